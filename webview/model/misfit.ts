import type { Dim, Shape } from '../../src/core/dim';
import { kindOf, type LayerConfig } from '../../src/core/shape';

/** Why a kernel does not fit: per axis of the plane (rows, columns), in cells. A strip has one row. */
export interface Misfit {
  readonly rows: MisfitAxis;
  readonly cols: MisfitAxis;
}

export interface MisfitAxis {
  readonly input: number;
  readonly padBefore: number;
  readonly padAfter: number;
  /** From the first to the last cell that it reads, including dilation. */
  readonly kernel: number;
}

const STRIP: MisfitAxis = { input: 1, padBefore: 0, padAfter: 0, kernel: 1 };

/**
 * The explanation of "Kernel size can't be greater than actual input size". Null for other problems, for symbolic sizes, and if
 * no window slides over the input. For a 3-D layer, the last two axes are described.
 */
export function misfitOf(config: LayerConfig, input: Shape): Misfit | null {
  const sliding = kindOf(config).sliding(config);
  if (!sliding) return null;
  const axes: MisfitAxis[] = [];
  for (let axis = 0; axis < config.rank; axis++) {
    const { before = 0, after = 0 } = perAxis(sliding.sides, axis) ?? {};
    const sizes = [input.at(axis - config.rank), before, after, perAxis(sliding.kernel, axis), perAxis(sliding.dilation, axis)];
    if (!sizes.every(isSize)) return null;
    const [size = 0, padBefore = 0, padAfter = 0, kernel = 0, dilation = 0] = sizes;
    axes.push({ input: size, padBefore, padAfter, kernel: dilation * (kernel - 1) + 1 });
  }
  const [rows = STRIP, cols = STRIP] = [STRIP, ...axes].slice(-2);
  return [rows, cols].some(axis => axis.kernel > padded(axis)) ? { rows, cols } : null;
}

/** The axis with its padding. */
export function padded({ input, padBefore, padAfter }: MisfitAxis): number {
  return input + padBefore + padAfter;
}

/** One entry can apply to all axes. */
function perAxis<T>(entries: readonly T[], axis: number): T | undefined {
  return entries.length === 1 ? entries[0] : entries[axis];
}

/** Sizes that can be drawn: not symbolic, and not rejected by torch as negative. */
function isSize(dim: Dim | undefined): dim is number {
  return typeof dim === 'number' && dim >= 0;
}
