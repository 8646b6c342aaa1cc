import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Unknown } from '../../../../src/core/python/data';
import { findAttr, type Machine } from '../../../../src/core/python/machine';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { pythonModules } from '../../../../src/core/python/stdlib';
import { modelModules } from '../../../../src/core/torch';
import { machineFor, runText } from '../../../support/machine';
import { missingNames } from '../../../support/inventory';
import { createParser } from '../../../support/parser';

const INVENTORY = readFileSync('src/core/torch/torch.names', 'utf8').split('\n');

describe('names that torch has', () => {
  let parser: PythonParser;
  let m: Machine;
  before(async () => {
    parser = await createParser();
    m = machineFor(parser, {}, [...pythonModules(), ...modelModules()]);
  });

  it('are modelled, or unknown with a reason, in every module', () => {
    assert.deepEqual(missingNames(m, INVENTORY, 'torch'), []);
  });

  it('belong to modules that can be imported', () => {
    const modules = INVENTORY.filter(line => line.startsWith('torch')).map(line => line.split(':')[0] ?? '');
    assert(modules.length > 2000);
    assert.deepEqual(
      modules.filter(name => !m.loader.get(name)),
      [],
    );
  });

  const CASES: readonly (readonly [string, string])[] = [
    ['import torch\nprint(hasattr(torch, "no_such_name"), hasattr(torch, "lobpcg"))', 'False True'],
    ['import torch\nx = torch.rand(2)\nprint(hasattr(x, "no_such_name"), hasattr(x, "to_mkldnn"))', 'False True'],
    ['import torch\nprint(torch.no_such_name)', "AttributeError: module 'torch' has no attribute 'no_such_name'"],
    [
      'import torch.distributions as d\nprint(d.no_such_name)',
      "AttributeError: module 'torch.distributions' has no attribute 'no_such_name'",
    ],
    ['import torch\nprint(torch.rand(2).no_such_name)', "AttributeError: 'Tensor' object has no attribute 'no_such_name'"],
    ['import torch\nprint(torch.lobpcg)', '<unknown: `torch.lobpcg` is not modelled>'],
    ['import torch\nprint(torch.rand(2).to_mkldnn())', '<unknown: `TensorBase.to_mkldnn` is not modelled>'],
    ['from torch.distributions import *\nprint(Wishart)', '<unknown: `torch.distributions.Wishart` is not modelled>'],
    ['try:\n    import torch.utils.no_such_module\nexcept ImportError as e:\n    print(e)', "No module named 'torch.utils.no_such_module'"],
    ['try:\n    import torch.utils.dlpack as d\n    print("found")\nexcept ImportError as e:\n    print(e)', 'found'],
  ];
  for (const [text, expected] of CASES) {
    it(text.replaceAll('\n', '; '), () => {
      const { stdout, error } = runText(parser, text, [...pythonModules(), ...modelModules()]);
      assert.equal(error ? `${error.type}: ${error.message}` : stdout.trimEnd(), expected);
    });
  }

  it('do not hide what a program defines itself', () => {
    const text = 'from torch import nn\nclass A(nn.Module):\n    lobpcg = 3\nprint(A().lobpcg, A.lobpcg)';
    assert.equal(runText(parser, text, [...pythonModules(), ...modelModules()]).stdout, '3 3\n');
    assert(!(findAttr(m, m.loader.get('torch') ?? null, 'relu') instanceof Unknown));
  });
});
