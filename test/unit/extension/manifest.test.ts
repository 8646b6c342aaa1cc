import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { contributes } from '../../../package.json';

describe('the settings', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const [name, setting] of Object.entries(contributes.configuration.properties))
    it(`${name} is in the table of the README, with its default`, () => {
      assert.ok(readme.includes(`| \`${name}\` | \`${String(setting.default)}\` |`));
    });
});
