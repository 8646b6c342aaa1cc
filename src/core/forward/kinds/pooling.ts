import type { Shape } from '../../dim';
import { isMaxPool, poolStride, type PoolLayer } from '../../shape';
import type { ConvGeometry } from '../geometry';
import { pooledGeometry } from './pooled-geometry';
import { integer, integerAt } from './sizes';

/** The geometry of a pooling with sliding windows. */
export function poolGeometry(layer: PoolLayer, input: Shape, output: Shape): ConvGeometry {
  const { count_include_pad, divisor_override } = layer;
  return pooledGeometry(
    isMaxPool(layer)
      ? { kind: 'max' }
      : { kind: 'avg', countIncludePad: count_include_pad, divisor: divisor_override === null ? null : integer(divisor_override) },
    input,
    slidingAxes(layer, input, output),
  );
}

/** The windows of a pooling along each axis. */
export function slidingAxes(layer: PoolLayer, input: Shape, output: Shape): ConvGeometry['axes'] {
  const { rank, kernel_size, padding, dilation } = layer;
  return Array.from({ length: rank }, (_, axis) => ({
    windows: 'sliding',
    input: integer(input.at(axis - rank) ?? 0),
    output: integer(output.at(axis - rank) ?? 0),
    kernel: integerAt(kernel_size, axis),
    stride: integerAt(poolStride(layer), axis),
    dilation: integerAt(dilation, axis),
    padBefore: integerAt(padding, axis),
    padAfter: integerAt(padding, axis),
    outputPadding: 0,
  }));
}
