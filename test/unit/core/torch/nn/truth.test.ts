import assert from 'node:assert/strict';
import { createParser } from '../../../../support/parser';
import { NnRunner, readNnTruth, type Answer } from './truth';

describe('modules and layers, as torch has them', () => {
  const { prelude, cases } = readNnTruth();
  let runner: NnRunner;
  before(async () => {
    runner = new NnRunner(await createParser(), prelude);
  });
  for (const each of cases) {
    it(each.source, () => {
      const answer = runner.answer(each);
      assert.deepEqual(sorted(answer), sorted(each.error ? { error: each.error } : { out: each.out ?? '' }));
    });
  }
});

/** The members of a set are printed in any order. */
function sorted(answer: Answer): Answer {
  if (!('error' in answer)) return answer;
  const [type, message] = answer.error;
  return { error: [type, message.replace(/\{([^{}]*)\}/g, (_, members: string) => `{${members.split(', ').sort().join(', ')}}`)] };
}
