// A thumbnail shows what the stepper computes, at every step of every preset and of layers whose windows differ.
import assert from 'node:assert/strict';
import { asVolume, positionAt, resolveGeometry, taps, type ConvGeometry, type LayerValues } from '../../../../src/core/forward';
import { presets, type LayerConfig, type Shape } from '../../../../src/core/shape';
import { fromWireConfig, fromWireShape } from '../../../../src/protocol/wire-config';
import { presetGeometry } from '../../../../webview/gallery/preset-geometry';
import { thumbnailScene } from '../../../../webview/gallery/thumbnail-scene';
import { POOLS } from '../../../panel/layers';

interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The cells of a path. */
function squares(path: string): Square[] {
  return [...path.matchAll(/M(-?\d+) (-?\d+)h(\d+)v(\d+)h-\d+z/g)].map(([, x, y, width, height]) => {
    assert.equal(width, height);
    return { x: Number(x), y: Number(y), size: Number(width) };
  });
}

const key = ({ x, y }: { readonly x: number; readonly y: number }): string => `${x},${y}`;
const none: LayerValues = { input: () => 0, weight: () => 0, bias: () => 0 };

/** Layers of a kind that no preset has, as small as presets: their windows overlap, differ from output to output, or take everything. */
const others = Object.entries(POOLS)
  .filter(([, { config, input }]) => config?.kind === 'adaptive' && config.rank === 2 && Number(input?.at(-1)) <= 20)
  .map(([name, { config, input, output }]) => {
    assert(config && input && output);
    return {
      name,
      geometry: geometryOf(fromWireConfig(config), fromWireShape(input)),
      input: input.map(Number),
      output: output.map(Number),
    };
  });

function geometryOf(config: LayerConfig, input: Shape): ConvGeometry {
  const geometry = resolveGeometry(config, input);
  assert(geometry.kind === 'ok');
  return geometry.value;
}

describe('thumbnails', () => {
  for (const { name, geometry, input, output } of [...presets.map(each => ({ ...each, geometry: presetGeometry(each) })), ...others]) {
    const [, height = 0, width = 0] = input;
    it(`show ${name}`, () => {
      const [, rows = 0, cols = 0] = output;
      assert.deepEqual(
        geometry.axes.map(axis => axis.output),
        [rows, cols],
        'the output torch gives',
      );
      const scene = thumbnailScene(geometry);
      assert.equal(scene.steps, rows * cols);

      const [data, zeros, outputs] = [squares(scene.data), squares(scene.zeros), squares(scene.outputs)];
      assert.equal(data.length, height * width, 'every input once');
      assert.equal(outputs.length, rows * cols);
      for (const { x, y, size } of [...data, ...zeros, ...outputs])
        assert(size >= 5 && x >= 0 && y >= 0 && x + size <= scene.width && y + size <= scene.height, 'inside, and to be seen');
      assert.equal(
        new Set([...data, ...zeros, ...outputs].map(key)).size,
        data.length + zeros.length + outputs.length,
        'no two cells on one place',
      );

      const volume = asVolume(geometry);
      const kinds = new Map([...data.map(cell => [key(cell), 'input'] as const), ...zeros.map(cell => [key(cell), 'zero'] as const)]);
      const [origin = { x: 0, y: 0, size: 0 }] = data;
      for (let step = 0; step < scene.steps; step++) {
        const now = scene.at(step);
        const read = taps(volume, none, { channel: 0, position: [0, ...positionAt([rows, cols], step)] }, 0);
        const expected = read.map(
          ({ at: [, r = 0, c = 0], kind }) =>
            [key({ x: origin.x + c * origin.size, y: origin.y + r * origin.size }), kind === 'input' ? 'input' : 'zero'] as const,
        );
        assert.deepEqual(
          squares(now.read).map(cell => [key(cell), kinds.get(key(cell))]),
          expected,
          `step ${step}`,
        );
        assert.deepEqual(squares(now.current).map(key), outputs.slice(step, step + 1).map(key));
        assert.deepEqual(squares(now.done).map(key), outputs.slice(0, step).map(key));
        // The frame goes exactly around the cells that are read.
        const cells = squares(now.read);
        const [first = origin, last = origin] = [cells[0], cells.at(-1)];
        const { x, y, width: wide, height: high } = now.window;
        assert.deepEqual([x, y, x + wide, y + high], [first.x, first.y, last.x + last.size, last.y + last.size]);
      }
    });
  }
});
