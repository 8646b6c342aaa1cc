// Every picture beside the grid shows what the stepper says, and whatever is pointed at lights up what it truly meets: read from the page
// for every preset and what they leave out. One panel shows all layers, so that nothing of one may be left in the picture of the next.
import assert from 'node:assert/strict';
import { indexOf, readAt, type AxisGeometry, type LayerValues, type Tap, type VolumeGeometry } from '../../src/core/forward';
import type { LayerView, ViewMemory } from '../../src/protocol/panel';
import { formatValue } from '../../webview/format';
import { drawing, pointAt, seek, show, type Drawing, type DrawnCell, type DrawnSolid, type Lit, type Place, type Plane, type Point } from './drawing';
import { LAYERS, NUMBERED, POOLS, PRESETS } from './layers';
import { onePanel } from './suite';
import { channelsRead, count, isSmall, place, sizesOf, some, tally, tapsAt, valuesOf, volumeOf, written, type Tally } from './truth';

const ALL: Readonly<Record<string, LayerView>> = { ...LAYERS, ...NUMBERED, ...POOLS };
const FIRST: ViewMemory = { outChannel: 0, inChannel: 0, slice: 0 };

const PLANES = ['input', 'kernel', 'output'] as const;

type Cells = readonly DrawnCell[];
const at = ({ row, col }: { readonly row: number; readonly col: number }): string => `${row},${col}`;
const of = ({ cells }: Drawing, plane: Plane): DrawnCell[] => cells.filter(cell => cell.plane === plane);
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;

/** What is written over each plane, input first: its title and the line under it. */
function headings({ texts }: Drawing): string[][] {
  const found = texts.filter(({ kind }) => kind === 'title').map(title => [title.text, texts.find(({ kind, x, y }) => kind === 'subtitle' && x === title.x && y === title.y + 16)?.text ?? '']);
  return found.sort(([a = ''], [b = '']) => order(a) - order(b));
}

/** A title by its plane. */
function order(title: string): number {
  return ['input', 'kernel', 'window', 'output'].findIndex(plane => title.startsWith(plane));
}

/** Each plane under its true size. */
function assertHeadings(drawn: Drawing, volume: VolumeGeometry, subtitles: readonly string[]): void {
  assert.deepEqual(headings(drawn), PLANES.map((plane, i) => [titleOf(volume, plane), subtitles[i]]));
}

/** A pooling has no kernel, but a window. */
function titleOf(volume: VolumeGeometry, plane: Plane): string {
  return `${plane === 'kernel' && volume.pooling ? 'window' : plane} ${written(volume, plane)}`;
}

/** The first channels and the last ones. */
function views(volume: VolumeGeometry): ViewMemory[] {
  const last = { outChannel: volume.outChannels - 1, inChannel: channelsRead(volume, 0).length - 1, slice: volume.depth.kernel - 1 };
  return JSON.stringify(last) === JSON.stringify(FIRST) ? [FIRST] : [FIRST, last];
}

/** Numbers that are written are those that stand there, in lines and columns that are numbered as they are. */
function assertWritten({ cells, texts }: Drawing): void {
  for (const { value, text } of cells) assert(text === '' || text === formatValue(value ?? NaN), `${text} is ${value}`);
  const ticks = texts.filter(({ kind }) => kind === 'tick');
  for (const tick of ticks) {
    const above = cells.find(({ x, y, size }) => near(x + size / 2, tick.x, 0.01) && near(y - 6, tick.y, 0.01));
    const beside = cells.find(({ x, y, size }) => near(x - 6, tick.x, 0.01) && near(y + size / 2 + 3.5, tick.y, 0.01));
    assert(above ? formatValue(above.col) === tick.text : beside && formatValue(beside.row) === tick.text, `${tick.text} at ${tick.x}, ${tick.y}`);
  }
}

/** Cells fill a whole rectangle, each where its row and column have it. */
function assertRectangle(cells: Cells): { readonly rows: readonly [number, number]; readonly cols: readonly [number, number] } {
  const ends = (list: readonly number[]): readonly [number, number] => [Math.min(...list), Math.max(...list)];
  const [rows, cols] = [ends(cells.map(({ row }) => row)), ends(cells.map(({ col }) => col))];
  assert.equal(new Set(cells.map(at)).size, cells.length);
  assert.equal(cells.length, (rows[1] - rows[0] + 1) * (cols[1] - cols[0] + 1));
  const corner = cells.find(({ row, col }) => row === rows[0] && col === cols[0]) ?? assert.fail();
  for (const { row, col, x, y, size } of cells) assert(near(x, corner.x + (col - cols[0]) * size, 0.01) && near(y, corner.y + (row - rows[0]) * size, 0.01), `${row},${col}`);
  return { rows, cols };
}

const span = ([from, to]: readonly [number, number]): string => (from === to ? String(from) : `${from} … ${to}`);

function assertMatrix(drawn: Drawing, layer: LayerView, volume: VolumeGeometry, view: ViewMemory): void {
  const { inChannels, outChannels, groups, bias } = volume;
  const joined = Array.from({ length: outChannels }, (_, out) => new Set(channelsRead(volume, out)));
  const { rows, cols } = assertRectangle(drawn.cells);
  for (const { plane, row, col, role } of drawn.cells) assert.deepEqual([plane, role], ['kernel', joined[row]?.has(col) ? 'weight' : 'ghost'], `${row},${col}`);
  const looks = new Map(drawn.cells.filter(({ role }) => role === 'weight').map(({ row, look }) => [Math.floor((row * groups) / outChannels), look]));
  for (const [group, look] of looks) assert.notEqual(look, looks.get(group + 1), 'groups beside each other look different');

  const each = count(sizesOf(volume, 'kernel'));
  const [kernels, all] = [joined.reduce((total, channels) => total + channels.size, 0), inChannels * outChannels];
  assert.equal(kernels * each + (bias ? outChannels : 0), layer.params, 'parameters');
  const said =
    groups === 1
      ? `Every output channel has a kernel for every input channel: ${all} kernels, ${all * each} weights.`
      : groups === inChannels
        ? `Depthwise: each output channel has one kernel, ${(all - kernels) * each} of ${all * each} weights saved.`
        : `${groups} groups: ${kernels} of ${all} kernels are left, ${(all - kernels) * each} of ${all * each} weights saved.`;
  const isPart = drawn.cells.length < all;
  assert.equal(drawn.remarks, `${said}${isPart ? ` Outputs ${span(rows)} and inputs ${span(cols)} of ${outChannels}×${inChannels} kernels.` : ''}`);
  assert.equal(drawn.minimaps, isPart ? 1 : 0);
  assert.deepEqual(headings(drawn), [[`kernels ${outChannels}×${inChannels}`, `out_channels × in_channels, each ${written(volume, 'kernel')}`]]);
  assertMatrixFrames(drawn, volume, view);
}

/** Around what the chosen output channel reads, as far as it is on the page, and around the kernel in the picture. */
function assertMatrixFrames({ cells, frames }: Drawing, volume: VolumeGeometry, view: ViewMemory): void {
  const read = channelsRead(volume, view.outChannel);
  const framed = (kind: string): string[] => {
    const { x, y, width, height } = frames.find(frame => frame.kind === kind) ?? assert.fail();
    return cells.filter(cell => cell.x >= x - 0.01 && cell.y >= y - 0.01 && cell.x + cell.size <= x + width + 0.01 && cell.y + cell.size <= y + height + 0.01).map(at);
  };
  assert.deepEqual(framed('current'), [`${view.outChannel},${read[view.inChannel]}`]);
  assert.deepEqual(sorted(framed('window')), sorted(cells.filter(({ row, col }) => row === view.outChannel && read.includes(col)).map(at)));
}

/** Every cell of a plane of a tensor, counted. */
interface Counted {
  readonly least: number;
  readonly most: number;
  /** Rows and columns where there is nothing anywhere. */
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  /** Whether the most are found in the middle of the plane, and whether they are found in a corner. */
  readonly inMiddle: boolean;
  readonly inCorner: boolean;
}

function countPlane(sizes: readonly number[], depth: number, met: Tally): Counted {
  const [depths = 1, height = 1, width = 1] = sizes;
  const range = (length: number): number[] => Array.from({ length }, (_, i) => i);
  const rows = new Set(range(height));
  const cols = new Set(range(width));
  let [least, most] = [Infinity, 0];
  for (const d of range(depths)) {
    for (const r of range(height)) {
      for (const c of range(width)) {
        const times = met([d, r, c]);
        if (d === depth) [least, most] = [Math.min(least, times), Math.max(most, times)];
        if (times > 0) rows.delete(r);
        if (times > 0) cols.delete(c);
      }
    }
  }
  const isMost = (r: number, c: number): boolean => met([depth, r, c]) === most;
  const ends = (length: number): number[] => [0, length - 1];
  const middle = (length: number): number[] => range(length).slice(Math.floor(length / 3), length - Math.floor(length / 3));
  return {
    least, most, rows: [...rows], cols: [...cols],
    inMiddle: middle(height).some(r => middle(width).some(c => isMost(r, c))),
    inCorner: ends(height).some(r => ends(width).some(c => isMost(r, c))),
  };
}

function assertCoverage(drawn: Drawing, volume: VolumeGeometry, met: Tally, planeAt: (depth: number) => Counted, position: readonly [number, number, number]): void {
  const { transposed, rank, depth } = volume;
  const plane = transposed ? 'output' : 'input';
  const sizes = sizesOf(volume, plane);
  // Of a convolution the page shows where the window begins, or the end of the input nearest to it.
  const z = transposed ? position[0] : Math.max(0, Math.min(depth.input - 1, position[0] * depth.stride - depth.padBefore));
  assertRectangle(drawn.cells);
  for (const cell of drawn.cells) {
    const times = met([z, cell.row, cell.col]);
    assert.deepEqual([cell.plane, cell.value, cell.role], [plane, times, times === 0 ? 'unread' : 'data'], at(cell));
  }
  const where = rank === 3 ? ` · depth ${z}` : '';
  assert.deepEqual(headings(drawn), [transposed ? [`output ${written(volume, 'output')}: products added`, `from one input channel${where}`] : [`input ${written(volume, 'input')}: times read`, `by all outputs of one channel${where}`]]);
  const isWhole = drawn.cells.length === (sizes[1] ?? 1) * (sizes[2] ?? 1);
  assert.equal(drawn.minimaps, isWhole ? 0 : 1);
  if (transposed) assertFeedRemarks(drawn.remarks, planeAt(z), volume);
  else assertReadRemarks(drawn.remarks, planeAt(z), volume);
}

function assertReadRemarks(remarks: string, { least, most, rows, cols, inMiddle, inCorner }: Counted, { rank, row, col, paddingMode }: VolumeGeometry): void {
  assert(remarks.startsWith(least === most ? `Each cell is read ${most} times.` : `Cells are read ${least} to ${most} times`), remarks);
  const isDense = [row, col].every(axis => axis.stride === 1 && axis.dilation === 1 && axis.input >= 3 * axis.kernel);
  if (remarks.includes('in the middle')) assert(inMiddle && !inCorner, remarks);
  else assert(least === most || paddingMode !== 'zeros' || !isDense, remarks);
  const named = (one: string, many: string): readonly number[] => {
    const text = new RegExp(`(?:${one}|${many}) ([\\d …,]+) (?:is|are) never read`).exec(remarks)?.[1] ?? '';
    return text.split(', ').filter(part => part !== '' && part !== '…').flatMap(part => {
      const [from = 0, to = from] = part.split(' … ').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });
  };
  const more = /, … are never read/.test(remarks);
  const agree = (said: readonly number[], counted: readonly number[]): void => {
    assert.deepEqual(said, more ? counted.slice(0, said.length) : counted, remarks);
    assert.equal(said.length > 0, counted.length > 0);
  };
  if (rank > 1) agree(named('Row', 'Rows'), rows);
  agree(named('Column', 'Columns'), cols);
}

function assertFeedRemarks(remarks: string, { least, most }: Counted, { row, col }: VolumeGeometry): void {
  assert(remarks.startsWith(least === most ? `Every output gets ${most} products.` : `Outputs get ${least} to ${most} products.`), remarks);
  // A kernel that is a multiple of its stride meets every output equally often, away from the ends.
  const even = ({ kernel, stride }: AxisGeometry): boolean => kernel % stride === 0;
  if (even(row) && even(col)) assert.doesNotMatch(remarks, /checkerboard/);
}

const only = ({ solids }: Drawing, plane: Plane, ...kinds: readonly string[]): DrawnSolid[] => solids.filter(solid => solid.plane === plane && (kinds.length === 0 || kinds.includes(solid.kind)));
const cards = (solids: readonly DrawnSolid[]): number[] => [...new Set(solids.map(({ card }) => card))];

/** A face as it is drawn: its corners from the top left, clockwise. */
function cornersOf(solid: DrawnSolid | undefined, face = 0): readonly [Point, Point, Point, Point] {
  const [a, b, c, d] = solid?.faces[face] ?? [];
  assert(a && b && c && d);
  return [a, b, c, d];
}

/** How wide and how high a card stands. */
function extentOf(solid: DrawnSolid | undefined): { readonly width: number; readonly height: number } {
  const [topLeft, topRight, , bottomLeft] = cornersOf(solid);
  return { width: topRight[0] - topLeft[0], height: bottomLeft[1] - topLeft[1] };
}

/** Where a point is on a card that begins at `from` and has so many rows and columns. */
function placeOn(card: DrawnSolid, rows: Stretch, cols: Stretch, [x, y]: Point): readonly [row: number, col: number] {
  const [[x0, y0], [x1, y1], , [, y3]] = cornersOf(card);
  const part = (x - x0) / (x1 - x0);
  return [rows.from + ((y - y0 - part * (y1 - y0)) / (y3 - y0)) * (rows.to - rows.from), cols.from + part * (cols.to - cols.from)];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Along an axis: all that is read and all that is there, padding and inserted zeros included. */
function lineOf(volume: VolumeGeometry, axis: 0 | 1 | 2): Stretch {
  const { input, output, stride, padBefore, padAfter } = volume.axes[axis] ?? assert.fail();
  const reads = [0, output - 1].flatMap(o => tapsAt(volume, [0, 0, 0].with(axis, o)).map(tap => tap.at[axis] ?? 0));
  const there = volume.transposed ? [0, (input - 1) * stride] : [-padBefore, input + padAfter - 1];
  return { from: Math.min(...reads, ...there), to: Math.max(...reads, ...there) + 1 };
}

function dataOf({ input, stride }: AxisGeometry, transposed: boolean): Stretch {
  return { from: 0, to: transposed ? (input - 1) * stride + 1 : input };
}

/** Which cards there are to choose from, and which of them the step is about. */
interface Deck {
  readonly from: number;
  readonly to: number;
  readonly chosen: number;
}

function assertCards(shown: readonly number[], { from, to, chosen }: Deck): void {
  assert.deepEqual(shown, [...shown].sort((a, b) => a - b), 'later cards are in front');
  assert(shown.length <= 6 && shown.includes(chosen) && shown.every(card => card >= from && card < to), String(shown));
  if (to - from <= 6) assert.equal(shown.length, to - from);
  assert(shown.includes(from) && shown.includes(to - 1), 'the ends are there');
}

/** Under each card stands its number, and between two of them how many are left out. */
function assertCardNumbers({ texts }: Drawing, solids: readonly DrawnSolid[]): number {
  const feet = cards(solids).map(card => ({ card, foot: cornersOf(solids.find(solid => solid.card === card))[3] }));
  const textAt = (x: number, y: number): string | undefined => texts.find(text => text.kind === 'tick' && near(text.x, x, 0.3) && near(text.y, y + 13, 0.3))?.text;
  let left = 0;
  for (const [i, { card, foot }] of feet.entries()) {
    assert.equal(textAt(...foot), formatValue(card));
    const before = feet[i - 1];
    const skipped = before ? card - before.card - 1 : 0;
    if (!before || skipped === 0) continue;
    assert.equal(textAt((foot[0] + before.foot[0]) / 2, foot[1]), `+${skipped}`);
    left += skipped;
  }
  return left;
}

interface Step {
  readonly volume: VolumeGeometry;
  readonly view: ViewMemory;
  readonly position: readonly [number, number, number];
}

function assertVolumes(drawn: Drawing, step: Step): void {
  assertInputCards(drawn, step);
  assertKernelCards(drawn, step);
  assertOutputCards(drawn, step);
  assertProportions(drawn, step);
  const left = PLANES.map(plane => assertCardNumbers(drawn, only(drawn, plane)));
  assert.equal(drawn.remarks.includes('+n stands for cards that are left out.'), left.some(skipped => skipped > 0));
  assertVolumeTitles(drawn, step);
}

function assertInputCards(drawn: Drawing, { volume, view, position }: Step): void {
  const read = tapsAt(volume, position);
  const channels = channelsRead(volume, view.outChannel);
  const isDeep = volume.rank === 3;
  const chosen = isDeep ? (read.find(({ kernel }) => kernel[0] === view.slice)?.at[0] ?? NaN) : (channels[view.inChannel] ?? NaN);
  const shown = cards(only(drawn, 'input'));
  assertCards(shown, { ...(isDeep ? lineOf(volume, 0) : { from: 0, to: volume.inChannels }), chosen });
  const active = new Set(isDeep ? read.map(tap => tap.at[0] ?? NaN) : channels);
  for (const kind of ['window', 'read']) assert.deepEqual(cards(only(drawn, 'input', kind).filter(({ faces }) => faces.length > 0)), shown.filter(card => active.has(card)), kind);
  for (const card of shown) {
    const kind = isDeep ? kindAlong(volume, volume.depth, card) : 'input';
    assert.equal(only(drawn, 'input', 'slab').some(solid => solid.card === card), kind === 'input', `card ${card}`);
    if (kind !== 'input') assert(only(drawn, 'input', kind).some(solid => solid.card === card), `card ${card}`);
  }
  for (const card of shown.filter(each => active.has(each))) assertWindow(drawn, { volume, view, position }, card);
}

/** What a place along an axis is. */
function kindAlong({ transposed }: VolumeGeometry, { input, stride }: AxisGeometry, place_: number): 'input' | 'padding' | 'inserted' {
  if (place_ < 0 || place_ >= (transposed ? (input - 1) * stride + 1 : input)) return 'padding';
  return transposed && place_ % stride !== 0 ? 'inserted' : 'input';
}

/** The window goes around all taps of the step, and what is read lies where they are. */
function assertWindow(drawn: Drawing, { volume, position }: Step, card: number): void {
  const whole = only(drawn, 'input', 'padding', 'inserted', 'slab').find(solid => solid.card === card) ?? assert.fail();
  const [rows, cols] = [lineOf(volume, 1), lineOf(volume, 2)];
  const { width, height } = extentOf(whole);
  const pixel = Math.min(width / (cols.to - cols.from), volume.rank === 1 ? Infinity : height / (rows.to - rows.from));
  // Half of a column's pixels are seen across. A window below four pixels is drawn larger than it is.
  if (pixel < 2.5) return;
  const taps = tapsAt(volume, position).map(tap => [tap.at[1] ?? NaN, tap.at[2] ?? NaN] as const);
  const window = only(drawn, 'input', 'window').find(solid => solid.card === card);
  const [start, , end] = cornersOf(window).map(point => placeOn(whole, rows, cols, point));
  const around = (axis: 0 | 1): readonly [number, number] => [Math.min(...taps.map(tap => tap[axis])), Math.max(...taps.map(tap => tap[axis])) + 1];
  assert(start && end);
  for (const axis of [0, 1] as const) assert(near(start[axis], around(axis)[0], 0.2) && near(end[axis], around(axis)[1], 0.2), `window ${start.join()} to ${end.join()}, not ${around(axis).join(' … ')}`);
  const read = only(drawn, 'input', 'read').find(solid => solid.card === card) ?? assert.fail();
  if (read.faces.length === 1 && taps.length > volume.depth.kernel) return;
  const places = read.faces.map((_, face) => placeOn(whole, rows, cols, cornersOf(read, face)[0]).map(Math.round).join(','));
  assert.deepEqual(sorted(places), sorted(taps.map(tap => tap.join(','))));
}

function assertKernelCards(drawn: Drawing, { volume, view }: Step): void {
  const channels = channelsRead(volume, view.outChannel);
  const isDeep = volume.rank === 3;
  const chosen = isDeep ? view.slice : (channels[view.inChannel] ?? NaN);
  const shown = cards(only(drawn, 'kernel'));
  assertCards(shown, isDeep ? { from: 0, to: volume.depth.kernel, chosen } : { from: channels[0] ?? NaN, to: (channels.at(-1) ?? NaN) + 1, chosen });
  assert.deepEqual(cards(only(drawn, 'kernel', 'chosen')), [chosen]);
  assert.deepEqual(cards(only(drawn, 'kernel', 'weight')), shown.filter(card => card !== chosen));
  const each = volume.row.kernel * volume.col.kernel;
  for (const { faces } of only(drawn, 'kernel', 'chosen', 'weight')) assert.equal(faces.length, each, 'weights');
}

/** Channels, or depths, before the one in the picture are made, of that one all outputs before the step. */
function assertOutputCards(drawn: Drawing, { volume, view, position }: Step): void {
  const isDeep = volume.rank === 3;
  const chosen = isDeep ? position[0] : view.outChannel;
  assertCards(cards(only(drawn, 'output')), { from: 0, to: isDeep ? volume.depth.output : volume.outChannels, chosen });
  assert.deepEqual(cards(only(drawn, 'output', 'current')), [chosen]);
  for (const { card, kind } of only(drawn, 'output', 'done', 'pending')) if (card !== chosen) assert.equal(kind, card < chosen ? 'done' : 'pending', `card ${card}`);
  const [, row, col] = position;
  const [rows, cols] = [volume.row.output, volume.col.output];
  const whole = only(drawn, 'output', 'pending').find(({ card }) => card === chosen) ?? assert.fail();
  const { width, height } = extentOf(whole);
  const done = only(drawn, 'output', 'done').find(({ card }) => card === chosen) ?? assert.fail();
  const made = done.faces.reduce((sum, _, face) => {
    const [from, to] = [0, 2].map(corner => placeOn(whole, { from: 0, to: rows }, { from: 0, to: cols }, cornersOf(done, face)[corner] ?? assert.fail()));
    return sum + (from && to ? (to[0] - from[0]) * (to[1] - from[1]) : 0);
  }, 0);
  assert(near(made, row * cols + col, rows * cols * (0.5 / width + 0.5 / height)), `${made} of ${row * cols + col} are made`);
  const [from, , to] = cornersOf(only(drawn, 'output', 'current')[0]).map(point => placeOn(whole, { from: 0, to: rows }, { from: 0, to: cols }, point));
  assert(from && to);
  // It may be drawn larger than it is, around its middle.
  assert(near((from[0] + to[0]) / 2, row + 0.5, rows / height) && near((from[1] + to[1]) / 2, col + 0.5, cols / width), 'the current output');
}

function assertProportions(drawn: Drawing, { volume }: Step): void {
  const { row, col, transposed, rank } = volume;
  const slab = only(drawn, 'input', 'slab').find(({ faces }) => faces.length === 1);
  const between = only(drawn, 'input', 'inserted').find(({ card }) => only(drawn, 'input', 'slab').some(solid => solid.card === card));
  const data = slab ?? between;
  const [dataRows, dataCols] = [dataOf(row, transposed), dataOf(col, transposed)];
  const output = extentOf(only(drawn, 'output')[0]);
  const kernel = extentOf(only(drawn, 'kernel', 'gap')[0]);
  const column = output.width / col.output;
  if (data) {
    const input = extentOf(data);
    assert(near(input.width, dataCols.to * column, 0.3 + 0.3 * dataCols.to / col.output), 'one scale across');
    if (rank > 1) assert(near(input.height, (dataRows.to * output.height) / row.output, 0.3 + (0.3 * dataRows.to) / row.output), 'one scale down');
  }
  const cells = (col.kernel - 1) * col.dilation + 1;
  // Nobody sees whether it is larger by a hundredth.
  const larger = kernel.width / cells / column;
  if (!near(larger, 1.015, 0.015)) assert.equal(drawn.remarks.includes('The kernel is drawn larger.'), larger > 1);
  const stretched = transposed && (row.stride > 1 || col.stride > 1);
  if (between) for (const { faces } of only(drawn, 'input', 'slab')) assert.equal(faces.length, row.input * col.input, 'inputs stand apart');
  assert.equal(drawn.remarks.includes('Hatched between the inputs: inserted zeros.'), between !== undefined);
  if (data) assert.equal(drawn.remarks.includes('Inserted zeros are in the input’s size, but not drawn apart.'), stretched && !between);
}

function assertVolumeTitles(drawn: Drawing, { volume, view }: Step): void {
  const { inChannels, outChannels, groups, rank } = volume;
  const channels = channelsRead(volume, view.outChannel);
  const channel = channels[view.inChannel] ?? NaN;
  const group = `group ${Math.floor((view.outChannel * groups) / outChannels)} reads ${span([channels[0] ?? NaN, channels.at(-1) ?? NaN])} of ${inChannels} channels`;
  const read = inChannels === 1 || volume.pooling ? `channel ${channel} of ${inChannels}` : groups === 1 ? `${inChannels} channels, all are read` : group;
  assertHeadings(drawn, volume, [
    rank === 3 ? `channel ${channel} of ${inChannels} · by depth` : read,
    volume.pooling ? `takes the ${volume.pooling.kind === 'max' ? 'largest' : 'mean'}` : rank === 3 ? `in ${channel} → out ${view.outChannel}` : `makes channel ${view.outChannel}`,
    `channel ${view.outChannel} of ${outChannels}`,
  ]);
}

/** How far an output is when the inputs up to one have been added, in the order of the inputs; null: nothing has come yet. */
function sumSoFar(volume: VolumeGeometry, values: LayerValues, outChannel: number, taps: readonly Tap[], index: number): { readonly sum: number | null; readonly whole: boolean } {
  const inputs = sizesOf(volume, 'input');
  const feeds = taps.filter(({ source }) => source !== null);
  const added = feeds.filter(({ source }) => indexOf(inputs, source ?? []) <= index);
  const bias = volume.bias ? values.bias(outChannel) : 0;
  // What no input feeds is its bias alone, and that when all has been added.
  if (feeds.length === 0) return index === count(inputs) - 1 ? { sum: bias, whole: true } : { sum: null, whole: false };
  if (added.length === 0) return { sum: null, whole: false };
  const sum = channelsRead(volume, outChannel).reduce((total, channel, inChannel) => added.reduce((part, { source, kernel }) => part + values.input(channel, source ?? []) * values.weight(outChannel, inChannel, kernel), total), bias);
  return { sum, whole: added.length === feeds.length };
}

function assertScatter(drawn: Drawing, values: LayerValues, step: Step): void {
  const { volume, view, position } = step;
  const channel = channelsRead(volume, view.outChannel)[view.inChannel] ?? NaN;
  for (const cell of of(drawn, 'input')) {
    assert.equal(cell.value, values.input(channel, [position[0], cell.row, cell.col]), `input ${at(cell)}`);
    assert.equal(cell.read, cell.row === position[1] && cell.col === position[2]);
  }
  const weights = of(drawn, 'kernel').filter(({ role }) => role === 'weight');
  for (const cell of weights) assert.equal(cell.value, values.weight(view.outChannel, view.inChannel, [view.slice, cell.row, cell.col]), `weight ${at(cell)}`);
  assert.equal(new Set(weights.map(at)).size, volume.row.kernel * volume.col.kernel);
  assertStamp(drawn, values, step);
  const x = values.input(channel, position);
  const depth = position[0] * volume.depth.stride - volume.depth.padBefore + view.slice * volume.depth.dilation;
  const isCut = depth < 0 || depth >= volume.depth.output;
  assertHeadings(drawn, volume, [
    `channel ${channel} of ${volume.inChannels}${volume.rank === 3 ? ` · depth ${position[0]}` : ''}`,
    `in ${channel} → out ${view.outChannel} · × ${formatValue(x)}`,
    `channel ${view.outChannel} of ${volume.outChannels}${volume.rank === 3 ? ` · depth ${formatValue(depth)}${isCut ? ': cut off' : ''}` : ''}`,
  ]);
  assert.equal(drawn.position, `input (${position.slice(-volume.rank).join(', ')}) of ${written(volume, 'input')}`);
}

/** The outputs under the stamp, the weights on them, and all sums so far. */
function assertStamp(drawn: Drawing, values: LayerValues, { volume, view, position }: Step): void {
  const { row, col, depth } = volume;
  const index = indexOf(sizesOf(volume, 'input'), position);
  const along = ({ stride, padBefore, dilation, kernel }: AxisGeometry, i: number): number[] => Array.from({ length: kernel }, (_, k) => i * stride - padBefore + k * dilation);
  const z = along(depth, position[0])[view.slice] ?? NaN;
  const stamped = new Map<string, number>(along(row, position[1]).flatMap((r, kr) => along(col, position[2]).map((c, kc) => [`${r},${c}`, values.weight(view.outChannel, view.inChannel, [view.slice, kr, kc])])));
  const inside = (cell: DrawnCell): boolean => z >= 0 && z < depth.output && cell.row >= 0 && cell.row < row.output && cell.col >= 0 && cell.col < col.output;
  let fed = 0;
  for (const cell of of(drawn, 'output')) {
    assert.equal(cell.read, stamped.has(at(cell)), `${at(cell)} under the stamp`);
    assert(cell.weight === '' || cell.weight === `×${formatValue(stamped.get(at(cell)) ?? NaN)}`, `${at(cell)} ${cell.weight}`);
    assert.equal(cell.role === 'padding', !inside(cell), `${at(cell)} is ${cell.role}`);
    if (!inside(cell)) continue;
    const taps = tapsAt(volume, [z, cell.row, cell.col]);
    const { sum, whole } = sumSoFar(volume, values, view.outChannel, taps, index);
    assert.deepEqual([cell.value, cell.role], [sum, whole ? 'done' : 'pending'], `output ${at(cell)}`);
    const takes = taps.some(({ source, kernel }) => kernel[0] === view.slice && source !== null && source.join() === position.join());
    assert.equal(takes, cell.read, `output ${at(cell)}`);
    if (takes) fed++;
  }
  if (of(drawn, 'output').filter(inside).length === row.output * col.output || z < 0 || z >= depth.output) assert.match(drawn.narration, new RegExp(`added to ${fed} outputs`));
}

/** One product on the planes in the picture. */
interface Meeting {
  readonly output: string;
  readonly kernel: string;
  readonly input: string;
  readonly source: string | null;
}

/** All products of a depth of the output with a depth of the kernel, of a large layer those near the page. */
function meetings(volume: VolumeGeometry, z: number, slice: number, outputs: Cells): Meeting[] {
  const around = isSmall(volume) ? Infinity : 12;
  const reach = (list: readonly number[], size: number): readonly [number, number] => [Math.max(0, Math.min(...list) - around), Math.min(size - 1, Math.max(...list) + around)];
  const [top, bottom] = reach(outputs.map(({ row }) => row), volume.row.output);
  const [left, right] = reach(outputs.map(({ col }) => col), volume.col.output);
  const found: Meeting[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let col = left; col <= right; col++) {
      for (const tap of tapsAt(volume, [z, row, col])) {
        if (tap.kernel[0] !== slice) continue;
        found.push({ output: `${row},${col}`, kernel: tap.kernel.slice(1).join(','), input: tap.at.slice(1).join(','), source: tap.source?.slice(1).join(',') ?? null });
      }
    }
  }
  return found;
}

/** The products a cell takes part in: also through padding that repeats it. */
function meetingsAt(volume: VolumeGeometry, all: readonly Meeting[], pointed: Place): Meeting[] {
  const read = (axis: AxisGeometry, position: number): number | null => readAt(axis, volume.transposed, volume.paddingMode, position).source;
  const [row, col] = pointed.plane === 'input' ? [read(volume.row, pointed.row), read(volume.col, pointed.col)] : [null, null];
  const source = row === null || col === null ? null : `${row},${col}`;
  return all.filter(meeting => meeting[pointed.plane] === at(pointed) || (source !== null && meeting.source === source));
}

function assertLit(drawn: Drawing, volume: VolumeGeometry, all: readonly Meeting[], { place: pointed, pointed: marks, linked, said }: Lit): void {
  const name = `${pointed.plane} ${at(pointed)}`;
  assert.deepEqual(marks, [name]);
  const met = meetingsAt(volume, all, pointed);
  for (const plane of PLANES) {
    const there = new Set(of(drawn, plane).filter(({ role }) => role !== 'gap').map(at));
    const expected = sorted(met.map(meeting => meeting[plane])).filter(cell => there.has(cell) && `${plane} ${cell}` !== name);
    assert.deepEqual(sorted(linked[plane]), expected, `${plane} cells that ${name} meets`);
  }
  if (!isSmall(volume)) return;
  const outputs = new Set(met.map(({ output }) => output)).size;
  if (pointed.plane === 'output') assert.match(said, new RegExp(`reads ${new Set(met.map(({ input }) => input)).size} cells`));
  if (pointed.plane === 'kernel' && volume.rank < 3) assert.match(said, new RegExp(`${volume.pooling ? 'meets' : 'multiplies'} ${new Set(met.flatMap(({ source }) => source ?? [])).size} inputs, for ${outputs} outputs`));
  if (pointed.plane === 'input') assert.match(said, outputs === 0 ? /never read|in 0 outputs/ : new RegExp(`(feeds|in) ${outputs} outputs`));
}

/** Some cells of every plane, the first and the last among them. */
function toPointAt(drawn: Drawing): Place[] {
  return (['output', 'kernel', 'input'] as const).flatMap(plane => {
    const cells = of(drawn, plane).filter(({ role }) => role !== 'gap');
    return some(cells.length, plane === 'input' ? 9 : 5).flatMap(i => cells[i] ?? []).map(({ row, col }) => ({ plane, row, col }));
  });
}

describe('what is drawn', () => {
  const panel = onePanel({ reducedMotion: true, width: 1100, height: 860 });

  it('is tried with every preset among many layers', () => {
    assert(Object.keys(ALL).length >= 25);
    const tried = new Set(Object.values(ALL).map(({ config, input }) => JSON.stringify([volumeOf({ config, input } as LayerView)])));
    for (const [name, { config, input }] of Object.entries(PRESETS)) assert(tried.has(JSON.stringify([volumeOf({ config, input } as LayerView)])), name);
  });

  for (const [name, layer] of Object.entries(ALL)) {
    const volume = volumeOf(layer);
    const values = valuesOf(layer, volume);

    if (!volume.pooling) it(`of ${name} in the kernel matrix are the kernels there are`, async () => {
      await show(panel(), name, layer, 'kernels');
      for (const view of views(volume)) {
        await seek(panel(), 0, view);
        const drawn = await drawing(panel());
        assertWritten(drawn);
        assertMatrix(drawn, layer, volume, view);
      }
    });

    it(`of ${name} in the coverage is counted right`, async () => {
      await show(panel(), name, layer, 'coverage');
      const met = tally(volume);
      const outputs = sizesOf(volume, 'output');
      const planes = new Map<number, Counted>();
      const planeAt = (depth: number): Counted => {
        const known = planes.get(depth) ?? countPlane(sizesOf(volume, volume.transposed ? 'output' : 'input'), depth, met);
        planes.set(depth, known);
        return known;
      };
      for (const index of some(count(outputs), 3)) {
        await seek(panel(), index, FIRST);
        const drawn = await drawing(panel());
        assertWritten(drawn);
        assertCoverage(drawn, volume, met, planeAt, place(outputs, index));
      }
    });

    it(`of ${name} in the volumes stands where the step is`, async () => {
      await show(panel(), name, layer, 'volumes');
      const outputs = sizesOf(volume, 'output');
      for (const index of some(count(outputs), 3)) {
        for (const view of views(volume)) {
          await seek(panel(), index, view);
          assertVolumes(await drawing(panel()), { volume, view, position: place(outputs, index) });
        }
      }
    });

    if (volume.transposed) {
      it(`of ${name} in the scatter picture adds up`, async () => {
        await show(panel(), name, layer, 'scatter');
        const inputs = sizesOf(volume, 'input');
        for (const index of some(count(inputs), 4)) {
          for (const view of views(volume)) {
            await seek(panel(), index, view);
            const drawn = await drawing(panel());
            assertWritten(drawn);
            assertScatter(drawn, values, { volume, view, position: place(inputs, index) });
          }
        }
      });
    }

    it(`of ${name} in the grid lights up with what it meets`, async () => {
      await show(panel(), name, layer, 'grid');
      const outputs = sizesOf(volume, 'output');
      const index = Math.floor(count(outputs) / 2);
      const view = views(volume).at(-1) ?? FIRST;
      await seek(panel(), index, view);
      // The remarks have taken room from the picture.
      await panel().settle();
      const drawn = await drawing(panel());
      assert.deepEqual(headings(drawn).map(([title]) => title), PLANES.map(plane => titleOf(volume, plane)));
      const all = meetings(volume, place(outputs, index)[0], view.slice, of(drawn, 'output'));
      for (const lit of await pointAt(panel(), toPointAt(drawn))) assertLit(drawn, volume, all, lit);
    });
  }
});
