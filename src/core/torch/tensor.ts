import { countOf, isExact, roundTo } from '../array';
import { equals, isInt, mul, type Dim, type Shape } from '../dim';
import { CPU, type Device } from './device';
import { float32, type DType } from './dtype';
import { freshDim } from './fresh';
import {
  builtinClass,
  Instance,
  joinMaps,
  PyClass,
  type Census,
  type InstanceState,
  type Machine,
  type ProgramState,
  type Value,
} from './vm';

const TENSOR_BASE = new PyClass('TensorBase', [builtinClass('object')], new Map(), { module: 'torch._C' });
export const TENSOR_CLASS = new PyClass('Tensor', [TENSOR_BASE], new Map(), { module: 'torch' });

/** Tensors with more elements have no known contents. The largest relative position table of a typical model has fewer. */
export const MAX_KNOWN = 4096;

/** The memory layout: strides in elements, null if row-major without gaps, or unknown. */
export type Strides = readonly Dim[] | 'unknown' | null;

const NO_ATTRIBUTES: Instance['attrs'] = new Map();

/**
 * What tensors that may share memory have in common. Writing through one of them makes the contents of all others unknown: each
 * stores the version of the memory that it was read from.
 */
export class Storage extends Instance {
  version = 0;
  constructor() {
    super(TENSOR_BASE, NO_ATTRIBUTES);
  }
  bump(m: Machine): number {
    m.journal.touch(this);
    return ++this.version;
  }
  override save(): StorageState {
    return { attrs: NO_ATTRIBUTES, version: this.version };
  }
  override restore({ version }: StorageState): void {
    this.version = version;
  }
  override join(_m: ProgramState, a: StorageState, b: StorageState): StorageState {
    // Different histories: newer than either, so that all known contents become invalid.
    return a.version === b.version ? a : { ...a, version: Math.max(a.version, b.version) + 1 };
  }
}

interface StorageState extends InstanceState {
  readonly version: number;
}

interface TensorState extends InstanceState {
  readonly shape: Shape | null;
  readonly dtype: DType;
  readonly data: readonly number[] | null;
  readonly version: number;
  readonly storage: Storage;
  readonly strides: Strides;
  readonly requiresGrad: boolean;
  readonly device: Device;
}

export interface TensorOptions {
  readonly data?: readonly number[] | null | undefined;
  readonly device?: Device | undefined;
  readonly strides?: Strides | undefined;
  readonly storage?: Storage | undefined;
  readonly requiresGrad?: boolean | undefined;
  readonly type?: PyClass | undefined;
}

/** Orders all tensors by age. It is only compared, never shown, so machines in the same process can share it. */
let made = 0;

/** How many tensors have been created so far: those with a lower {@link Tensor.serial} are older. */
export function tensorsMade(): number {
  return made;
}

/** A tensor: its shape and, if small and known, its numbers. */
export class Tensor extends Instance {
  /** Tensors are counted, so that those from before a forward can be distinguished from those it creates. */
  readonly serial = ++made;
  /** Null if even the number of axes is unknown. */
  shape: Shape | null;
  dtype: DType;
  device: Device;
  strides: Strides;
  requiresGrad: boolean;
  storage: Storage;
  private contents: readonly number[] | null;
  private version: number;

  constructor(shape: Shape | null, dtype: DType = float32, options: TensorOptions = {}) {
    super(options.type ?? TENSOR_CLASS);
    this.shape = shape;
    this.dtype = dtype;
    this.device = options.device ?? CPU;
    this.strides = options.strides ?? null;
    this.requiresGrad = options.requiresGrad ?? false;
    this.storage = options.storage ?? new Storage();
    this.version = this.storage.version;
    this.contents = options.data ? accept(shape, dtype, options.data) : null;
  }

  /** The elements in row-major order; null if unknown. */
  get data(): readonly number[] | null {
    return this.version === this.storage.version ? this.contents : null;
  }

  /** Writes the contents in place: everything that shares the memory now has other contents. */
  write(m: Machine, data: readonly number[] | null): void {
    m.journal.touch(this);
    this.version = this.storage.bump(m);
    this.contents = data ? accept(this.shape, this.dtype, data) : null;
  }

  /** Becomes another tensor, as `x.data = y` and in-place operations that reshape do. */
  become(m: Machine, other: Tensor): void {
    m.journal.touch(this);
    this.shape = other.shape;
    this.dtype = other.dtype;
    this.device = other.device;
    this.strides = other.strides;
    this.storage = other.storage;
    this.version = other.version;
    this.contents = other.contents;
  }

  override trace(census: Census): void {
    super.trace(census);
    census.add(40 + (this.shape?.length ?? 0) + (this.contents?.length ?? 0));
    census.visit(this.storage);
  }

  override save(): TensorState {
    const { shape, dtype, contents: data, version, storage, strides, requiresGrad, device } = this;
    return { ...super.save(), shape, dtype, data, version, storage, strides, requiresGrad, device };
  }
  override restore(state: TensorState): void {
    super.restore(state);
    this.shape = state.shape;
    this.dtype = state.dtype;
    this.device = state.device;
    this.strides = state.strides;
    this.requiresGrad = state.requiresGrad;
    this.storage = state.storage;
    this.contents = state.data;
    this.version = state.version;
  }
  override join(m: ProgramState, a: TensorState, b: TensorState): TensorState {
    const sameData = a.data === b.data && a.version === b.version && a.storage === b.storage;
    return {
      ...a,
      ...super.join(m, a, b),
      shape: joinShapes(m, a.shape, b.shape),
      strides: a.strides === b.strides ? a.strides : 'unknown',
      data: sameData ? a.data : null,
      requiresGrad: a.requiresGrad || b.requiresGrad,
    };
  }
  /** Joins tensors of one class and type: sizes that differ become unknown. */
  override joinedWith(m: ProgramState, other: Value): Tensor | null {
    if (!(other instanceof Tensor) || this.type !== other.type || this.dtype !== other.dtype) return null;
    const [x, y] = [this.data, other.data];
    const joined = new Tensor(joinShapes(m, this.shape, other.shape), this.dtype, {
      data: x && y && x.every((value, i) => Object.is(value, y[i])) ? x : null,
      device: this.device,
      strides: this.strides === other.strides ? this.strides : 'unknown',
      type: this.type,
      requiresGrad: this.requiresGrad || other.requiresGrad,
    });
    joined.attrs = joinMaps(m, this.attrs, other.attrs);
    return joined;
  }
}

function accept(shape: Shape | null, dtype: DType, data: readonly number[]): readonly number[] | null {
  const { element } = dtype;
  if (element === null || !shape || data.length > MAX_KNOWN || !shape.every(isInt) || countOf(shape.map(Number)) !== data.length)
    return null;
  const rounded = element === 'float64' ? data : data.map(x => roundTo(element, x));
  return rounded.every(x => isExact(element, x)) ? rounded : null;
}

/** The shape that either of two tensors has: sizes that differ are fresh. */
function joinShapes(m: ProgramState, a: Shape | null, b: Shape | null): Shape | null {
  if (!a || a.length !== b?.length) return null;
  return a.map((size, axis) => (equals(size, b[axis] ?? 0) === true ? size : freshDim(m, 'it has different sizes on different paths')));
}

/** The number of elements. */
export function numel(shape: Shape): Dim {
  let product: Dim = 1;
  for (const size of shape)
    product =
      typeof product === 'number' && typeof size === 'number' && product * size <= Number.MAX_SAFE_INTEGER
        ? product * size
        : mul(product, size);
  return product;
}

/** Row-major strides of a shape, in which torch counts empty axes as 1. */
export function contiguousStrides(shape: Shape): Dim[] {
  const strides: Dim[] = [];
  let step: Dim = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    const size = shape[axis] ?? 1;
    if (size !== 0) step = mul(step, size);
  }
  return strides;
}

/** The strides; null if unknown. */
export function stridesOfTensor(t: Tensor): readonly Dim[] | null {
  if (t.strides === 'unknown' || !t.shape) return null;
  return t.strides ?? contiguousStrides(t.shape);
}

/** Sizes as numbers, if all of them are. */
export function plainShape(shape: Shape | null): readonly number[] | null {
  return shape?.every(size => typeof size === 'number') ? shape : null;
}
