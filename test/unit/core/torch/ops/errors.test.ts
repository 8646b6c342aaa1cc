import assert from 'node:assert/strict';
import { createParser } from '../../../../support/parser';
import { readTruth } from '../../../../support/truth';
import { OpRunner, type OpCase, type Verdict } from './truth';

/** Exceptions of torch, in parts of all: those that ours must have word for word, and those that may stay undecided. */
const LEAST_SAME = 0.955;
const MOST_UNKNOWN = 0.01;

describe("torch's exceptions, in its words", () => {
  const refused: { readonly given: OpCase; readonly verdict: Verdict }[] = [];
  const accepted: typeof refused = [];
  before(async () => {
    const runner = new OpRunner(await createParser());
    for (const given of readTruth<unknown, OpCase>('errors').cases)
      (given.error ? refused : accepted).push({ given, verdict: runner.judge(given) });
  });
  const list = (cases: typeof refused): readonly string[] =>
    cases.map(({ given, verdict }) => `${given.source}\n    ${verdict.kind === 'wrong' ? verdict.text : verdict.kind}`);

  it('are not raised where torch raises none', () => {
    assert.deepEqual(list(accepted.filter(({ verdict }) => verdict.kind === 'wrong')), []);
  });
  it('are the same', () => {
    const different = refused.filter(({ verdict }) => verdict.kind === 'wrong');
    const share = 1 - different.length / refused.length;
    assert.ok(share >= LEAST_SAME, `${(100 * share).toFixed(2)} % are the same:\n${list(different.slice(0, 100)).join('\n')}`);
  });
  it('are seldom undecided, and always with a reason', () => {
    const open = refused.filter(({ verdict }) => verdict.kind === 'unknown');
    assert.ok(open.every(({ verdict }) => verdict.kind === 'unknown' && verdict.reason !== ''));
    assert.ok(open.length <= MOST_UNKNOWN * refused.length, list(open).join('\n'));
  });
});
