import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { RootedFiles } from '../../../../src/core/analysis/model/data-files';
import { packageModules } from '../../../../src/core/packages';
import { pythonModules } from '../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { nodeFiles } from '../../../../src/host';
import { runText } from '../../../support/machine';
import { createParser } from '../../../support/parser';
import { snippetText, type Snippet } from '../../../support/snippets';
import { readTruth } from '../../../support/truth';

const { cases } = readTruth<unknown, Snippet>('configs');
const folder = resolve('test/fixtures/configs');

describe('configurations, as omegaconf reads them', () => {
  const { data } = nodeFiles();
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const snippet of cases) {
    const { file, name, stdout, error } = snippet;
    it(`${file}: ${name}`, () => {
      const place = { folder: data.absolute(folder), name: file, files: new RootedFiles(data, [folder], folder) };
      const run = runText(parser, snippetText(folder, snippet), [...pythonModules(), ...packageModules()], place);
      const expected = { stdout, error: error ? { type: error.type, message: error.message } : null };
      assert.deepEqual({ stdout: run.stdout, error: run.error }, expected, run.unknowns.join('\n'));
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
