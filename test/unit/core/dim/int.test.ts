import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addInt, compareInt, floorDivInt, gcdInt, modInt, mulInt, subInt, toInt, type Int } from '../../../../src/core/dim';
import { floorQuotient } from './expressions';

/** Small ones, large ones, and those around 2^53, where numbers stop being exact. */
const integers: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.bigInt({ min: -8n, max: 8n }).map(more => 2n ** 53n + more),
  fc.bigInt({ min: -8n, max: 8n }).map(more => -(2n ** 53n) + more),
);

function check(title: string, ours: (a: Int, b: Int) => Int, theirs: (a: bigint, b: bigint) => bigint, divisor = false): void {
  it(title, () => {
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        fc.pre(!divisor || b !== 0n);
        const result = ours(toInt(a), toInt(b));
        assert.equal(BigInt(result), theirs(a, b), `${String(a)}, ${String(b)}`);
        assert.equal(typeof result, result >= Number.MIN_SAFE_INTEGER && result <= Number.MAX_SAFE_INTEGER ? 'number' : 'bigint');
        assert(!Object.is(result, -0));
      }),
      { numRuns: 3000 },
    );
  });
}

describe('integers as Python has them', () => {
  check('add', addInt, (a, b) => a + b);
  check('subtract', subInt, (a, b) => a - b);
  check('multiply', mulInt, (a, b) => a * b);
  check('divide, rounding down', floorDivInt, floorQuotient, true);
  check('leave remainders of the divisor’s sign', modInt, (a, b) => a - b * floorQuotient(a, b), true);
  check('have a greatest common divisor', gcdInt, (a, b) => {
    let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
    while (y !== 0n) [x, y] = [y, x % y];
    return x;
  });
  check('compare', compareInt, (a, b) => (a < b ? -1n : a > b ? 1n : 0n));

  it('refuse what is no integer, and division by 0', () => {
    assert.throws(() => toInt(1.5), RangeError);
    assert.throws(() => toInt(Number.NaN), RangeError);
    assert.throws(() => floorDivInt(1, 0), RangeError);
    assert.throws(() => modInt(1, 0), RangeError);
  });
});
