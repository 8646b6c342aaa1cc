import assert from 'node:assert/strict';
import { pythonModules } from '../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { modelModules } from '../../../../src/core/torch';
import { runText } from '../../../support/machine';
import { createParser } from '../../../support/parser';

const natives = [...pythonModules(), ...modelModules()];

/** What a program has before, statements that each change it by the unknown `x`, and what is unknown afterwards. */
const CHANGES: readonly { readonly before: string; readonly statements: readonly string[]; readonly after: string }[] = [
  {
    before: 'a = np.zeros((2, 2))',
    statements: [
      'a[0, 1] = x',
      'a[0][1] = x',
      'a[::-1][0] = x',
      'a[int(3 * x)] = 5',
      'a.fill(x)',
      'a += x',
      'b = a; b *= x',
      'np.fill_diagonal(a, x)',
      'np.add(a, x, out=a)',
      'a[0] = np.random.rand(2)',
      'torch.from_numpy(a)[0] = x',
    ],
    after: 'a.sum()',
  },
  {
    before: 'a = torch.zeros(2, 2)',
    statements: [
      'a[0, 1] = x',
      'a[x] = 5.',
      'a.view(-1)[0] = x',
      'a[0].add_(x)',
      'b = a; b += x',
      'a.fill_(x)',
      'a.copy_(x)',
      'a.data = x',
      'a.masked_fill_(a == 0, x)',
      'torch.nn.init.constant_(a, x)',
      'torch.add(a, x, out=a)',
    ],
    after: 'a.sum().item()',
  },
  {
    before: 'a = torch.zeros(2, 2)',
    statements: ['a.set_(x)', 'a.resize_(x)', 'a.unsqueeze_(x)', 'a.transpose_(0, x)'],
    after: 'a.shape',
  },
  {
    before: 'a = [3, 1]',
    statements: ['a[x] = 2', 'a[:x] = [2]', 'a.sort(key=x)', 'a.extend(x)', 'a.insert(x, 2)', 'a.pop(x)', 'del a[x]', 'a.remove(x)'],
    after: 'a',
  },
  { before: "a = {'k': 1}", statements: ['a[x] = 2', 'a.pop(x, None)', 'del a[x]', 'a.update(x)'], after: "a['k']" },
  { before: "a = {'k': 1}", statements: ['a.setdefault(x, 2)', 'a.pop(x, None)', 'a.update(x)'], after: 'len(a)' },
  { before: 'a = {1}', statements: ['a.add(x)', 'a.discard(x)', 'a.update(x)'], after: 'len(a)' },
];

describe('what something unknown has changed is unknown', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const { before: first, statements, after } of CHANGES)
    for (const statement of statements)
      it(`${first}; ${statement}`, () => {
        const given = first.includes('np.') ? 'np.random.rand()' : 'no_such_module.x';
        const text = `import numpy as np, torch, no_such_module\nx = ${given}\n${first}\n${statement}\nprint(${after})\n`;
        const { stdout, error } = runText(parser, text, natives);
        assert.equal(error, null);
        assert.match(stdout, /^<unknown: .*>\n$/);
      });
});
