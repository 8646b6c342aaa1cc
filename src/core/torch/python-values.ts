import type { Dim } from '../dim';
import { printDim, sequenceItems, Undecided } from './convert';
import { bool, Category, complex64, float32, int64, promoteTypes, type DType } from './dtype';
import { numpyTypes } from './ndarray';
import { plainShape, Tensor } from './tensor';
import { defaultDType } from './state';
import { isInteger, PyComplex, PyFloat, PyList, PyRange, toArray, toDim, toFloat, unbox, Unknown, type Machine, type Value } from './vm';

/** One element as a Python value. */
export function toPython(dtype: DType, x: number): Value {
  if (dtype === bool) return x !== 0;
  return dtype.category === Category.Int ? x : new PyFloat(x);
}

/** Nested lists of the elements (`tolist`). */
export function toLists(tensor: Tensor): Value {
  const { data, dtype } = tensor;
  const shape = plainShape(tensor.shape);
  if (!data || !shape) return new Unknown('the contents of a tensor are unknown');
  let at = 0;
  const build = (axis: number): Value => {
    if (axis === shape.length) return toPython(dtype, data[at++] ?? 0);
    return new PyList(Array.from({ length: shape[axis] ?? 0 }, () => build(axis + 1)));
  };
  return build(0);
}

export interface Nested {
  readonly shape: readonly Dim[];
  readonly dtype: DType;
  readonly data: readonly number[] | null;
}

/** The tensor for nested lists, numbers and tensors (`torch.tensor`). Raises if they are ragged. */
export function fromPython(m: Machine, value: Value): Nested {
  const data: (number | null)[] = [];
  const common: { dtype: DType | null } = { dtype: null };
  const meet = (type: DType): void => {
    common.dtype = common.dtype === null ? type : promoteTypes(common.dtype, type);
  };
  const visit = (given: Value, depth: number): readonly Dim[] => {
    const numpyType = numpyTypes.typeOf(given);
    const item = unbox(given);
    if (item instanceof Unknown) throw new Undecided(item.reason, true);
    if (item instanceof Tensor) {
      meet(item.dtype);
      if (!item.shape) throw new Undecided('the shape of a tensor in a list is unknown', true);
      if (item.data) data.push(...item.data);
      else data.push(null);
      return item.shape;
    }
    if (typeof item === 'boolean') return (meet(bool), data.push(item ? 1 : 0), []);
    if (isInteger(item)) {
      meet(numpyType ?? int64);
      const dim = toDim(item);
      data.push(typeof dim === 'number' ? dim : null);
      return [];
    }
    if (item instanceof PyComplex) return (meet(complex64), data.push(null), []);
    const float = toFloat(item);
    if (float !== null) return (meet(numpyType ?? defaultDType(m)), data.push(float), []);
    const items = sequenceItems(item) ?? (item instanceof PyRange ? toArray(m, item) : null);
    if (items instanceof Unknown) throw new Undecided(items.reason, true);
    if (!items) {
      if (typeof item === 'string') m.raise('TypeError', "new(): invalid data type 'str'");
      throw new Undecided('the data of a tensor is unknown');
    }
    const shapes = items.map(each => visit(each, depth + 1));
    const [first] = shapes;
    for (const shape of shapes) {
      if (first && (shape.length !== first.length || shape[0] !== first[0])) {
        if (shape.length === 0 || first.length === 0)
          m.raise(
            'TypeError',
            shape.length === 0 ? "object of type 'int' has no len()" : 'only length-1 arrays can be converted to Python scalars',
          );
        m.raise(
          'ValueError',
          `expected sequence of length ${printDim(first[0] ?? 0)} at dim ${String(depth + 1)} (got ${printDim(shape[0] ?? 0)})`,
        );
      }
    }
    return [items.length, ...(first ?? [])];
  };
  const shape = visit(value, 0);
  const known = data.every(x => x !== null) ? data : null;
  return { shape, dtype: common.dtype ?? (shape.length > 0 ? defaultDType(m) : float32), data: known };
}
