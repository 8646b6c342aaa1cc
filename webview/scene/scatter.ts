import {
  extent,
  inputChannels,
  indexOf,
  windowStart,
  type AxisGeometry,
  type LayerValues,
  type VolumeGeometry,
} from '../../src/core/forward';
import type { ViewMemory } from '../../src/protocol/panel';
import { formatSizes, numberText } from '../format';
import type { StageSize } from './stage-size';
import { t } from '../strings';
import { inOneFont, SMALLEST_WITH_WEIGHT, toneOf } from './cells';
import type { CellPosition, SceneValues } from './context';
import { box, clip, downwards, sides, sideways } from './frames';
import { centred } from './grid';
import { heading, numbering, TICK_ROOM } from './labels';
import { isRow, layoutFor, place, planeSizes, type Planes } from './layout';
import { tv } from './say';
import { fillingOf, mirrored } from './stamp-geometry';
import type { Cell, Label, Scene } from './types';
import { stretchLength, viewportAt, type Stretch } from './viewport';

/** The input of one step of the scatter view: the input that is being added. */
export interface ScatterInput {
  readonly volume: VolumeGeometry;
  readonly values: LayerValues & SceneValues;
  /** Of the input (d, h, w). */
  readonly position: CellPosition;
  readonly view: ViewMemory;
  readonly stage: StageSize;
}

/** The input stays on the left; in the exchanged geometry, it is the output. */
const exchanged: Planes = (mirror, capacity, gaps) => {
  const { input, kernel, output } = planeSizes(mirror, capacity, gaps);
  return { input: output, kernel, output: input };
};

/** A transposed convolution by its inputs: each one is multiplied by the kernel and added to the output, and overlaps add up. */
export function scatterScene({ volume, values, position, view, stage }: ScatterInput): Scene {
  const mirror = mirrored(volume);
  const layout = layoutFor(mirror, stage, exchanged);
  const { cell, capacity, kernelGaps } = layout;
  const [z, y, x] = position;
  const rows = viewportAt(mirror.row, false, y, capacity.rows);
  const cols = viewportAt(mirror.col, false, x, capacity.cols);
  const placed = place(exchanged(mirror, capacity, kernelGaps), cell, layout.arrangement);
  const corners = centred(placed, stage);
  const channel = inputChannels(volume, view.outChannel).from + view.inChannel;
  const index = indexOf(
    mirror.axes.map(axis => axis.output),
    position,
  );
  const depth = windowStart(mirror.depth, false, z) + view.slice * mirror.depth.dilation;
  const x0 = values.input(channel, position);
  const at = (
    plane: 'input' | 'kernel' | 'output',
    row: number,
    col: number,
    r: number,
    c: number,
  ): Pick<Cell, 'key' | 'plane' | 'row' | 'col' | 'x' | 'y' | 'size' | 'font'> => ({
    key: `${plane}:${r},${c}`,
    plane,
    row,
    col,
    x: corners[plane].x + c * cell,
    y: corners[plane].y + r * cell,
    size: cell,
    font: 0,
  });

  const input: Cell[] = [];
  for (const r of range(rows.output)) {
    for (const c of range(cols.output)) {
      const isHere = r === y && c === x;
      input.push({
        ...at('input', r, c, r - rows.output.from, c - cols.output.from),
        role: 'data',
        value: values.input(channel, [z, r, c]),
        read: isHere,
        weight: null,
        tone: toneOf(values, values.input(channel, [z, r, c])),
      });
    }
  }

  const kernel: Cell[] = [];
  const step = (axis: AxisGeometry): number => (kernelGaps ? axis.dilation : 1);
  const placedSizes = exchanged(mirror, capacity, kernelGaps);
  for (let r = 0; r < placedSizes.kernel.rows; r++) {
    for (let c = 0; c < placedSizes.kernel.cols; c++) {
      const gap = r % step(mirror.row) !== 0 || c % step(mirror.col) !== 0;
      const [kr, kc] = gap ? [r, c] : [r / step(mirror.row), c / step(mirror.col)];
      kernel.push({
        ...at('kernel', kr, kc, r, c),
        role: gap ? 'gap' : 'weight',
        value: gap ? null : values.weight(view.outChannel, view.inChannel, [view.slice, kr, kc]),
        read: !gap,
        weight: null,
      });
    }
  }

  const [top, left] = [windowStart(mirror.row, false, y), windowStart(mirror.col, false, x)];
  const output: Cell[] = [];
  for (const r of range(rows.input)) {
    for (const c of range(cols.input)) {
      const isCropped = r < 0 || c < 0 || r >= mirror.row.input || c >= mirror.col.input || depth < 0 || depth >= mirror.depth.input;
      const [kr, kc] = [placeOf(mirror.row, r - top), placeOf(mirror.col, c - left)];
      const isStamped = kr !== null && kc !== null;
      const filling = isCropped ? null : fillingOf(volume, values, view.outChannel, [depth, r, c], index);
      const value =
        filling === null || filling.state === 'untouched'
          ? null
          : filling.state === 'whole'
            ? values.output(view.outChannel, [depth, r, c])
            : filling.sum;
      const weight =
        isStamped && cell >= SMALLEST_WITH_WEIGHT ? values.weight(view.outChannel, view.inChannel, [view.slice, kr, kc]) : null;
      output.push({
        ...at('output', r, c, r - rows.input.from, c - cols.input.from),
        role: isCropped ? 'padding' : filling?.state === 'whole' ? 'done' : 'pending',
        value,
        read: isStamped,
        weight,
      });
    }
  }

  const window = box(
    corners.output,
    clip({ from: top, to: top + extent(mirror.row) }, rows.input),
    clip({ from: left, to: left + extent(mirror.col) }, cols.input),
    rows.input,
    cols.input,
    cell,
  );
  const current = box(corners.input, { from: y, to: y + 1 }, { from: x, to: x + 1 }, rows.output, cols.output, cell);
  const kernelBox = { ...corners.kernel, width: placedSizes.kernel.cols * cell, height: placedSizes.kernel.rows * cell };
  const first = isRow(layout.arrangement) ? sideways : downwards;
  const second = layout.arrangement === 'column' ? downwards : sideways;
  const named = (depthText: string, count: number, at_: number): string =>
    volume.rank === 3 ? `${t('channelOf', at_, count)} · ${depthText}` : t('channelOf', at_, count);
  const sizes = (of: 'input' | 'output' | 'kernel'): string => formatSizes(volume.axes.slice(-volume.rank).map(axis => axis[of]));
  const depthOut = depth < 0 || depth >= mirror.depth.input ? tv('depthCropped', numberText(depth)) : t('depthAt', depth);
  const labels: Label[] = [
    ...heading('input', corners.input, t('inputTitle', sizes('input')), named(t('depthAt', z), volume.inChannels, channel)),
    ...ticks('input', corners.input, rows.output, cols.output, cell, volume.rank, String),
    ...heading(
      'kernel',
      corners.kernel,
      t('kernelTitle', sizes('kernel')),
      `${t('joins', channel, view.outChannel)} · ${tv('timesInput', numberText(x0))}`,
    ),
    ...heading('output', corners.output, t('outputTitle', sizes('output')), named(depthOut, volume.outChannels, view.outChannel)),
    ...ticks('output', corners.output, rows.input, cols.input, cell, volume.rank, numberText),
  ];
  const isPart =
    stretchLength(rows.output) < mirror.row.output ||
    stretchLength(cols.output) < mirror.col.output ||
    stretchLength(rows.input) < stretchLength(rows.line) ||
    stretchLength(cols.input) < stretchLength(cols.line);
  return {
    width: Math.max(stage.width, placed.width),
    height: Math.max(stage.height, placed.height),
    cells: [...inOneFont(input), ...inOneFont(kernel), ...inOneFont(output)],
    edges: [
      ...sides(
        'input',
        { from: 0, to: mirror.row.output },
        { from: 0, to: mirror.col.output },
        rows.output,
        cols.output,
        corners.input,
        cell,
      ),
      ...sides(
        'output',
        { from: 0, to: mirror.row.input },
        { from: 0, to: mirror.col.input },
        rows.input,
        cols.input,
        corners.output,
        cell,
      ),
    ],
    frames: [
      { key: 'frame:window', kind: 'window', ...window },
      { key: 'frame:current', kind: 'current', ...current },
    ],
    links: [...first('window', current, kernelBox), ...second('output', kernelBox, window)],
    labels,
    minimaps: [],
    remarks: [
      tv('scatterRemark'),
      ...(isPart
        ? [
            t(
              volume.rank === 1 ? 'outputStretch' : 'outputPart',
              ...(volume.rank === 1 ? [] : [spanText(rows.input)]),
              spanText(cols.input),
              sizes('output'),
            ),
          ]
        : []),
    ],
    page: ['scatter', cell, rows.input.from, cols.input.from, rows.output.from, cols.output.from].join(':'),
  };
}

function placeOf(axis: AxisGeometry, offset: number): number | null {
  return offset >= 0 && offset < extent(axis) && offset % axis.dilation === 0 ? offset / axis.dilation : null;
}

function* range({ from, to }: Stretch): Generator<number> {
  for (let at = from; at < to; at++) yield at;
}

function spanText({ from, to }: Stretch): string {
  return to - from === 1 ? numberText(from) : `${numberText(from)} … ${numberText(to - 1)}`;
}

function ticks(
  plane: 'input' | 'output',
  { x, y }: { readonly x: number; readonly y: number },
  rows: Stretch,
  cols: Stretch,
  cell: number,
  rank: number,
  name: (at: number) => string,
): Label[] {
  const across = numbering(cols, cell, name).map(({ place: c, text }): Label => ({
    key: `${plane}:col:${c}`,
    kind: 'tick',
    x: x + (c + 0.5) * cell,
    y: y - TICK_ROOM,
    anchor: 'middle',
    text,
  }));
  if (rank === 1) return across;
  return [
    ...across,
    ...numbering(rows, cell, name).map(({ place: r, text }): Label => ({
      key: `${plane}:row:${r}`,
      kind: 'tick',
      x: x - TICK_ROOM,
      y: y + (r + 0.5) * cell + 3.5,
      anchor: 'end',
      text,
    })),
  ];
}
