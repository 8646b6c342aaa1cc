/** The modules that tensors and their operations come in: torch, torch.nn.functional and their neighbours. */
import './ops';
import { DEVICE_CLASS } from './device';
import { DTYPE_CLASS, DTYPES } from './dtype';
import { operations, type Space } from './registry';
import { SIZE_CLASS } from './size';
import { CONTEXTS, surroundings } from './surroundings';
import { completeTensorClass } from './tensor-class';
import { TENSOR_CLASS } from './tensor';
import { getAttr, PyFloat, Unknown, type Machine, type NativeModule, type Value } from './vm';

completeTensorClass();

function* torchNames(): Iterable<readonly [string, Value]> {
  yield* operations('torch');
  for (const [name, dtype] of DTYPES) yield [name, dtype];
  yield ['Tensor', TENSOR_CLASS];
  yield ['Size', SIZE_CLASS];
  yield ['dtype', DTYPE_CLASS];
  yield ['device', DEVICE_CLASS];
  yield ['pi', new PyFloat(Math.PI)];
  yield ['e', new PyFloat(Math.E)];
  yield ['inf', new PyFloat(Infinity)];
  yield ['nan', new PyFloat(NaN)];
  yield ['newaxis', null];
  yield ['__version__', '2.13.0'];
}

/** Names that stand in a module beside, modules below, and what is not modelled: unknown, by its name. */
function elsewhere(path: string, beside: Readonly<Record<string, readonly string[]>>) {
  return (m: Machine, name: string): Value | undefined => {
    for (const [module, names] of Object.entries(beside)) {
      const found = names.includes(name) ? m.loader.get(module) : null;
      if (found) return getAttr(m, found, name);
    }
    return m.loader.get(`${path}.${name}`) ?? (name.startsWith('__') ? undefined : new Unknown(`\`${path}.${name}\` is not modelled`));
  };
}

function space(path: string, name: Space): NativeModule {
  return { name: path, attrs: () => operations(name), lookup: elsewhere(path, {}) };
}

export function torchModules(): readonly NativeModule[] {
  return [
    { name: 'torch', isPackage: true, attrs: torchNames, lookup: elsewhere('torch', { 'torch._contexts': CONTEXTS, 'torch.nn': ['Module'] }) },
    space('torch.nn.functional', 'F'),
    space('torch.linalg', 'linalg'),
    space('torch.fft', 'fft'),
    space('torch.special', 'special'),
    ...surroundings(),
  ];
}
