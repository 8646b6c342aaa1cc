import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { ModelAnalyzer, type ModelRun } from '../../../../../src/core/analysis';
import { formatExact } from '../../../../../src/core/dim';
import { Tensor } from '../../../../../src/core/torch';
import { parserBytes } from '../../../../support/parser';

const NET = `
import torch.nn as nn
import pandas as pd
from fast._native import kernel
class Net(nn.Module):
    def __init__(self, width=None):
        super().__init__()
        self.conv = nn.Conv2d(3, pd.WIDTH if width is None else width, 3)
        self.kernel = kernel(8)
    def forward(self, x):
        return self.conv(x)
`;

/** Files that are not on disk; reading one that must not be read fails the test. */
async function run(files: Readonly<Record<string, string | null>>, model: string): Promise<ModelRun> {
  const paths = Object.keys(files);
  const analyzer = await ModelAnalyzer.create(parserBytes, {
    read(path) {
      const text = files[path];
      if (text === null) throw new Error(`${path} was read.`);
      return text ?? null;
    },
    exists: path => (path.endsWith('/') ? paths.some(one => one.startsWith(path)) : path in files),
    list: folder => paths.filter(path => dirname(path) === folder || dirname(dirname(path)) === folder).map(nameIn(folder)),
  });
  return analyzer.run(
    { file: 'work/net.py', module: null, pythonPath: ['site'] },
    { model, call: 'torch.rand(1, 3, 8, 8)', inputs: [], training: false },
  );
}

const nameIn =
  (folder: string) =>
  (path: string): string =>
    path.slice(folder.length + 1).split('/')[0] ?? path;

function sizes(output: ModelRun['output']): string {
  assert(output instanceof Tensor && output.shape);
  return output.shape.map(formatExact).join(',');
}

const INSTALLED = {
  'work/net.py': NET,
  'site/pandas-2.0.dist-info/METADATA': null,
  'site/fast/__init__.py': '',
  'site/fast/_native.cpython-311-x86_64-linux-gnu.so': null,
};

describe('installed packages', () => {
  it('that decide no shape are there and are not read', async () => {
    const { output, unknown, problems } = await run({ ...INSTALLED, 'site/pandas/__init__.py': null }, 'Net()');
    assert.deepEqual(problems, []);
    assert.match(sizes(output), /^1,[^,]*[a-z'][^,]*,6,6$/);
    assert.deepEqual(
      unknown.map(({ reason }) => reason),
      ['`_native` is compiled code', '`pandas` is not followed'],
    );
  });

  it('that are modelled are not read either, unless the program has a package of that name', async () => {
    const net = `
import omegaconf, toml
from torch import nn
def make(): return nn.Conv2d(3, omegaconf.OmegaConf.create({'w': 2}).w + toml.loads('w = 1')['w'], 3)
`;
    const files = { 'work/net.py': net, 'site/omegaconf-2.3.0.dist-info/METADATA': null, 'site/omegaconf/__init__.py': null };
    assert.equal(sizes((await run({ ...files, 'site/toml/__init__.py': null }, 'make()')).output), '1,3,6,6');
    const own = { ...files, 'work/toml.py': `def loads(text): return {'w': 5}` };
    assert.equal(sizes((await run(own, 'make()')).output), '1,7,6,6');
  });

  it('do not hide a package of the program that has the same name', async () => {
    const { output } = await run({ ...INSTALLED, 'work/pandas/__init__.py': 'WIDTH = 5', 'site/pandas/__init__.py': null }, 'Net()');
    assert.equal(sizes(output), '1,5,6,6');
  });
});

const REGISTRY = {
  'work/net.py': 'import zoo\ndef make(name):\n    return zoo.models[name]()\n',
  'work/zoo/__init__.py': 'from .registry import models, register\nfrom . import small, large, computed\n',
  'work/zoo/registry.py': 'models = {}\ndef register(cls):\n    models[cls.__name__.lower()] = cls\n    return cls\n',
  'work/zoo/small.py': 'import torch.nn as nn\nfrom .registry import register\n@register\ndef smallnet():\n    return nn.Conv2d(3, 4, 3)\n',
  'work/zoo/large.py':
    'import torch.nn as nn\nfrom .registry import models\nmodels["large"] = lambda: nn.Conv2d(3, 16, 3)\nmodels["unread"] = undefined_name\n',
  'work/zoo/computed.py':
    'import torch.nn as nn\nfrom .registry import models\nfor width in 1, 2:\n    models[f"wide{width}"] = lambda width=width: nn.Conv2d(3, width, 3)\n',
};

describe('a registry that modules fill', () => {
  it('runs only the modules that name the key', async () => {
    const { output, problems, unknown } = await run(REGISTRY, 'make("smallnet")');
    assert.deepEqual([problems, unknown], [[], []]);
    assert.equal(sizes(output), '1,4,6,6');
  });

  it('runs all where no text has the key', async () => {
    const { output, problems } = await run(REGISTRY, 'make("wide2")');
    assert.deepEqual(problems, []);
    assert.equal(sizes(output), '1,2,6,6');
  });
});
