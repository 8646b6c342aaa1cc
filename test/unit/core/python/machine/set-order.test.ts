import assert from 'node:assert/strict';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';
import { readTruth } from '../../../../support/truth';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { modelModules } from '../../../../../src/core/torch';

interface Case {
  readonly program: string;
  readonly gives: string;
}

describe('the order of the items of a set', () => {
  it("is CPython's, after any additions and removals", async () => {
    const parser = await createParser();
    const { cases } = readTruth<unknown, Case>('sets');
    assert.ok(cases.length > 1000);
    const wrong = cases.flatMap(({ program, gives }) => {
      const { stdout, error } = runText(parser, `${program}\nprint(result)`, [...pythonModules(), ...modelModules()]);
      return stdout === `${gives}\n` ? [] : [`${program}\n  CPython: ${gives}\n  here:    ${error?.message ?? stdout}`];
    });
    assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${cases.length} programs`);
  });
});
