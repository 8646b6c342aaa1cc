import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findAttr, type Machine } from '../../../../../src/core/python/machine';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { modelModules } from '../../../../../src/core/torch';
import { machineFor } from '../../../../support/machine';
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
    const missing = INVENTORY.filter(line => /^numpy[\w.]*: /.test(line)).flatMap(line => {
      const [module = '', names = ''] = line.split(': ');
      const found = m.loader.get(module);
      return names.split(' ').filter(name => !found || findAttr(m, found, name) === undefined);
    });
    assert.deepEqual(missing, []);
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
});
