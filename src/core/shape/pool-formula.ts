import { add, floorDiv, identical, isInt, mul, neg, sub, type Dim } from '../dim';
import { axisSymbol, part, plainPart, type OutputFormula } from './formula-parts';
import { perAxis } from './output';
import { isMaxPool, poolStride, type PoolLayer } from './pool-layer';
import { windowCount } from './pool-windows';
import type { ReceptiveField } from './receptive-field';
import { kernelExtent } from './sizes';

/** The receptive field of one output of a pooling. */
export function poolReceptiveField(layer: PoolLayer): ReceptiveField {
  const axes = Array.from({ length: layer.rank }, (_, axis) => axis);
  return {
    size: axes.map(axis => kernelExtent(perAxis(layer.kernel_size, axis), perAxis(layer.dilation, axis))),
    jump: axes.map(axis => perAxis(poolStride(layer), axis)),
    outputsPerJump: axes.map(() => 1),
    start: axes.map(axis => neg(perAxis(layer.padding, axis))),
  };
}

/**
 * `⌊(H + 2·1 − 1·(3−1) − 1) / 2⌋ + 1` as in torch's documentation, for averages `⌊(H + 2·1 − 3) / 2⌋ + 1`; in ceil mode with ⌈ ⌉,
 * and one less if the last window would begin after the input and its left padding.
 */
export function poolFormula(layer: PoolLayer, axis: number, input: Dim = axisSymbol(layer.rank, axis)): OutputFormula {
  const [kernel, stride, padding, dilation] = [layer.kernel_size, poolStride(layer), layer.padding, layer.dilation].map(sizes =>
    perAxis(sizes, axis),
  ) as [Dim, Dim, Dim, Dim];
  const windows = { kernel: [kernel], stride: [stride], padding: [padding], dilation: [dilation] };
  const count = windowCount(windows, 0, input, layer.ceil_mode);
  const rounded = add(
    floorDiv(add(sub(add(input, mul(2, padding)), kernelExtent(kernel, dilation)), layer.ceil_mode ? sub(stride, 1) : 0), stride),
    1,
  );
  const value = count.kind === 'ok' ? count.value : rounded;
  const less = isInt(value) && isInt(rounded) && !identical(value, rounded);
  const window = isMaxPool(layer)
    ? [...part('dilation', dilation), ...plainPart('·('), ...part('kernel_size', kernel), ...plainPart('−1) − 1')]
    : part('kernel_size', kernel);
  const [open, close] = layer.ceil_mode ? ['⌈(', '⌉ + 1'] : ['⌊(', '⌋ + 1'];
  return {
    parts: [
      ...plainPart(open),
      ...part('input', input),
      ...plainPart(' + 2·'),
      ...part('padding', padding),
      ...plainPart(' − '),
      ...window,
      ...plainPart(') / '),
      ...part('stride', stride),
      ...plainPart(`${close}${less ? ' − 1' : ''}`),
    ],
    value,
  };
}
