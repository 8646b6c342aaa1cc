import { indexOf, inputChannels, type Tap } from '../../src/core/forward';
import type { StageSize } from './stage-size';
import { inputCells, kernelCells, outputCells } from './cells';
import type { GridContext, GridInput } from './context';
import { edges, linksBetween, windowFrame } from './frames';
import { gridLabels } from './labels';
import { layoutFor, place, planeSizes } from './layout';
import { minimapsOf } from './minimap';
import { linksOf, marked } from './pointing';
import { remarksOn } from './remarks';
import { viewWithin } from './slice';
import type { Cell, Scene } from './types';
import { viewportAt } from './viewport';

/** The grid view of one step: input plane, kernel and output plane. */
export function gridScene(input: GridInput): Scene {
  const { volume, position, stage } = input;
  const view = viewWithin(volume, input.view, position);
  const layout = layoutFor(volume, stage);
  const [, row, col] = position;
  const rows = viewportAt(volume.row, volume.transposed, row, layout.capacity.rows);
  const cols = viewportAt(volume.col, volume.transposed, col, layout.capacity.cols);
  const corners = place(planeSizes(volume, layout.capacity, layout.kernelGaps), layout.cell, layout.arrangement);
  const sizes = volume.axes.map(axis => axis.output);
  const context: GridContext = {
    ...input,
    view,
    rows,
    cols,
    corners: centred(corners, stage),
    cell: layout.cell,
    kernelGaps: layout.kernelGaps,
    channel: inputChannels(volume, view.outChannel).from + view.inChannel,
    index: indexOf(sizes, position),
  };
  const window = windowFrame(context);
  const labels = gridLabels(context);
  return {
    width: Math.max(stage.width, corners.width),
    height: Math.max(stage.height, corners.height),
    cells: marked(
      withLit([...inputCells(context), ...kernelCells(context), ...outputCells(context)], input.part?.lit ?? null),
      input.pointed ? linksOf(volume, input.pointed) : null,
    ),
    edges: edges(context),
    frames: [window.frame, window.current],
    links: linksBetween(context, window, layout.arrangement),
    labels,
    minimaps: minimapsOf(context, labels),
    remarks: remarksOn(context),
    page: [layout.cell, rows.input.from, cols.input.from, rows.output.from, cols.output.from].join(':'),
  };
}

/** Marks the input and the weight of the product that is being added. */
function withLit(cells: readonly Cell[], lit: Tap | null): readonly Cell[] {
  if (!lit) return cells;
  const [, row, col] = lit.at;
  const [, kernelRow, kernelCol] = lit.kernel;
  const isLit = (cell: Cell): boolean =>
    cell.plane === 'input'
      ? cell.row === row && cell.col === col
      : cell.role === 'weight' && cell.row === kernelRow && cell.col === kernelCol;
  return cells.map(cell => (isLit(cell) ? { ...cell, mark: 'lit' as const } : cell));
}

/** Centres a placement on the stage, on whole pixels so that lines stay crisp. */
export function centred(corners: ReturnType<typeof place>, stage: StageSize): ReturnType<typeof place> {
  const dx = Math.max(0, Math.floor((stage.width - corners.width) / 2));
  const dy = Math.max(0, Math.floor((stage.height - corners.height) / 2));
  const moved = ({ x, y }: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } => ({
    x: Math.floor(x + dx),
    y: Math.floor(y + dy),
  });
  return { ...corners, input: moved(corners.input), kernel: moved(corners.kernel), output: moved(corners.output) };
}
