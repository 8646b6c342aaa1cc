import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { modelModules } from '../../../../../src/core/torch';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

/** session.txt is what Python 3.11 with torch 2.13 prints for session.py. */
describe('a session with tensors', () => {
  const folder = join('test', 'unit', 'core', 'torch', 'ops');
  it('prints what it prints with torch', async () => {
    const { stdout, error } = runText(await createParser(), readFileSync(join(folder, 'session.py'), 'utf8'), [
      ...pythonModules(),
      ...modelModules(),
    ]);
    assert.equal(error, null);
    assert.deepEqual(stdout.split('\n'), readFileSync(join(folder, 'session.txt'), 'utf8').split('\n'));
  });
});
