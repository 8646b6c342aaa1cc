import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RootedFiles } from '../../../../src/core/analysis/model/data-files';
import { packageModules } from '../../../../src/core/packages';
import { pythonModules } from '../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { nodeFiles } from '../../../../src/host';
import { runText } from '../../../support/machine';
import { createParser } from '../../../support/parser';
import { readTruth } from '../../../support/truth';

interface Snippet {
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly stdout: string;
  readonly error?: { readonly type: string; readonly message: string };
}

const { cases } = readTruth<unknown, Snippet>('configs');
const folder = resolve('test/fixtures/configs');

/** How many values of a snippet are unknown; none in the others. */
const UNKNOWN: Readonly<Record<string, number>> = {};

describe('configurations, as omegaconf reads them', () => {
  const { data } = nodeFiles();
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const { file, name, line, stdout, error } of cases) {
    it(`${file}: ${name}`, () => {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      const end = lines.findIndex((text, i) => i >= line && text.startsWith('# --- '));
      const text = lines.slice(line - 1, end === -1 ? undefined : end).join('\n');
      const place = { folder: data.absolute(folder), name: file, files: new RootedFiles(data, [folder], folder) };
      const run = runText(parser, text, [...pythonModules(), ...packageModules()], place);
      assert.deepEqual(run.error, error ? { type: error.type, message: error.message } : null, run.unknowns.join('\n'));
      const [shown, expected] = [run.stdout.split('\n'), stdout.split('\n')];
      let unknown = 0;
      shown.forEach((row, i) => {
        if (row.includes('<unknown: ')) unknown++;
        else assert.equal(row, expected[i]);
      });
      assert.equal(shown.length, expected.length);
      assert.equal(unknown, UNKNOWN[name] ?? 0, run.unknowns.join('\n'));
    });
  }
});
