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

  it('are unknown where they depend on what is not known', () => {
    const text = `
import hydra, no_such_module
from omegaconf import OmegaConf
given = OmegaConf.create({'a': {'b': 1}, 'l': [1]})
no_such_module.change(given)
print(given.a.b, given.new, given.a.new, 'new' in given)
cfg = OmegaConf.create({'w': no_such_module.w, 'v': '\${w}', 'e': '\${oc.env:WIDTH}', 'h': '\${hydra:runtime.cwd}'})
print(cfg.w, cfg.v, cfg.e, cfg.h, list(cfg))
print(OmegaConf.merge({'a': 1}, no_such_module.cfg), OmegaConf.load('/nowhere/a.yaml'), OmegaConf.to_yaml(cfg))
with hydra.initialize(config_path='../../..', version_base=None):
    print(hydra.compose('config', overrides=['a=1']))
if no_such_module.flag:
    cfg.n = 1
    given.l.append(2)
print(cfg.get('n'), len(given.l))
`;
    const place = { folder: data.absolute(folder), name: 'unknown.py', files: new RootedFiles(data, [folder], folder) };
    const { stdout, error } = runText(parser, text, [...pythonModules(), ...packageModules()], place);
    assert.equal(error, null);
    assert.deepEqual(
      stdout.split('\n').map(line => line.replaceAll(/<unknown: [^>]*>/g, '?')),
      ['1 ? ? ?', "? ? ? ? ['w', 'v', 'e', 'h']", '? ? ?', '?', '? ?', ''],
    );
  });
});
