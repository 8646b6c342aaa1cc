import assert from 'node:assert/strict';
import { outputValue, taps, positionAt } from '../../../../src/core/forward';
import type { LayerView, ViewMemory } from '../../../../src/protocol/panel';
import { pictureOf, teachingValues, type DrawnLayer } from '../../../../webview/model';
import { gridScene, type Cell, type Position, type Scene } from '../../../../webview/scene';
import { LAYERS, SPECIAL } from '../../../panel/layers';

const STAGES = { wide: { width: 860, height: 480 }, narrow: { width: 388, height: 560 }, tiny: { width: 200, height: 160 } };
const FIRST: ViewMemory = { outChannel: 0, inChannel: 0, slice: 0 };

function drawn(layer: LayerView): DrawnLayer {
  const picture = pictureOf(layer, true);
  assert(picture.kind === 'drawn', `${layer.title} is ${picture.kind}`);
  return picture;
}

function at({ volume }: DrawnLayer, index: number): Position {
  const [z = 0, y = 0, x = 0] = positionAt(
    volume.axes.map(axis => axis.output),
    index,
  );
  return [z, y, x];
}

function scene(layer: DrawnLayer, index: number, stage = STAGES.wide, view = FIRST): Scene {
  return gridScene({ volume: layer.volume, values: layer.values, position: at(layer, index), view, stage });
}

const named = ({ row, col }: Cell): string => `${row},${col}`;

/** First, last and a few positions between. */
function steps({ positions }: DrawnLayer): number[] {
  return [...new Set([0, 1, Math.floor(positions / 3), Math.floor(positions / 2), positions - 1])].filter(index => index < positions);
}

describe('gridScene', () => {
  for (const [name, view] of Object.entries(LAYERS)) {
    it(`draws ${name} as the stepper has it`, () => {
      const layer = drawn(view);
      const { volume } = layer;
      const picks: readonly ViewMemory[] = [
        FIRST,
        { outChannel: volume.outChannels - 1, inChannel: volume.inChannels / volume.groups - 1, slice: volume.depth.kernel - 1 },
      ];
      for (const pick of picks) {
        for (const index of steps(layer)) {
          const position = at(layer, index);
          const element = { channel: pick.outChannel, position };
          const { cells } = scene(layer, index, STAGES.wide, pick);
          const expected = taps(volume, teachingValues, element, pick.inChannel).filter(tap => tap.kernel[0] === pick.slice);

          const read = cells.filter(cell => cell.plane === 'input' && cell.read);
          assert.deepEqual(
            read.map(cell => [named(cell), cell.value, cell.role === 'data' ? 'input' : cell.role]),
            expected.map(tap => [`${tap.at[1]},${tap.at[2]}`, tap.value, tap.kind]),
          );
          for (const [i, cell] of read.entries()) if (cell.weight !== null) assert.equal(cell.weight, expected[i]?.weight);

          const weights = cells.filter(cell => cell.role === 'weight');
          assert.deepEqual(
            weights.map(cell => [named(cell), cell.value]),
            expected.map(tap => [`${tap.kernel[1]},${tap.kernel[2]}`, tap.weight]),
          );

          const current = cells.filter(cell => cell.role === 'current');
          assert.deepEqual(
            current.map(cell => [named(cell), cell.value]),
            [[`${position[1]},${position[2]}`, outputValue(volume, teachingValues, element)]],
          );
          for (const cell of cells.filter(({ role }) => role === 'done')) {
            assert.equal(
              cell.value,
              outputValue(volume, teachingValues, { channel: pick.outChannel, position: [position[0], cell.row, cell.col] }),
            );
          }
        }
      }
    });
  }

  it('fills the output in the order of the steps and shows nothing of what is to come', () => {
    const layer = drawn(LAYERS.padding_strides ?? assert.fail());
    const roles = (index: number): string =>
      scene(layer, index)
        .cells.filter(({ plane }) => plane === 'output')
        .map(({ role }) => role[0])
        .join('');
    assert.deepEqual([0, 4, 8].map(roles), ['cpppppppp', 'ddddcpppp', 'ddddddddc']);
    assert(scene(layer, 4).cells.every(({ role, value }) => role !== 'pending' || value === null));
  });

  it('keeps everything on the stage, cells apart, the window around what is read', () => {
    for (const [name, view] of Object.entries(LAYERS)) {
      const layer = drawn(view);
      for (const stage of [STAGES.wide, STAGES.narrow]) {
        for (const index of steps(layer)) {
          const { cells, frames, width, height } = scene(layer, index, stage);
          assert(width === stage.width && height === stage.height, `${name} fits`);
          assert(
            cells.every(({ x, y, size }) => x >= 0 && y >= 0 && x + size <= width && y + size <= height),
            `${name} is on the stage`,
          );
          assert.equal(new Set(cells.map(({ x, y }) => `${x},${y}`)).size, cells.length, `${name}: no cell on another`);
          const window = frames.find(({ kind }) => kind === 'window') ?? assert.fail();
          for (const { x, y, size, plane, read } of cells) {
            if (plane !== 'input' || !read) continue;
            assert(
              x >= window.x && y >= window.y && x + size <= window.x + window.width && y + size <= window.y + window.height,
              `${name}: window`,
            );
          }
        }
      }
    }
  });

  it('draws something on the smallest stage', () => {
    for (const view of Object.values(LAYERS)) assert(scene(drawn(view), 0, STAGES.tiny).cells.some(({ role }) => role === 'current'));
  });

  it('puts the planes close together before it leaves rows out', () => {
    const layer = drawn(LAYERS.article_6 ?? assert.fail());
    const stage = { width: 504, height: 396 };
    const { cells, remarks } = scene(layer, 0, stage);
    assert.deepEqual(remarks, []);
    assert.equal(cells.filter(({ plane }) => plane === 'input').length, 49);
    assert(cells.every(({ size }) => size >= 22));
    // A wide stage keeps room for the lines.
    const wide = scene(layer, 0, { width: 936, height: 466 });
    const right = (plane: string): number => Math.max(...wide.cells.filter(cell => cell.plane === plane).map(({ x, size }) => x + size));
    const left = (plane: string): number => Math.min(...wide.cells.filter(cell => cell.plane === plane).map(({ x }) => x));
    assert(left('kernel') - right('input') >= 60);
  });

  it('says which part is shown exactly when a part is hidden', () => {
    for (const view of Object.values(LAYERS)) {
      const layer = drawn(view);
      const { remarks, minimaps, cells } = scene(layer, 0);
      const { volume } = layer;
      const shown = cells.filter(({ plane }) => plane === 'output').length;
      assert.equal(
        shown < volume.row.output * volume.col.output,
        remarks.some(remark => remark.startsWith('Showing output')),
      );
      if (minimaps.some(({ plane }) => plane === 'output')) assert(shown < volume.row.output * volume.col.output, view.title);
    }
    const wide = drawn(LAYERS.wide ?? assert.fail());
    assert.deepEqual(
      scene(wide, 0).minimaps.map(({ plane }) => plane),
      ['input', 'output'],
    );
    assert.match(
      scene(wide, 224 * 100 + 50).remarks.join(' '),
      /^Showing input rows \d+ … \d+, columns \d+ … \d+ of 224×224\. Showing output rows \d+ … \d+, columns \d+ … \d+ of 224×224\.$/,
    );
  });

  it('draws only the cells near the window, however large the layer', () => {
    for (const view of Object.values(LAYERS)) assert(scene(drawn(view), 0).cells.length <= 3000);
  });

  it('names rows and columns by their true indices, padding by negative ones', () => {
    const texts = (layer: string, index: number, prefix: string): string[] =>
      scene(drawn(LAYERS[layer] ?? assert.fail()), index)
        .labels.filter(({ key }) => key.startsWith(prefix))
        .map(({ text }) => text);
    assert.deepEqual(texts('same_padding_no_strides', 0, 'input:col'), ['−1', '0', '1', '2', '3', '4', '5']);
    assert.deepEqual(texts('padding_strides_transposed', 0, 'input:col'), ['0', '1', '2'], 'inserted zeros have no index');
    assert.deepEqual(texts('padding_strides_transposed', 0, 'kernel:col'), ['2', '1', '0'], 'the kernel is turned round');
    assert.deepEqual(texts('dilation', 0, 'kernel:col'), ['0', '1', '2'], 'gaps have no index');
    assert.deepEqual(texts('strip', 0, 'input:row'), [], 'a strip has no rows to number');
  });

  it('ends the border where the data ends, not where the page does', () => {
    const edges = (layer: string, index: number): string[] =>
      scene(drawn(LAYERS[layer] ?? assert.fail()), index)
        .edges.filter(({ plane }) => plane === 'input')
        .map(({ key }) => key.replace('edge:input:', ''));
    assert.deepEqual(edges('same_padding_no_strides', 0), ['top', 'bottom', 'left', 'right']);
    assert.deepEqual(edges('wide', 0), ['top', 'left']);
    assert.deepEqual(edges('wide', 224 * 112 + 112), []);
    assert.deepEqual(edges('wide', 224 * 224 - 1), ['bottom', 'right']);
  });

  it('turns the page only when the window would leave it', () => {
    const layer = drawn(LAYERS.wide ?? assert.fail());
    const pages = Array.from({ length: 30 }, (_, index) => scene(layer, index).page);
    const turns = pages.filter((page, index) => index > 0 && page !== pages[index - 1]).length;
    assert(turns >= 2 && turns <= 6, `${turns} turns in 30 steps`);
  });

  it('draws the example size where the layer is symbolic', () => {
    const picture = drawn(SPECIAL.symbolic);
    assert.equal(picture.example, '224×224');
    assert.deepEqual([picture.volume.row.input, picture.volume.col.output], [224, 112]);
  });
});
