import { add, identical, mul, type Dim } from '../dim';
import type { ConvConfig } from './config';
import { axisSymbol, part, plainPart, type OutputFormula } from './formula-parts';
import { padSides, perAxis } from './output';
import { convSize, transposedSize } from './sizes';

/**
 * `⌊(H + 2·1 − 1·(3−1) − 1) / 2⌋ + 1`, transposed `(H − 1)·2 − 2·1 + 1·(3−1) + 0 + 1` (torch's documentation). If padding='same'
 * adds more at one end, both are written: `H + 1 + 2`.
 *
 * @param axis 0 is the outermost spatial axis
 * @param input the input size along it; defaults to the usual symbol
 */
export function outputFormula(config: ConvConfig, axis: number, input: Dim = axisSymbol(config.rank, axis)): OutputFormula {
  const sides = padSides(config);
  const { before, after } = sides[sides.length === 1 ? 0 : axis] ?? { before: 0, after: 0 };
  const kernel = perAxis(config.kernel_size, axis);
  const stride = perAxis(config.stride, axis);
  const dilation = perAxis(config.dilation, axis);
  const outputPadding = perAxis(config.output_padding, axis);
  const window = [...part('dilation', dilation), ...plainPart('·('), ...part('kernel_size', kernel), ...plainPart('−1)')];
  if (config.transposed) {
    return {
      parts: [
        ...plainPart('('),
        ...part('input', input),
        ...plainPart(' − 1)·'),
        ...part('stride', stride),
        ...plainPart(' − 2·'),
        ...part('padding', before),
        ...plainPart(' + '),
        ...window,
        ...plainPart(' + '),
        ...part('output_padding', outputPadding),
        ...plainPart(' + 1'),
      ],
      value: transposedSize({ input, pad: mul(2, before), kernel, stride, dilation, outputPadding }),
    };
  }
  const even = identical(before, after);
  const padding = even
    ? [...plainPart('2·'), ...part('padding', before)]
    : [...part('padding', before), ...plainPart(' + '), ...part('padding', after)];
  return {
    parts: [
      ...plainPart('⌊('),
      ...part('input', input),
      ...plainPart(' + '),
      ...padding,
      ...plainPart(' − '),
      ...window,
      ...plainPart(' − 1) / '),
      ...part('stride', stride),
      ...plainPart('⌋ + 1'),
    ],
    value: convSize({ input, pad: add(before, after), kernel, stride, dilation }),
  };
}
