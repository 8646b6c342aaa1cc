/** The volumes view: its cards, and what they show. */
import assert from 'node:assert/strict';
import type { AxisGeometry, VolumeGeometry } from '../../../src/core/forward';
import { numberText } from '../../../webview/format';
import type { Drawing, DrawnSolid, Plane, Point } from '../drawing';
import { assertHeadings, near, PLANES, sorted, span, type Step } from './common';
import { channelsRead, tapsAt, windowSizes } from './counted';

const only = ({ solids }: Drawing, plane: Plane, ...kinds: readonly string[]): DrawnSolid[] =>
  solids.filter(solid => solid.plane === plane && (kinds.length === 0 || kinds.includes(solid.kind)));
const cards = (solids: readonly DrawnSolid[]): number[] => [...new Set(solids.map(({ card }) => card))];

/** A face as drawn: its corners from the top left, clockwise. */
function cornersOf(solid: DrawnSolid | undefined, face = 0): readonly [Point, Point, Point, Point] {
  const [a, b, c, d] = solid?.faces[face] ?? [];
  assert(a && b && c && d);
  return [a, b, c, d];
}

/** The width and height of a card as drawn. */
function extentOf(solid: DrawnSolid | undefined): { readonly width: number; readonly height: number } {
  const [topLeft, topRight, , bottomLeft] = cornersOf(solid);
  return { width: topRight[0] - topLeft[0], height: bottomLeft[1] - topLeft[1] };
}

/** The position of a point on a card that begins at `from` and has this many rows and columns. */
function placeOn(card: DrawnSolid, rows: Stretch, cols: Stretch, [x, y]: Point): readonly [row: number, col: number] {
  const [[x0, y0], [x1, y1], , [, y3]] = cornersOf(card);
  const part = (x - x0) / (x1 - x0);
  return [rows.from + ((y - y0 - part * (y1 - y0)) / (y3 - y0)) * (rows.to - rows.from), cols.from + part * (cols.to - cols.from)];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Along an axis: every position that is read or contains data, including padding and inserted zeros. */
function lineOf(volume: VolumeGeometry, axis: 0 | 1 | 2): Stretch {
  const { input, output, stride, padBefore, padAfter } = volume.axes[axis] ?? assert.fail();
  const reads = [0, output - 1].flatMap(o => tapsAt(volume, [0, 0, 0].with(axis, o)).map(tap => tap.at[axis] ?? 0));
  const there = volume.transposed ? [0, (input - 1) * stride] : [-padBefore, input + padAfter - 1];
  return { from: Math.min(...reads, ...there), to: Math.max(...reads, ...there) + 1 };
}

function dataOf({ input, stride }: AxisGeometry, transposed: boolean): Stretch {
  return { from: 0, to: transposed ? (input - 1) * stride + 1 : input };
}

/** The cards that exist, and those that the step uses. */
interface Deck {
  readonly from: number;
  readonly to: number;
  readonly chosen: number;
}

function assertCards(shown: readonly number[], { from, to, chosen }: Deck): void {
  assert.deepEqual(
    shown,
    [...shown].sort((a, b) => a - b),
    'later cards are in front',
  );
  assert(shown.length <= 6 && shown.includes(chosen) && shown.every(card => card >= from && card < to), String(shown));
  if (to - from <= 6) assert.equal(shown.length, to - from);
  assert(shown.includes(from) && shown.includes(to - 1), 'the first and the last are drawn');
}

/** Each card has its number below it; between two cards is the number of those that are omitted. */
function assertCardNumbers({ texts }: Drawing, solids: readonly DrawnSolid[]): number {
  const feet = cards(solids).map(card => ({ card, foot: cornersOf(solids.find(solid => solid.card === card))[3] }));
  const textAt = (x: number, y: number): string | undefined =>
    texts.find(text => text.kind === 'tick' && near(text.x, x, 0.3) && near(text.y, y + 13, 0.3))?.text;
  let left = 0;
  for (const [i, { card, foot }] of feet.entries()) {
    assert.equal(textAt(...foot), numberText(card));
    const before = feet[i - 1];
    const skipped = before ? card - before.card - 1 : 0;
    if (!before || skipped === 0) continue;
    assert.equal(textAt((foot[0] + before.foot[0]) / 2, foot[1]), `+${skipped}`);
    left += skipped;
  }
  return left;
}

export function assertVolumes(drawn: Drawing, step: Step): void {
  assertInputCards(drawn, step);
  assertKernelCards(drawn, step);
  assertOutputCards(drawn, step);
  assertProportions(drawn, step);
  const left = PLANES.map(plane => assertCardNumbers(drawn, only(drawn, plane)));
  assert.equal(
    drawn.remarks.includes('+n is the number of slices that are not drawn.'),
    left.some(skipped => skipped > 0),
  );
  assertVolumeTitles(drawn, step);
}

function assertInputCards(drawn: Drawing, { volume, view, position }: Step): void {
  const read = tapsAt(volume, position);
  const channels = channelsRead(volume, view.outChannel);
  const isDeep = volume.rank === 3;
  const chosen = isDeep ? (read.findLast(({ kernel }) => (kernel[0] ?? 0) <= view.slice)?.at[0] ?? NaN) : (channels[view.inChannel] ?? NaN);
  const shown = cards(only(drawn, 'input'));
  assertCards(shown, { ...(isDeep ? lineOf(volume, 0) : { from: 0, to: volume.inChannels }), chosen });
  const active = new Set(isDeep ? read.map(tap => tap.at[0] ?? NaN) : channels);
  for (const kind of ['window', 'read'])
    assert.deepEqual(
      cards(only(drawn, 'input', kind).filter(({ faces }) => faces.length > 0)),
      shown.filter(card => active.has(card)),
      kind,
    );
  for (const card of shown) {
    const kind = isDeep ? kindAlong(volume, volume.depth, card) : 'input';
    assert.equal(
      only(drawn, 'input', 'slab').some(solid => solid.card === card),
      kind === 'input',
      `card ${card}`,
    );
    if (kind !== 'input')
      assert(
        only(drawn, 'input', kind).some(solid => solid.card === card),
        `card ${card}`,
      );
  }
  for (const card of shown.filter(each => active.has(each))) assertWindow(drawn, { volume, view, position }, card);
}

/** What a position along an axis is. */
function kindAlong({ transposed }: VolumeGeometry, { input, stride }: AxisGeometry, place_: number): 'input' | 'padding' | 'inserted' {
  if (place_ < 0 || place_ >= (transposed ? (input - 1) * stride + 1 : input)) return 'padding';
  return transposed && place_ % stride !== 0 ? 'inserted' : 'input';
}

/** The window encloses all taps of the step, and the cells that are read are at their positions. */
function assertWindow(drawn: Drawing, { volume, position }: Step, card: number): void {
  const whole = only(drawn, 'input', 'padding', 'inserted', 'slab').find(solid => solid.card === card) ?? assert.fail();
  const [rows, cols] = [lineOf(volume, 1), lineOf(volume, 2)];
  const { width, height } = extentOf(whole);
  const pixel = Math.min(width / (cols.to - cols.from), volume.rank === 1 ? Infinity : height / (rows.to - rows.from));
  // A card is foreshortened to half its width. A window of less than four pixels is drawn larger.
  if (pixel < 2.5) return;
  const taps = tapsAt(volume, position).map(tap => [tap.at[1] ?? NaN, tap.at[2] ?? NaN] as const);
  const window = only(drawn, 'input', 'window').find(solid => solid.card === card);
  const [start, , end] = cornersOf(window).map(point => placeOn(whole, rows, cols, point));
  const around = (axis: 0 | 1): readonly [number, number] => [
    Math.min(...taps.map(tap => tap[axis])),
    Math.max(...taps.map(tap => tap[axis])) + 1,
  ];
  assert(start && end);
  for (const axis of [0, 1] as const)
    assert(
      near(start[axis], around(axis)[0], 0.2) && near(end[axis], around(axis)[1], 0.2),
      `window ${start.join()} to ${end.join()}, not ${around(axis).join(' … ')}`,
    );
  const read = only(drawn, 'input', 'read').find(solid => solid.card === card) ?? assert.fail();
  if (read.faces.length === 1 && taps.length > volume.depth.kernel) return;
  const places = read.faces.map((_, face) => placeOn(whole, rows, cols, cornersOf(read, face)[0]).map(Math.round).join(','));
  assert.deepEqual(sorted(places), sorted(taps.map(tap => tap.join(','))));
}

function assertKernelCards(drawn: Drawing, { volume, view, position }: Step): void {
  const [deep = 1, high = 1, wide = 1] = windowSizes(volume, position);
  const channels = channelsRead(volume, view.outChannel);
  const isDeep = volume.rank === 3;
  const chosen = isDeep ? Math.min(view.slice, deep - 1) : (channels[view.inChannel] ?? NaN);
  const shown = cards(only(drawn, 'kernel'));
  assertCards(
    shown,
    isDeep ? { from: 0, to: volume.depth.kernel, chosen } : { from: channels[0] ?? NaN, to: (channels.at(-1) ?? NaN) + 1, chosen },
  );
  assert.deepEqual(cards(only(drawn, 'kernel', 'chosen')), [chosen]);
  assert.deepEqual(
    cards(only(drawn, 'kernel', 'weight')),
    shown.filter(card => card !== chosen && (!isDeep || card < deep)),
  );
  const each = high * wide;
  for (const { faces } of only(drawn, 'kernel', 'chosen', 'weight')) assert.equal(faces.length, each, 'weights');
}

/** Channels or depths before the one that is shown are complete; of that one, all outputs before the step. */
function assertOutputCards(drawn: Drawing, { volume, view, position }: Step): void {
  const isDeep = volume.rank === 3;
  const chosen = isDeep ? position[0] : view.outChannel;
  assertCards(cards(only(drawn, 'output')), { from: 0, to: isDeep ? volume.depth.output : volume.outChannels, chosen });
  assert.deepEqual(cards(only(drawn, 'output', 'current')), [chosen]);
  for (const { card, kind } of only(drawn, 'output', 'done', 'pending'))
    if (card !== chosen) assert.equal(kind, card < chosen ? 'done' : 'pending', `card ${card}`);
  const [, row, col] = position;
  const [rows, cols] = [volume.row.output, volume.col.output];
  const whole = only(drawn, 'output', 'pending').find(({ card }) => card === chosen) ?? assert.fail();
  const { width, height } = extentOf(whole);
  const done = only(drawn, 'output', 'done').find(({ card }) => card === chosen) ?? assert.fail();
  const made = done.faces.reduce((sum, _, face) => {
    const [from, to] = [0, 2].map(corner =>
      placeOn(whole, { from: 0, to: rows }, { from: 0, to: cols }, cornersOf(done, face)[corner] ?? assert.fail()),
    );
    return sum + (from && to ? (to[0] - from[0]) * (to[1] - from[1]) : 0);
  }, 0);
  assert(near(made, row * cols + col, rows * cols * (0.5 / width + 0.5 / height)), `${made} of ${row * cols + col} are made`);
  const [from, , to] = cornersOf(only(drawn, 'output', 'current')[0]).map(point =>
    placeOn(whole, { from: 0, to: rows }, { from: 0, to: cols }, point),
  );
  assert(from && to);
  // It may be drawn larger, around its middle.
  assert(
    near((from[0] + to[0]) / 2, row + 0.5, rows / height) && near((from[1] + to[1]) / 2, col + 0.5, cols / width),
    'the current output',
  );
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
    assert(near(input.width, dataCols.to * column, 0.3 + (0.3 * dataCols.to) / col.output), 'one horizontal scale');
    if (rank > 1)
      assert(near(input.height, (dataRows.to * output.height) / row.output, 0.3 + (0.3 * dataRows.to) / row.output), 'one vertical scale');
  }
  const cells = (col.kernel - 1) * col.dilation + 1;
  // A difference of a hundredth is invisible.
  const larger = kernel.width / cells / column;
  if (!near(larger, 1.015, 0.015)) assert.equal(drawn.remarks.includes('The kernel is drawn enlarged.'), larger > 1);
  const stretched = transposed && (row.stride > 1 || col.stride > 1);
  if (between)
    for (const { faces } of only(drawn, 'input', 'slab')) assert.equal(faces.length, row.input * col.input, 'inputs are drawn separately');
  assert.equal(drawn.remarks.includes('The hatching between the inputs marks inserted zeros.'), between !== undefined);
  if (data)
    assert.equal(
      drawn.remarks.includes('Inserted zeros count toward the input’s size but are not drawn separately.'),
      stretched && !between,
    );
}

function assertVolumeTitles(drawn: Drawing, { volume, view, position }: Step): void {
  const { inChannels, outChannels, groups, rank } = volume;
  const channels = channelsRead(volume, view.outChannel);
  const channel = channels[view.inChannel] ?? NaN;
  const ownGroup = Math.floor((view.outChannel * groups) / outChannels);
  const group = `group ${ownGroup} reads ${span([channels[0] ?? NaN, channels.at(-1) ?? NaN])} of ${inChannels} channels`;
  const read =
    inChannels === 1 || volume.rule.kind !== 'sum'
      ? `channel ${channel} of ${inChannels}`
      : groups === 1
        ? `${inChannels} channels, all read`
        : group;
  assertHeadings(
    drawn,
    volume,
    [
      rank === 3 ? `channel ${channel} of ${inChannels} · by depth` : read,
      volume.rule.kind !== 'sum'
        ? `takes the ${taken(volume.rule)}`
        : rank === 3
          ? `in ${channel} → out ${view.outChannel}`
          : `produces channel ${view.outChannel}`,
      `channel ${view.outChannel} of ${outChannels}`,
    ],
    position,
  );
}

function taken(rule: VolumeGeometry['rule']): string {
  if (rule.kind === 'power') return `${rule.norm}-norm`;
  return rule.kind === 'max' ? 'maximum' : 'mean';
}
