import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuzz } from '../../support/fuzz';

/** `npm run fuzz` does the same with more sources, and with others. */
describe('damaged sources', () => {
  it('break neither the scan nor the hover nor the summary', async () => {
    const files = new Map<string, string>();
    for (const folder of ['models', 'language'])
      for (const name of readdirSync(join('test', 'fixtures', folder)).filter(each => each.endsWith('.py')))
        files.set(name, readFileSync(join('test', 'fixtures', folder, name), 'utf8'));
    const { failures } = await fuzz(files, 150, 1);
    assert.deepEqual(failures, []);
  });
});
