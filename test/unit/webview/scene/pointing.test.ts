import assert from 'node:assert/strict';
import { contributions, inputsOfWeight, meetingsOf, positionAt, readAt, taps, windowStart } from '../../../../src/core/forward';
import { pictureOf, teachingValues, type DrawnLayer } from '../../../../webview/model';
import { gridScene, linksOf, sayPointed, type Cell, type Pointed, type Position, type Scene } from '../../../../webview/scene';
import { LAYERS } from '../../../panel/layers';

const VIEW = { outChannel: 0, inChannel: 0, slice: 0 };
const STAGE = { width: 860, height: 480 };

const drawnLayers = Object.entries(LAYERS).flatMap(([name, view]): [string, DrawnLayer][] => {
  const picture = pictureOf(view, true);
  return picture.kind === 'drawn' ? [[name, picture]] : [];
});

function scene({ volume, values }: DrawnLayer, position: Position, pointed: Pointed): Scene {
  return gridScene({ volume, values, position, view: VIEW, stage: STAGE, pointed });
}

const marked = ({ cells }: Scene, plane: Cell['plane']): Cell[] => cells.filter(cell => cell.plane === plane && cell.mark != null);
const place = ({ row, col }: Cell): string => `${row},${col}`;
/** Those of a plane that are on the page. */
const onPage = ({ cells }: Scene, plane: Cell['plane'], wanted: ReadonlySet<string>): string[] =>
  cells.filter(cell => cell.plane === plane && cell.role !== 'gap' && wanted.has(place(cell))).map(place);

describe('pointing', () => {
  it('has layers to try', () => {
    assert.ok(drawnLayers.length >= 25, String(drawnLayers.length));
  });

  for (const [name, layer] of drawnLayers) {
    const { volume } = layer;
    const [z = 0, y = 0, x = 0] = positionAt(
      volume.axes.map(axis => axis.output),
      Math.floor(layer.positions / 2),
    );

    it(`at an output of ${name} marks what its window reads`, () => {
      const shown = scene(layer, [z, y, x], { plane: 'output', row: y, col: x });
      const read = new Set(taps(volume, teachingValues, { channel: 0, position: [z, y, x] }, 0).map(({ at }) => `${at[1]},${at[2]}`));
      assert.deepEqual(marked(shown, 'input').map(place), onPage(shown, 'input', read));
      assert.deepEqual(
        marked(shown, 'output').map(cell => [place(cell), cell.mark]),
        [[`${y},${x}`, 'pointed']],
      );
      assert.equal(marked(shown, 'kernel').length, shown.cells.filter(({ role }) => role === 'weight').length, 'every weight takes part');
    });

    it(`at a weight of ${name} marks every input it multiplies`, () => {
      const [row, col] = [volume.row.kernel - 1, Math.floor(volume.col.kernel / 2)];
      const shown = scene(layer, [z, y, x], { plane: 'kernel', row, col });
      const [, rows = [], cols = []] = inputsOfWeight(volume, [0, row, col]);
      const data = marked(shown, 'input').filter(cell => cell.role === 'data');
      const read = (axis: typeof volume.row, at: number): string =>
        String(readAt(axis, volume.transposed, volume.paddingMode, at).source ?? '');
      const source = (cell: Cell): string => `${read(volume.row, cell.row)},${read(volume.col, cell.col)}`;
      const expected = new Set(rows.flatMap(r => cols.map(c => `${r},${c}`)));
      for (const cell of data) assert.ok(expected.has(source(cell)), `${source(cell)} is not multiplied`);
      // Padding that repeats a cell is multiplied where the cell itself may not be.
      if (volume.paddingMode === 'zeros')
        assert.deepEqual(data.map(source), shown.cells.filter(cell => cell.role === 'data' && expected.has(source(cell))).map(source));
      const met = (axis: typeof volume.row, kernel: number): ReadonlySet<number> =>
        new Set(meetingsOf(volume, axis, kernel).map(({ output }) => output));
      const [metRows, metCols] = [met(volume.row, row), met(volume.col, col)];
      const outputs = new Set(marked(shown, 'output').map(place));
      for (const cell of shown.cells)
        if (cell.plane === 'output' && metRows.has(cell.row) && metCols.has(cell.col)) assert.ok(outputs.has(place(cell)), place(cell));
    });

    it(`at an input of ${name} marks every output it feeds, as the core has it`, () => {
      const at = scene(layer, [z, y, x], { plane: 'output', row: y, col: x });
      const cell =
        at.cells.find(({ plane, role, read }) => plane === 'input' && role === 'data' && read) ??
        at.cells.find(({ plane, role }) => plane === 'input' && role === 'data');
      if (!cell) return;
      const shown = scene(layer, [z, y, x], { plane: 'input', row: cell.row, col: cell.col });
      const [row, col] = [
        readAt(volume.row, volume.transposed, volume.paddingMode, cell.row).source ?? -1,
        readAt(volume.col, volume.transposed, volume.paddingMode, cell.col).source ?? -1,
      ];
      // Of a volume the planes shown are one depth of the input and one of the output.
      const flat = {
        ...volume,
        axes: [
          { ...volume.depth, input: 1, output: 1, kernel: 1, stride: 1, padBefore: 0, padAfter: 0, dilation: 1 },
          volume.row,
          volume.col,
        ],
      };
      const fed = contributions(flat, { ...teachingValues, weight: () => 1 }, { channel: 0, position: [0, row, col] }, 0);
      assert.deepEqual(
        new Set(marked(shown, 'output').map(place)),
        new Set(onPage(shown, 'output', new Set(fed.map(({ output }) => `${output[1]},${output[2]}`)))),
      );
      assert.deepEqual(
        new Set(marked(shown, 'kernel').map(place)),
        new Set(onPage(shown, 'kernel', new Set(fed.map(({ kernel }) => `${kernel[1]},${kernel[2]}`)))),
      );
      const links = linksOf(volume, { plane: 'input', row: cell.row, col: cell.col });
      const outputs = new Set(fed.map(({ output }) => output.join(','))).size;
      assert.equal(sayPointed(volume, links, cell).includes(outputs === 0 ? 'never read' : `contributes to ${outputs} outputs`), true);
    });
  }

  it('at padding that repeats a cell marks the cell and its outputs too', () => {
    const layer = drawnLayers.find(([, { volume }]) => volume.paddingMode === 'reflect' && volume.rank === 2)?.[1] ?? assert.fail();
    const { volume } = layer;
    const first = windowStart(volume.col, false, 0);
    assert.ok(first < 0);
    const shown = scene(layer, [0, 0, 0], { plane: 'input', row: 0, col: first });
    const repeated = readAt(volume.col, false, 'reflect', first).source;
    const linked = marked(shown, 'input').filter(({ role }) => role === 'data');
    assert.ok(linked.some(({ col }) => col === repeated));
  });
});
