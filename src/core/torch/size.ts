import { mul, type Shape } from '../dim';
import {
  builtinClass,
  fromDim,
  getItem,
  native,
  NOT_IMPLEMENTED,
  PyClass,
  PySlice,
  PyTuple,
  staticNative,
  str,
  Unknown,
  toArray,
  toDim,
  type Value,
} from './vm';

/** `torch.Size`: a tuple of integers. */
export const SIZE_CLASS = new PyClass('Size', [builtinClass('tuple')], new Map(), { module: 'torch', nameInC: 'torch.Size' });

/** The shape as Python sees it. */
export function makeSize(shape: Shape): PyTuple {
  return new PyTuple(shape.map(fromDim), SIZE_CLASS);
}

const items = (value: Value): readonly Value[] => (value instanceof PyTuple ? value.items : []);

for (const [name, method] of [
  [
    'numel',
    native('numel(self)', (_, [self]) => {
      const dims = items(self).map(toDim);
      const unknown = items(self).find(item => item instanceof Unknown);
      return unknown ?? fromDim(mul(...dims.map(dim => dim ?? 1)));
    }),
  ],
  [
    '__repr__',
    native('__repr__(self)', (m, [self]) => {
      const texts = items(self).map(item => str(m, item));
      const known = texts.filter(text => typeof text === 'string');
      return texts.find(text => text instanceof Unknown) ?? `torch.Size([${known.join(', ')}])`;
    }),
  ],
  // A slice of a size and the sum of two sizes are sizes again.
  [
    '__getitem__',
    native('__getitem__(self, index)', (m, [self, index]) => {
      const found = getItem(m, new PyTuple(items(self)), index);
      return index instanceof PySlice && found instanceof PyTuple ? new PyTuple(found.items, SIZE_CLASS) : found;
    }),
  ],
  [
    '__add__',
    native('__add__(self, other)', (_, [self, other]) =>
      other instanceof PyTuple ? new PyTuple([...items(self), ...other.items], SIZE_CLASS) : NOT_IMPLEMENTED,
    ),
  ],
  ['__init__', native('__init__(self, *args)', () => null)],
] as const) {
  SIZE_CLASS.attrs.set(name, method);
}

SIZE_CLASS.attrs.set(
  '__new__',
  staticNative('__new__(cls, sizes=())', (m, [, sizes]) => {
    const items = toArray(m, sizes);
    return items instanceof Unknown ? items : new PyTuple(items, SIZE_CLASS);
  }),
);
