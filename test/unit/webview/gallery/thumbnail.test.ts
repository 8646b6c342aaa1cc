// What a thumbnail shows is the stepper's, for every preset and every step.
import assert from 'node:assert/strict';
import { asVolume, positionAt, taps, type LayerValues } from '../../../../src/core/forward';
import { presets } from '../../../../src/core/shape';
import { presetGeometry } from '../../../../webview/gallery/preset-geometry';
import { thumbnailScene } from '../../../../webview/gallery/thumbnail-scene';

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

describe('thumbnails', () => {
  for (const preset of presets) {
    it(`show ${preset.name}`, () => {
      const geometry = presetGeometry(preset);
      const [, rows = 0, cols = 0] = preset.output;
      assert.deepEqual(
        geometry.axes.map(({ output }) => output),
        [rows, cols],
        'the output torch gives',
      );
      const scene = thumbnailScene(geometry);
      assert.equal(scene.steps, rows * cols);

      const [data, zeros, outputs] = [squares(scene.data), squares(scene.zeros), squares(scene.outputs)];
      const [, height = 0, width = 0] = preset.input;
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
        const first = squares(now.read)[0];
        assert.deepEqual([now.window.x, now.window.y], [first?.x, first?.y]);
      }
    });
  }
});
