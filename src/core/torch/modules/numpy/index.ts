import { native, Unknown, type Machine, type NativeModule, type Value } from '../../vm';
import { completeArrayClass } from './array-class';
import { FUNCTIONS } from './functions';
import filesText from './files.py';

const RANDOM = [
  'rand',
  'randn',
  'randint',
  'random',
  'uniform',
  'normal',
  'choice',
  'permutation',
  'shuffle',
  'beta',
  'random_sample',
  'RandomState',
  'default_rng',
];

export function numpyModules(): readonly NativeModule[] {
  completeArrayClass();
  const opaque =
    (module: string) =>
    (m: Machine, name: string): Value | undefined =>
      m.loader.get(`${module}.${name}`) ?? (name.startsWith('__') ? undefined : new Unknown(`\`${module}.${name}\` is not modelled`));
  return [
    { name: 'numpy', isPackage: true, source: filesText, attrs: () => FUNCTIONS, lookup: opaque('numpy') },
    {
      name: 'numpy.random',
      attrs: () => [
        ['seed', native('seed(*args)', () => null)],
        ...RANDOM.map(name => [name, native(`${name}(*args, **kwargs)`, () => new Unknown('it is a random number')) as Value] as const),
      ],
      lookup: opaque('numpy.random'),
    },
    { name: 'numpy.linalg', lookup: opaque('numpy.linalg') },
    { name: 'numpy.typing', lookup: opaque('numpy.typing') },
  ];
}
