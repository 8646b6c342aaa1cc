/** What all views have in common: planes with their sizes, numbers with the right values, cells that form a rectangle. */
import assert from 'node:assert/strict';
import type { VolumeGeometry } from '../../../src/core/forward';
import type { ViewMemory } from '../../../src/protocol/panel';
import { numberText } from '../../../webview/format';
import type { Drawing, DrawnCell, Plane } from '../drawing';
import { channelsRead, windowSizes, written } from './counted';

export const FIRST: ViewMemory = { outChannel: 0, inChannel: 0, slice: 0 };

export interface Step {
  readonly volume: VolumeGeometry;
  readonly view: ViewMemory;
  readonly position: readonly [number, number, number];
}

export const PLANES = ['input', 'kernel', 'output'] as const;

export type Cells = readonly DrawnCell[];
export const at = ({ row, col }: { readonly row: number; readonly col: number }): string => `${row},${col}`;
export const of = ({ cells }: Drawing, plane: Plane): DrawnCell[] => cells.filter(cell => cell.plane === plane);
export const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
export const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;

/** The title of each plane and the line below it, input first. */
export function headings({ texts }: Drawing): string[][] {
  const found = texts
    .filter(({ kind }) => kind === 'title')
    .map(title => [title.text, texts.find(({ kind, x, y }) => kind === 'subtitle' && x === title.x && y === title.y + 16)?.text ?? '']);
  return found.sort(([a = ''], [b = '']) => order(a) - order(b));
}

/** The title of a plane. */
function order(title: string): number {
  return ['input', 'kernel', 'window', 'output'].findIndex(plane => title.startsWith(plane));
}

/** Each plane has its size in its title. */
export function assertHeadings(
  drawn: Drawing,
  volume: VolumeGeometry,
  subtitles: readonly string[],
  position: readonly number[] = [0, 0, 0],
): void {
  assert.deepEqual(
    headings(drawn),
    PLANES.map((plane, i) => [titleOf(volume, plane, position), subtitles[i]]),
  );
}

/** A pooling has a window instead of a kernel. */
export function titleOf(volume: VolumeGeometry, plane: Plane, position: readonly number[]): string {
  if (plane !== 'kernel' || volume.rule.kind === 'sum') return `${plane} ${written(volume, plane)}`;
  return `window ${windowSizes(volume, position).slice(-volume.rank).join('×')}`;
}

/** The first channels and the last ones. */
export function views(volume: VolumeGeometry): ViewMemory[] {
  const last = { outChannel: volume.outChannels - 1, inChannel: channelsRead(volume, 0).length - 1, slice: volume.depth.kernel - 1 };
  return JSON.stringify(last) === JSON.stringify(FIRST) ? [FIRST] : [FIRST, last];
}

/** The numbers in the cells are those of the layer, and the rows and columns have the right indices. */
export function assertWritten({ cells, texts }: Drawing): void {
  for (const { value, text } of cells) assert(text === '' || text === numberText(value ?? NaN), `${text} is ${value}`);
  const ticks = texts.filter(({ kind }) => kind === 'tick');
  for (const tick of ticks) {
    const above = cells.find(({ x, y, size }) => near(x + size / 2, tick.x, 0.01) && near(y - 6, tick.y, 0.01));
    const beside = cells.find(({ x, y, size }) => near(x - 6, tick.x, 0.01) && near(y + size / 2 + 3.5, tick.y, 0.01));
    assert(
      above ? numberText(above.col) === tick.text : beside && numberText(beside.row) === tick.text,
      `${tick.text} at ${tick.x}, ${tick.y}`,
    );
  }
}

/** The cells fill a rectangle, each at the position of its row and column. */
export function assertRectangle(cells: Cells): { readonly rows: readonly [number, number]; readonly cols: readonly [number, number] } {
  const ends = (list: readonly number[]): readonly [number, number] => [Math.min(...list), Math.max(...list)];
  const [rows, cols] = [ends(cells.map(({ row }) => row)), ends(cells.map(({ col }) => col))];
  assert.equal(new Set(cells.map(at)).size, cells.length);
  assert.equal(cells.length, (rows[1] - rows[0] + 1) * (cols[1] - cols[0] + 1));
  const corner = cells.find(({ row, col }) => row === rows[0] && col === cols[0]) ?? assert.fail();
  for (const { row, col, x, y, size } of cells)
    assert(near(x, corner.x + (col - cols[0]) * size, 0.01) && near(y, corner.y + (row - rows[0]) * size, 0.01), `${row},${col}`);
  return { rows, cols };
}

export const span = ([from, to]: readonly [number, number]): string => (from === to ? String(from) : `${from} … ${to}`);
