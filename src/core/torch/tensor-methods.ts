import { equals } from '../dim';
import { printDim, printShape, Undecided, wrapDim } from './convert';
import { guard } from './guard';
import { isContiguous, memoryFormat } from './layout';
import { isNumpyArray, numpyTypes } from './ndarray';
import { tellOperation } from './observer';
import { broadcastShapes } from './operands';
import { getIndex, setIndex } from './ops/indexing';
import { unbind } from './ops/split';
import { toLists, toPython } from './python-values';
import { callTorch, refuseOverlap } from './registry';
import { makeSize } from './size';
import { gradEnabled } from './state';
import { numel, stridesOfTensor, Tensor } from './tensor';
import { requireGrad, requireShape } from './tensor-properties';
import { fromDim, iteratorOf, lenient, native, PyFloat, PyTuple, str, Unknown, type Machine, type PyClass, type Value } from './vm';

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

function tensorMethod(signature: string, run: (m: Machine, self: Tensor, args: readonly Value[]) => Value) {
  return lenient(signature, (m, [self, ...args]) =>
    self instanceof Tensor
      ? guard(m, () => run(m, self, args))
      : self instanceof Unknown
        ? self
        : new Unknown('a tensor method is called on an object that is not a tensor'),
  );
}

export const METHODS = [
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
    if (isNumpyArray(value)) m.raise('TypeError', `can't assign a numpy.ndarray to a torch.${t.dtype.scalarName}Tensor`);
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
  tensorMethod('__reversed__(self)', (m, t) => callTorch(m, 'flip', [t, 0])),
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
    const wanted = format === null ? 'contiguous_format' : memoryFormat(format);
    const answer = wanted === null ? undefined : isContiguous(t, wanted);
    if (answer === undefined) throw new Undecided('the memory layout of a tensor is unknown', true);
    return answer;
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
    if (t.requiresGrad && gradEnabled(m))
      m.raise('RuntimeError', "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
    return new Tensor(t.shape, t.dtype, { data: t.data, storage: t.storage, strides: t.strides, type: numpyTypes.arrayClass ?? undefined });
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
    t.become(m, source instanceof Tensor ? source : new Tensor(null, t.dtype));
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
    refuseOverlap(m, t);
    setIndex(m, t, ELLIPSIS_INDEX, source);
    return t;
  }),
];
const ELLIPSIS_INDEX = new PyTuple([]);

function toAxis(m: Machine, dim: Value, rank: number): number {
  if (dim instanceof Tensor) return wrapDim(m, dim.data?.[0] ?? 0, rank);
  if (typeof dim !== 'number') m.raise('TypeError', "size(): argument 'dim' must be int");
  return wrapDim(m, dim, rank);
}

export function isClass(value: Value): value is PyClass {
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
