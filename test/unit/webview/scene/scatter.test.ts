import assert from 'node:assert/strict';
import { contributions, indexOf, positionAt } from '../../../../src/core/forward';
import { linkedIndex, pictureOf, teachingValues, type DrawnLayer } from '../../../../webview/model';
import { scatterScene, stampOf, type Cell, type Position, type Scene } from '../../../../webview/scene';
import { LAYERS } from '../../../panel/layers';

const STAGE = { width: 1200, height: 700 };
const place = ({ row, col }: Cell): string => `${row},${col}`;

const transposed = Object.entries(LAYERS).flatMap(([name, view]): [string, DrawnLayer][] => {
  const picture = pictureOf(view, true);
  return picture.kind === 'drawn' && picture.volume.transposed ? [[name, picture]] : [];
});

function positionOf({ volume }: DrawnLayer, index: number): Position {
  const [d = 0, r = 0, c = 0] = positionAt(
    volume.axes.map(axis => axis.input),
    index,
  );
  return [d, r, c];
}

describe('scatterScene', () => {
  it('has layers to try', () => {
    assert.ok(transposed.length >= 5, String(transposed.length));
  });

  for (const [name, layer] of transposed) {
    const { volume, values } = layer;
    const inputs = volume.axes.reduce((product, axis) => product * axis.input, 1);
    const scene = (index: number, outChannel = 0, inChannel = 0): Scene =>
      scatterScene({ volume, values, position: positionOf(layer, index), view: { outChannel, inChannel, slice: 0 }, stage: STAGE });

    it(`stamps an input of ${name} where the core says it goes`, () => {
      for (const index of new Set([0, Math.floor(inputs / 2), inputs - 1])) {
        const position = positionOf(layer, index);
        const shown = scene(index);
        const fed = contributions(volume, teachingValues, { channel: 0, position }, 0).filter(({ kernel }) => kernel[0] === 0);
        const stamped = shown.cells.filter(cell => cell.plane === 'output' && cell.read && cell.role !== 'padding');
        assert.deepEqual(new Set(stamped.map(place)), new Set(fed.map(({ output }) => `${output[1]},${output[2]}`)));
        for (const cell of stamped)
          if (cell.weight !== null)
            assert.equal(cell.weight, fed.find(({ output }) => `${output[1]},${output[2]}` === place(cell))?.weight);
        const here = shown.cells.filter(cell => cell.plane === 'input' && cell.read);
        assert.deepEqual(
          here.map(cell => [place(cell), cell.value]),
          [[`${position[1]},${position[2]}`, teachingValues.input(0, position)]],
        );
      }
    });

    it(`sums ${name} up as the inputs come`, () => {
      const outChannel = volume.outChannels - 1;
      const group = Math.floor(outChannel / (volume.outChannels / volume.groups));
      const perGroup = volume.inChannels / volume.groups;
      const sums = new Map<string, number>();
      const half = Math.floor(inputs / 2);
      for (let index = 0; index <= half; index++) {
        for (let channel = 0; channel < perGroup; channel++) {
          for (const { output, product } of contributions(
            volume,
            teachingValues,
            { channel: group * perGroup + channel, position: positionOf(layer, index) },
            outChannel,
          )) {
            sums.set(output.join(','), (sums.get(output.join(',')) ?? (volume.bias ? teachingValues.bias(outChannel) : 0)) + product);
          }
        }
      }
      const depth = positionOf(layer, half)[0] * volume.depth.stride - volume.depth.padBefore;
      const cells = scene(half, outChannel).cells.filter(cell => cell.plane === 'output' && cell.role !== 'padding');
      assert.ok(cells.length > 0 || volume.rank === 3);
      for (const cell of cells) assert.equal(cell.value, sums.get(`${depth},${place(cell)}`) ?? null, place(cell));
    });

    it(`ends with the output of ${name}`, () => {
      for (const cell of scene(inputs - 1).cells.filter(({ plane, role }) => plane === 'output' && role !== 'padding')) {
        const depth = positionOf(layer, inputs - 1)[0] * volume.depth.stride - volume.depth.padBefore;
        assert.equal(cell.value, values.output(0, [depth, cell.row, cell.col]));
      }
    });

    it(`spells out the products of ${name}`, () => {
      const position = positionOf(layer, inputs - 1);
      const stamp = stampOf(volume, values, position, { outChannel: 0, inChannel: 0, slice: 0 });
      const fed = contributions(volume, teachingValues, { channel: 0, position }, 0).filter(({ kernel }) => kernel[0] === 0);
      assert.equal(stamp.count, fed.length);
      assert.equal(stamp.cropped, volume.row.kernel * volume.col.kernel - fed.length);
      const products = stamp.products.flatMap(entry => ('item' in entry ? [entry.item.product] : []));
      assert.ok(products.every(product => fed.some(each => each.product === product)));
    });

    it(`goes over to the outputs of ${name} and back`, () => {
      const view = LAYERS[name] ?? assert.fail();
      const middle = Math.floor(inputs / 2);
      const output = linkedIndex(view, middle, 'scatter', 'grid');
      const sizes = volume.axes.map(axis => axis.output);
      assert.ok(output >= 0 && output < sizes.reduce((a, b) => a * b, 1));
      const [, row = 0, col = 0] = positionAt(sizes, output);
      const fed = new Set(
        contributions(volume, teachingValues, { channel: 0, position: positionOf(layer, middle) }, 0).map(each =>
          indexOf(sizes, each.output),
        ),
      );
      if (volume.rank < 3 && fed.size > 0) assert.ok(fed.has(output) || row === 0 || col === 0, 'an output that the input feeds');
      assert.equal(linkedIndex(view, middle, 'grid', 'kernels'), middle);
    });
  }
});
