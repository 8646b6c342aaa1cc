import { placesAt, readAt, weightIndex, windowStart, type AxisGeometry, type VolumeGeometry } from '../../src/core/forward';
import { formatSizes, numberText } from '../format';
import { t } from '../strings';
import type { GridContext, CellPosition } from './context';
import { drawnKernel, HEADER } from './layout';
import { lookOf } from './rules';
import type { Label, PlaneName } from './types';
import type { Stretch } from './viewport';

export const TICK_ROOM = 6;
/** Column numbers closer than this overlap. */
const TICK_SPACING = 22;
/** Width of a letter in the line under a title, in the widest editor font. */
const SUBTITLE_LETTER = 5.8;

/** Names, sizes and row and column numbers of all three planes. */
export function gridLabels(context: GridContext): Label[] {
  const { rows, cols, corners } = context;
  return [
    ...heading('input', corners.input, inputTitle(context), inputSubtitle(context)),
    ...ticks(context, 'input', rows.input, cols.input),
    ...heading('kernel', corners.kernel, kernelTitle(context), kernelSubtitle(context)),
    ...kernelTicks(context),
    ...heading('output', corners.output, outputTitle(context), outputSubtitle(context)),
    ...ticks(context, 'output', rows.output, cols.output),
  ];
}

function sizes(context: GridContext, of: 'input' | 'output' | 'kernel'): string {
  return formatSizes(context.volume.axes.slice(-context.volume.rank).map(axis => axis[of]));
}

/** The places of the window of an output. */
export function windowSizes({ axes, rank }: VolumeGeometry, position: CellPosition): string {
  return formatSizes(axes.map((axis, i) => placesAt(axis, position[i] ?? 0)).slice(-rank));
}

function inputTitle(context: GridContext): string {
  return t('inputTitle', sizes(context, 'input'));
}

function inputSubtitle({ volume, channel, view, position }: GridContext): string {
  const named = t('channelOf', channel, volume.inChannels);
  if (volume.rank < 3) return volume.transposed && volume.axes.some(axis => axis.stride > 1) ? `${named} · ${t('zerosInserted')}` : named;
  const at =
    windowStart(volume.depth, volume.transposed, position[0]) +
    weightIndex(volume.depth, volume.transposed, view.slice) * volume.depth.dilation;
  const { kind } = readAt(volume.depth, volume.transposed, volume.paddingMode, at);
  const slice = t(kind === 'padding' ? 'depthPadding' : kind === 'inserted' ? 'depthInserted' : 'depthAt', numberText(at));
  return `${named} · ${slice}`;
}

function kernelTitle(context: GridContext): string {
  const { volume, position } = context;
  return lookOf(volume).windowTitle(windowSizes(volume, position));
}

function kernelSubtitle({ volume, view, channel, corners }: GridContext): string {
  const joins = lookOf(volume).windowSubtitle(volume.rule, channel, view.outChannel);
  const more = volume.rank === 3 ? t('depthAt', view.slice) : volume.transposed ? t('flipped') : null;
  const said = more === null ? joins : `${joins} · ${more}`;
  // Close to the output, it must end where that begins; the numbers beside the kernel and the settings show the rest.
  const room = corners.output.x - corners.kernel.x;
  const isBeside = room > 0 && Math.abs(corners.output.y - corners.kernel.y) < HEADER;
  return isBeside && said.length * SUBTITLE_LETTER > room ? joins : said;
}

function outputTitle(context: GridContext): string {
  return t('outputTitle', sizes(context, 'output'));
}

function outputSubtitle({ volume, view, position }: GridContext): string {
  const named = t('channelOf', view.outChannel, volume.outChannels);
  return volume.rank === 3 ? `${named} · ${t('depthAt', position[0])}` : named;
}

export function heading(plane: PlaneName, { x, y }: { readonly x: number; readonly y: number }, title: string, subtitle: string): Label[] {
  return [
    { key: `${plane}:title`, kind: 'title', x, y: y - HEADER + 16, anchor: 'start', text: title },
    { key: `${plane}:subtitle`, kind: 'subtitle', x, y: y - HEADER + 32, anchor: 'start', text: subtitle },
  ];
}

function ticks({ cell, corners, volume }: GridContext, plane: 'input' | 'output', rows: Stretch, cols: Stretch): Label[] {
  const { x, y } = corners[plane];
  const labels: Label[] = [];
  for (const { place, text } of numbering(cols, cell, plane === 'input' ? indexAlong(volume.col, volume.transposed) : String)) {
    labels.push({ key: `${plane}:col:${place}`, kind: 'tick', x: x + (place + 0.5) * cell, y: y - TICK_ROOM, anchor: 'middle', text });
  }
  if (volume.rank === 1) return labels;
  for (const { place, text } of numbering(rows, cell, plane === 'input' ? indexAlong(volume.row, volume.transposed) : String)) {
    labels.push({ key: `${plane}:row:${place}`, kind: 'tick', x: x - TICK_ROOM, y: y + (place + 0.5) * cell + 3.5, anchor: 'end', text });
  }
  return labels;
}

/** The index of a position on the input's read line; positions between and around stretched inputs have none. */
function indexAlong(axis: AxisGeometry, transposed: boolean): (at: number) => string | null {
  return at => {
    if (!transposed) return numberText(at);
    const { kind, source } = readAt(axis, true, 'zeros', at);
    return kind === 'input' ? String(source) : null;
  };
}

/** As many numbers of a range as there is room for, always the same ones wherever the page begins. */
export function numbering(
  span: Stretch,
  cell: number,
  name: (at: number) => string | null,
): { readonly place: number; readonly text: string }[] {
  const every = Math.ceil(TICK_SPACING / cell);
  const named: { place: number; text: string }[] = [];
  for (let at = span.from; at < span.to; at++) {
    const text = at % every === 0 ? name(at) : null;
    if (text !== null) named.push({ place: at - span.from, text });
  }
  return named;
}

/** The kernel is numbered by weight index, in reverse order if it is flipped. */
function kernelTicks({ cell, corners, volume, kernelGaps }: GridContext): Label[] {
  const { x, y } = corners.kernel;
  const { row, col, transposed, rank } = volume;
  const along = (axis: AxisGeometry): { readonly at: number; readonly text: string; readonly place: number }[] => {
    const step = kernelGaps ? axis.dilation : 1;
    const every = Math.ceil(TICK_SPACING / (cell * step));
    return Array.from({ length: drawnKernel(axis.kernel) }, (_, place) => ({
      place,
      at: (place * step + 0.5) * cell,
      text: String(weightIndex(axis, transposed, place)),
    })).filter(({ place }) => place % every === 0);
  };
  const labels = along(col).map(({ at, text, place }): Label => ({
    key: `kernel:col:${place}`,
    kind: 'tick',
    x: x + at,
    y: y - TICK_ROOM,
    anchor: 'middle',
    text,
  }));
  if (rank === 1) return labels;
  return [
    ...labels,
    ...along(row).map(({ at, text, place }): Label => ({
      key: `kernel:row:${place}`,
      kind: 'tick',
      x: x - TICK_ROOM,
      y: y + at + 3.5,
      anchor: 'end',
      text,
    })),
  ];
}
