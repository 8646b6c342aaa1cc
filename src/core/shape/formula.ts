import { add, formatDim, identical, mul, sym, type Dim } from '../dim';
import type { ConvConfig, Rank } from './config';
import { padSides, perAxis } from './output';
import { convSize, transposedSize } from './sizes';

/** A piece of a formula; what is not plain text is the value of the parameter it is named after. */
export interface FormulaPart {
  readonly role: 'text' | 'input' | 'padding' | 'dilation' | 'kernel_size' | 'stride' | 'output_padding';
  readonly text: string;
}

/** The output size along one axis, with a layer's numbers filled in. */
export interface OutputFormula {
  readonly parts: readonly FormulaPart[];
  readonly value: Dim;
}

const AXIS_SYMBOLS: Readonly<Record<Rank, readonly string[]>> = { 1: ['L'], 2: ['H', 'W'], 3: ['D', 'H', 'W'] };

/** The usual symbol for the input's size along an axis: L; H, W; D, H, W. */
export function axisSymbol(rank: Rank, axis: number): Dim {
  return sym(AXIS_SYMBOLS[rank][axis] ?? 'L');
}

/**
 * `⌊(H + 2·1 − 1·(3−1) − 1) / 2⌋ + 1`, transposed `(H − 1)·2 − 2·1 + 1·(3−1) + 0 + 1` (torch's documentation). Where padding='same'
 * puts more at one end, both are written: `H + 1 + 2`.
 *
 * @param axis 0 is the outermost spatial axis
 * @param input the input's size along it; the usual symbol if it is not given
 */
export function outputFormula(config: ConvConfig, axis: number, input: Dim = axisSymbol(config.rank, axis)): OutputFormula {
  const sides = padSides(config);
  const { before, after } = sides[sides.length === 1 ? 0 : axis] ?? { before: 0, after: 0 };
  const kernel = perAxis(config.kernel_size, axis);
  const stride = perAxis(config.stride, axis);
  const dilation = perAxis(config.dilation, axis);
  const outputPadding = perAxis(config.output_padding, axis);
  const window = [...part('dilation', dilation), ...text('·('), ...part('kernel_size', kernel), ...text('−1)')];
  if (config.transposed) {
    return {
      parts: [
        ...text('('), ...part('input', input), ...text(' − 1)·'), ...part('stride', stride), ...text(' − 2·'), ...part('padding', before),
        ...text(' + '), ...window, ...text(' + '), ...part('output_padding', outputPadding), ...text(' + 1'),
      ],
      value: transposedSize({ input, pad: mul(2, before), kernel, stride, dilation, outputPadding }),
    };
  }
  const even = identical(before, after);
  const padding = even ? [...text('2·'), ...part('padding', before)] : [...part('padding', before), ...text(' + '), ...part('padding', after)];
  return {
    parts: [...text('⌊('), ...part('input', input), ...text(' + '), ...padding, ...text(' − '), ...window, ...text(' − 1) / '), ...part('stride', stride), ...text('⌋ + 1')],
    value: convSize({ input, pad: add(before, after), kernel, stride, dilation }),
  };
}

/** The formula as text. */
export function formatFormula({ parts }: OutputFormula): string {
  return parts.map(each => each.text).join('');
}

function text(content: string): readonly FormulaPart[] {
  return [{ role: 'text', text: content }];
}

function part(role: FormulaPart['role'], value: Dim): readonly FormulaPart[] {
  const content = formatDim(value, 'pretty');
  return [{ role, text: /^[\p{L}\p{N}_.']+$/u.test(content) ? content : `(${content})` }];
}
