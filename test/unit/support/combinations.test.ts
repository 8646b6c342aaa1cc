import assert from 'node:assert/strict';
import { combinations } from '../../support/combinations';

const FACTORS = {
  what: ['grid', 'volumes', 'coverage', 'charts', 'tour'],
  theme: ['dark', 'light', 'high-contrast', 'high-contrast-light'],
  size: ['wide', 'narrow', 'small'],
};

/** Every pair of values of two factors, in words. */
function pairsOf(row: Readonly<Record<string, string>>): string[] {
  const entries = Object.entries(row).map(([name, value]) => `${name}=${value}`);
  return entries.flatMap((one, i) => entries.slice(i + 1).map(other => `${one} ${other}`));
}

describe('combinations of factors', () => {
  const all = combinations(FACTORS, true);

  it('are the whole product in a full run', () => {
    assert.equal(all.length, 5 * 4 * 3);
    assert.equal(new Set(all.map(row => JSON.stringify(row))).size, all.length);
  });

  it('have every pair of values, in hardly more rows than the two largest factors need', () => {
    const some = combinations(FACTORS, false);
    assert.deepEqual([...new Set(some.flatMap(pairsOf))].sort(), [...new Set(all.flatMap(pairsOf))].sort());
    assert(some.length <= 22, `${String(some.length)} rows`);
  });

  it('are the same at each call, in the order of the factors', () => {
    const some = combinations(FACTORS, false);
    assert.deepEqual(some, combinations(FACTORS, false));
    assert.deepEqual([...new Set(some.map(({ what }) => what))], FACTORS.what);
  });

  it('of two factors are their product', () => {
    assert.equal(combinations({ theme: FACTORS.theme, size: FACTORS.size }, false).length, 12);
  });
});
