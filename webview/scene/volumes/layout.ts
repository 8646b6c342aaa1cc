import { extent, readLine, type VolumeGeometry } from '../../../src/core/forward';
import type { StageSize } from '../stage-size';
import { GAP, HEADER, MARGIN, NARROW_STAGE } from '../layout';
import type { Point } from '../types';
import { stretchLength, type Stretch } from '../viewport';
import type { Stacks } from './cards';
import { sizeOf, stackOf, type Stack } from './stack';

/** The three stacks, and the top left of each. */
export interface VolumesLayout {
  readonly input: Placed;
  readonly kernel: Placed;
  readonly output: Placed;
  /** Whether the input is above kernel and output, instead of beside them. */
  readonly stacked: boolean;
  /** The kernel is drawn larger than the input. */
  readonly kernelEnlarged: boolean;
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly stack: Stack;
  readonly origin: Point;
}

const LARGEST = 34;
const SHRINK = 0.9;
/** 0.9 to this is a hundred-thousandth: an axis of a million cells still fits. */
const TRIES = 120;
/** A kernel takes this fraction of the stage's shorter side, unless the input is drawn larger. */
const KERNEL_PART = 0.2;
const LARGEST_KERNEL = 22;
/** Even enlarged, the kernel looks smaller than the input it slides over. */
const KERNEL_OF_INPUT = 0.5;
/** The height of a strip with one row. */
const STRIP = 26;
/** A stack with one card still needs room for its title. */
const NARROWEST = 128;
/** The cards' numbers are below a stack. */
const FOOT = 20;

/** The largest scale at which the stacks fit into the stage. Input and output have the same scale, so that their sizes can be compared. */
export function volumesLayout(volume: VolumeGeometry, stacks: Stacks, stage: StageSize): VolumesLayout {
  let last: VolumesLayout | null = null;
  for (let i = 0, scale = LARGEST; i < TRIES; i++, scale *= SHRINK) {
    for (const stacked of stage.width < NARROW_STAGE ? [true] : [false, true]) {
      last = arrange(volume, stacks, stage, scale, stacked);
      if (last.width <= stage.width && last.height <= stage.height) return centred(last, stage);
    }
  }
  // Not even the titles fit: the picture is cropped at the edge of the stage.
  return last as VolumesLayout;
}

function arrange(volume: VolumeGeometry, stacks: Stacks, stage: StageSize, scale: number, stacked: boolean): VolumesLayout {
  const { row, col, transposed, rank } = volume;
  const high = (of: number): number => (rank === 1 ? STRIP : of);
  const whole = (size: number): Stretch => ({ from: 0, to: size });
  const lines = { row: readLine(row, transposed), col: readLine(col, transposed) };
  const side = Math.min(
    KERNEL_PART * Math.min(stage.width, stage.height),
    KERNEL_OF_INPUT * scale * Math.max(stretchLength(lines.row), stretchLength(lines.col)),
  );
  const kernelScale = Math.max(scale, Math.min(LARGEST_KERNEL, side / Math.max(extent(row), extent(col))));
  const input = stackOf(stacks.input, lines.row, lines.col, scale, high(scale));
  const kernel = stackOf(stacks.kernel, whole(extent(row)), whole(extent(col)), kernelScale, high(kernelScale));
  const output = stackOf(stacks.output, whole(row.output), whole(col.output), scale, high(scale), card => card.chosen);
  const [a, b, c] = [input, kernel, output].map(room) as [Room, Room, Room];
  const kernelEnlarged = kernelScale > scale;
  const place = (stack: Stack, x: number, y: number): Placed => ({ stack, origin: [MARGIN + x, MARGIN + y + HEADER] });
  if (!stacked) {
    const height = Math.max(a.height, b.height, c.height);
    return {
      input: place(input, 0, (height - a.height) / 2),
      kernel: place(kernel, a.width + GAP, (height - b.height) / 2),
      output: place(output, a.width + b.width + 2 * GAP, (height - c.height) / 2),
      stacked,
      kernelEnlarged,
      width: 2 * MARGIN + a.width + b.width + c.width + 2 * GAP,
      height: 2 * MARGIN + height,
    };
  }
  const below = b.width + GAP + c.width;
  const width = Math.max(a.width, below);
  const height = Math.max(b.height, c.height);
  return {
    input: place(input, (width - a.width) / 2, 0),
    kernel: place(kernel, (width - below) / 2, a.height + (height - b.height) / 2),
    output: place(output, (width - below) / 2 + b.width + GAP, a.height + (height - c.height) / 2),
    stacked,
    kernelEnlarged,
    width: 2 * MARGIN + width,
    height: 2 * MARGIN + a.height + height,
  };
}

interface Room {
  readonly width: number;
  readonly height: number;
}

function room(stack: Stack): Room {
  const { width, height } = sizeOf(stack);
  return { width: Math.max(width, NARROWEST), height: HEADER + height + FOOT };
}

function centred(layout: VolumesLayout, stage: StageSize): VolumesLayout {
  const [dx, dy] = [Math.floor((stage.width - layout.width) / 2), Math.floor((stage.height - layout.height) / 2)];
  const moved = ({ stack, origin: [x, y] }: Placed): Placed => ({ stack, origin: [Math.round(x + dx), Math.round(y + dy)] });
  return {
    ...layout,
    input: moved(layout.input),
    kernel: moved(layout.kernel),
    output: moved(layout.output),
    width: stage.width,
    height: stage.height,
  };
}

/** Whether single cells of a stack are large enough to be drawn separately. */
export function showsCells({ col, row, rows, cols }: Stack): boolean {
  return col >= 7 && row >= 5 && stretchLength(rows) * stretchLength(cols) <= 2500;
}
