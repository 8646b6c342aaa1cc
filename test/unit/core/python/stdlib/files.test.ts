import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { RootedFiles } from '../../../../../src/core/analysis/model/data-files';
import { packageModules } from '../../../../../src/core/packages';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { modelModules } from '../../../../../src/core/torch';
import { nodeFiles } from '../../../../../src/host';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';
import { snippetText, type Snippet } from '../../../../support/snippets';
import { readTruth } from '../../../../support/truth';

const { cases } = readTruth<unknown, Snippet>('files');
const folder = resolve('test/fixtures/files');

describe('files that a program reads, as CPython reads them', () => {
  const { data } = nodeFiles();
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const snippet of cases) {
    const { file, name, stdout, error } = snippet;
    it(`${file}: ${name}`, () => {
      const place = { folder: data.absolute(folder), name: file, files: new RootedFiles(data, [folder], folder) };
      const run = runText(parser, snippetText(folder, snippet), [...pythonModules(), ...packageModules(), ...modelModules()], place);
      const expected = { stdout, error: error ? { type: error.type, message: error.message } : null };
      assert.deepEqual({ stdout: run.stdout, error: run.error }, expected, run.unknowns.join('\n'));
    });
  }
});
