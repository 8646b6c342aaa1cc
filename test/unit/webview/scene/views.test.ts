import assert from 'node:assert/strict';
import { indexOf, positionAt, taps } from '../../../../src/core/forward';
import type { LayerView, ViewMemory } from '../../../../src/protocol/panel';
import { pictureOf, teachingValues, type DrawnLayer } from '../../../../webview/model';
import { coverageScene, kernelMatrixScene, type Scene } from '../../../../webview/scene';
import { LAYERS, layer } from '../../../panel/layers';

const STAGES = { wide: { width: 860, height: 480 }, narrow: { width: 388, height: 360 }, tiny: { width: 200, height: 160 } };
const FIRST: ViewMemory = { outChannel: 0, inChannel: 0, slice: 0 };

function drawn(view: LayerView): DrawnLayer {
  const picture = pictureOf(view, true);
  assert(picture.kind === 'drawn', `${view.title} is ${picture.kind}`);
  return picture;
}

/** Inside the stage, in whole cells, no two in one place. */
function assertTidy({ cells, width, height }: Scene): void {
  for (const { x, y, size } of cells)
    assert(x >= 0 && y >= 0 && x + size <= width && y + size <= height, `${x},${y} of ${width}×${height}`);
  assert.equal(new Set(cells.map(({ x, y }) => `${x},${y}`)).size, cells.length);
  assert.equal(new Set(cells.map(({ key }) => key)).size, cells.length);
}

describe('the kernel matrix', () => {
  for (const [name, view] of Object.entries(LAYERS)) {
    it(`has a kernel of ${name} where an output channel reads an input channel, and a ghost where it does not`, () => {
      const { volume } = drawn(view);
      for (const stage of Object.values(STAGES)) {
        const scene = kernelMatrixScene({ volume, view: FIRST, stage });
        assertTidy(scene);
        for (const { row, col, role } of scene.cells) {
          const sameGroup =
            Math.floor(row / (volume.outChannels / volume.groups)) === Math.floor(col / (volume.inChannels / volume.groups));
          assert.equal(role, sameGroup ? 'weight' : 'ghost', `${row},${col}`);
        }
      }
    });
  }

  it('says what grouping saves', () => {
    const { volume } = drawn(layer('Conv2d', { in_channels: 4, out_channels: 8, kernel_size: 3, groups: 2 }, [4, 6, 6]));
    const scene = kernelMatrixScene({ volume, view: FIRST, stage: STAGES.wide });
    assert.deepEqual(scene.remarks, ['2 groups: 16 of 32 kernels remain, which saves 144 of 288 weights.']);
    assert.equal(scene.cells.filter(({ role }) => role === 'weight').length, 16);
    assert.deepEqual(new Set(scene.cells.filter(({ role }) => role === 'weight').map(({ look }) => look)), new Set([0, 1]));
  });

  it('shows a page of a large layer around the channels in the picture, and says which', () => {
    const { volume } = drawn(layer('Conv2d', { in_channels: 512, out_channels: 512, kernel_size: 3, padding: 1 }, [512, 14, 14]));
    const scene = kernelMatrixScene({ volume, view: { outChannel: 300, inChannel: 17, slice: 0 }, stage: STAGES.wide });
    assert(scene.cells.some(({ row, col }) => row === 300 && col === 17));
    assert.equal(scene.minimaps.length, 1);
    assert.match(scene.remarks.join(' '), /of 512×512 kernels/);
    const [window, current] = scene.frames;
    assert(window && current && current.width === current.height && window.height === current.height);
  });
});

describe('the coverage', () => {
  for (const [name, view] of Object.entries(LAYERS)) {
    it(`counts of ${name} what the stepper reads, tap by tap`, () => {
      const { volume, positions } = drawn(view);
      if (positions > 3000) return;
      const plane = volume.transposed ? 'output' : 'input';
      const sizes = volume.axes.map(axis => axis[plane]);
      const counts = Array.from({ length: sizes.reduce((product, size) => product * size, 1) }, () => 0);
      const outputs = volume.axes.map(axis => axis.output);
      for (let p = 0; p < positions; p++) {
        const position = positionAt(outputs, p);
        for (const { source } of taps(volume, teachingValues, { channel: 0, position }, 0)) {
          if (source === null) continue;
          const at = indexOf(sizes, volume.transposed ? position : source);
          counts[at] = (counts[at] ?? 0) + 1;
        }
      }
      const scene = coverageScene({ volume, position: [0, 0, 0], stage: STAGES.wide });
      assertTidy(scene);
      assert(scene.cells.length > 0);
      const depth = volume.transposed ? 0 : Math.max(0, Math.min(volume.depth.input - 1, -volume.depth.padBefore));
      for (const { row, col, value, role } of scene.cells) {
        assert.equal(value, counts[indexOf(sizes, [depth, row, col])], `${row},${col}`);
        assert.equal(role, value === 0 ? 'unread' : 'data');
      }
    });
  }

  it('names the row and the column that the floor leaves over', () => {
    const { volume } = drawn(layer('Conv2d', { kernel_size: 3, stride: 2 }, [1, 6, 8]));
    const { remarks, cells } = coverageScene({ volume, position: [0, 0, 0], stage: STAGES.wide });
    assert.deepEqual(remarks, [
      'Cells are read 0 to 4 times, most often in the middle.',
      'Row 5 is never read: no window reaches it.',
      'Column 7 is never read: no window reaches it.',
    ]);
    assert.equal(cells.filter(({ role }) => role === 'unread').length, 6 + 8 - 1);
  });

  it('calls a checkerboard what is one, and not what is none', () => {
    const board = drawn(layer('ConvTranspose2d', { kernel_size: 3, stride: 2 }, [1, 6, 6]));
    const even = drawn(layer('ConvTranspose2d', { kernel_size: 4, stride: 2, padding: 1 }, [1, 6, 6]));
    const say = ({ volume }: DrawnLayer): string => coverageScene({ volume, position: [0, 0, 0], stage: STAGES.wide }).remarks.join(' ');
    assert.match(say(board), /checkerboard/);
    assert.doesNotMatch(say(even), /checkerboard/);
    // Three inputs, each overlapping both others: short, but even.
    assert.doesNotMatch(say(drawn(layer('ConvTranspose2d', { kernel_size: 3 }, [1, 3, 3]))), /checkerboard/);
  });

  it('does not say that the middle is read most where padding repeats the ends', () => {
    const { volume } = drawn(layer('Conv2d', { kernel_size: 3, padding: [2, 1], padding_mode: 'replicate' }, [1, 6, 6]));
    assert.deepEqual(coverageScene({ volume, position: [0, 0, 0], stage: STAGES.wide }).remarks, ['Cells are read 9 to 18 times.']);
  });

  it('says which depth of a volume it is of', () => {
    const { volume } = drawn(layer('Conv3d', { kernel_size: 3 }, [1, 5, 6, 6]));
    const { labels } = coverageScene({ volume, position: [2, 0, 0], stage: STAGES.wide });
    assert.equal(labels.find(({ kind }) => kind === 'subtitle')?.text, 'by all outputs of one channel · depth 2');
  });

  it('is told of axes longer than a call can have arguments', () => {
    const { volume } = drawn(layer('ConvTranspose1d', { kernel_size: 3, stride: 2, dilation: 100_000 }, [1, 4]));
    assert.deepEqual(coverageScene({ volume, position: [0, 0, 0], stage: STAGES.wide }).remarks.slice(0, 1), [
      'Outputs are sums of 0 to 1 products.',
    ]);
  });

  it('follows the animation over a large input', () => {
    const { volume } = drawn(layer('Conv2d', { kernel_size: 3, padding: 1 }, [1, 224, 224]));
    const scene = coverageScene({ volume, position: [0, 200, 150], stage: STAGES.narrow });
    assertTidy(scene);
    assert(scene.cells.some(({ row, col }) => row === 199 && col === 149));
    assert.equal(scene.minimaps.length, 1);
  });
});
