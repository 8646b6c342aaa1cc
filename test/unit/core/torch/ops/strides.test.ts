import assert from 'node:assert/strict';
import { createParser } from '../../../../support/parser';
import { readTruth } from '../../../../support/truth';
import { OpRunner, type OpCase, type Verdict } from './truth';

/** Layouts that may stay undecided, in parts of all: of them, strides are unknown, and views are accepted. */
const MOST_UNDECIDED = 0.04;

describe("the memory layout of results, as torch's", () => {
  const all: { readonly given: OpCase; readonly verdict: Verdict }[] = [];
  before(async () => {
    const runner = new OpRunner(await createParser());
    for (const given of readTruth<unknown, OpCase>('strides').cases) all.push({ given, verdict: runner.judge(given) });
  });
  const isMissedView = (given: OpCase, text: string): boolean => given.error !== undefined && text.startsWith('gives');

  it('is never another', () => {
    const wrong = all.flatMap(({ given, verdict }) =>
      verdict.kind === 'wrong' && !isMissedView(given, verdict.text) ? `${given.source}\n    ${verdict.text}` : [],
    );
    assert.deepEqual(wrong, []);
  });
  it('is seldom undecided', () => {
    const open = all.filter(({ verdict }) => verdict.kind !== 'same');
    assert.ok(open.length <= MOST_UNDECIDED * all.length, `${String(open.length)} are undecided`);
  });
});
