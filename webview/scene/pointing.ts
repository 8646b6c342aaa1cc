import { placesAt, readAt, readLine, weightIndex, windowStart, type AxisGeometry, type VolumeGeometry } from '../../src/core/forward';
import type { Cell, CellMark, PlaneName } from './types';

/** A cell that is pointed at: its plane, and its true position there (for the input: on the read line). */
export interface Pointed {
  readonly plane: PlaneName;
  readonly row: number;
  readonly col: number;
}

/** Related positions along one axis: on the read line, in the weights, and in the outputs. Over two axes, the sets are combined. */
interface AxisLinks {
  readonly input: ReadonlySet<number>;
  readonly kernel: ReadonlySet<number>;
  readonly output: ReadonlySet<number>;
}

/** The relations of a cell: an output with what it reads, a weight with what it multiplies, an input with the outputs it contributes to. */
export interface Links {
  readonly pointed: Pointed;
  readonly row: AxisLinks;
  readonly col: AxisLinks;
}

/**
 * All cells related to a cell, on the planes that are shown. An output is linked to its whole window; a weight to every
 * input it multiplies and every output it contributes to; an input to all outputs it contributes to, including through padding that repeats
 * it.
 */
export function linksOf(volume: VolumeGeometry, pointed: Pointed): Links {
  return {
    pointed,
    row: alongAxis(volume, volume.row, pointed.plane, pointed.row),
    col: alongAxis(volume, volume.col, pointed.plane, pointed.col),
  };
}

function alongAxis({ transposed, paddingMode }: VolumeGeometry, axis: AxisGeometry, plane: PlaneName, at: number): AxisLinks {
  const links = { input: new Set<number>(), kernel: new Set<number>(), output: new Set<number>() };
  const pointedRead = plane === 'input' ? readAt(axis, transposed, paddingMode, at) : null;
  /** The same cell of the line, or the same value repeated by the padding. */
  const isPointed = (position: number): boolean =>
    position === at || (pointedRead?.source != null && readAt(axis, transposed, paddingMode, position).source === pointedRead.source);
  const outputs = plane === 'output' ? [at] : Array.from({ length: axis.output }, (_, o) => o);
  for (const output of outputs) {
    const start = windowStart(axis, transposed, output);
    for (let place = 0; place < placesAt(axis, output); place++) {
      const kernel = weightIndex(axis, transposed, place);
      const position = start + place * axis.dilation;
      if ((plane === 'kernel' && kernel !== at) || (plane === 'input' && !isPointed(position))) continue;
      links.input.add(position);
      links.kernel.add(kernel);
      links.output.add(output);
    }
  }
  return links;
}

/** The cells with their relation to what is pointed at; unchanged if nothing is pointed at. */
export function marked(cells: readonly Cell[], links: Links | null): readonly Cell[] {
  return links ? cells.map(cell => ({ ...cell, mark: markOf(cell, links) ?? cell.mark ?? null })) : cells;
}

function markOf({ plane, role, row, col }: Cell, { pointed, ...axes }: Links): CellMark | null {
  // Gaps are counted by position, not by weight.
  if (role === 'gap') return null;
  if (plane === pointed.plane && row === pointed.row && col === pointed.col) return 'pointed';
  return axes.row[plane].has(row) && axes.col[plane].has(col) ? 'linked' : null;
}

/** The first and last positions of each plane, which limit the keyboard. */
export function planeBounds(
  volume: VolumeGeometry,
  plane: PlaneName,
): { readonly row: readonly [from: number, to: number]; readonly col: readonly [from: number, to: number] } {
  const along = (axis: AxisGeometry): readonly [number, number] => {
    if (plane === 'kernel') return [0, axis.kernel];
    if (plane === 'output') return [0, axis.output];
    const { from, to } = readLine(axis, volume.transposed);
    return [from, to];
  };
  return { row: along(volume.row), col: along(volume.col) };
}
