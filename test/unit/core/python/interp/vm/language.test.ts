import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pythonModules } from '../../../../../../src/core/python/interp/stdlib';
import { modelModules } from '../../../../../../src/core/torch';
import type { PythonParser } from '../../../../../../src/core/python/syntax';
import { runText } from '../../../../../support/machine';
import { createParser } from '../../../../../support/parser';

interface Snippet {
  readonly name: string;
  readonly line: number;
  readonly stdout: string;
  readonly error?: { readonly type: string; readonly message: string; readonly line: number };
}

const truth = JSON.parse(gunzipSync(readFileSync('test/truth/language.json.gz')).toString()) as { readonly files: Readonly<Record<string, readonly Snippet[]>> };

describe('the language, as CPython runs it', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const [file, snippets] of Object.entries(truth.files)) {
    describe(file, () => {
      const lines = readFileSync(join('test/fixtures/language', file), 'utf8').split('\n');
      for (const { name, line, stdout, error } of snippets) {
        it(name, () => {
          const end = lines.findIndex((text, i) => i >= line && text.startsWith('# --- '));
          const text = lines.slice(line - 1, end === -1 ? undefined : end).join('\n');
          const run = runText(parser, text, [...pythonModules(), ...modelModules()]);
          assert.deepEqual({ stdout: run.stdout, error: run.error }, { stdout, error: error ? { type: error.type, message: error.message } : null });
        });
      }
    });
  }
});
