import assert from 'node:assert/strict';
import fc from 'fast-check';
import { add, equals, formatDim, fromWire, identical, isInt, lessOrEqual, lessThan, lowerBound, parseDim, substitute, symbols, toInt, toWire, upperBound, type Dim, type Tri } from '../../../../src/core/dim';
import { expressions as any, values, type Expression, type Values } from './expressions';

/** A fixed seed: a run that fails must fail again. */
const RUNS = { numRuns: 2000, seed: 20260 };

/** What is too large to be followed has no value: that has a test of its own. */
const expressions = any.filter(({ dim }) => !symbols(dim).includes('too_large'));

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
    fc.assert(fc.property(expressions, values, ({ dim, value, text }, where) => { assert.equal(at(dim, where), value(where), text); }), RUNS);
  });

  it('gives the same when some symbols are known first', () => {
    fc.assert(
      fc.property(expressions, values, fc.subarray(['H', 'W', 'C', 's', 'u']), ({ dim, value, text }, where, first) => {
        const partly = substitute(dim, name => (first.includes(name) ? where[name] : undefined));
        assert(symbols(partly).every(name => !first.includes(name)), text);
        assert.equal(at(partly, where), value(where), text);
      }),
      RUNS,
    );
  });

  it('prints what parses back to a Dim of the same value', () => {
    fc.assert(
      fc.property(expressions, values, ({ dim, value, text }, where) => {
        // Bounds are not printed: what is parsed is simplified for symbols that are not negative.
        fc.pre((where['u'] ?? 0) >= 0 || !symbols(dim).includes('u'));
        const back = parseDim(formatDim(dim, 'ascii'));
        const result = substitute(back, name => where[name]);
        assert.equal(result, toInt(value(where)), `${text}: ${formatDim(dim, 'ascii')}`);
      }),
      RUNS,
    );
  });

  it('prints the same after parsing, where symbols have the default bound', () => {
    const plain = expressions.filter(({ dim }) => !symbols(dim).some(name => name === 's' || name === 'u'));
    fc.assert(
      fc.property(plain, ({ dim, text }) => {
        assert(identical(parseDim(formatDim(dim, 'ascii')), dim), `${text}: ${formatDim(dim, 'ascii')}`);
        assert(identical(fromWire(JSON.parse(JSON.stringify(toWire(dim))) as string | number), dim), text);
      }),
      RUNS,
    );
  });

  it('finds bounds that hold', () => {
    fc.assert(
      fc.property(expressions, values, ({ dim, value, text }, where) => {
        const [low, high] = [lowerBound(dim), upperBound(dim)];
        assert(low === null || BigInt(low) <= value(where), text);
        assert(high === null || BigInt(high) >= value(where), text);
      }),
      RUNS,
    );
  });

  it('decides comparisons only as they are for every value', () => {
    const related = fc.oneof(fc.tuple(expressions, expressions), expressions.map((a): [Expression, Expression] => [a, a]));
    fc.assert(
      fc.property(related, fc.integer({ min: -2, max: 2 }), values, ([a, b], more, where) => {
        const other = { dim: add(b.dim, more), value: b.value(where) + BigInt(more) };
        const text = `${a.text} and ${b.text} + ${String(more)}`;
        checkDecided(equals(a.dim, other.dim), a.value(where) === other.value, text);
        checkDecided(lessThan(a.dim, other.dim), a.value(where) < other.value, text);
        checkDecided(lessOrEqual(a.dim, other.dim), a.value(where) <= other.value, text);
      }),
      { ...RUNS, numRuns: 600 },
    );
  });
});
