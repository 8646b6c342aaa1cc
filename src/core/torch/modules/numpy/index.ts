import { Inventory, type Machine, type NativeModule, type Value } from '../../vm';
import { completeArrayClass } from './array-class';
import { numpyExceptionNames } from './errors';
import { FUNCTIONS } from './functions';
import filesText from './files.py';
import readNames from './numpy.names';
import { linalgNames } from './linalg';
import { randomNames } from './random';

const INVENTORY = new Inventory(readNames);
const RANDOM = randomNames();

export function numpyModules(): readonly NativeModule[] {
  completeArrayClass(FUNCTIONS);
  const inside =
    (module: string) =>
    (m: Machine, name: string): Value | undefined =>
      m.loader.get(`${module}.${name}`) ?? undefined;
  return [
    { name: 'numpy', isPackage: true, source: filesText, attrs: () => FUNCTIONS, lookup: inside('numpy'), inventory: INVENTORY },
    { name: 'numpy.random', isPackage: true, attrs: () => RANDOM, lookup: inside('numpy.random') },
    { name: 'numpy.exceptions', isPackage: true, attrs: numpyExceptionNames },
    { name: 'numpy.linalg', isPackage: true, attrs: linalgNames, lookup: inside('numpy.linalg') },
    { name: 'numpy.typing', isPackage: true, lookup: inside('numpy.typing') },
  ];
}
