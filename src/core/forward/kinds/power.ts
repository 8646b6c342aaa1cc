import type { Shape } from '../../dim';
import { averageOf, type PowerPool } from '../../shape';
import type { ConvGeometry } from '../geometry';
import { pooledGeometry } from './pooled-geometry';
import { slidingAxes } from './pooling';
import { NotANumber } from './sizes';

/** The geometry of a power-average pooling. */
export function powerGeometry(layer: PowerPool, input: Shape, output: Shape): ConvGeometry {
  const { norm_type } = layer;
  if (norm_type === null) throw new NotANumber('`norm_type` is unknown');
  return pooledGeometry({ kind: 'power', norm: norm_type }, input, slidingAxes(averageOf(layer), input, output));
}
