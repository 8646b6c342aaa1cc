import { countOf, isExact, roundTo } from '../array';
import { equals, isInt, mul, type Dim, type Shape } from '../dim';
import { CPU, type Device } from './device';
import { float32, type DType } from './dtype';
import { freshDim } from './fresh';
import { builtinClass, Instance, joinValues, PyClass, setJoiner, touch, Unknown, type Obj } from './vm';

export const TENSOR_BASE = new PyClass('TensorBase', [builtinClass('object')], new Map(), { module: 'torch._C' });
export const TENSOR_CLASS = new PyClass('Tensor', [TENSOR_BASE], new Map(), { module: 'torch' });

/** Tensors with more elements than this have no known contents. The largest relative position table of a usual model has fewer. */
export const MAX_KNOWN = 4096;

/** How elements lie in memory: strides in elements, null where row-major without gaps, or not known. */
export type Strides = readonly Dim[] | 'unknown' | null;

const NO_ATTRIBUTES: Instance['attrs'] = new Map();

/**
 * What tensors that may share memory have in common. Writing through one of them makes the contents of all others unknown: each
 * remembers the version of the memory that it was read from.
 */
export class Storage extends Instance {
  version = 0;
  constructor() {
    super(TENSOR_BASE, NO_ATTRIBUTES);
  }
  bump(): number {
    touch(this);
    return ++this.version;
  }
  override save(): unknown {
    return this.version;
  }
  override restore(state: unknown): void {
    this.version = state as number;
  }
  override join(a: unknown, b: unknown): unknown {
    // Different histories: newer than either, so that nobody's contents count.
    return a === b ? a : Math.max(a as number, b as number) + 1;
  }
}

interface TensorState {
  readonly attrs: unknown;
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

let made = 0;

/** How many tensors have been made so far: those of a lower {@link Tensor.serial} are older. */
export function tensorsMade(): number {
  return made;
}

/** A tensor: its shape and, where small and known, its numbers. */
export class Tensor extends Instance {
  /** Tensors are counted, so that what was there before a forward can be told from what it makes. */
  readonly serial = ++made;
  /** Null where not even the number of axes is known. */
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

  /** The elements in row-major order; null where not known. */
  get data(): readonly number[] | null {
    return this.version === this.storage.version ? this.contents : null;
  }

  /** Writes the contents in place: whatever shares the memory has other contents now. */
  write(data: readonly number[] | null): void {
    touch(this);
    this.version = this.storage.bump();
    this.contents = data ? accept(this.shape, this.dtype, data) : null;
  }

  /** Becomes another tensor, as `x.data = y` and in-place operations that reshape do. */
  become(other: Tensor): void {
    touch(this);
    this.shape = other.shape;
    this.dtype = other.dtype;
    this.device = other.device;
    this.strides = other.strides;
    this.storage = other.storage;
    this.version = other.version;
    this.contents = other.contents;
  }

  override save(): unknown {
    const { shape, dtype, contents: data, version, storage, strides, requiresGrad, device } = this;
    return { attrs: super.save(), shape, dtype, data, version, storage, strides, requiresGrad, device } satisfies TensorState;
  }
  override restore(state: unknown): void {
    const { attrs, data, ...rest } = state as TensorState;
    super.restore(attrs);
    Object.assign(this, rest);
    this.contents = data;
  }
  override join(a: unknown, b: unknown): unknown {
    const [x, y] = [a as TensorState, b as TensorState];
    const sameData = x.data === y.data && x.version === y.version && x.storage === y.storage;
    const joined: TensorState = {
      ...x,
      attrs: super.join(x.attrs, y.attrs),
      shape: joinShapes(x.shape, y.shape),
      strides: x.strides === y.strides ? x.strides : 'unknown',
      data: sameData ? x.data : null,
      requiresGrad: x.requiresGrad || y.requiresGrad,
    };
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

/** The shape either of two tensors has: sizes that differ are fresh. */
export function joinShapes(a: Shape | null, b: Shape | null): Shape | null {
  if (!a || a.length !== b?.length) return null;
  return a.map((size, axis) => (equals(size, b[axis] ?? 0) === true ? size : freshDim('it has different sizes on different paths')));
}

setJoiner((a: Obj, b: Obj): Obj | null => {
  if (!(a instanceof Tensor && b instanceof Tensor) || a.type !== b.type || a.dtype !== b.dtype) return null;
  const [x, y] = [a.data, b.data];
  const data = x && y && x.every((value, i) => Object.is(value, y[i])) ? x : null;
  const joined = new Tensor(joinShapes(a.shape, b.shape), a.dtype, {
    data,
    device: a.device,
    strides: a.strides === b.strides ? a.strides : 'unknown',
    type: a.type,
    requiresGrad: a.requiresGrad || b.requiresGrad,
  });
  for (const [name, value] of a.attrs) {
    const other = b.attrs.get(name);
    joined.attrs.set(name, other === undefined ? new Unknown(`\`${name}\` is set on one path only`) : joinValues(value, other));
  }
  return joined;
});

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

/** Row-major strides of a shape, which torch counts with empty axes as 1. */
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

/** The strides; null where they are not known. */
export function stridesOfTensor(t: Tensor): readonly Dim[] | null {
  if (t.strides === 'unknown' || !t.shape) return null;
  return t.strides ?? contiguousStrides(t.shape);
}

/** Sizes as numbers, where all of them are. */
export function plainShape(shape: Shape | null): readonly number[] | null {
  return shape?.every(size => typeof size === 'number') ? (shape as readonly number[]) : null;
}
