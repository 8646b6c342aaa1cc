import type { Shape } from '../../dim';
import { averageOf, poolStride, type PowerPool } from '../../shape';
import type { ConvGeometry } from '../geometry';
import { pooledGeometry } from './pooled-geometry';
import { integer, integerAt, NotANumber } from './sizes';

/** The geometry of a power-average pooling. */
export function powerGeometry(layer: PowerPool, input: Shape, output: Shape): ConvGeometry {
  const { rank, norm_type, kernel_size } = layer;
  if (norm_type === null) throw new NotANumber('`norm_type` is unknown');
  return pooledGeometry(
    { kind: 'power', norm: norm_type },
    input,
    Array.from({ length: rank }, (_, axis) => ({
      windows: 'sliding',
      input: integer(input.at(axis - rank) ?? 0),
      output: integer(output.at(axis - rank) ?? 0),
      kernel: integerAt(kernel_size, axis),
      stride: integerAt(poolStride(averageOf(layer)), axis),
      dilation: 1,
      padBefore: 0,
      padAfter: 0,
      outputPadding: 0,
    })),
  );
}
