import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelAnalyzer } from '../../../../../src/core/analysis';
import { nodeFiles } from '../../../../../src/host';
import { parserBytes } from '../../../../support/parser';

describe('names that no file can have', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'convlens-names-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const failure = async (name: string): Promise<string | undefined> => {
    const file = join(folder, 'net.py');
    writeFileSync(
      file,
      'import importlib\nfrom torch import nn\ndef net(name):\n    importlib.import_module(name).value\n    return nn.ReLU()\n',
    );
    const analyzer = await ModelAnalyzer.create(parserBytes, nodeFiles());
    const request = { model: `net(${JSON.stringify(name)})`, call: 'torch.rand(1)', inputs: [], training: false };
    return analyzer.run({ file, module: null, pythonPath: [folder] }, request).problems[0]?.type;
  };

  for (const [what, name] of [
    ['longer than the file system allows', 'x'.repeat(5000)],
    ['with a null character', 'a\0b'],
    ['with empty parts', 'a..b'],
  ] as const)
    it(`a module's name ${what} is not found`, async () => {
      assert.equal(await failure(name), 'ModuleNotFoundError');
    });

  it('a path is not a name: nothing outside the folders is opened', async () => {
    writeFileSync(join(folder, 'secret.py'), 'value = 1\n');
    assert.equal(await failure(join(folder, 'secret')), 'ModuleNotFoundError');
    assert.equal(await failure('secret'), undefined);
  });
});
