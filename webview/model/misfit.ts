import type { Shape } from '../../src/core/dim';
import type { ConvConfig } from '../../src/core/shape';

/** Why a kernel does not fit: per axis of the plane (rows, columns), in cells. A strip has one row. */
export interface Misfit {
  readonly rows: MisfitAxis;
  readonly cols: MisfitAxis;
}

export interface MisfitAxis {
  readonly input: number;
  readonly padding: number;
  /** From the first to the last cell it touches, dilation included. */
  readonly kernel: number;
}

const STRIP: MisfitAxis = { input: 1, padding: 0, kernel: 1 };

/**
 * What explains "Kernel size can't be greater than actual input size". Null when that is not the matter, for symbolic sizes and for
 * transposed layers. Of a 3-D layer the last two axes are told.
 */
export function misfitOf(config: ConvConfig, input: Shape): Misfit | null {
  if (config.transposed || config.padding === 'same') return null;
  const [rows = STRIP, cols = STRIP] = [STRIP, ...input.slice(-config.rank).map((size, axis) => misfitAxis(config, axis, Number(size)))].slice(-2);
  return [rows, cols].some(({ input: n, padding, kernel }) => kernel > n + 2 * padding) ? { rows, cols } : null;
}

/** Symbolic sizes come out as NaN, which is larger than nothing and fits nothing. */
function misfitAxis({ padding, kernel_size, dilation }: ConvConfig, axis: number, input: number): MisfitAxis {
  const pad = typeof padding === 'string' ? 0 : Number(padding[axis]);
  return { input, padding: pad, kernel: Number(dilation[axis]) * (Number(kernel_size[axis]) - 1) + 1 };
}
