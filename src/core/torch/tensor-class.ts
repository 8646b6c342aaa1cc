import { equals } from '../dim';
import { Call } from './call';
import { printDim, printShape, Undecided, wrapDim } from './convert';
import { tellOperation } from './observer';
import { broadcastShapes } from './operands';
import { Device, toDevice } from './device';
import { bool, DType, DTYPES } from './dtype';
import { toLists, toPython } from './python-values';
import { getIndex, setIndex } from './ops/indexing';
import { operatorMethods } from './ops/arithmetic';
import { unaryMethods } from './ops/unary';
import { unbind } from './ops/split';
import { transposed } from './ops/axes';
import { op, operations } from './registry';
import { UNMODELLED_METHODS } from './modules/unmodelled';
import { makeSize } from './size';
import { gradEnabled } from './state';
import { isDense } from './ops/pointwise';
import { numel, stridesOfTensor, Tensor, TENSOR_CLASS } from './tensor';
import {
  fromDim,
  iteratorOf,
  lenient,
  native,
  NativeProperty,
  PyFloat,
  PyTuple,
  staticNative,
  str,
  toIndex,
  Unknown,
  type Machine,
  type PyClass,
  type Value,
} from './vm';

/** A property of tensors. */
function property(
  get: (m: Machine, t: Tensor) => Value,
  set: ((m: Machine, t: Tensor, value: Value) => void) | null = null,
): NativeProperty {
  return new NativeProperty(
    (m, self) => (self instanceof Tensor ? guard(m, () => get(m, self)) : new Unknown('it is an attribute of a tensor class')),
    set &&
      ((m, self, value) => {
        if (self instanceof Tensor) set(m, self, value);
      }),
  );
}

/** The result, or an unknown with the reason why there is none. */
export function guard(m: Machine, compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return error.noted ? new Unknown(error.reason) : m.unknown(error.reason);
  }
}

function requireShape(t: Tensor): readonly (number | bigint | object)[] {
  if (!t.shape) throw new Undecided('the number of dimensions is unknown', true);
  return t.shape;
}

function elements(t: Tensor): readonly number[] {
  if (!t.data) throw new Undecided('the contents of a tensor are unknown', true);
  return t.data;
}

/** The element of a tensor with one element. Raises if there are more. */
function single(m: Machine, t: Tensor, what: string): number {
  const shape = t.shape;
  const count = shape && numel(shape);
  if (count !== null && equals(count, 1) === false) {
    if (what === 'bool')
      m.raise(
        'RuntimeError',
        count === 0
          ? 'Boolean value of Tensor with no values is ambiguous'
          : 'Boolean value of Tensor with more than one value is ambiguous',
      );
    if (what !== 'item')
      m.raise(
        what === 'index' ? 'TypeError' : 'ValueError',
        what === 'index'
          ? 'only integer tensors of a single element can be converted to an index'
          : 'only one element tensors can be converted to Python scalars',
      );
    m.raise('RuntimeError', `a Tensor with ${printDim(count)} elements cannot be converted to Scalar`);
  }
  return elements(t)[0] ?? 0;
}

const PROPERTIES: Readonly<Record<string, NativeProperty>> = {
  shape: property((_, t) => (requireShape(t), makeSize(t.shape ?? []))),
  dtype: property((_, t) => t.dtype),
  device: property((_, t) => t.device),
  ndim: property((_, t) => requireShape(t).length),
  is_cuda: property((_, t) => t.device.kind === 'cuda'),
  is_cpu: property((_, t) => t.device.kind === 'cpu'),
  is_mps: property((_, t) => t.device.kind === 'mps'),
  is_meta: property((_, t) => t.device.kind === 'meta'),
  is_quantized: property(() => false),
  is_sparse: property(() => false),
  is_mkldnn: property(() => false),
  is_nested: property(() => false),
  is_xla: property(() => false),
  is_leaf: property((_, t) => !t.requiresGrad || t.type.name === 'Parameter' || new Unknown('it is unknown whether a tensor is a leaf')),
  grad: property(
    (_, t) => t.attrs.get('grad') ?? null,
    (m, t, value) => {
      t.set(m, 'grad', value);
    },
  ),
  grad_fn: property((_, t) => t.attrs.get('grad_fn') ?? null),
  layout: property(() => 'torch.strided'),
  itemsize: property((_, t) => t.dtype.size),
  nbytes: property((_, t) => (requireShape(t), fromDim(numel([t.dtype.size, ...(t.shape ?? [])])))),
  names: property((_, t) => new PyTuple(requireShape(t).map(() => null))),
  requires_grad: property(
    (_, t) => t.requiresGrad,
    (m, t, value) => {
      requireGrad(m, t, value === true);
    },
  ),
  data: property(
    (_, t) => new Tensor(t.shape, t.dtype, { data: t.data, storage: t.storage, strides: t.strides, device: t.device }),
    (m, t, value) => {
      if (value instanceof Tensor) t.become(m, value);
      else t.become(m, new Tensor(null, t.dtype));
    },
  ),
  T: property((m, t) => transposed(m, t, 'T')),
  mT: property((m, t) => transposed(m, t, 'mT')),
  H: property((m, t) => transposed(m, t, 'H')),
  mH: property((m, t) => transposed(m, t, 'mH')),
  real: property((m, t) => (operations('torch').get('real') ?? MISSING).call(m, [t], null)),
  imag: property((m, t) => (operations('torch').get('imag') ?? MISSING).call(m, [t], null)),
};
const MISSING = native('missing(*args)', () => new Unknown('the operation is not available'));

function requireGrad(m: Machine, t: Tensor, on: boolean): Tensor {
  if (on && t.dtype.isIntegral) m.raise('RuntimeError', 'only Tensors of floating point and complex dtype can require gradients');
  t.set(m, 'requires_grad_', on);
  t.requiresGrad = on;
  t.attrs.delete('requires_grad_');
  return t;
}

function tensorMethod(signature: string, run: (m: Machine, self: Tensor, args: readonly Value[]) => Value) {
  return lenient(signature, (m, [self, ...args]) =>
    self instanceof Tensor
      ? guard(m, () => run(m, self, args))
      : self instanceof Unknown
        ? self
        : new Unknown('a tensor method is called on an object that is not a tensor'),
  );
}

const METHODS = [
  tensorMethod('__len__(self)', (m, t) => {
    const shape = requireShape(t);
    if (shape.length === 0) m.raise('TypeError', 'len() of a 0-d tensor');
    return fromDim(t.shape?.[0] ?? 0);
  }),
  tensorMethod('__iter__(self)', (m, t) => {
    if (requireShape(t).length === 0) m.raise('TypeError', 'iteration over a 0-d tensor');
    return iteratorOf(unbind(t, 0).items);
  }),
  tensorMethod('__getitem__(self, index)', (m, t, [index = null]) => {
    const result = getIndex(m, t, index);
    if (result instanceof Tensor) {
      result.requiresGrad = t.requiresGrad && gradEnabled(m);
      result.device = t.device;
    }
    tellOperation(m, 'index', [t, index], result);
    return result;
  }),
  tensorMethod('__setitem__(self, index, value)', (m, t, [index = null, value = null]) => {
    setIndex(m, t, index, value);
    tellOperation(m, 'setindex', [t, value], t);
    return null;
  }),
  tensorMethod('__bool__(self)', (m, t) => single(m, t, 'bool') !== 0),
  tensorMethod('__int__(self)', (m, t) => Math.trunc(single(m, t, 'int'))),
  tensorMethod('__float__(self)', (m, t) => new PyFloat(single(m, t, 'float'))),
  tensorMethod('__index__(self)', (m, t) => {
    if (!t.dtype.isIntegral) m.raise('TypeError', 'only integer tensors of a single element can be converted to an index');
    return single(m, t, 'index');
  }),
  tensorMethod('__contains__(self, element)', (_, t, [element = null]) => {
    const wanted =
      element instanceof Tensor
        ? element.data?.[0]
        : typeof element === 'number'
          ? element
          : element instanceof PyFloat
            ? element.value
            : undefined;
    if (wanted === undefined) throw new Undecided('whether a tensor contains something depends on data', true);
    return elements(t).includes(wanted);
  }),
  native('__hash__(self)', (m, [self]) => (self instanceof Tensor ? m.identity(self) : 0)),
  native('__repr__(self)', () => new Unknown('a tensor is converted to text')),
  native('__format__(self, spec)', (m, [self, spec]) => {
    const t = self instanceof Tensor ? self : null;
    if (t?.shape?.length === 0 && t.data && spec === '') return str(m, toPython(t.dtype, t.data[0] ?? 0));
    return new Unknown('a tensor is converted to text');
  }),
  tensorMethod('__deepcopy__(self, memo)', (_, t) => copyOf(t)),
  tensorMethod('__copy__(self)', (_, t) => copyOf(t)),
  tensorMethod('__reversed__(self)', (m, t) => (operations('torch').get('flip') ?? MISSING).call(m, [t, 0], null)),
  tensorMethod('item(self)', (m, t) => toPython(t.dtype, single(m, t, 'item'))),
  tensorMethod('tolist(self)', (m, t) => (m.allocate(5 * elements(t).length), toLists(t))),
  tensorMethod('dim(self)', (_, t) => requireShape(t).length),
  tensorMethod('ndimension(self)', (_, t) => requireShape(t).length),
  tensorMethod('numel(self)', (_, t) => (requireShape(t), fromDim(numel(t.shape ?? [])))),
  tensorMethod('nelement(self)', (_, t) => (requireShape(t), fromDim(numel(t.shape ?? [])))),
  tensorMethod('size(self, dim=None)', (m, t, [dim = null]) => {
    const { length } = requireShape(t);
    if (dim === null) return makeSize(t.shape ?? []);
    if (dim instanceof Unknown) throw new Undecided(dim.reason, true);
    const axis = toAxis(m, dim, length);
    return fromDim(t.shape?.[axis] ?? 0);
  }),
  tensorMethod('stride(self, dim=None)', (m, t, [dim = null]) => {
    const strides = stridesOfTensor(t);
    if (!strides) throw new Undecided('the memory layout of a tensor is unknown', true);
    if (dim === null) return new PyTuple(strides.map(fromDim));
    return fromDim(strides[toAxis(m, dim, strides.length)] ?? 1);
  }),
  tensorMethod('storage_offset(self)', () => {
    throw new Undecided('the storage offset of a tensor is unknown', true);
  }),
  tensorMethod('element_size(self)', (_, t) => t.dtype.size),
  tensorMethod('is_contiguous(self, memory_format=None)', (_, t, [format = null]) => {
    if (format !== null || t.strides === 'unknown') throw new Undecided('the memory layout of a tensor is unknown', true);
    return t.strides === null || (t.shape?.includes(0) ?? false);
  }),
  tensorMethod('is_floating_point(self)', (_, t) => t.dtype.isFloat),
  tensorMethod('is_complex(self)', (_, t) => t.dtype.isComplex),
  tensorMethod('is_signed(self)', (_, t) => t.dtype.signed),
  tensorMethod('is_inference(self)', () => false),
  tensorMethod('is_shared(self)', () => false),
  tensorMethod('is_pinned(self)', () => false),
  tensorMethod(
    'is_same_size(self, other)',
    (_, t, [other = null]) =>
      other instanceof Tensor &&
      t.shape?.length === other.shape?.length &&
      (t.shape?.every((size, axis) => equals(size, other.shape?.[axis] ?? 0) === true) ?? false),
  ),
  tensorMethod('get_device(self)', (_, t) => (t.device.kind === 'cpu' ? -1 : (t.device.index ?? 0))),
  tensorMethod('requires_grad_(self, requires_grad=True)', (m, t, [on = true]) => requireGrad(m, t, on === true)),
  tensorMethod('detach_(self)', (_, t) => ((t.requiresGrad = false), t)),
  tensorMethod('retain_grad(self)', () => null),
  tensorMethod('backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)', () => null),
  tensorMethod('register_hook(self, hook)', () => null),
  tensorMethod('share_memory_(self)', (_, t) => t),
  tensorMethod('pin_memory(self, device=None)', (_, t) => t),
  tensorMethod('data_ptr(self)', () => {
    throw new Undecided('memory addresses are unknown', true);
  }),
  tensorMethod('numpy(self, *, force=False)', (m, t) => {
    if (t.requiresGrad) m.raise('RuntimeError', "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
    return new Tensor(t.shape, t.dtype, { data: t.data, storage: t.storage, strides: t.strides, type: numpyArrayClass.type ?? undefined });
  }),
  tensorMethod(
    'as_subclass(self, cls)',
    (_, t, [type = null]) =>
      new Tensor(t.shape, t.dtype, {
        data: t.data,
        storage: t.storage,
        strides: t.strides,
        device: t.device,
        type: isClass(type) ? type : undefined,
      }),
  ),
  tensorMethod('set_(self, source=None, *args)', (m, t, [source = null]) => {
    if (source instanceof Tensor) t.become(m, source);
    return t;
  }),
  tensorMethod('copy_(self, src, non_blocking=False)', (m, t, [source = null]) => {
    if (!(source instanceof Tensor)) {
      t.write(m, null);
      return t;
    }
    if (t.shape && source.shape && source.shape.length > t.shape.length) {
      const common = broadcastShapes(m, t.shape, source.shape);
      m.raise('RuntimeError', `output with shape ${printShape(t.shape)} doesn't match the broadcast shape ${printShape(common)}`);
    }
    setIndex(m, t, ELLIPSIS_INDEX, source);
    return t;
  }),
  tensorMethod('resize_(self, *sizes)', (m, t) => {
    t.become(m, new Tensor(null, t.dtype));
    return t;
  }),
];
const ELLIPSIS_INDEX = new PyTuple([]);

function toAxis(m: Machine, dim: Value, rank: number): number {
  if (dim instanceof Tensor) return wrapDim(m, dim.data?.[0] ?? 0, rank);
  if (typeof dim !== 'number') m.raise('TypeError', "size(): argument 'dim' must be int");
  return wrapDim(m, dim, rank);
}

/** The class of numpy's arrays, once it exists. */
export const numpyArrayClass: { type: PyClass | null } = { type: null };

function isClass(value: Value): value is PyClass {
  return value instanceof Object && 'mro' in value;
}

function copyOf(t: Tensor): Tensor {
  const copy = new Tensor(t.shape, t.dtype, {
    data: t.data,
    strides: t.strides,
    device: t.device,
    requiresGrad: t.requiresGrad,
    type: t.type,
  });
  for (const [name, value] of t.attrs) copy.attrs.set(name, value);
  return copy;
}

/** The tensor in another type; the same object if it already has that type. */
function cast(t: Tensor, dtype: DType): Tensor {
  if (dtype === t.dtype) return t;
  const data = dtype.isIntegral && dtype !== bool ? t.data?.map(Math.trunc) : t.data;
  return new Tensor(t.shape, dtype, {
    data,
    strides: t.strides !== null && t.strides !== 'unknown' && isDense(t) ? t.strides : t.strides === null ? null : 'unknown',
    device: t.device,
  });
}

function moved(t: Tensor, device: Device | null): Tensor {
  if (!device || device === t.device) return t;
  return new Tensor(t.shape, t.dtype, { data: t.data, strides: t.strides, device });
}

/** `x.to(…)`: a type, a device, both, or those of another tensor. */
op(
  'method',
  'to(input: Tensor, *args, dtype: dtype = None, device = None, non_blocking = False, copy = False, memory_format = None)',
  c => {
    let result = c.tensor('input');
    for (const value of [...rest(c), c.value('dtype'), c.value('device')]) {
      if (value instanceof DType) result = cast(result, value);
      else if (value instanceof Tensor) result = moved(cast(result, value.dtype), value.device);
      else if (value instanceof Device || typeof value === 'string') result = moved(result, toDevice(c.m, value));
      else if (value instanceof Unknown) throw new Undecided(value.reason, true);
    }
    return result;
  },
);

function rest(c: Call): readonly Value[] {
  const args = c.value('args');
  return args instanceof PyTuple ? args.items : [args];
}

for (const [name, dtype] of DTYPES) {
  const shortcuts: Readonly<Record<string, string>> = {
    float: 'float',
    double: 'double',
    half: 'half',
    bfloat16: 'bfloat16',
    long: 'long',
    int: 'int',
    short: 'short',
    bool: 'bool',
    cfloat: 'cfloat',
    cdouble: 'cdouble',
    uint8: 'byte',
    int8: 'char',
  };
  const method = shortcuts[name];
  if (method !== undefined) op('method', `${method}(input: Tensor, memory_format = None)`, c => cast(c.tensor('input'), dtype));
}
op('method', 'type_as(input: Tensor, other: Tensor)', c =>
  moved(cast(c.tensor('input'), c.tensor('other').dtype), c.tensor('other').device),
);
op('method', 'type(input: Tensor, dtype = None, non_blocking: bool = False)', c => {
  const value = c.value('dtype');
  const input = c.tensor('input');
  if (value === null) return `torch.${input.dtype.scalarName}Tensor`;
  const name = typeof value === 'string' ? (/(\w+)Tensor$/.exec(value)?.[1] ?? '') : null;
  const dtype = value instanceof DType ? value : [...DTYPES.values()].find(each => each.scalarName === name);
  if (!dtype) throw new Undecided('the type that a tensor is converted to is unknown');
  return cast(input, dtype);
});
op('method', 'cpu(input: Tensor, memory_format = None)', c => moved(c.tensor('input'), toDevice(c.m, 'cpu')));
op('method', 'cuda(input: Tensor, device = None, non_blocking: bool = False, memory_format = None)', c =>
  moved(c.tensor('input'), toDevice(c.m, c.value('device') ?? 'cuda')),
);

/** `x.new(2, 3)`: the old name of `new_empty` and `new_tensor`. */
op('method', 'new(input: Tensor, *args, device = None)', c => {
  const input = c.tensor('input');
  const given = rest(c);
  const [first] = given;
  if (given.length === 1 && first !== undefined && toIndex(first) === null && !(first instanceof PyTuple && first.type.name === 'Size')) {
    if (first instanceof Tensor) return new Tensor(first.shape, input.dtype, { data: first.data, device: input.device });
    const made = (operations('torch').get('tensor') ?? MISSING).call(c.m, [first], new Map([['dtype', input.dtype]]));
    return made;
  }
  const sizes = given.length === 1 && first instanceof PyTuple ? first.items : given;
  return new Tensor(sizes.length === 0 ? [0] : sizes.map(size => c.toInt(size, 'size')), input.dtype, { device: input.device });
});

/** `torch.Tensor(2, 3)`, `torch.Tensor([1.0])`; subclasses receive what `cls` determines. */
const construct = staticNative('__new__(cls, *args, **kwargs)', (m, [cls, args]) =>
  guard(m, () => {
    const given = args instanceof PyTuple ? args.items : [];
    const type = isClass(cls) ? cls : undefined;
    const [first] = given;
    if (first instanceof Unknown) throw new Undecided(first.reason, true);
    if (first instanceof Tensor && given.length === 1)
      return new Tensor(first.shape, first.dtype, { data: first.data, storage: first.storage, strides: first.strides, type });
    if (given.length === 1 && first !== undefined && typeof first !== 'number') {
      const made = (operations('torch').get('tensor') ?? MISSING).call(m, [first], null);
      if (!(made instanceof Tensor)) return made;
      const sizes = first instanceof PyTuple && first.type.name === 'Size';
      if (sizes)
        return new Tensor(
          first.items.map(item => (typeof item === 'number' ? item : 0)),
          undefined,
          { type },
        );
      return new Tensor(made.shape, undefined, { data: made.data, type });
    }
    const call = new Call(m, { name: 'Tensor', parameters: [], positions: new Map() }, [], 'Tensor');
    return new Tensor(given.length === 0 ? [0] : given.map(item => call.toInt(item, 'size')), undefined, { type });
  }),
);

/** Adds the methods to the class once all operations are registered. The class is the same for all machines. */
export function completeTensorClass(): void {
  const { attrs } = TENSOR_CLASS;
  if (attrs.has('__new__')) return;
  for (const methods of [operations('method'), operatorMethods(), unaryMethods()])
    for (const [name, method] of methods) attrs.set(name, method);
  for (const method of METHODS) attrs.set(method.name, method);
  for (const [name, one] of Object.entries(PROPERTIES)) attrs.set(name, one);
  attrs.set('__new__', construct);
  attrs.set(
    '__init__',
    native('__init__(self, *args, **kwargs)', () => null),
  );
  attrs.set(
    '_make_subclass',
    staticNative('_make_subclass(cls, data, require_grad=False)', (_, [cls, data, on]) =>
      data instanceof Tensor
        ? new Tensor(data.shape, data.dtype, {
            data: data.data,
            storage: data.storage,
            strides: data.strides,
            device: data.device,
            requiresGrad: on === true,
            type: isClass(cls) ? cls : undefined,
          })
        : data,
    ),
  );
  attrs.set('__array_priority__', 1000);
  for (const name of UNMODELLED_METHODS) {
    if (!attrs.has(name))
      attrs.set(
        name,
        lenient(`${name}(self, *args, **kwargs)`, m => m.unknown(`\`Tensor.${name}\` is not modelled`)),
      );
  }
}
