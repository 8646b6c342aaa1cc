import assert from 'node:assert/strict';
import { countOutcomes, judgeDatabase, type Judged, type Outcome } from '../../../../support/operator-database';
import { createParser } from '../../../../support/parser';

/** Refusals that are known to be missing or different. */
const REFUSALS_THAT_DIFFER = 60;

describe("torch's operator and module databases", () => {
  let all: readonly Judged[];
  before(async () => {
    all = judgeDatabase(await createParser());
  });
  const list = (...outcomes: readonly Outcome[]): readonly string[] =>
    all.filter(({ outcome }) => outcomes.includes(outcome)).map(({ given, text }) => `${given.op}: ${given.source}\n    ${text}`);

  it('have no case with a wrong shape or type', () => {
    assert.deepEqual(list('wrong'), []);
  });
  it('have no sample that is refused', () => {
    assert.deepEqual(list('false error'), []);
  });
  it('have a reason for each unknown', () => {
    assert.deepEqual(
      all.filter(({ outcome, text }) => outcome === 'unknown' && text === ''),
      [],
    );
  });
  it('have only entries that are modelled, but for a few', () => {
    const counts = countOutcomes(all);
    const unknown = counts.get('unknown') ?? 0;
    assert((counts.get('exact') ?? 0) > 0.95 * ((counts.get('exact') ?? 0) + unknown), `${String(unknown)} are unknown`);
  });
  it('have inputs that are refused with the exception of torch', () => {
    const different = list('missed', 'caught with another type');
    assert(different.length <= REFUSALS_THAT_DIFFER, `${String(different.length)} refusals differ:\n${different.join('\n')}`);
  });
});
