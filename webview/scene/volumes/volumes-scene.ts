import { inputChannels, type VolumeGeometry } from '../../../src/core/forward';
import type { ViewMemory } from '../../../src/protocol/panel';
import { formatSizes, numberText } from '../../format';
import type { StageSize } from '../stage-size';
import { t } from '../../strings';
import type { CellPosition } from '../context';
import { heading, windowSizes } from '../labels';
import { lookOf } from '../rules';
import { tv } from '../say';
import { viewWithin } from '../slice';
import type { Label, Link, PlaneName, Point, Scene, Solid } from '../types';
import { stacksAt } from './cards';
import { showsCells, volumesLayout, type Placed, type VolumesLayout } from './layout';
import { inputSolids, kernelSolids, LEAST_MARK, outputSolids } from './solids';
import { at, offsetOf } from './stack';

/** The input of one step of the volumes view. */
export interface VolumesInput {
  readonly volume: VolumeGeometry;
  /** Output position (d, h, w). */
  readonly position: CellPosition;
  readonly view: ViewMemory;
  readonly stage: StageSize;
}

/**
 * Whole tensors to scale: channels, or depths, as upright cards; the window through all it reads, the kernel, and the output up to the
 * current step.
 */
export function volumesScene({ volume, position, view: given, stage }: VolumesInput): Scene {
  const view = viewWithin(volume, given, position);
  const stacks = stacksAt(volume, view, position);
  const layout = volumesLayout(volume, stacks, stage);
  const { input, kernel, output } = layout;
  const [inputs, kernels, outputs] = [
    inputSolids(input, volume, position),
    kernelSolids(kernel, volume, position),
    outputSolids(output, volume, position),
  ];
  return {
    width: Math.max(stage.width, layout.width),
    height: Math.max(stage.height, layout.height),
    solids: [...inputs, ...kernels, ...outputs],
    links: [...prism(inputs), ...links(layout, inputs, outputs)],
    cells: [],
    edges: [],
    frames: [],
    labels: [
      ...heading('input', cornerOf(input), t('inputTitle', sizes(volume, 'input')), inputSubtitle(volume, view)),
      ...heading(
        'kernel',
        cornerOf(kernel),
        lookOf(volume).windowTitle(windowSizes(volume, position)),
        lookOf(volume).volumeSubtitle(volume.rule, volume, view),
      ),
      ...heading(
        'output',
        cornerOf(output),
        t('outputTitle', sizes(volume, 'output')),
        t('channelOf', view.outChannel, volume.outChannels),
      ),
      ...numbers('input', input),
      ...numbers('kernel', kernel),
      ...numbers('output', output),
    ],
    minimaps: [],
    remarks: remarks(volume, layout),
    page: [
      'volumes',
      layout.width,
      layout.height,
      ...[...stacks.input, ...stacks.kernel, ...stacks.output].map(({ index }) => index),
      view.outChannel,
    ].join(':'),
  };
}

function cornerOf({ origin: [x, y] }: Placed): { readonly x: number; readonly y: number } {
  return { x, y };
}

function sizes({ axes, rank }: VolumeGeometry, of: 'input' | 'kernel' | 'output'): string {
  return formatSizes(axes.slice(-rank).map(axis => axis[of]));
}

function inputSubtitle(volume: VolumeGeometry, view: ViewMemory): string {
  const { from, count, group } = inputChannels(volume, view.outChannel);
  if (volume.rank === 3) return `${t('channelOf', from + view.inChannel, volume.inChannels)} · ${tv('byDepth')}`;
  if (volume.inChannels === 1 || !lookOf(volume).hasWeights) return t('channelOf', from, volume.inChannels);
  return volume.groups === 1
    ? tv('channelCount', volume.inChannels)
    : tv('groupReads', group, count === 1 ? String(from) : `${from} … ${from + count - 1}`, volume.inChannels);
}

/** The index of each card below its near edge, preceded by the number of omitted cards. */
function numbers(plane: PlaneName, { stack, origin: [x, y] }: Placed): Label[] {
  return stack.cards.flatMap(({ index, skipped }, slot): Label[] => {
    const [dx, dy] = at(stack, slot, stack.rows.to, stack.cols.from);
    const label = (name: string, right: number, text: string): Label => ({
      key: `${plane}:${name}:${slot}`,
      kind: 'tick',
      x: x + dx + right,
      y: y + dy + 13,
      anchor: 'middle',
      text,
    });
    const shown = label('card', 0, numberText(index));
    return skipped > 0 && slot > 0
      ? [label('skipped', -(offsetOf(stack, slot) - offsetOf(stack, slot - 1)) / 2, `+${skipped}`), shown]
      : [shown];
  });
}

/** The window's edges from the first slice it reads to the last. */
function prism(solids: readonly Solid[]): Link[] {
  const windows = solids.filter(({ kind }) => kind === 'window');
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last || first === last) return [];
  return corners(first).map((from, i) => line(`prism:${i}`, from, corners(last)[i] ?? from));
}

/** From the last slice of the window to the kernel, and from the kernel to the resulting cell. */
function links({ kernel, stacked }: VolumesLayout, inputs: readonly Solid[], outputs: readonly Solid[]): Link[] {
  const window = inputs.findLast(({ kind }) => kind === 'window');
  const current = outputs.find(({ kind }) => kind === 'current');
  if (!window || !current) return [];
  const {
    stack,
    origin: [x, y],
  } = kernel;
  const last = stack.cards.length - 1;
  const of = (slot: number, row: number, col: number): Point => {
    const [dx, dy] = at(stack, slot, row, col);
    return [x + dx, y + dy];
  };
  const { rows, cols } = stack;
  const [, topRight, bottomRight, bottomLeft] = corners(window) as [Point, Point, Point, Point];
  const [topLeft, , , foot] = corners(current) as [Point, Point, Point, Point];
  return [
    ...(stacked
      ? [line('window:0', bottomLeft, of(0, rows.from, cols.from)), line('window:1', bottomRight, of(last, rows.from, cols.to))]
      : [line('window:0', topRight, of(0, rows.from, cols.from)), line('window:1', bottomRight, of(0, rows.to, cols.from))]),
    line('output:0', of(last, rows.from, cols.to), topLeft),
    line('output:1', of(last, rows.to, cols.to), foot),
  ];
}

function corners({ x, y, faces }: Solid): Point[] {
  return (faces[0] ?? []).map(([dx, dy]) => [x + dx, y + dy]);
}

function line(name: string, [x1, y1]: Point, [x2, y2]: Point): Link {
  return { key: `link:${name}`, x1, y1, x2, y2 };
}

function remarks({ row, col, transposed }: VolumeGeometry, { input, kernel, output, kernelEnlarged }: VolumesLayout): string[] {
  const { stack } = input;
  const skips = [input, kernel, output].some(placed => placed.stack.cards.some(({ skipped }) => skipped > 0));
  const isTiny = output.stack.col < LEAST_MARK || output.stack.row < LEAST_MARK;
  return [
    tv('volumesScale'),
    ...(skips ? [tv('volumesSkipped')] : []),
    ...(kernelEnlarged ? [tv('volumesKernel')] : []),
    ...(isTiny ? [tv('volumesMarks')] : []),
    ...(transposed && (row.stride > 1 || col.stride > 1) ? [showsCells(stack) ? tv('volumesInserted') : tv('volumesNotApart')] : []),
  ];
}
