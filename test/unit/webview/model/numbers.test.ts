import assert from 'node:assert/strict';
import fc from 'fast-check';
import { forward, outputValue, type VolumeGeometry } from '../../../../src/core/forward';
import { presets } from '../../../../src/core/shape';
import { FIRST_NUMBERS, KERNEL_NAMES, type KernelName, type LayerView, type NumbersMemory } from '../../../../src/protocol/panel';
import { presetAction } from '../../../../webview/gallery/preset-layer';
import {
  biasKey,
  builtInPicture,
  filtered,
  numbered,
  pictureOf,
  teachingValues,
  weightKey,
  type DrawnLayer,
  type PictureValues,
  type Pixels,
} from '../../../../webview/model';
import { LAYERS, layer } from '../../../panel/layers';

function drawn(view: LayerView): DrawnLayer {
  const picture = pictureOf(view, true);
  assert(picture.kind === 'drawn');
  return picture;
}

function kernelOf({ volume, values }: DrawnLayer, outChannel = 0, inChannel = 0): number[][] {
  return Array.from({ length: volume.row.kernel }, (_, r) =>
    Array.from({ length: volume.col.kernel }, (__, c) => values.weight(outChannel, inChannel, [0, r, c])),
  );
}

const numbers = (part: Partial<NumbersMemory>): NumbersMemory => ({ ...FIRST_NUMBERS, ...part });
const plane = drawn(layer('Conv2d', { kernel_size: 3 }, [1, 8, 9]));

describe('the numbers in the picture', () => {
  it('are the same object while nothing changes, and another when something does', () => {
    const sobel = numbers({ kernel: 'sobelX' });
    assert.equal(numbered(plane, FIRST_NUMBERS, null), plane);
    assert.equal(numbered(plane, sobel, null), numbered(plane, sobel, null));
    assert.notEqual(numbered(plane, sobel, null), numbered(plane, numbers({ kernel: 'sobelX' }), null));
  });

  const CLASSICS: readonly (readonly [KernelName, readonly (readonly number[])[]])[] = [
    [
      'identity',
      [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
    ],
    [
      'sobelX',
      [
        [-1, 0, 1],
        [-2, 0, 2],
        [-1, 0, 1],
      ],
    ],
    [
      'sobelY',
      [
        [-1, -2, -1],
        [0, 0, 0],
        [1, 2, 1],
      ],
    ],
    [
      'laplacian',
      [
        [0, 1, 0],
        [1, -4, 1],
        [0, 1, 0],
      ],
    ],
    [
      'sharpen',
      [
        [0, -1, 0],
        [-1, 5, -1],
        [0, -1, 0],
      ],
    ],
  ];
  for (const [kernel, rows] of CLASSICS) {
    it(`${kernel} is the textbook’s`, () => {
      assert.deepEqual(
        kernelOf(numbered(plane, numbers({ kernel }), null)).map(row => row.map(weight => weight + 0)),
        rows,
      );
    });
  }

  it('classic kernels of any size keep flat areas: edges come to 0, all others to what was there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(...KERNEL_NAMES.slice(2)),
        (rows, cols, kernel) => {
          const values = numbered(drawn(layer('Conv2d', { kernel_size: [rows, cols] }, [1, 8, 8])), numbers({ kernel }), null);
          const total = kernelOf(values)
            .flat()
            .reduce((sum, weight) => sum + weight, 0);
          const wanted = ['identity', 'blur', 'sharpen'].includes(kernel) ? 1 : 0;
          assert(Math.abs(total - wanted) < 1e-9, String(total));
        },
      ),
    );
  });

  it('a classic kernel filters one input channel for each output, and adds no bias', () => {
    const grouped = drawn(layer('Conv2d', { in_channels: 4, out_channels: 8, kernel_size: 3, groups: 2 }, [4, 6, 6]));
    const shown = numbered(grouped, numbers({ kernel: 'identity' }), null);
    for (let out = 0; out < 8; out++) {
      const centres = [0, 1].map(channel => shown.values.weight(out, channel, [0, 1, 1]));
      assert.deepEqual(centres, out % 2 === 0 ? [1, 0] : [0, 1]);
      assert.equal(shown.values.bias(out), 0);
    }
  });

  it('typed weights and biases take the place of what is there, also in the output', () => {
    const edited = { [weightKey(0, 0, [0, 1, 2])]: 0.5, [biasKey(0)]: 10 };
    const shown = numbered(plane, numbers({ edited }), null);
    assert.equal(shown.values.weight(0, 0, [0, 1, 2]), 0.5);
    assert.equal(shown.values.weight(0, 0, [0, 0, 0]), teachingValues.weight(0, 0, [0, 0, 0]));
    const before = outputValue(plane.volume, teachingValues, { channel: 0, position: [0, 2, 3] });
    const change = (0.5 - teachingValues.weight(0, 0, [0, 1, 2])) * teachingValues.input(0, [0, 3, 5]) + 10 - teachingValues.bias(0);
    assert(Math.abs(shown.values.output(0, [0, 2, 3]) - before - change) < 1e-9);
  });

  it('random ones are tenths from −1 to 1, the same for the same seed', () => {
    const at = (seed: number): number[] =>
      Array.from({ length: 200 }, (_, c) =>
        numbered(plane, numbers({ input: 'random', kernel: 'random', seed }), null).values.input(0, [0, 0, c]),
      );
    assert.deepEqual(at(1), at(1));
    assert.notDeepEqual(at(1), at(2));
    for (const value of at(3)) assert(Math.abs(value) <= 1 && Number.isInteger(Math.round(value * 1e9) / 1e8), String(value));
    assert(new Set(at(3)).size > 15);
  });

  it('a picture’s channels are red, green and blue in turn, or grey for a layer of one', () => {
    const image: Pixels = { at: (row, col, rows, cols, channel) => (channel === null ? 7 : 100 * channel) + row + col + rows + cols };
    const colour = numbered(drawn(layer('Conv2d', { in_channels: 4, kernel_size: 3 }, [4, 6, 5])), numbers({ input: 'picture' }), image);
    assert.deepEqual(
      [0, 1, 2, 3].map(channel => colour.values.input(channel, [0, 2, 1])),
      [14, 114, 214, 14],
    );
    const grey = numbered(drawn(layer('Conv2d', { kernel_size: 3 }, [1, 6, 5])), numbers({ input: 'picture' }), image);
    assert.equal(grey.values.input(0, [0, 0, 0]), 18);
    assert(grey.values.isPicture && !plane.values.isPicture);
  });

  it('the built-in picture has brightnesses, and edges both ways', () => {
    for (const kernel of ['sobelX', 'sobelY'] as const) {
      const shown = numbered(drawn(layer('Conv2d', { kernel_size: 3 }, [1, 40, 40])), numbers({ input: 'picture', kernel }), null);
      const results = Array.from({ length: 38 * 38 }, (_, i) => Math.abs(shown.values.output(0, [0, Math.floor(i / 38), i % 38])));
      assert(Math.max(...results) > 300 && results.filter(result => result < 30).length > 700, kernel);
    }
    for (let i = 0; i < 100; i++) {
      const value = builtInPicture.at(i, (i * 37) % 100, 100, 100, i % 3);
      assert(Number.isInteger(value) && value >= 0 && value <= 255);
    }
  });

  const WHOLE: Readonly<Record<string, LayerView | undefined>> = {
    stem: layer('Conv2d', { in_channels: 3, out_channels: 4, kernel_size: 7, stride: 2, padding: 3 }, [3, 40, 36]),
    ...Object.fromEntries(['article_groups', 'padding_strides_transposed', 'reflect'].map(name => [name, LAYERS[name]])),
  };
  for (const [name, made] of Object.entries(WHOLE)) {
    it(`the whole picture after ${name} is what the formula gives`, () => {
      const base = drawn(made ?? assert.fail());
      const { volume, values } = numbered(base, numbers({ input: 'picture', kernel: 'random' }), null);
      const outChannel = volume.outChannels - 1;
      const whole = filtered(volume, values, outChannel) ?? assert.fail();
      const expected = reference(volume, values, outChannel);
      assert.equal(whole.output.values.length, expected.length);
      for (const [i, value] of expected.entries())
        assert(
          Math.abs((whole.output.values[i] ?? NaN) - value) < 0.01 + 1e-5 * Math.abs(value),
          `${String(i)}: ${String(whole.output.values[i])} for ${String(value)}`,
        );
      assert(whole.output.black <= Math.min(...expected) + 0.5 && whole.output.white >= Math.max(...expected) - 0.01);
    });
  }

  it('the whole picture costs no more for many channels: weights on the same colour come together', () => {
    const { volume, values } = numbered(
      drawn(
        layer('Conv2d', { in_channels: 14, out_channels: 6, kernel_size: 3, groups: 2, padding: 1, padding_mode: 'reflect' }, [14, 9, 8]),
      ),
      numbers({ input: 'picture', kernel: 'random' }),
      null,
    );
    for (const outChannel of [0, 5]) {
      let asked = 0;
      const counting: PictureValues = { ...values, input: (channel, position) => (asked++, values.input(channel, position)) };
      const whole = filtered(volume, counting, outChannel) ?? assert.fail();
      assert.equal(asked, 3 * 9 * 8);
      for (const [i, value] of reference(volume, values, outChannel).entries())
        assert(Math.abs((whole.output.values[i] ?? NaN) - value) < 0.01, String(i));
      const from = outChannel < 3 ? 0 : 7;
      for (let channel = 0; channel < 7; channel++) {
        const shown = whole.inputs[channel % whole.inputs.length] ?? assert.fail();
        assert.deepEqual(
          [...shown.values],
          Array.from({ length: 72 }, (_, i) => values.input(from + channel, [0, Math.floor(i / 8), i % 8])),
        );
      }
    }
  });

  it('a picture too large to be worked out at once is left out', () => {
    const large = (config: Parameters<typeof layer>[1], size: number): DrawnLayer =>
      numbered(drawn(layer('Conv2d', config, [config.in_channels ?? 1, size, size])), numbers({ input: 'picture' }), null);
    const strided = large({ kernel_size: 3, stride: 100 }, 5000);
    assert.equal(filtered(strided.volume, strided.values, 0), null, 'few outputs of many inputs');
    const wide = large({ in_channels: 512, out_channels: 512, kernel_size: 3, padding: 1 }, 224);
    assert(filtered(wide.volume, wide.values, 511), 'many channels are no matter');
  });

  it('a layer too large to be worked out at once is left out', () => {
    const { volume, values } = numbered(drawn(LAYERS.wide ?? assert.fail()), numbers({ input: 'picture' }), null);
    assert.equal(filtered({ ...volume, row: { ...volume.row, output: 40_960 } }, values, 0), null);
    const strip = numbered(drawn(LAYERS.strip ?? assert.fail()), numbers({ input: 'picture' }), null);
    assert.equal(filtered(strip.volume, strip.values, 0), null);
  });

  it('of a preset are those its source prints', () => {
    let checked = 0;
    for (const preset of presets) {
      if (!preset.numbers) continue;
      const action = presetAction(preset, preset.name);
      assert(action.type === 'free');
      const shown = drawn(action.layer);
      const [, rows = 0, cols = 0] = preset.output;
      const output = Array.from({ length: rows * cols }, (_, i) => shown.values.output(0, [0, Math.floor(i / cols), i % cols]));
      assert.deepEqual(output, preset.numbers.output, preset.name);
      checked++;
    }
    assert.equal(checked, 4);
  });
});

/** One output channel by the formula, row by row. */
function reference(volume: VolumeGeometry, values: DrawnLayer['values'], outChannel: number): number[] {
  const { row, col, inChannels, outChannels, groups, depth } = volume;
  const input: number[] = [];
  for (let channel = 0; channel < inChannels; channel++)
    for (let r = 0; r < row.input; r++) for (let c = 0; c < col.input; c++) input.push(values.input(channel, [0, r, c]));
  const weight: number[] = [];
  const [first, second] = volume.transposed ? [inChannels, outChannels / groups] : [outChannels, inChannels / groups];
  for (let a = 0; a < first; a++) {
    for (let b = 0; b < second; b++) {
      for (let r = 0; r < row.kernel; r++) {
        for (let c = 0; c < col.kernel; c++) {
          // torch keeps the weights of a transposed layer as (in, out / groups, …).
          const group = Math.floor(a / (inChannels / groups));
          weight.push(
            volume.transposed ? values.weight(group * second + b, a % (inChannels / groups), [0, r, c]) : values.weight(a, b, [0, r, c]),
          );
        }
      }
    }
  }
  assert.equal(depth.input, 1);
  const bias = volume.bias ? Array.from({ length: outChannels }, (_, channel) => values.bias(channel)) : null;
  const output = forward({ ...volume, axes: [row, col] }, { input, weight, bias }, 1);
  const size = row.output * col.output;
  return Array.from(output).slice(outChannel * size, (outChannel + 1) * size);
}
