import assert from 'node:assert/strict';
import {
  add,
  equals,
  floorDiv,
  formatDim,
  fromWire,
  keyOf,
  lessThan,
  lowerBound,
  max,
  min,
  mod,
  mul,
  neg,
  sub,
  substitute,
  sym,
  toWire,
  type Dim,
} from '../../../../src/core/dim';

const [C, H, W] = [sym('C'), sym('H'), sym('W')];
const s = sym('s', { min: 1 });
/** Of unknown sign, at least 0, at least 1, in turn. */
const many = Array.from({ length: 12 }, (_, i) => sym(`x${String(i)}`, { min: i % 3 === 0 ? null : (i % 3) - 1 }));

function nth(i: number): Dim {
  return many[i % many.length] ?? H;
}

/** What a loop of a program may do to a size. Each would double with every turn if it were followed, or be asked about for ever. */
const loops: Readonly<Record<string, (size: Dim, turn: number) => Dim>> = {
  'x·x + W': x => add(mul(x, x), W),
  '⌊(x·x + W)/3⌋': x => floorDiv(add(mul(x, x), W), 3),
  '(x + 1)·(max(a, b) + 1)': (x, i) => mul(add(x, 1), add(max(nth(i), nth(i + 1)), 1)),
  'max(x + a, C·b)': (x, i) => max(add(x, nth(i)), mul(C, nth(i + 5))),
  'max(x, a) + max(−x, b)': (x, i) => add(max(x, nth(i)), max(neg(x), nth(i + 1))),
  'max and min in turn': (x, i) => (i % 2 === 1 ? max(x, sub(nth(i), i)) : min(add(x, 1), add(nth(i + 3), i))),
  'max(x, i·a, ⌊b/i⌋)': (x, i) => max(x, mul(nth(i), i + 1), floorDiv(nth(i + 1), i + 2)),
  '⌊(x + a)/i⌋ + ⌊b/i⌋': (x, i) => add(floorDiv(add(x, nth(i)), 2 + (i % 5)), floorDiv(nth(i + 1), 3 + (i % 7))),
  '(x mod i)·a': (x, i) => mul(mod(x, 3 + (i % 4)), nth(i)),
  'x mod i + 2a': (x, i) => add(mod(x, 3 + (i % 4)), mul(nth(i), 2)),
  '⌊x·⌊a/2⌋/3⌋': (x, i) => floorDiv(mul(x, floorDiv(nth(i), 2)), 3),
  '⌊x·a/s⌋ + i': (x, i) => add(floorDiv(mul(x, nth(i)), s), i),
  '⌊(3x + a)/max(b, 1)⌋': (x, i) => floorDiv(add(mul(x, 3), nth(i)), max(nth(i + 1), 1)),
  'x + ⌊(a + i)/i⌋': (x, i) => add(x, floorDiv(add(nth(i), i), i + 2)),
};

// Thirty turns are a second's work; what doubles with each would not come back, and the runner ends it.
describe('sizes that grow in a loop', () => {
  for (const [name, step] of Object.entries(loops)) {
    it(`${name} stays small, is answered and crosses the wire`, () => {
      let size: Dim = H;
      for (let turn = 0; turn < 30; turn++) {
        const next = step(size, turn);
        equals(next, size);
        lessThan(next, size);
        lowerBound(next);
        assert(formatDim(next, 'pretty').length < 20_000);
        assert(keyOf(fromWire(toWire(next))).length < 20_000);
        substitute(next, () => 7);
        size = next;
      }
    });
  }

  it('what became too large is one unknown: equal to itself, undecided against others', () => {
    const grown = (seed: Dim): Dim => Array.from({ length: 20 }).reduce<Dim>(x => add(mul(x, x), W), seed);
    assert.equal(equals(grown(H), grown(H)), true);
    assert.equal(equals(grown(H), grown(C)), undefined);
    assert.equal(lessThan(grown(H), 0), undefined);
    assert.equal(lowerBound(grown(H)), null);
  });
});
