import { inputChannels, type VolumeGeometry } from '../../src/core/forward';
import { formatSizes } from '../format';
import type { StageSize } from './stage-size';
import type { ViewMemory } from '../../src/protocol/panel';
import { pageFor, type Page } from './page';
import { planeEdges, planeLabels, planeMinimap } from './plane';
import { tv } from './say';
import type { Cell, SceneFrame, Scene } from './types';
import { stretchLength } from './viewport';

/** The kernels of a layer: output channels down, input channels across. Groups are blocks on the diagonal; omitted kernels are outlined. */
export interface MatrixInput {
  readonly volume: VolumeGeometry;
  readonly view: ViewMemory;
  readonly stage: StageSize;
}

/** The number of different looks, which are repeated so that neighbouring groups differ. */
const LOOKS = 4;

/** The kernel matrix: one cell for each pair of channels. */
export function kernelMatrixScene({ volume, view, stage }: MatrixInput): Scene {
  const { inChannels, outChannels } = volume;
  const at = { row: view.outChannel, col: inputChannels(volume, view.outChannel).from + view.inChannel };
  const page = pageFor(outChannels, inChannels, at, stage);
  const kernel = volume.axes.slice(-volume.rank).map(axis => axis.kernel);
  const cells: Cell[] = [];
  for (let row = page.rows.from; row < page.rows.to; row++) {
    const { from, count, group } = inputChannels(volume, row);
    for (let col = page.cols.from; col < page.cols.to; col++)
      cells.push(cellAt(page, row, col, col >= from && col < from + count ? group % LOOKS : null));
  }
  const labels = planeLabels('kernel', page, tv('matrixTitle', outChannels, inChannels), tv('matrixSubtitle', formatSizes(kernel)));
  return {
    width: stage.width,
    height: stage.height,
    cells,
    edges: planeEdges('kernel', page, outChannels, inChannels),
    frames: frames(page, volume, at),
    links: [],
    labels,
    minimaps: planeMinimap('kernel', page, outChannels, inChannels, at, labels, stage),
    remarks: remarks(volume, page, kernel),
    page: ['kernels', page.cell, page.rows.from, page.cols.from].join(':'),
  };
}

function cellAt(page: Page, row: number, col: number, look: number | null): Cell {
  return {
    key: `kernel:${row - page.rows.from},${col - page.cols.from}`,
    plane: 'kernel',
    role: look === null ? 'ghost' : 'weight',
    row,
    col,
    x: page.x + (col - page.cols.from) * page.cell,
    y: page.y + (row - page.rows.from) * page.cell,
    size: page.cell,
    value: null,
    font: 0,
    read: false,
    weight: null,
    look,
  };
}

/** Frames around the kernels of the output channel that is shown, and around the current one. */
function frames(page: Page, volume: VolumeGeometry, at: { readonly row: number; readonly col: number }): SceneFrame[] {
  const { from, count } = inputChannels(volume, at.row);
  const first = Math.max(from, page.cols.from);
  const last = Math.min(from + count, page.cols.to);
  const y = page.y + (at.row - page.rows.from) * page.cell;
  const x = (col: number): number => page.x + (col - page.cols.from) * page.cell;
  return [
    { key: 'frame:window', kind: 'window', x: x(first), y, width: (last - first) * page.cell, height: page.cell },
    { key: 'frame:current', kind: 'current', x: x(at.col), y, width: page.cell, height: page.cell },
  ];
}

function remarks({ inChannels, outChannels, groups }: VolumeGeometry, page: Page, kernel: readonly number[]): string[] {
  const cells = kernel.reduce((product, size) => product * size, 1);
  const all = inChannels * outChannels;
  const left = all / groups;
  const said =
    groups === 1
      ? tv('matrixWhole', all, all * cells)
      : groups === inChannels
        ? tv('matrixDepthwise', (all - left) * cells, all * cells)
        : tv('matrixGroups', groups, left, all, (all - left) * cells, all * cells);
  const range = ({ from, to }: Page['rows']): string => (to - from === 1 ? String(from) : `${from} … ${to - 1}`);
  const isPart = stretchLength(page.rows) < outChannels || stretchLength(page.cols) < inChannels;
  return [said, ...(isPart ? [tv('matrixPart', range(page.rows), range(page.cols), `${outChannels}×${inChannels}`)] : [])];
}
