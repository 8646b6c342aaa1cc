import assert from 'node:assert/strict';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { modelModules } from '../../../../../src/core/torch';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

const NAMES = 'import random\nimport torch\nfrom torch import nn\nU = random.randint(1, 3)\n';

/** What is known of modules that depend on something that is not: `U` is an integer nobody knows. */
const CASES: readonly (readonly [says: string, python: string, prints: RegExp])[] = [
  [
    'a list of unknown length has unknown parameters',
    'm = nn.ModuleList([nn.Linear(2, 2) for _ in range(U)])\nprint(sum(p.numel() for p in m.parameters()))',
    /^<unknown: /,
  ],
  [
    'so has what holds it',
    'm = nn.Sequential(nn.Linear(2, 3))\nm.more = nn.ModuleList([nn.Linear(2, 2) for _ in range(U)])\nprint(sum(p.numel() for p in m.parameters()))',
    /^<unknown: /,
  ],
  [
    'while its own layers stay known',
    'm = nn.Sequential(nn.Linear(2, 3))\nm.more = nn.ModuleList([nn.Linear(2, 2) for _ in range(U)])\n' +
      'print([n for n, _ in m.named_modules()], m.eval().training, m[0](torch.randn(1, 2)).shape)',
    /^\['', '0', 'more'\] False torch.Size\(\[1, 3\]\)$/,
  ],
  [
    'recurrent layers of unknown number give a known output',
    'm = nn.LSTM(4, 5, U)\nprint(m(torch.randn(3, 2, 4))[0].shape)',
    /^torch.Size\(\[3, 2, 5\]\)$/,
  ],
  [
    'and unknown parameters',
    'm = nn.LSTM(4, 5, U)\nprint(sum(p.numel() for p in m.parameters()))',
    /^<unknown: the number of recurrent layers is unknown>$/,
  ],
  [
    'an unknown rate of dropout changes no shape',
    'print(nn.Dropout(random.random())(torch.randn(2, 3)).shape)',
    /^torch.Size\(\[2, 3\]\)$/,
  ],
  [
    'an unknown number of features raises nothing',
    'print(nn.BatchNorm2d(U)(torch.randn(1, 5, 3, 3)).shape)',
    /^torch.Size\(\[1, 5, 3, 3\]\)$/,
  ],
  ['what a file holds may fit', 'print(nn.Linear(2, 3).load_state_dict(torch.load("x")))', /^<All keys matched successfully>$/],
  [
    'packed sequences of unknown lengths keep their batch',
    'from torch.nn.utils.rnn import *\n' +
      'p = pack_padded_sequence(torch.randn(5, 3, 4), torch.randint(1, 5, (3,)), enforce_sorted=False)\n' +
      'print(nn.GRU(4, 6)(p)[1].shape)',
    /^torch.Size\(\[1, 3, 6\]\)$/,
  ],
];

describe('modules that depend on what is not known', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const [says, python, prints] of CASES) {
    it(says, () => {
      const { stdout, error } = runText(parser, `${NAMES}${python}\n`, [...pythonModules(), ...modelModules()]);
      assert.equal(error, null);
      assert.match(stdout.trim(), prints);
    });
  }
});
