import assert from 'node:assert/strict';
import { Unknown } from '../../../../../src/core/python/data';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { modelModules } from '../../../../../src/core/torch';
import { machineFor, runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

/** `mystery` is a function of a module that is not found, and `x` an unknown number. `?` in an expectation represents an unknown value. */
const HEAD = 'import random\nfrom nowhere import mystery\nx = random.random()\n';

const CASES: readonly (readonly [what: string, program: string, printed: string])[] = [
  ['a tuple with an unknown star is unknown', 'a, b, c = *mystery(), 1\nprint(a, b, c)', '? ? ?'],
  ['a list with an unknown star has unknown items', 'l = [*mystery(), 1]\nprint(len(l), l[0])', '? ?'],
  ['a set with an unknown star may contain anything', 's = {*mystery(), 1}\nprint(1 in s, 2 in s)', 'True ?'],
  ['a call with an unknown star is unknown', 'print(max(*mystery(), 1))', '?'],
  [
    'attributes that an unknown decorator of __init__ may set',
    'class A:\n    @mystery\n    def __init__(self): self.v = 1\n    w = 2\na = A()\nprint(a.v, a.w, hasattr(a, "v"))',
    '? 2 ?',
  ],
  [
    'attributes that an unknown base method may set',
    'class A:\n    @mystery\n    def __init__(self): self.v = 1\nclass B(A):\n    def __init__(self):\n        super().__init__()\n        self.w = 2\n' +
      'b = B()\nprint(b.v, b.w)',
    '? 2',
  ],
  [
    'attributes that an unknown method may set',
    'class A:\n    @mystery\n    def build(self): self.v = 1\na = A()\na.build()\nprint(a.v)',
    '?',
  ],
  ['attributes that an unknown function may set', 'class A: pass\na = A()\na.w = 1\nmystery(a)\nprint(a.v, a.w)', '? 1'],
  ['attributes that an unknown function may set on a class', 'class A: pass\nmystery(A)\nprint(A.v, A().v)', '? ?'],
  [
    'setattr with an unknown name may set any attribute',
    'class A: pass\na = A()\na.v = 1\na.w = 2\nsetattr(a, mystery(), 2)\nprint(a.v, a.w, a.u)',
    '? 2 ?',
  ],
  ['an unknown update may replace any entry', 'd = {1: 2}\nd.update(mystery())\nprint(d[1], d[3])', '? ?'],
  ['an unknown spread may replace the entries before it', 'd = {1: 2, **mystery(), 3: 4}\nprint(d[1], d[3])', '? 4'],
  ['an unknown key may be any', 'd = {1: 2, 3: 4}\nd[mystery()] = 2\nprint(d[1], d[3], d[5])', '2 ? ?'],
  [
    'an unknown update of __dict__ may set any attribute',
    'class A: pass\na = A()\na.v = 1\na.__dict__.update(mystery())\nprint(a.v, a.w)',
    '? ?',
  ],
  [
    'an unknown dict as __dict__ may have any attribute',
    'class A(dict):\n    def __init__(self, *d):\n        super().__init__(*d)\n        self.__dict__ = self\na = A(mystery())\na.v = 1\nprint(a.v, a.w)',
    '1 ?',
  ],
  [
    'the weight of a layer with unknown sizes may be normalized',
    'import torch.nn as nn\nfrom torch.nn.utils import spectral_norm, weight_norm\n' +
      'a, b = weight_norm(nn.Conv1d(3, mystery(), mystery())), spectral_norm(nn.Conv1d(3, mystery(), mystery()))\nprint(type(a) is nn.Conv1d)',
    'True',
  ],
  ['delattr with an unknown name may delete any', 'class A: pass\na = A()\na.v = 1\ndelattr(a, mystery())\nprint(a.v)', '?'],
  [
    'a layer set under an unknown name',
    'from torch import nn\nn = nn.Module()\nn.a = nn.ReLU()\nn.k = 3\nsetattr(n, mystery(), nn.ReLU())\nprint(n.a, n.k, n.b)',
    '? ? ?',
  ],
  [
    'two unknown paddings are two sizes',
    'import torch\nfrom torch import nn\nx = torch.rand(1, 3, 8, 8)\na, b = nn.Conv2d(3, 4, 3, padding=mystery()), nn.Conv2d(3, 4, 1, padding=mystery())\n' +
      'print(a(x).shape == b(x).shape, (a(x) + b(x)).dim())',
    '? 4',
  ],
  [
    'what comes after control flow that cannot be followed',
    'class A: pass\na = A()\ndef f():\n    a.u = 1\n    for i in range(3):\n        while x > 0.5:\n            if x > 0.6: return 1\n    a.v = 2\n' +
      'f()\nprint(a.u, a.v)',
    '1 ?',
  ],
  [
    'what a class binds after control flow that cannot be followed',
    'class A:\n    u = 1\n    while x > 0.5:\n        if x > 0.6: v = 3\n        else: break\n    w = 2\nprint(A.u, A.w)',
    '1 2',
  ],
];

describe('code that could not be read', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const [what, program, printed] of CASES) {
    it(what, () => {
      const { stdout, error } = runText(parser, `${HEAD}${program}\n`, [...pythonModules(), ...modelModules()]);
      assert.deepEqual({ stdout: stdout.replace(/<unknown: [^>]*>/g, '?').trim(), error }, { stdout: printed, error: null });
    });
  }

  it('a registry to which a module of its package may have added', () => {
    const files = {
      'pkg/__init__.py': 'from .registry import MODELS, NAMES\nfrom .plugins import more\n',
      'pkg/registry.py': "MODELS = {'a': 1}\nNAMES = {'a'}\n",
      'whole/__init__.py': "MODELS = {'a': 1}\n",
      '__main__.py':
        "import pkg, whole\nfirst = pkg.MODELS['a']\nother = pkg.MODELS.get('b')\nis_in = 'b' in pkg.MODELS\nis_named = 'b' in pkg.NAMES\n" +
        "missing = whole.MODELS.get('b')\n",
    };
    const m = machineFor(parser, files, pythonModules());
    const main = m.loader.get('__main__');
    assert(main);
    m.loader.run(m, main);
    const { vars } = main.scope;
    const shown = ['first', 'other', 'is_in', 'is_named', 'missing'].map(name =>
      vars.get(name) instanceof Unknown ? '?' : vars.get(name),
    );
    assert.deepEqual(shown, [1, '?', '?', '?', null]);
  });
});
