import { readAt, type AxisGeometry, type VolumeGeometry } from '../../src/core/forward';
import { numberText } from '../format';
import type { Links } from './pointing';
import { lookOf } from './rules';
import { tv } from './say';
import type { Cell } from './types';

/** The cell that is pointed at and the related cells, in a sentence. Counts are for whole planes, including what is not on the page. */
export function sayPointed(volume: VolumeGeometry, { pointed, row, col }: Links, cell: Cell | undefined): string {
  const outputs = row.output.size * col.output.size;
  const value = cell?.value == null ? '' : ` = ${numberText(cell.value)}`;
  const place = (r: number | string, c: number | string): string => (volume.rank === 1 ? `${c}` : `${r}, ${c}`);
  switch (pointed.plane) {
    case 'output':
      return tv('pointOutput', place(pointed.row, pointed.col), value, row.input.size * col.input.size);
    case 'kernel':
      return tv(
        lookOf(volume).pointed,
        place(pointed.row, pointed.col),
        value,
        data(volume, volume.row, row.input) * data(volume, volume.col, col.input),
        outputs,
      );
    case 'input': {
      const [r, c] = [
        readAt(volume.row, volume.transposed, volume.paddingMode, pointed.row),
        readAt(volume.col, volume.transposed, volume.paddingMode, pointed.col),
      ];
      if (r.source === null || c.source === null)
        return tv(r.kind === 'inserted' || c.kind === 'inserted' ? 'pointInserted' : 'pointPadding', outputs);
      const said = tv(outputs === 0 ? 'pointUnread' : 'pointInput', place(r.source, c.source), value, outputs);
      return r.kind === 'padding' || c.kind === 'padding' ? tv('pointRepeats', said) : said;
    }
  }
}

/** How many different inputs are at these positions of the line. */
function data(volume: VolumeGeometry, axis: AxisGeometry, positions: ReadonlySet<number>): number {
  const sources = new Set<number>();
  for (const position of positions) {
    const { source } = readAt(axis, volume.transposed, volume.paddingMode, position);
    if (source !== null) sources.add(source);
  }
  return sources.size;
}
