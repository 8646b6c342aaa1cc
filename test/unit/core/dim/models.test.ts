import assert from 'node:assert/strict';
import { add, equals, floorDiv, formatDim, lessOrEqual, max, mod, mul, neg, sub, sym, type Dim, type Tri } from '../../../../src/core/dim';

const [N, C, H, W] = [sym('N'), sym('C'), sym('H'), sym('W')];

/** As many times as said, from `size`. */
function repeat(times: number, size: Dim, step: (size: Dim) => Dim): Dim {
  return times === 0 ? size : repeat(times - 1, step(size), step);
}

function conv(kernel: number, stride: number, padding: number): (size: Dim) => Dim {
  return size => add(floorDiv(sub(add(size, 2 * padding), kernel), stride), 1);
}

function ceilDiv(a: Dim, b: Dim): Dim {
  return neg(floorDiv(neg(a), b));
}

/** `view(…, −1)`: all elements over the sizes that are given. */
function inferred(elements: readonly Dim[], given: readonly Dim[]): Dim {
  return floorDiv(mul(...elements), mul(...given));
}

const halves = [floorDiv(H, 2), floorDiv(W, 2)] as const;
const quarters = [floorDiv(H, 4), floorDiv(W, 4)] as const;
const map = [conv(3, 2, 1)(conv(7, 2, 3)(H)), conv(3, 2, 1)(conv(7, 2, 3)(W))] as const;
const [heads, dim] = [sym('heads', { min: 1 }), sym('dim', { min: 1 })];

describe('sizes as models make them', () => {
  const cases: readonly (readonly [what: string, size: Dim, pretty: string])[] = [
    ['five convolutions of stride 2', repeat(5, H, conv(3, 2, 1)), '⌊(H−1)/32⌋+1'],
    ['five poolings by 2', repeat(5, H, conv(2, 2, 0)), '⌊H/32⌋'],
    ['four unpadded convolutions of stride 2', repeat(4, H, conv(3, 2, 0)), '⌊(H−15)/16⌋'],
    ['stem of a residual network, then three stages', repeat(3, map[0], conv(3, 2, 1)), '⌊(H−1)/32⌋+1'],
    ['fifty convolutions that keep the size', repeat(50, H, conv(3, 1, 1)), 'H'],
    ['an unpadded U-Net, down', repeat(3, H, size => floorDiv(sub(size, 4), 2)), '⌊(H−4)/8⌋−3'],
    [
      'and up again',
      repeat(
        3,
        repeat(3, H, size => floorDiv(sub(size, 4), 2)),
        size => sub(mul(2, size), 4),
      ),
      '8⌊(H−4)/8⌋−52',
    ],
    ['down and up', repeat(3, repeat(3, H, conv(2, 2, 0)), size => mul(2, size)), '8⌊H/8⌋'],
    ['what is missing after down and up', sub(H, mul(2, halves[0])), 'H mod 2'],
    ['half of that, padded at the left', floorDiv(sub(H, mul(2, halves[0])), 2), '0'],
    ['channels put together', add(mul(64, C), mul(32, C), 16), '96C+16'],
    ['dense blocks', repeat(12, 64, size => add(size, C)), '12C+64'],
    ['channels rounded to a multiple of 8', mul(8, floorDiv(add(C, 4), 8)), '8⌊(C−4)/8⌋+8'],
    ['padded to a multiple of 32', mul(32, ceilDiv(H, 32)), '32⌊(H−1)/32⌋+32'],
    ['pooling with ceil_mode', add(ceilDiv(sub(H, 2), 2), 1), '⌊(H−1)/2⌋+1'],
    ['same padding computed by hand', max(sub(add(mul(sub(ceilDiv(H, 2), 1), 2), 3), H), 0), '2−((H−1) mod 2)'],
    ['view(N, −1) of a pooled map', inferred([N, 64, ...quarters], [N]), '64⌊H/4⌋·⌊W/4⌋'],
    ['view(N, −1) of a convolved map', inferred([N, 512, ...map], [N]), '512·(⌊(H−1)/4⌋+1)·(⌊(W−1)/4⌋+1)'],
    ['view(−1, 512·h·w)', inferred([N, 512, ...map], [512, ...map]), 'N'],
    ['view(N, C, −1)', inferred([N, C, H, W], [N, C]), 'H·W'],
    ['view(−1, C, H, W) of frames', inferred([N, 8, C, H, W], [C, H, W]), '8N'],
    ['channels of a pooled map', inferred([64, ...quarters], quarters), '64'],
    ['view(N, −1, heads, dim // heads) where heads divides', inferred([N, 49, heads, dim], [N, heads, dim]), '49'],
    ['windows of 7', inferred([N, mul(7, H), mul(7, W), C], [7, 7, C]), 'N·H·W'],
    ['pixel shuffle', floorDiv(mul(C, 2, 2), mul(2, 2)), 'C'],
    ['channel shuffle', mul(floorDiv(mul(C, 4), 4), 4), '4C'],
    ['patches', mul(floorDiv(H, 16), floorDiv(W, 16)), '⌊H/16⌋·⌊W/16⌋'],
    ['patches and a class token', add(mul(floorDiv(H, 16), floorDiv(W, 16)), 1), '⌊H/16⌋·⌊W/16⌋+1'],
    ['what is left by view', mod(mul(N, 512, ...map), mul(512, ...map)), '0'],
  ];
  for (const [what, size, pretty] of cases)
    it(`${what}: ${pretty}`, () => {
      assert.equal(formatDim(size, 'pretty'), pretty);
    });

  const relations: readonly (readonly [what: string, answer: Tri, expected: Tri])[] = [
    ['2⌊H/2⌋ is H, of any H', equals(mul(2, halves[0]), H), undefined],
    ['2⌊H/2⌋ is H, of an even one', equals(mul(2, floorDiv(mul(2, W), 2)), mul(2, W)), true],
    ['2⌊H/2⌋ is H, of an odd one', equals(mul(2, floorDiv(add(mul(2, W), 1), 2)), add(mul(2, W), 1)), false],
    ['a skip connection over 8⌊H/8⌋ and H', equals(mul(8, floorDiv(H, 8)), H), undefined],
    ['and where H is 32·W', equals(mul(8, floorDiv(mul(32, W), 8)), mul(32, W)), true],
    ['k3 s2 p1 and k7 s2 p3', equals(conv(3, 2, 1)(H), conv(7, 2, 3)(H)), true],
    ['k3 s2 p1 and k2 s2', equals(conv(3, 2, 1)(H), conv(2, 2, 0)(H)), undefined],
    ['⌈H/2⌉ and H − ⌊H/2⌋', equals(ceilDiv(H, 2), sub(H, halves[0])), true],
    ['elements before and after a view', equals(mul(N, 512, ...map), mul(N, mul(512, ...map))), true],
    ['512·h·w and 25088', equals(mul(512, ...map), 25088), undefined],
    ['H is C', equals(H, C), undefined],
    ['what was pooled is no larger', lessOrEqual(repeat(3, H, conv(2, 2, 0)), H), true],
    ['a convolved map is not empty', lessOrEqual(1, conv(3, 2, 1)(sym('H', { min: 1 }))), true],
    ['8⌊H/8⌋ is no larger than H', lessOrEqual(mul(8, floorDiv(H, 8)), H), true],
  ];
  for (const [what, answer, expected] of relations)
    it(`${what}: ${expected === undefined ? 'undecided' : String(expected)}`, () => {
      assert.equal(answer, expected);
    });
});
