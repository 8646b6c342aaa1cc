/** Facts about a layer, counted with the stepper by brute force and independently of the pictures. */
import assert from 'node:assert/strict';
import {
  asVolume,
  indexOf,
  positionAt,
  resolveGeometry,
  taps,
  type AxisGeometry,
  type LayerValues,
  type Tap,
  type VolumeGeometry,
} from '../../../src/core/forward';
import type { LayerView } from '../../../src/protocol/panel';
import { fromWireConfig, fromWireShape } from '../../../src/protocol/wire-config';
import { teachingValues } from '../../../webview/model';

export function volumeOf(layer: LayerView): VolumeGeometry {
  assert(layer.config && layer.input);
  const resolved = resolveGeometry(fromWireConfig(layer.config), fromWireShape(layer.input));
  assert(resolved.kind === 'ok');
  return asVolume(resolved.value);
}

/** The layer's own numbers if it has some, otherwise the teaching numbers. */
export function valuesOf({ numbers }: LayerView, { axes, inChannels, outChannels, groups }: VolumeGeometry): LayerValues {
  if (!numbers) return teachingValues;
  const at = (list: readonly number[] | null, sizes: readonly number[], position: readonly number[]): number =>
    list?.[indexOf(sizes, position)] ?? assert.fail();
  return {
    ...teachingValues,
    input: (channel, position) => at(numbers.input, [inChannels, ...axes.map(axis => axis.input)], [channel, ...position]),
    weight: (outChannel, inChannel, position) =>
      at(numbers.weight, [outChannels, inChannels / groups, ...axes.map(axis => axis.kernel)], [outChannel, inChannel, ...position]),
  };
}

export function count(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1);
}

export function sizesOf({ axes }: VolumeGeometry, of: 'input' | 'kernel' | 'output'): number[] {
  return axes.map(axis => axis[of]);
}

/** A size as it is displayed: without the axes that the layer does not have. */
export function written(volume: VolumeGeometry, of: 'input' | 'kernel' | 'output'): string {
  return sizesOf(volume, of).slice(-volume.rank).join('×');
}

/** (depth, row, column) */
export function place(sizes: readonly number[], index: number): readonly [number, number, number] {
  const [depth = 0, row = 0, col = 0] = positionAt(sizes, index);
  return [depth, row, col];
}

/** The first, some in between, and the last. */
export function some(total: number, most: number): number[] {
  return [
    ...new Set(
      Array.from({ length: Math.min(most, total) }, (_, i) =>
        most === 1 ? 0 : Math.floor((i * (total - 1)) / (Math.min(most, total) - 1 || 1)),
      ),
    ),
  ];
}

/** The input channels of the group that an output channel is in. */
export function channelsRead({ inChannels, outChannels, groups }: VolumeGeometry, outChannel: number): number[] {
  const group = Math.floor((outChannel * groups) / outChannels);
  return Array.from({ length: inChannels }, (_, channel) => channel).filter(
    channel => Math.floor((channel * groups) / inChannels) === group,
  );
}

/** Layers with more products are not counted one by one. */
const MOST_PRODUCTS = 60_000;

export function isSmall(volume: VolumeGeometry): boolean {
  return count(sizesOf(volume, 'output')) * count(sizesOf(volume, 'kernel')) <= MOST_PRODUCTS;
}

/** The taps of one input channel at an output. */
export function tapsAt(volume: VolumeGeometry, position: readonly number[], values: LayerValues = teachingValues): Tap[] {
  return taps(volume, values, { channel: 0, position }, 0);
}

/** How often a cell occurs, by its (depth, row, column). */
export type Tally = (position: readonly [number, number, number]) => number;

/** How often all outputs of one channel read each input; for a transposed layer, how many products each output sums. */
export function tally(volume: VolumeGeometry): Tally {
  return isSmall(volume) ? countedTally(volume) : tallyByFormula(volume);
}

function countedTally(volume: VolumeGeometry): Tally {
  const outputs = sizesOf(volume, 'output');
  const sizes = volume.transposed ? outputs : sizesOf(volume, 'input');
  const counts = Array.from({ length: count(sizes) }, () => 0);
  for (let index = 0; index < count(outputs); index++) {
    const position = positionAt(outputs, index);
    for (const { source } of tapsAt(volume, position)) {
      if (source === null) continue;
      const at = indexOf(sizes, volume.transposed ? position : source);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return position => counts[indexOf(sizes, position)] ?? assert.fail();
}

/** The number of positions that an output's window has along each axis, according to its taps. */
export function windowSizes(volume: VolumeGeometry, position: readonly number[]): number[] {
  const taps = tapsAt(volume, position);
  return volume.axes.map((_, axis) => new Set(taps.map(({ place: at }) => at[axis])).size);
}

/** The same from `output·stride − padding + kernel·dilation = input`. */
function tallyByFormula(volume: VolumeGeometry): Tally {
  assert(!volume.transposed && volume.paddingMode === 'zeros', 'large layers are not transposed and are padded with zeros');
  const along = ({ windows, input, output, kernel, stride, padBefore, dilation }: AxisGeometry, cell: number): number => {
    let found = 0;
    // ⌊o·in/out⌋ ≤ cell < ⌈(o+1)·in/out⌉
    if (windows === 'adaptive') {
      for (let o = 0; o < output; o++) if (Math.floor((o * input) / output) <= cell && cell < ((o + 1) * input) / output) found++;
      return found;
    }
    for (let k = 0; k < kernel; k++) {
      const start = cell + padBefore - k * dilation;
      if (start >= 0 && start % stride === 0 && start / stride < output) found++;
    }
    return found;
  };
  return position => volume.axes.reduce((product, axis, i) => product * along(axis, position[i] ?? 0), 1);
}
