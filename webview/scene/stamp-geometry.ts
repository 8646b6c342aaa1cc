import { type AxisGeometry, type LayerValues, type VolumeGeometry } from '../../src/core/forward';
import type { CellPosition } from './context';

/**
 * A transposed convolution seen from its inputs: each is multiplied by the whole kernel, and the products are added to the outputs
 * from `stride · i − padding` on. This is where the window of an ordinary convolution over the *output* would be, so everything that is
 * known about windows applies with input and output exchanged. No stamp has to reach the cells that `output_padding` adds at the end.
 */
export function mirrored(volume: VolumeGeometry): VolumeGeometry {
  let mirror = mirrors.get(volume);
  if (!mirror) {
    const flip = (axis: AxisGeometry): AxisGeometry => ({
      ...axis,
      input: axis.output,
      output: axis.input,
      padAfter: Math.max(0, axis.padAfter - axis.outputPadding),
      outputPadding: 0,
    });
    const [depth, row, col] = [flip(volume.depth), flip(volume.row), flip(volume.col)];
    mirror = { ...volume, transposed: false, axes: [depth, row, col], depth, row, col };
    mirrors.set(volume, mirror);
  }
  return mirror;
}

const mirrors = new WeakMap<VolumeGeometry, VolumeGeometry>();

/** An input position and the weight that connects it to an output, along one axis. */
interface Feed {
  readonly source: number;
  readonly kernel: number;
}

/** The terms of an output along one axis, in order of the inputs. */
function feeds({ input, kernel, stride, padBefore, dilation }: AxisGeometry, output: number): Feed[] {
  const found: Feed[] = [];
  for (let k = kernel - 1; k >= 0; k--) {
    const at = output + padBefore - k * dilation;
    if (at >= 0 && at % stride === 0 && at / stride < input) found.push({ source: at / stride, kernel: k });
  }
  return found;
}

/** The state of an output after the inputs up to `index` have been added. An output without inputs is complete once all have been added. */
export interface Filling {
  readonly state: 'untouched' | 'part' | 'whole';
  /** Including the bias; null while nothing has been added. For a complete one, ask for the output itself. */
  readonly sum: number | null;
}

/** The sum of an output so far, over all input channels that it reads. */
export function fillingOf(
  volume: VolumeGeometry,
  values: LayerValues,
  outChannel: number,
  [z, y, x]: CellPosition,
  index: number,
): Filling {
  const added: { readonly source: CellPosition; readonly kernel: readonly number[] }[] = [];
  let missing = false;
  for (const d of feeds(volume.depth, z)) {
    for (const r of feeds(volume.row, y)) {
      for (const c of feeds(volume.col, x)) {
        const at = (d.source * volume.row.input + r.source) * volume.col.input + c.source;
        if (at <= index) added.push({ source: [d.source, r.source, c.source], kernel: [d.kernel, r.kernel, c.kernel] });
        else missing = true;
      }
    }
  }
  const isLast = index === volume.depth.input * volume.row.input * volume.col.input - 1;
  if (added.length === 0 && !isLast) return { state: 'untouched', sum: null };
  if (!missing) return { state: 'whole', sum: null };
  const count = volume.inChannels / volume.groups;
  const from = Math.floor(outChannel / (volume.outChannels / volume.groups)) * count;
  let sum = volume.bias ? values.bias(outChannel) : 0;
  for (const { source, kernel } of added)
    for (let channel = 0; channel < count; channel++)
      sum += values.input(from + channel, source) * values.weight(outChannel, channel, kernel);
  return { state: 'part', sum };
}
