import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findAttr, messageOf, Native, PyRaise, type Machine } from '../../../../../src/core/python/machine';
import { Unknown, type Value } from '../../../../../src/core/python/data';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { modelModules } from '../../../../../src/core/torch';
import { machineFor } from '../../../../support/machine';
import { missingNames } from '../../../../support/inventory';
import { createParser } from '../../../../support/parser';

const INVENTORY = readFileSync('src/core/torch/modules/numpy/numpy.names', 'utf8').split('\n');

describe('names that numpy has', () => {
  let parser: PythonParser;
  let m: Machine;
  before(async () => {
    parser = await createParser();
    m = machineFor(parser, {}, [...pythonModules(), ...modelModules()]);
  });

  it('are modelled, or unknown with a reason, in every module', () => {
    assert.deepEqual(missingNames(m, INVENTORY, 'numpy'), []);
  });

  it('are those of arrays, too', () => {
    const line = INVENTORY.find(each => each.startsWith('class numpy.ndarray: ')) ?? '';
    const array = findAttr(m, m.loader.get('numpy') ?? null, 'ndarray') ?? null;
    const missing = line
      .split(' ')
      .slice(2)
      .filter(name => !name.startsWith('__') && findAttr(m, array, name) === undefined);
    assert.deepEqual(missing, []);
  });

  it('of parameters raise no error in any modelled function or method, and other keywords do', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const line of INVENTORY.filter(each => each.startsWith('def '))) {
      const [path = '', listed = ''] = line.slice(4).split(': ');
      const [module = '', ...rest] = path.split(/\.(?=[^.]+$)|\.(?=ndarray\.|Generator\.|RandomState\.)/);
      const found = rest.reduce<Value | undefined>((owner, name) => owner && findAttr(m, owner, name), m.loader.get(module) ?? undefined);
      if (!(found instanceof Native)) continue;
      count++;
      const keywords = listed.split(' ').filter(name => name !== '**');
      wrong.push(...keywords.filter(name => !isAccepted(m, found, name)).map(name => `${path}(${name}=…)`));
      if (!listed.startsWith('**') && isAccepted(m, found, 'no_such')) wrong.push(`${path} accepts a keyword that numpy's does not have`);
    }
    assert(count > 200, `${String(count)} functions`);
    assert.deepEqual(wrong, []);
  });
});

/** Whether a call with the keyword, and as many other arguments as are required, raises no error. */
function isAccepted(m: Machine, fn: Native, name: string): boolean {
  const argument = new Unknown('an argument');
  return [0, 1, 2, 3, 4].some(count => {
    try {
      fn.call(m, new Array<Value>(count).fill(argument), new Map([[name, argument]]));
      return true;
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      // It is known, but was given by position, too.
      return messageOf(m, error.value).includes(`multiple values for argument '${name}'`);
    }
  });
}
