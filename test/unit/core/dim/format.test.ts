import assert from 'node:assert/strict';
import {
  add,
  floorDiv,
  formatCount,
  formatDim,
  formatExact,
  formatShape,
  fromWire,
  identical,
  max,
  min,
  mod,
  mul,
  neg,
  parseDim,
  sub,
  sym,
  toInt,
  toWire,
  type Dim,
} from '../../../../src/core/dim';

const [N, C, H, W] = [sym('N'), sym('C'), sym('H'), sym('W')];
const planes = sym('planes');
const stride = sym('stride', { min: 1 });

/** The size of a convolution, spelled out as torch documents it. */
function conv(size: Dim, kernel: Dim, step: Dim = 1, padding: Dim = 0): Dim {
  return add(floorDiv(sub(add(size, mul(2, padding)), kernel), step), 1);
}

describe('Dims in print', () => {
  const cases: readonly (readonly [what: string, dim: Dim, pretty: string, ascii: string])[] = [
    ['k3 s2 p1', conv(H, 3, 2, 1), '⌊(H−1)/2⌋+1', '(H-1)//2+1'],
    ['k7 s2 p3', conv(H, 7, 2, 3), '⌊(H−1)/2⌋+1', '(H-1)//2+1'],
    ['two of them', conv(conv(H, 3, 2, 1), 3, 2, 1), '⌊(H−1)/4⌋+1', '(H-1)//4+1'],
    ['k2 s2', conv(H, 2, 2), '⌊H/2⌋', 'H//2'],
    ['k3', conv(H, 3), 'H−2', 'H-2'],
    ['k3 p1', conv(H, 3, 1, 1), 'H', 'H'],
    ['k3 s2 p0', conv(H, 3, 2), '⌊(H−1)/2⌋', '(H-1)//2'],
    ['k11 s4 p2', conv(H, 11, 4, 2), '⌊(H−3)/4⌋', '(H-3)//4'],
    ['k16 s16', conv(H, 16, 16), '⌊H/16⌋', 'H//16'],
    ['k3, symbolic stride, p1', conv(H, 3, stride, 1), '⌊(H−1)/stride⌋+1', '(H-1)//stride+1'],
    ['a multiple of the stride', conv(mul(H, stride), stride, stride), 'H', 'H'],
    ['k2 s2 transposed', mul(2, H), '2H', '2*H'],
    ['k2 s2 down and up', mul(2, conv(H, 2, 2)), '2⌊H/2⌋', '2*(H//2)'],
    ['k3 s2 transposed', add(mul(sub(H, 1), 2), 3), '2H+1', '2*H+1'],
    ['a large factor', mul(128, C), '128·C', '128*C'],
    ['a long name', mul(4, planes), '4·planes', '4*planes'],
    [
      'a cost',
      mul(N, 64, conv(H, 3, 2, 1), conv(W, 3, 2, 1), 27),
      '1728·N·(⌊(H−1)/2⌋+1)·(⌊(W−1)/2⌋+1)',
      '1728*N*((H-1)//2+1)*((W-1)//2+1)',
    ],
    ['an area', mul(sub(H, 2), sub(W, 2)), '(H−2)·(W−2)', '(H-2)*(W-2)'],
    ['a square', mul(3, H, H), '3H²', '3*H*H'],
    ['pixels', mul(H, W, C), 'C·H·W', 'C*H*W'],
    ['rounding up', neg(floorDiv(neg(H), 2)), '⌊(H−1)/2⌋+1', '(H-1)//2+1'],
    ['a difference', floorDiv(sub(H, W), 2), '⌊(H−W)/2⌋', '(H-W)//2'],
    ['what is subtracted comes last', sub(5, H), '5−H', '5-H'],
    ['nothing but subtracted', neg(H), '−H', '-H'],
    ['a remainder', mod(H, 32), 'H mod 32', 'H%32'],
    ['padding to a multiple', mod(sub(32, mod(H, 32)), 32), '(−H) mod 32', '(-H)%32'],
    ['a quotient subtracted from nothing', neg(floorDiv(H, 2)), '−⌊H/2⌋', '-(H//2)'],
    ['a quotient subtracted', sub(W, floorDiv(H, 2)), 'W−⌊H/2⌋', 'W-H//2'],
    ['twice a remainder', mul(2, mod(H, 3)), '2·(H mod 3)', '2*(H%3)'],
    ['at least one', max(H, 1), 'max(H, 1)', 'max(H, 1)'],
    ['not below zero', max(sub(H, 3), 0), 'max(H−3, 0)', 'max(H-3, 0)'],
    ['what is never below zero', max(H, 0), 'H', 'H'],
    ['the smaller', min(H, W), 'min(H, W)', 'min(H, W)'],
    ['a maximum of maxima', max(max(H, W), max(C, W)), 'max(C, H, W)', 'max(C, H, W)'],
    ['a negative integer', -3, '−3', '-3'],
    ['a large integer', toInt(2n ** 64n), '18446744073709551616', '18446744073709551616'],
  ];
  for (const [what, dim, pretty, ascii] of cases) {
    it(`${what}: ${pretty}`, () => {
      assert.equal(formatDim(dim, 'pretty'), pretty);
      assert.equal(formatDim(dim, 'ascii'), ascii);
      assert(identical(parseDim(ascii), dim), 'parses back');
    });
  }

  it('two symbols of one name print the same and cross the wire apart', () => {
    const other = sym('H', { id: '2' });
    assert.equal(formatDim(sub(H, other), 'ascii'), 'H-H');
    assert.equal(toWire(sub(H, other)), 'H-H#2');
    assert(identical(fromWire('H-H#2'), sub(H, other)));
  });

  it('refuses text that is no size', () => {
    for (const text of ['', 'H+', '(H', 'H)', '2H', '1.5', 'H//0', 'H%0', 'max(', 'max()', 'H**2', 'a b', '⌊H/2⌋', '('.repeat(10_000)])
      assert.throws(() => parseDim(text), SyntaxError, text);
  });

  it('does not follow expressions that would fill the memory', () => {
    let dim: Dim = add(H, W);
    for (let i = 0; i < 40; i++) dim = add(mul(dim, dim), C);
    assert.equal(formatDim(dim, 'ascii').length < 5000, true);
  });
});

describe('shapes in print', () => {
  const cases: readonly (readonly [shape: readonly Dim[], pretty: string, times: string])[] = [
    [[N, 64, H, W], '(N, 64, H, W)', 'N×64×H×W'],
    [[64, 112, 112], '(64, 112, 112)', '64×112×112'],
    [[64, conv(H, 3, 2, 1), conv(W, 3)], '(64, ⌊(H−1)/2⌋+1, W−2)', '64×(⌊(H−1)/2⌋+1)×(W−2)'],
    [[10], '(10,)', '10'],
    [[], '()', 'scalar'],
  ];
  for (const [shape, pretty, times] of cases) {
    it(pretty, () => {
      assert.equal(formatShape(shape, 'pretty'), pretty);
      assert.equal(formatShape(shape, 'times'), times);
    });
  }
});

describe('counts in print', () => {
  const cases: readonly (readonly [count: number | bigint, text: string])[] = [
    [0, '0'],
    [9472, '9,472'],
    [99_999, '99,999'],
    [100_000, '100.0 k'],
    [147_456, '147.5 k'],
    [999_949, '999.9 k'],
    [999_950, '1.00 M'],
    [1_000_000, '1.00 M'],
    [9_994_999, '9.99 M'],
    [9_995_000, '10.0 M'],
    [25_557_032, '25.6 M'],
    [118_013_952, '118.0 M'],
    [924_844_032, '924.8 M'],
    [1_849_688_064, '1.85 G'],
    [4_089_184_256, '4.09 G'],
    [10n ** 24n, '1.00 Y'],
    [123n * 10n ** 30n, '1.23·10^32'],
    [-118_013_952, '−118.0 M'],
  ];
  for (const [count, text] of cases)
    it(`${String(count)} is ${text}`, () => {
      assert.equal(formatCount(toInt(count)), text);
    });

  it('exactly, with separators', () => {
    assert.equal(formatExact(118_013_952), '118,013,952');
    assert.equal(formatExact(mul(36864, N)), '36,864·N');
    assert.equal(formatCount(mul(36864, N)), '36864·N');
  });
});
