import assert from 'node:assert/strict';
import { add, equals, floorDiv, lessOrEqual, lessThan, max, mod, mul, sub, sym, type Dim, type Tri } from '../../../../src/core/dim';

const [H, W] = [sym('H'), sym('W')];
const s = sym('s', { min: 1 });
const half = floorDiv(H, 2);

describe('comparing Dims', () => {
  const cases: readonly (readonly [text: string, ask: (a: Dim, b: Dim) => Tri, a: Dim, b: Dim, answer: Tri])[] = [
    ['3 = 3', equals, 3, 3, true],
    ['H = H', equals, H, H, true],
    ['H = W', equals, H, W, undefined],
    ['H = 0', equals, H, 0, undefined],
    ['H = −1', equals, H, -1, false],
    ['H + 1 = H', equals, add(H, 1), H, false],
    ['H = 2⌊H/2⌋, true of even sizes only', equals, H, mul(2, half), undefined],
    ['H − ⌊H/2⌋ = ⌊(H+1)/2⌋', equals, sub(H, half), floorDiv(add(H, 1), 2), true],
    ['⌊H/2⌋ + ⌊(H+1)/2⌋ = H', equals, add(half, floorDiv(add(H, 1), 2)), H, true],
    ['2H + 1 = 2W', equals, add(mul(2, H), 1), mul(2, W), false],
    ['2H = 6W + 4', equals, mul(2, H), add(mul(6, W), 4), undefined],
    ['H mod 4 = 4', equals, mod(H, 4), 4, false],
    ['H < H', lessThan, H, H, false],
    ['H < H + 1', lessThan, H, add(H, 1), true],
    ['H < 0', lessThan, H, 0, false],
    ['H < 3', lessThan, H, 3, undefined],
    ['⌊H/2⌋ ≤ H', lessOrEqual, half, H, true],
    ['⌊H/2⌋ < H', lessThan, half, H, undefined],
    ['⌊(H−1)/2⌋ + 1 ≤ H + 1', lessOrEqual, add(floorDiv(sub(H, 1), 2), 1), add(H, 1), true],
    ['H mod 4 < 4', lessThan, mod(H, 4), 4, true],
    ['0 ≤ H mod 4', lessOrEqual, 0, mod(H, 4), true],
    ['H ≤ max(H, W)', lessOrEqual, H, max(H, W), true],
    ['max(H, W) < H', lessThan, max(H, W), H, false],
    ['0 < s', lessThan, 0, s, true],
    ['⌊H/s⌋ ≤ H', lessOrEqual, floorDiv(H, s), add(H, 0), undefined],
    ['0 ≤ ⌊H/s⌋', lessOrEqual, 0, floorDiv(H, s), true],
    ['0 ≤ H·W', lessOrEqual, 0, mul(H, W), true],
    ['a symbol of unknown sign < 0', lessThan, sym('x', { min: null }), 0, undefined],
  ];
  for (const [text, ask, a, b, answer] of cases)
    it(`${text}: ${answer === undefined ? 'undecided' : String(answer)}`, () => {
      assert.equal(ask(a, b), answer);
    });

  it('assumes of a divisor that may be 0 only that there is a quotient', () => {
    const n = sym('n', { min: null });
    assert.equal(equals(floorDiv(mul(n, H), n), H), true);
    assert.equal(equals(mod(mul(n, H), n), 0), true);
    assert.equal(lessOrEqual(floorDiv(H, n), H), undefined);
    assert.equal(lessOrEqual(0, floorDiv(H, n)), undefined);
    assert.equal(lessOrEqual(0, floorDiv(H, s)), true);
  });
});
