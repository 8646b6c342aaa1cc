import assert from 'node:assert/strict';
import { GifWriter } from '../../../../webview/export/gif-writer';

const WIDTH = 40;
const HEIGHT = 30;

/** A restless picture with one bright column. */
function frame(column: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++)
    rgba.set(pixel % WIDTH === column ? [240, 160, 0, 255] : [31, 31, 31 + 60 * ((pixel * pixel) % 3), 255], 4 * pixel);
  return rgba;
}

function write(columns: readonly number[]): Uint8Array {
  const writer = new GifWriter({ width: WIDTH, height: HEIGHT, delay: 250 }, frame(0));
  for (const column of columns) writer.add(frame(column));
  return writer.finish();
}

interface Gif {
  readonly size: readonly [number, number];
  readonly loops: boolean;
  readonly frames: readonly { readonly delay: number; readonly transparent: boolean; readonly bytes: number }[];
}

/** The blocks of a GIF (89a), without their pixels. */
function blocksOf(bytes: Uint8Array): Gif {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  assert.equal(String.fromCharCode(...bytes.subarray(0, 6)), 'GIF89a');
  const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const frames: { delay: number; transparent: boolean; bytes: number }[] = [];
  let loops = false;
  let at = 13 + tableSize(view.getUint8(10));
  let control = { delay: 0, transparent: false };
  const skipBlocks = (): number => {
    const from = at;
    while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    at++;
    return at - from;
  };
  for (let kind = view.getUint8(at); kind !== 0x3b; kind = view.getUint8(at)) {
    if (kind === 0x21) {
      const label = view.getUint8(at + 1);
      if (label === 0xf9) control = { delay: view.getUint16(at + 4, true), transparent: (view.getUint8(at + 3) & 1) === 1 };
      if (label === 0xff) loops = view.getUint16(at + 16, true) === 0;
      at += 2;
      skipBlocks();
    } else {
      assert.equal(kind, 0x2c);
      at += 10 + tableSize(view.getUint8(at + 9)) + 1;
      frames.push({ ...control, bytes: skipBlocks() });
    }
  }
  assert.equal(at, bytes.length - 1, 'the trailer is the last byte');
  return { size: [view.getUint16(6, true), view.getUint16(8, true)], loops, frames };
}

describe('a GIF', () => {
  it('has its size, plays for ever, and shows each frame as long as it was told', () => {
    const { size, loops, frames } = blocksOf(write([0, 1, 2, 3]));
    assert.deepEqual(size, [WIDTH, HEIGHT]);
    assert.ok(loops);
    assert.deepEqual(
      frames.map(({ delay, transparent }) => [delay, transparent]),
      [
        [25, false],
        [25, true],
        [25, true],
        [25, true],
      ],
    );
  });

  it('spends little on what stays as it is', () => {
    const { frames } = blocksOf(write([0, 0, 1]));
    const [first = 0, still = 0, moved = 0] = frames.map(({ bytes }) => bytes);
    assert.ok(still < moved && moved < first, `${String(first)} ${String(still)} ${String(moved)}`);
  });
});
