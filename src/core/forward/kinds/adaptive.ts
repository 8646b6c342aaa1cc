import type { Shape } from '../../dim';
import { adaptiveReach, takesMax, type AdaptivePool } from '../../shape';
import type { AxisGeometry, ConvGeometry } from '../geometry';
import { pooledGeometry } from './pooled-geometry';
import { integer } from './sizes';

/** The geometry of an adaptive pooling. */
export function adaptiveGeometry({ type, rank }: AdaptivePool, input: Shape, output: Shape): ConvGeometry {
  return pooledGeometry(
    takesMax(type) ? { kind: 'max' } : { kind: 'avg', countIncludePad: true, divisor: null },
    input,
    Array.from({ length: rank }, (_, axis): AxisGeometry => {
      const [from, to] = [integer(input.at(axis - rank) ?? 0), integer(output.at(axis - rank) ?? 0)];
      return {
        windows: 'adaptive',
        input: from,
        output: to,
        kernel: adaptiveReach(from, to, 1),
        stride: to === 0 ? 1 : Math.ceil(from / to),
        dilation: 1,
        padBefore: 0,
        padAfter: 0,
        outputPadding: 0,
      };
    }),
  );
}
