import assert from 'node:assert/strict';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { modelModules } from '../../../../../src/core/torch';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

const natives = [...pythonModules(), ...modelModules()];

/** Each writes `x`, a number that is unknown, into the zeros `a`. */
const WRITES = [
  'a[0, 1] = x',
  'a[0][1] = x',
  'a[int(3 * x)] = 5',
  'a.fill(x)',
  'a += x',
  'b = a; b *= x',
  'np.fill_diagonal(a, x)',
  'np.add(a, x, out=a)',
  'a[0] = np.random.rand(2)',
];

describe('an array into which something unknown was written', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const statement of WRITES)
    it(statement, () => {
      const text = `import numpy as np\na = np.zeros((2, 2))\nx = np.random.rand()\n${statement}\nprint(a.sum())\nprint(a.shape)\n`;
      const { stdout } = runText(parser, text, natives);
      assert.match(stdout, /^<unknown: .*>\n\(2, 2\)\n$/);
    });
});
