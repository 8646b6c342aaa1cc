import { broadcastElements } from '../array';
import { equals, isInt, type Dim, type Shape } from '../dim';
import { printDim, Undecided } from './convert';
import { bool, Category, complex64, float32, float64, int64, promoteTypes, toComplexType, type DType } from './dtype';
import { isFresh } from './fresh';
import { defaultDType } from './state';
import { plainShape, Tensor } from './tensor';
import { isInteger, PyComplex, SymInt, toFloat, unbox, Unknown, type Machine, type Value } from './vm';

/** The size of an axis whose two sizes must be equal, or one of them 1; null if they do not match. */
function broadcastSize(a: Dim, b: Dim): Dim | null {
  if (a === b) return a;
  if (a === 1) return b;
  if (b === 1) return a;
  const same = equals(a, b);
  if (same === true) return isInt(b) ? b : a;
  const [oneA, oneB] = [equals(a, 1), equals(b, 1)];
  if (same === false) {
    if (oneA === false && oneB === false) return null;
    return oneA === false ? a : b;
  }
  // Undecided: if one is an integer other than 1, it is the size of the result in both valid cases.
  if (isInt(a)) return a;
  if (isInt(b)) return b;
  return isFresh(a) ? b : a;
}

/** The shape to which both broadcast. Raises torch's error, which counts axes of the larger tensor. */
export function broadcastShapes(m: Machine, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  const result: Dim[] = [];
  for (let axis = rank - 1; axis >= 0; axis--) {
    const [x, y] = [a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1];
    const size = broadcastSize(x, y);
    if (size === null)
      m.raise(
        'RuntimeError',
        `The size of tensor a (${printDim(x)}) must match the size of tensor b (${printDim(y)}) at non-singleton dimension ${String(axis)}`,
      );
    result[axis] = size;
  }
  return result;
}

/** The same without raising: null if the shapes do not match. */
export function tryBroadcast(shapes: readonly Shape[]): Shape | null {
  let result: Shape = [];
  for (const shape of shapes) {
    const rank = Math.max(shape.length, result.length);
    const next: Dim[] = [];
    for (let axis = 0; axis < rank; axis++) {
      const size = broadcastSize(result[axis - rank + result.length] ?? 1, shape[axis - rank + shape.length] ?? 1);
      if (size === null) return null;
      next.push(size);
    }
    result = next;
  }
  return result;
}

/** A tensor or Python number in element-wise arithmetic. */
export interface Operand {
  readonly shape: Shape | null;
  readonly dtype: DType;
  readonly data: readonly number[] | null;
  /** The priority of its element type: a tensor with axes has the highest, a Python number the lowest. */
  readonly weight: 0 | 1 | 2;
  readonly tensor: Tensor | null;
}

/** Reads an operand; undefined if it is neither a tensor nor a number. */
export function operandOf(m: Machine, given: Value): Operand | undefined {
  if (given instanceof Tensor)
    return { shape: given.shape, dtype: given.dtype, data: given.data, weight: given.shape?.length === 0 ? 1 : 2, tensor: given };
  const value = unbox(given);
  if (value instanceof PyComplex)
    return { shape: [], dtype: defaultDType(m) === float64 ? toComplexType(float64) : complex64, data: null, weight: 0, tensor: null };
  if (typeof value === 'boolean') return { shape: [], dtype: bool, data: [value ? 1 : 0], weight: 0, tensor: null };
  if (isInteger(value)) return { shape: [], dtype: int64, data: value instanceof SymInt ? null : [Number(value)], weight: 0, tensor: null };
  const float = toFloat(value);
  return float === null ? undefined : { shape: [], dtype: defaultDType(m), data: [float], weight: 0, tensor: null };
}

export function requireOperand(m: Machine, value: Value): Operand {
  if (value instanceof Unknown) throw new Undecided(value.reason, true);
  const operand = operandOf(m, value);
  if (!operand) throw new Undecided('an operand is neither a tensor nor a number');
  return operand;
}

/** torch.result_type: tensors with axes decide, unless a tensor without axes or a number has a higher category. */
export function resultType(m: Machine, operands: readonly Operand[]): DType {
  const byWeight = ([2, 1, 0] as const).map(weight => operands.filter(operand => operand.weight === weight).map(({ dtype }) => dtype));
  let result: DType | null = null;
  for (const [level, types] of byWeight.entries()) {
    const [first, ...rest] = types;
    if (!first) continue;
    const own = rest.reduce(promoteTypes, first);
    if (result === null) result = own;
    else if (own.category > result.category) {
      if (level === 2 && own.category === Category.Float) result = defaultDType(m);
      else if (own.category === Category.Complex && level === 2)
        result = result.isFloat ? toComplexType(result) : toComplexType(defaultDType(m));
      else result = own.category === Category.Complex && result.isFloat ? promoteTypes(own, result) : own;
    }
  }
  return result ?? float32;
}

/** Pairs the elements of both operands; null if contents are unknown. */
export function pairs(shape: Shape, operands: readonly Operand[]): readonly (readonly number[])[] | null {
  const target = plainShape(shape);
  if (!target || operands.some(({ data }) => !data)) return null;
  const columns: (readonly number[])[] = [];
  for (const { data, shape: own } of operands) {
    const plain = plainShape(own);
    if (!plain || !data) return null;
    columns.push(broadcastElements(data, plain, target));
  }
  return columns;
}
