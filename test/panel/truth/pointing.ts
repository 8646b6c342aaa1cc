/** What is highlighted together with the cell that is pointed at. */
import assert from 'node:assert/strict';
import { readAt, type AxisGeometry, type VolumeGeometry } from '../../../src/core/forward';
import type { Drawing, Lit, Place } from '../drawing';
import { at, of, PLANES, sorted, type Cells } from './common';
import { isSmall, some, tapsAt } from './counted';

/** One product, as cells of the planes that are shown. */
interface Meeting {
  readonly output: string;
  readonly kernel: string;
  readonly input: string;
  readonly source: string | null;
}

/** All products of one depth of the output with one depth of the kernel; for a large layer, those near the page. */
export function meetings(volume: VolumeGeometry, z: number, slice: number, outputs: Cells): Meeting[] {
  const around = isSmall(volume) ? Infinity : 12;
  const reach = (list: readonly number[], size: number): readonly [number, number] => [
    Math.max(0, Math.min(...list) - around),
    Math.min(size - 1, Math.max(...list) + around),
  ];
  const [top, bottom] = reach(
    outputs.map(({ row }) => row),
    volume.row.output,
  );
  const [left, right] = reach(
    outputs.map(({ col }) => col),
    volume.col.output,
  );
  const found: Meeting[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let col = left; col <= right; col++) {
      for (const tap of tapsAt(volume, [z, row, col])) {
        if (tap.kernel[0] !== slice) continue;
        found.push({
          output: `${row},${col}`,
          kernel: tap.kernel.slice(1).join(','),
          input: tap.at.slice(1).join(','),
          source: tap.source?.slice(1).join(',') ?? null,
        });
      }
    }
  }
  return found;
}

/** The products that contain a cell, also through padding that repeats it. */
function meetingsAt(volume: VolumeGeometry, all: readonly Meeting[], pointed: Place): Meeting[] {
  const read = (axis: AxisGeometry, position: number): number | null =>
    readAt(axis, volume.transposed, volume.paddingMode, position).source;
  const [row, col] = pointed.plane === 'input' ? [read(volume.row, pointed.row), read(volume.col, pointed.col)] : [null, null];
  const source = row === null || col === null ? null : `${row},${col}`;
  return all.filter(meeting => meeting[pointed.plane] === at(pointed) || (source !== null && meeting.source === source));
}

export function assertLit(
  drawn: Drawing,
  volume: VolumeGeometry,
  all: readonly Meeting[],
  { place: pointed, pointed: marks, linked, said }: Lit,
): void {
  const name = `${pointed.plane} ${at(pointed)}`;
  assert.deepEqual(marks, [name]);
  const met = meetingsAt(volume, all, pointed);
  for (const plane of PLANES) {
    const there = new Set(
      of(drawn, plane)
        .filter(({ role }) => role !== 'gap')
        .map(at),
    );
    const expected = sorted(met.map(meeting => meeting[plane])).filter(cell => there.has(cell) && `${plane} ${cell}` !== name);
    assert.deepEqual(sorted(linked[plane]), expected, `${plane} cells that ${name} meets`);
  }
  if (!isSmall(volume)) return;
  const outputs = new Set(met.map(({ output }) => output)).size;
  if (pointed.plane === 'output') assert.match(said, new RegExp(`reads ${new Set(met.map(({ input }) => input)).size} cells`));
  if (pointed.plane === 'kernel' && volume.rank < 3)
    assert.match(
      said,
      new RegExp(
        `${volume.rule.kind !== 'sum' ? 'reads' : 'multiplies'} ${new Set(met.flatMap(({ source }) => source ?? [])).size} inputs for ${outputs} outputs`,
      ),
    );
  if (pointed.plane === 'input')
    assert.match(said, outputs === 0 ? /never read|used by 0 outputs/ : new RegExp(`(contributes to|used by) ${outputs} outputs`));
}

/** Some cells of every plane, including the first and the last. */
export function toPointAt(drawn: Drawing): Place[] {
  return (['output', 'kernel', 'input'] as const).flatMap(plane => {
    const cells = of(drawn, plane).filter(({ role }) => role !== 'gap');
    return some(cells.length, plane === 'input' ? 9 : 5)
      .flatMap(i => cells[i] ?? [])
      .map(({ row, col }) => ({ plane, row, col }));
  });
}
