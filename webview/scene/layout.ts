import { extent, reach, type AxisGeometry, type VolumeGeometry } from '../../src/core/forward';
import type { StageSize } from './stage-size';
import { stretchLength, MOST_CELLS, viewportAt } from './viewport';

/** The arrangement of the planes: side by side, input above the other two (both also close together), or one below another. */
export type Arrangement = 'row' | 'close-row' | 'two-rows' | 'close-rows' | 'column';

/** The size of a cell and the number of cells. It is the same for every step of a layer at one stage size. */
export interface GridLayout {
  readonly arrangement: Arrangement;
  /** Side of a cell. */
  readonly cell: number;
  /** The maximum number of cells along an axis before it is divided into pages. */
  readonly capacity: { readonly rows: number; readonly cols: number };
  /** Whether the dilation gaps of the kernel are drawn; otherwise, its weights are adjacent. */
  readonly kernelGaps: boolean;
}

/** Room above a plane for its title, its subtitle and the column numbers. */
export const HEADER = 54;
/** Room left of a plane for the row numbers. */
export const GUTTER = 30;
/** Room between two planes for the lines. */
export const GAP = 44;
/** The same if there is little room. */
const CLOSE_GAP = 20;
/** Room around everything. */
export const MARGIN = 8;

const CELL_SIZES = [56, 52, 48, 44, 40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4];
/** To show a whole plane, cells can be this small, but not smaller: numbers must stay readable. */
const SMALLEST_WHOLE = 20;
/** On a page of a larger plane, cells have at least this size if possible. */
const SMALLEST_READABLE = 24;
/** A page shows at least this many cells along an axis if possible, and room for the window to make a few steps. */
const COMFORTABLE_CELLS = 9;
const COMFORTABLE_STEPS = 3;
/** A kernel that is wider with its gaps is drawn without them. */
const LARGEST_GAPPED_KERNEL = 9;
/** A narrower stage has little room. */
export const NARROW_STAGE = 640;

/**
 * The best layout for a stage: the largest cells with which everything fits; otherwise the largest with a comfortable page; otherwise
 * the largest page with readable numbers; otherwise the largest that contains the window; otherwise whatever fits.
 */
export function layoutFor(volume: VolumeGeometry, stage: StageSize, planes: Planes = planeSizes): GridLayout {
  const last = laidOut.get(volume);
  if (last?.stage.width === stage.width && last.stage.height === stage.height) return last.layout;
  const layout = bestLayout(volume, stage, planes);
  laidOut.set(volume, { stage, layout });
  return layout;
}

/** Every step of a layer asks for the same layout. */
const laidOut = new WeakMap<VolumeGeometry, { readonly stage: StageSize; readonly layout: GridLayout }>();

function bestLayout(volume: VolumeGeometry, stage: StageSize, planes: Planes): GridLayout {
  const kernelGaps = Math.max(extent(volume.row), extent(volume.col)) <= LARGEST_GAPPED_KERNEL;
  const candidates = CELL_SIZES.flatMap(cell =>
    arrangementsFor(volume, stage).flatMap(arrangement => fit(volume, stage, cell, arrangement, kernelGaps, planes)),
  );
  return (
    candidates.find(({ cell, whole }) => whole && cell >= SMALLEST_WHOLE)?.layout ??
    candidates.find(({ cell, comfortable }) => comfortable && cell >= SMALLEST_READABLE)?.layout ??
    candidates.findLast(({ cell, holdsWindow }) => holdsWindow && cell >= SMALLEST_READABLE)?.layout ??
    candidates.find(({ holdsWindow }) => holdsWindow)?.layout ??
    candidates.at(-1)?.layout ?? { arrangement: 'column', cell: 4, capacity: { rows: 1, cols: 1 }, kernelGaps }
  );
}

interface Candidate {
  readonly layout: GridLayout;
  readonly cell: number;
  readonly whole: boolean;
  readonly comfortable: boolean;
  readonly holdsWindow: boolean;
}

function arrangementsFor({ rank, transposed }: VolumeGeometry, { width }: StageSize): readonly Arrangement[] {
  if (rank === 1) return ['column'];
  // Close together only if room is short, and if the labels of the kernel end before the output begins.
  const close: readonly Arrangement[] = width < NARROW_STAGE && rank === 2 && !transposed ? ['close-row'] : [];
  return ['row', ...close, 'two-rows', 'close-rows', 'column'];
}

/** Whether the planes are side by side. */
export function isRow(arrangement: Arrangement): boolean {
  return arrangement === 'row' || arrangement === 'close-row';
}

/** The largest page that fits with cells of this size, if any does. */
function fit(
  volume: VolumeGeometry,
  stage: StageSize,
  cell: number,
  arrangement: Arrangement,
  kernelGaps: boolean,
  planes: Planes,
): Candidate[] {
  for (let cols = MOST_CELLS; cols >= 1; cols--) {
    const size = (capacity: GridLayout['capacity']): StageSize => place(planes(volume, capacity, kernelGaps), cell, arrangement);
    if (size({ rows: 1, cols }).width > stage.width) continue;
    for (let rows = MOST_CELLS; rows >= 1; rows--) {
      const capacity = { rows, cols };
      if (size(capacity).height > stage.height) continue;
      const whole = isWhole(volume.row, volume.transposed, rows) && isWhole(volume.col, volume.transposed, cols);
      const comfortable = isComfortable(volume.row, volume.transposed, rows) && isComfortable(volume.col, volume.transposed, cols);
      const holdsWindow = rows >= extent(volume.row) && cols >= extent(volume.col);
      return [{ layout: { arrangement, cell, capacity, kernelGaps }, cell, whole, comfortable, holdsWindow }];
    }
  }
  return [];
}

function isWhole(axis: AxisGeometry, transposed: boolean, capacity: number): boolean {
  const { input, line, output } = viewportAt(axis, transposed, 0, capacity);
  return stretchLength(input) === stretchLength(line) && stretchLength(output) === axis.output;
}

function isComfortable(axis: AxisGeometry, transposed: boolean, capacity: number): boolean {
  const wanted = Math.max(COMFORTABLE_CELLS, reach(axis, transposed, COMFORTABLE_STEPS));
  return isWhole(axis, transposed, capacity) || capacity >= wanted;
}

/** Computes how many cells the planes of a layer take at a capacity. */
export type Planes = (volume: VolumeGeometry, capacity: GridLayout['capacity'], kernelGaps: boolean) => PlaneSizes;

/** How many cells the three planes take. */
export interface PlaneSizes {
  readonly input: PlaneSize;
  readonly kernel: PlaneSize;
  readonly output: PlaneSize;
}

export interface PlaneSize {
  readonly rows: number;
  readonly cols: number;
}

export function planeSizes(volume: VolumeGeometry, capacity: GridLayout['capacity'], kernelGaps: boolean): PlaneSizes {
  const rows = viewportAt(volume.row, volume.transposed, 0, capacity.rows);
  const cols = viewportAt(volume.col, volume.transposed, 0, capacity.cols);
  return {
    input: { rows: stretchLength(rows.input), cols: stretchLength(cols.input) },
    kernel: { rows: kernelCells(volume.row, kernelGaps), cols: kernelCells(volume.col, kernelGaps) },
    output: { rows: stretchLength(rows.output), cols: stretchLength(cols.output) },
  };
}

function kernelCells(axis: AxisGeometry, gaps: boolean): number {
  return gaps ? extent(axis) : drawnKernel(axis.kernel);
}

/** The number of kernel positions that are drawn: all, or the first ones of a kernel that no screen can show. */
export function drawnKernel(kernel: number): number {
  return Math.min(kernel, MOST_CELLS);
}

/** The top left corner of each plane's cells, and the total size. */
export interface Placement {
  readonly input: Corner;
  readonly kernel: Corner;
  readonly output: Corner;
  readonly width: number;
  readonly height: number;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Places planes of these sizes in the arrangement, centred on each other, with the origin at the top left. */
export function place({ input, kernel, output }: PlaneSizes, cell: number, arrangement: Arrangement): Placement {
  const wide = (plane: PlaneSize): number => GUTTER + Math.max(plane.cols * cell, NARROWEST_PLANE);
  const high = (plane: PlaneSize): number => HEADER + plane.rows * cell;
  // The kernel's title can extend over the gap.
  const closeKernel = (narrowest: number): number => GUTTER + Math.max(kernel.cols * cell, narrowest);
  const at = (x: number, y: number): Corner => ({ x: MARGIN + x + GUTTER, y: MARGIN + y + HEADER });
  switch (arrangement) {
    case 'row':
    case 'close-row': {
      const close = arrangement === 'close-row';
      const gap = close ? CLOSE_GAP : GAP;
      const height = Math.max(high(input), high(kernel), high(output));
      const centred = (plane: PlaneSize): number => (height - high(plane)) / 2;
      const kernelX = wide(input) + gap;
      const outputX = kernelX + (close ? closeKernel(NARROWEST_PLANE - GUTTER) : wide(kernel)) + gap;
      return {
        input: at(0, centred(input)),
        kernel: at(kernelX, centred(kernel)),
        output: at(outputX, centred(output)),
        width: 2 * MARGIN + outputX + wide(output) + GUTTER / 2,
        height: 2 * MARGIN + height,
      };
    }
    case 'two-rows':
    case 'close-rows': {
      const close = arrangement === 'close-rows';
      const gap = close ? CLOSE_GAP : GAP;
      const kernelWidth = close ? closeKernel(NARROWEST_KERNEL) : wide(kernel);
      const below = kernelWidth + gap + wide(output);
      const width = Math.max(wide(input), below);
      const y = high(input) + GAP / 2;
      const x = (width - below) / 2;
      const height = Math.max(high(kernel), high(output));
      return {
        input: at((width - wide(input)) / 2, 0),
        kernel: at(x, y + (height - high(kernel)) / 2),
        output: at(x + kernelWidth + gap, y + (height - high(output)) / 2),
        width: 2 * MARGIN + width + GUTTER / 2,
        height: 2 * MARGIN + y + height,
      };
    }
    case 'column': {
      const width = Math.max(wide(input), wide(kernel), wide(output));
      const kernelY = high(input) + GAP / 2;
      const outputY = kernelY + high(kernel) + GAP / 2;
      return {
        input: at((width - wide(input)) / 2, 0),
        kernel: at((width - wide(kernel)) / 2, kernelY),
        output: at((width - wide(output)) / 2, outputY),
        width: 2 * MARGIN + width + GUTTER / 2,
        height: 2 * MARGIN + outputY + high(output),
      };
    }
  }
}

/** A plane of one cell still needs room for its title. */
const NARROWEST_PLANE = 104;
/** The same for a kernel with more labels: its flip, its depth. */
const NARROWEST_KERNEL = 82;
