import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  add,
  equals,
  formatDim,
  fromWire,
  identical,
  isInt,
  lessOrEqual,
  lessThan,
  lowerBound,
  max,
  min,
  mul,
  neg,
  parseDim,
  sub,
  substitute,
  symbols,
  toInt,
  toWire,
  upperBound,
  type Dim,
  type Tri,
} from '../../../../src/core/dim';
import { expressions as any, values, type Expression, type Values } from './expressions';

/** A fixed seed: a run that fails must fail again. */
const RUNS = { numRuns: 2000, seed: 20260 };

/** What is too large to be followed has no value: that has a test of its own. */
const expressions = any.filter(({ dim }) => !symbols(dim).includes('too_large'));

/** What plain integers give; where they divide by 0 the case is left out. */
function expected(each: Expression, where: Values): bigint {
  const result = valueOrNull(each, where);
  fc.pre(result !== null);
  return result;
}

function valueOrNull({ value }: Expression, where: Values): bigint | null {
  try {
    return value(where);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function at(dim: Dim, where: Values): bigint {
  const result = substitute(dim, name => where[name]);
  assert(isInt(result), `${formatDim(result, 'ascii')} is left`);
  return BigInt(result);
}

/** A decided answer must hold for the values at hand. */
function checkDecided(decided: Tri, truth: boolean, text: string): void {
  if (decided !== undefined) assert.equal(decided, truth, text);
}

describe('Dim algebra', () => {
  it('never changes a value by simplifying', () => {
    fc.assert(
      fc.property(expressions, values, (each, where) => {
        const value = expected(each, where);
        assert.equal(at(each.dim, where), value, each.text);
      }),
      RUNS,
    );
  });

  it('gives the same when some symbols are known first', () => {
    fc.assert(
      fc.property(expressions, values, fc.subarray(['H', 'W', 'C', 's', 'u', 'b']), (each, where, first) => {
        const { dim, text } = each;
        const value = expected(each, where);
        const partly = substitute(dim, name => (first.includes(name) ? where[name] : undefined));
        assert(
          symbols(partly).every(name => !first.includes(name)),
          text,
        );
        assert.equal(at(partly, where), value, text);
      }),
      RUNS,
    );
  });

  it('prints what parses back to a Dim of the same value', () => {
    fc.assert(
      fc.property(expressions, values, (each, where) => {
        const { dim, text } = each;
        // Bounds are not printed: what is parsed is simplified for symbols that are not negative.
        fc.pre((where.u ?? 0) >= 0 || !symbols(dim).includes('u'));
        const value = toInt(expected(each, where));
        const back = parseDim(formatDim(dim, 'ascii'));
        const result = substitute(back, name => where[name]);
        assert.equal(result, value, `${text}: ${formatDim(dim, 'ascii')}`);
      }),
      RUNS,
    );
  });

  it('prints the same after parsing, where symbols have the default bound', () => {
    const plain = expressions.filter(({ dim }) => !symbols(dim).some(name => name === 's' || name === 'u' || name === 'b'));
    fc.assert(
      fc.property(plain, ({ dim, text }) => {
        assert(identical(parseDim(formatDim(dim, 'ascii')), dim), `${text}: ${formatDim(dim, 'ascii')}`);
        assert.equal(formatDim(parseDim(formatDim(dim, 'ascii')), 'pretty'), formatDim(dim, 'pretty'), text);
        assert(identical(fromWire(JSON.parse(JSON.stringify(toWire(dim))) as string | number), dim), text);
      }),
      RUNS,
    );
  });

  it('finds bounds that hold', () => {
    fc.assert(
      fc.property(expressions, values, (each, where) => {
        const [low, high] = [lowerBound(each.dim), upperBound(each.dim)];
        const value = expected(each, where);
        assert(low === null || BigInt(low) <= value, each.text);
        assert(high === null || BigInt(high) >= value, each.text);
      }),
      RUNS,
    );
  });

  it('decides comparisons only as they are for every value', () => {
    const related = fc.oneof(
      fc.tuple(expressions, expressions),
      expressions.map((a): [Expression, Expression] => [a, a]),
    );
    let decisions = 0;
    fc.assert(
      fc.property(related, fc.integer({ min: -2, max: 2 }), fc.array(values, { minLength: 12, maxLength: 12 }), ([a, b], more, samples) => {
        const other = add(b.dim, more);
        const [equal, less, atMost] = [equals(a.dim, other), lessThan(a.dim, other), lessOrEqual(a.dim, other)];
        decisions += [equal, less, atMost].filter(each => each !== undefined).length;
        for (const where of samples) {
          const [x, y] = [a, b].map(each => valueOrNull(each, where));
          if (x == null || y == null) continue;
          const text = `${a.text} and ${b.text} + ${String(more)} at ${fc.stringify(where)}`;
          checkDecided(equal, x === y + BigInt(more), text);
          checkDecided(less, x < y + BigInt(more), text);
          checkDecided(atMost, x <= y + BigInt(more), text);
        }
      }),
      { ...RUNS, numRuns: 600 },
    );
    assert(decisions > 300, `${String(decisions)} comparisons were decided`);
  });

  it('gives one normal form for one value, however it was put together', () => {
    fc.assert(
      fc.property(expressions, expressions, expressions, ({ dim: a }, { dim: b }, { dim: c }) => {
        const pairs: readonly (readonly [Dim, Dim])[] = [
          [add(a, b), add(b, a)],
          [add(add(a, b), c), add(a, add(b, c))],
          [mul(a, b), mul(b, a)],
          [mul(mul(a, b), c), mul(a, mul(b, c))],
          [mul(a, add(b, c)), add(mul(a, b), mul(a, c))],
          [sub(a, b), neg(sub(b, a))],
          [sub(add(a, b), b), a],
          [max(a, b), max(b, a)],
          [min(a, b), min(b, a)],
        ];
        // What is too large to be followed is another symbol each way.
        for (const [x, y] of pairs)
          if (![x, y].some(each => symbols(each).includes('too_large')))
            assert(identical(x, y), `${formatDim(x, 'ascii')} and ${formatDim(y, 'ascii')}`);
      }),
      { ...RUNS, numRuns: 500 },
    );
  });
});
