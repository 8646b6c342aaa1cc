/** The scatter view: a transposed layer explained by its inputs. */
import assert from 'node:assert/strict';
import { indexOf, type AxisGeometry, type LayerValues, type Tap, type VolumeGeometry } from '../../../src/core/forward';
import { numberText } from '../../../webview/format';
import type { Drawing, DrawnCell } from '../drawing';
import { assertHeadings, at, of, type Step } from './common';
import { channelsRead, count, sizesOf, tapsAt, written } from './counted';

/** The sum of an output after the inputs up to a given one have been added, in their order; null if none has contributed. */
function sumSoFar(
  volume: VolumeGeometry,
  values: LayerValues,
  outChannel: number,
  taps: readonly Tap[],
  index: number,
): { readonly sum: number | null; readonly whole: boolean } {
  const inputs = sizesOf(volume, 'input');
  const feeds = taps.filter(({ source }) => source !== null);
  const added = feeds.filter(({ source }) => indexOf(inputs, source ?? []) <= index);
  const bias = volume.bias ? values.bias(outChannel) : 0;
  // An output without any input is its bias, which is shown once everything has been added.
  if (feeds.length === 0) return index === count(inputs) - 1 ? { sum: bias, whole: true } : { sum: null, whole: false };
  if (added.length === 0) return { sum: null, whole: false };
  const sum = channelsRead(volume, outChannel).reduce(
    (total, channel, inChannel) =>
      added.reduce(
        (part, { source, kernel }) => part + values.input(channel, source ?? []) * values.weight(outChannel, inChannel, kernel),
        total,
      ),
    bias,
  );
  return { sum, whole: added.length === feeds.length };
}

export function assertScatter(drawn: Drawing, values: LayerValues, step: Step): void {
  const { volume, view, position } = step;
  const channel = channelsRead(volume, view.outChannel)[view.inChannel] ?? NaN;
  for (const cell of of(drawn, 'input')) {
    assert.equal(cell.value, values.input(channel, [position[0], cell.row, cell.col]), `input ${at(cell)}`);
    assert.equal(cell.read, cell.row === position[1] && cell.col === position[2]);
  }
  const weights = of(drawn, 'kernel').filter(({ role }) => role === 'weight');
  for (const cell of weights)
    assert.equal(cell.value, values.weight(view.outChannel, view.inChannel, [view.slice, cell.row, cell.col]), `weight ${at(cell)}`);
  assert.equal(new Set(weights.map(at)).size, volume.row.kernel * volume.col.kernel);
  assertStamp(drawn, values, step);
  const x = values.input(channel, position);
  const depth = position[0] * volume.depth.stride - volume.depth.padBefore + view.slice * volume.depth.dilation;
  const isCut = depth < 0 || depth >= volume.depth.output;
  assertHeadings(drawn, volume, [
    `channel ${channel} of ${volume.inChannels}${volume.rank === 3 ? ` · depth ${position[0]}` : ''}`,
    `in ${channel} → out ${view.outChannel} · × ${numberText(x)}`,
    `channel ${view.outChannel} of ${volume.outChannels}${volume.rank === 3 ? ` · depth ${numberText(depth)}${isCut ? ': cropped' : ''}` : ''}`,
  ]);
  assert.equal(drawn.position, `input (${position.slice(-volume.rank).join(', ')}) of ${written(volume, 'input')}`);
}

/** The outputs below the stamp, the weights on them, and all sums so far. */
function assertStamp(drawn: Drawing, values: LayerValues, { volume, view, position }: Step): void {
  const { row, col, depth } = volume;
  const index = indexOf(sizesOf(volume, 'input'), position);
  const along = ({ stride, padBefore, dilation, kernel }: AxisGeometry, i: number): number[] =>
    Array.from({ length: kernel }, (_, k) => i * stride - padBefore + k * dilation);
  const z = along(depth, position[0])[view.slice] ?? NaN;
  const stamped = new Map<string, number>(
    along(row, position[1]).flatMap((r, kr) =>
      along(col, position[2]).map((c, kc) => [`${r},${c}`, values.weight(view.outChannel, view.inChannel, [view.slice, kr, kc])]),
    ),
  );
  const inside = (cell: DrawnCell): boolean =>
    z >= 0 && z < depth.output && cell.row >= 0 && cell.row < row.output && cell.col >= 0 && cell.col < col.output;
  let fed = 0;
  for (const cell of of(drawn, 'output')) {
    assert.equal(cell.read, stamped.has(at(cell)), `${at(cell)} under the stamp`);
    assert(cell.weight === '' || cell.weight === `×${numberText(stamped.get(at(cell)) ?? NaN)}`, `${at(cell)} ${cell.weight}`);
    assert.equal(cell.role === 'padding', !inside(cell), `${at(cell)} is ${cell.role}`);
    if (!inside(cell)) continue;
    const taps = tapsAt(volume, [z, cell.row, cell.col]);
    const { sum, whole } = sumSoFar(volume, values, view.outChannel, taps, index);
    assert.deepEqual([cell.value, cell.role], [sum, whole ? 'done' : 'pending'], `output ${at(cell)}`);
    const takes = taps.some(({ source, kernel }) => kernel[0] === view.slice && source !== null && source.join() === position.join());
    assert.equal(takes, cell.read, `output ${at(cell)}`);
    if (takes) fed++;
  }
  if (of(drawn, 'output').filter(inside).length === row.output * col.output || z < 0 || z >= depth.output)
    assert.match(drawn.narration, new RegExp(`added to ${fed} outputs`));
}
