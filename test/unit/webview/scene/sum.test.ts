import assert from 'node:assert/strict';
import { pictureOf } from '../../../../webview/model';
import { narrate, sumOf, type Elided, type Position } from '../../../../webview/scene';
import { LAYERS } from '../../../panel/layers';

function sum(
  name: string,
  position: Position,
  view = { outChannel: 0, inChannel: 0, slice: 0 },
): ReturnType<typeof sumOf> & { rank: number } {
  const picture = pictureOf(LAYERS[name] ?? assert.fail(name), true);
  assert(picture.kind === 'drawn');
  return { ...sumOf(picture.volume, picture.values, position, view), rank: picture.volume.rank };
}

const count = (list: Elided<unknown>): number => list.reduce((total, entry) => total + ('hidden' in entry ? entry.hidden.length : 1), 0);
const shown = (list: Elided<unknown>): number => list.filter(entry => 'item' in entry).length;

describe('sumOf', () => {
  it('adds up', () => {
    for (const name of Object.keys(LAYERS)) {
      const { channels, bias, result } = sum(name, [0, 0, 0]);
      const last = channels.at(-1);
      assert(last && 'item' in last);
      assert.equal(last.item.running + (bias ?? 0), result, name);
    }
  });

  it('spells out a small kernel in full and shortens a large one, saying by how much', () => {
    assert.deepEqual(
      [count(sum('same_padding_no_strides', [0, 1, 1]).taps), shown(sum('same_padding_no_strides', [0, 1, 1]).taps)],
      [9, 9],
    );
    const large = sum('patches', [0, 0, 0]);
    assert.deepEqual([count(large.taps), shown(large.taps), large.taps.length], [256, 24, 25]);
    assert('item' in (large.taps.at(-1) ?? {}), 'the last product is shown');
  });

  it('leaves the zeros of the padding out first, and never what is added now', () => {
    const [first, ...rest] = sum('resnet_stem', [0, 0, 3]).taps;
    assert.equal(first && 'hidden' in first && first.hidden.length, 21, 'three rows of seven');
    const kinds = rest.flatMap(entry => ('item' in entry ? [entry.item.kind] : []));
    assert.equal(kinds.length, 24);
    assert(kinds.every(kind => kind === 'input'));
    assert.equal(sum('same_padding_no_strides', [0, 0, 0]).taps.filter(entry => 'hidden' in entry).length, 0, 'a short sum is whole');
  });

  it('keeps the chosen channel and its neighbours in the list', () => {
    const { channels, chosen } = sum('wide', [0, 0, 0], { outChannel: 3, inChannel: 200, slice: 0 });
    assert.equal(count(channels), 512);
    assert.deepEqual(
      channels.flatMap(entry => ('item' in entry ? [entry.item.channel] : [])),
      [0, 199, 200, 201, 511],
    );
    assert.equal(chosen.channel, 200);
  });

  it('counts the channels of a group among all channels', () => {
    const { chosen, channels } = sum('depthwise', [0, 5, 5], { outChannel: 17, inChannel: 0, slice: 0 });
    assert.equal(chosen.channel, 17);
    assert.equal(count(channels), 1);
  });

  it('of a volume, spells out the kernel depth in the picture', () => {
    const front = sum('volume', [2, 1, 1], { outChannel: 0, inChannel: 1, slice: 0 });
    const back = sum('volume', [2, 1, 1], { outChannel: 0, inChannel: 1, slice: 1 });
    assert.equal(count(front.taps), 9);
    assert.equal(front.tapSum + back.tapSum, front.chosen.sum);
  });

  it('is told in one sentence', () => {
    const single = sum('same_padding_no_strides', [0, 1, 2]);
    assert.equal(
      narrate(single, single.rank),
      `Output (1, 2), channel 0: ${String(single.result).replace('-', '−')}. Input channel 0 contributes ${String(single.chosen.sum).replace('-', '−')}.`,
    );
    const strip = sum('strip', [0, 0, 3], { outChannel: 1, inChannel: 2, slice: 0 });
    assert.match(narrate(strip, strip.rank), /^Output \(3\), channel 1: −?\d+\. Input channel 2 contributes −?\d+, running sum −?\d+\.$/);
  });
});

describe('a sum as it is added up', () => {
  const STEM = 'resnet_stem';
  const at = (grain: 'output' | 'channel' | 'product', sub: number, inChannel: number): ReturnType<typeof sumOf> => {
    const picture = pictureOf(LAYERS[STEM] ?? assert.fail(), true);
    assert(picture.kind === 'drawn');
    return sumOf(picture.volume, picture.values, [0, 3, 4], { outChannel: 5, inChannel, slice: 0 }, { grain, sub });
  };

  it('has the running sum of each channel, and the bias and the result with the last', () => {
    const whole = at('output', 0, 0);
    const running = whole.channels.flatMap(entry => ('item' in entry ? [entry.item.running] : []));
    assert.equal(running.length, 3);
    assert.deepEqual(
      [0, 1, 2].map(channel => at('channel', channel, channel).soFar),
      [running[0], running[1], null],
    );
    assert.equal(whole.soFar, null);
  });

  it('adds one product at a time, each lit in its turn', () => {
    const whole = at('output', 0, 1);
    const products = whole.taps.length;
    let sum = at('channel', 0, 0).soFar ?? assert.fail();
    const all = 7 * 7;
    assert.ok(products <= all);
    for (let tap = 0; tap < all; tap++) {
      const step = at('product', all + tap, 1);
      assert.ok(step.lit);
      sum += step.lit.product;
      assert.equal(step.soFar, sum, `product ${tap}`);
      const lit = step.taps.flatMap(entry => ('item' in entry && entry.item.turn === 'lit' ? [entry.item.kernel] : []));
      assert.deepEqual(lit, [step.lit.kernel], 'the product being added is never the one left out');
    }
    assert.equal(at('product', 3 * all - 1, 2).soFar, null);
  });
});
