/** The kernel matrix. */
import assert from 'node:assert/strict';
import type { VolumeGeometry } from '../../../src/core/forward';
import type { LayerView, ViewMemory } from '../../../src/protocol/panel';
import type { Drawing } from '../drawing';
import { assertRectangle, at, headings, sorted, span } from './common';
import { channelsRead, count, sizesOf, written } from './counted';

export function assertMatrix(drawn: Drawing, layer: LayerView, volume: VolumeGeometry, view: ViewMemory): void {
  const { inChannels, outChannels, groups, bias } = volume;
  const joined = Array.from({ length: outChannels }, (_, out) => new Set(channelsRead(volume, out)));
  const { rows, cols } = assertRectangle(drawn.cells);
  for (const { plane, row, col, role } of drawn.cells)
    assert.deepEqual([plane, role], ['kernel', joined[row]?.has(col) ? 'weight' : 'ghost'], `${row},${col}`);
  const looks = new Map(
    drawn.cells.filter(({ role }) => role === 'weight').map(({ row, look }) => [Math.floor((row * groups) / outChannels), look]),
  );
  for (const [group, look] of looks) assert.notEqual(look, looks.get(group + 1), 'neighbouring groups look different');

  const each = count(sizesOf(volume, 'kernel'));
  const [kernels, all] = [joined.reduce((total, channels) => total + channels.size, 0), inChannels * outChannels];
  assert.equal(kernels * each + (bias ? outChannels : 0), layer.params, 'parameters');
  const said =
    groups === 1
      ? `Every output channel has a kernel for every input channel: ${all} kernels, ${all * each} weights.`
      : groups === inChannels
        ? `Depthwise: each output channel has one kernel, which saves ${(all - kernels) * each} of ${all * each} weights.`
        : `${groups} groups: ${kernels} of ${all} kernels remain, which saves ${(all - kernels) * each} of ${all * each} weights.`;
  const isPart = drawn.cells.length < all;
  assert.equal(
    drawn.remarks,
    `${said}${isPart ? ` Showing outputs ${span(rows)} and inputs ${span(cols)} of ${outChannels}×${inChannels} kernels.` : ''}`,
  );
  assert.equal(drawn.minimaps, isPart ? 1 : 0);
  assert.deepEqual(headings(drawn), [
    [`kernels ${outChannels}×${inChannels}`, `out_channels × in_channels, each ${written(volume, 'kernel')}`],
  ]);
  assertMatrixFrames(drawn, volume, view);
}

/** Frames around the kernels that the chosen output channel uses, as far as they are on the page, and around the kernel that is shown. */
function assertMatrixFrames({ cells, frames }: Drawing, volume: VolumeGeometry, view: ViewMemory): void {
  const read = channelsRead(volume, view.outChannel);
  const framed = (kind: string): string[] => {
    const { x, y, width, height } = frames.find(frame => frame.kind === kind) ?? assert.fail();
    return cells
      .filter(
        cell =>
          cell.x >= x - 0.01 && cell.y >= y - 0.01 && cell.x + cell.size <= x + width + 0.01 && cell.y + cell.size <= y + height + 0.01,
      )
      .map(at);
  };
  assert.deepEqual(framed('current'), [`${view.outChannel},${read[view.inChannel]}`]);
  assert.deepEqual(sorted(framed('window')), sorted(cells.filter(({ row, col }) => row === view.outChannel && read.includes(col)).map(at)));
}
