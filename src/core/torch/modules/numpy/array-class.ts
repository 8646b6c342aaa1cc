import { printDim } from '../../convert';
import { float64 } from '../../dtype';
import { tryBroadcast } from '../../operands';
import { callTorch } from '../../registry';
import { numel, Tensor, TENSOR_CLASS } from '../../tensor';
import { numpyArrayClass } from '../../tensor-methods';
import {
  Boxed,
  ELLIPSIS,
  fromDim,
  iteratorOf,
  Native,
  native,
  NativeProperty,
  PyFloat,
  PyList,
  PySlice,
  PyTuple,
  sliceRange,
  toDim,
  Unknown,
  type Keywords,
  type Machine,
  type Value,
} from '../../vm';
import { ARRAY_CLASS, makeArray, numberOrArray, softly, valuesOf } from './array';
import { dtypeObject, dtypeOf } from './element-type';
import { arrayRepr, arrayText } from './text';
import { adapted, axesKeyword, transposed } from './via-torch';

/** numpy's message for operands whose shapes do not match. */
function refuseShapes(m: Machine, operands: readonly Value[]): void {
  const shapes = operands.flatMap(each => (each instanceof Tensor && each.shape ? [each.shape] : []));
  if (shapes.length < 2 || tryBroadcast(shapes)) return;
  m.raise(
    'ValueError',
    'operands could not be broadcast together with shapes ' +
      `${shapes.map(shape => `(${shape.map(printDim).join(',')}${shape.length === 1 ? ',' : ''})`).join(' ')} `,
  );
}

/** numpy's message for a shape that does not fit the elements. */
function refuseReshape(m: Machine, self: Value, sizes: readonly Value[]): void {
  const flat = sizes.flatMap(size => (size instanceof PyTuple || size instanceof PyList ? size.items : [size])).map(toDim);
  const have = self instanceof Tensor && self.shape ? numel(self.shape) : null;
  if (typeof have !== 'number' || !flat.every(size => typeof size === 'number')) return;
  const known = flat.filter(size => size !== -1).reduce((product, size) => product * size, 1);
  const fits = flat.includes(-1) ? known !== 0 && have % known === 0 : known === have;
  if (!fits)
    m.raise(
      'ValueError',
      `cannot reshape array of size ${String(have)} into shape (${flat.map(String).join(',')}${flat.length === 1 ? ',' : ''})`,
    );
}

const ELEMENT_BY_ELEMENT = new Set(
  ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'and', 'or', 'xor', 'lt', 'le', 'gt', 'ge', 'eq', 'ne'].flatMap(name => [
    `__${name}__`,
    `__r${name}__`,
    `__i${name}__`,
  ]),
);

function isBackwards(slice: PySlice): boolean {
  const step = toDim(slice.step);
  return typeof step === 'number' && step < 0;
}

/** Reverses axes and returns the rest of the index: numpy supports negative steps, torch does not. */
function turned(m: Machine, self: Tensor, index: Value): readonly [Tensor, Value] {
  const parts = index instanceof PyTuple ? index.items : [index];
  if (!parts.some(part => part instanceof PySlice && isBackwards(part))) return [self, index];
  const rank = self.shape?.length ?? 0;
  const used = parts.filter(part => part !== null && part !== ELLIPSIS).length;
  const axes: number[] = [];
  let axis = 0;
  const left = parts.map((part): Value => {
    if (part === null) return part;
    if (part === ELLIPSIS) {
      axis += rank - used;
      return part;
    }
    const at = axis++;
    const step = part instanceof PySlice ? toDim(part.step) : null;
    const size = self.shape?.[at];
    if (!(part instanceof PySlice) || typeof step !== 'number' || step >= 0 || typeof size !== 'number') return part;
    const places = sliceRange(m, part, size);
    if (places instanceof Unknown) return places;
    axes.push(at);
    const first = size - 1 - (places[0] ?? size - 1);
    return new PySlice(first, places.length === 0 ? first : first - step * (places.length - 1) + 1, -step);
  });
  const flipped = callTorch(m, 'flip', [self, new PyTuple(axes)]);
  return [
    flipped instanceof Tensor ? makeArray(flipped.shape, flipped.dtype, flipped.data) : self,
    index instanceof PyTuple ? new PyTuple(left) : (left[0] ?? null),
  ];
}

/** Arrays have the methods of tensors and numpy's own. */
export function completeArrayClass(): void {
  if (numpyArrayClass.type) return;
  numpyArrayClass.type = ARRAY_CLASS;
  const { attrs } = ARRAY_CLASS;
  for (const [name, value] of TENSOR_CLASS.attrs) {
    if (name === '__new__' || name === '__init__' || name === 'size') continue;
    attrs.set(
      name,
      value instanceof Native
        ? new Native(value.name, (m, args, keywords) => {
            if (ELEMENT_BY_ELEMENT.has(name)) refuseShapes(m, args);
            if (name === 'reshape') refuseReshape(m, args[0] ?? null, args.slice(1));
            return softly(m, name, () => runMethod(m, name, value, args, axesKeyword(keywords)));
          })
        : value instanceof NativeProperty
          ? new NativeProperty((m, self) => numberOrArray(value.get(m, self)), value.set)
          : value,
    );
  }
  attrs.set(
    'size',
    new NativeProperty((_, self) =>
      self instanceof Tensor && self.shape ? fromDim(numel(self.shape)) : new Unknown('the number of elements is unknown'),
    ),
  );
  attrs.set(
    'dtype',
    new NativeProperty((_, self) => (self instanceof Tensor ? dtypeObject(self.dtype) : new Unknown('the type of an array is unknown'))),
  );
  const written =
    (write: (array: Tensor) => string | null) =>
    (_m: Machine, [self]: readonly Value[]): Value =>
      (self instanceof Tensor ? write(self) : null) ?? new Unknown('an array is converted to text');
  attrs.set(
    '__str__',
    native(
      '__str__(self)',
      written(array => arrayText(array)),
    ),
  );
  attrs.set('__repr__', native('__repr__(self)', written(arrayRepr)));
  attrs.set(
    '__bool__',
    native('__bool__(self)', (m, [self]) => {
      const size = self instanceof Tensor && self.shape ? numel(self.shape) : null;
      if (typeof size === 'number' && size > 1)
        m.raise('ValueError', 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()');
      const only = self instanceof Tensor && size === 1 ? self.data?.[0] : undefined;
      return only === undefined ? new Unknown('the truth value of an array is unknown') : only !== 0;
    }),
  );
  attrs.set(
    '__iter__',
    native('__iter__(self)', (m, [self]) => {
      if (self instanceof Tensor && self.shape?.length === 0) m.raise('TypeError', 'iteration over a 0-d array');
      const parts = softly(m, '__iter__', () => callTorch(m, 'unbind', [self]));
      return parts instanceof PyTuple ? iteratorOf(parts.items.map(numberOrArray)) : parts;
    }),
  );
  attrs.set('transpose', new Native('transpose', (m, [self = null, ...axes]) => transposed(m, self, axes)));
  attrs.set(
    'shape',
    new NativeProperty((_, self) =>
      self instanceof Tensor && self.shape ? new PyTuple(self.shape.map(fromDim)) : new Unknown('the shape of an array is unknown'),
    ),
  );
  attrs.set(
    'astype',
    native('astype(self, dtype, **kwargs)', (_, [self, dtype]) => {
      if (!(self instanceof Tensor)) return self;
      const type = dtypeOf(dtype);
      return type
        ? makeArray(self.shape, type, type.isIntegral ? self.data?.map(Math.trunc) : self.data)
        : new Unknown('the type of an array is unknown');
    }),
  );
  attrs.set(
    'copy',
    native('copy(self)', (_, [self]) => (self instanceof Tensor ? makeArray(self.shape, self.dtype, self.data) : self)),
  );
}

/** A tensor method applied to an array. */
function runMethod(m: Machine, name: string, method: Native, args: readonly Value[], keywords: Keywords): Value {
  const [self, ...rest] = args;
  if (!(self instanceof Tensor)) return methodResult(name, method.call(m, args, keywords));
  if (name === '__getitem__') return methodResult(name, method.call(m, turned(m, self, rest[0] ?? null), keywords));
  if (name === '__matmul__' && self.shape?.length === 1 && rest[0] instanceof Tensor && rest[0].shape?.length === 1)
    return numberOrArray(callTorch(m, 'dot', [self, ...rest]));
  if (name.startsWith('__')) {
    // Integers that become floats have double precision here.
    const [other] = rest;
    const floats =
      self.dtype.isIntegral &&
      (other instanceof PyFloat || (other instanceof Boxed && other.value instanceof PyFloat) || name.includes('truediv'));
    return methodResult(name, method.call(m, [floats ? makeArray(self.shape, float64, self.data) : self, ...rest], keywords));
  }
  const [array, more, options] = adapted(name, self, rest, keywords);
  return methodResult(name, valuesOf(method.call(m, [array, ...more], options)));
}

/** `tolist()` and similar methods return their result; tensors become arrays. */
function methodResult(name: string, value: Value): Value {
  return name.startsWith('__i') && value instanceof Tensor ? value : numberOrArray(value);
}
