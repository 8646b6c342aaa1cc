import { broadcastElements, halfToEven } from '../../../array';
import { equals, isInt } from '../../../dim';
import { bool, Category, complex128, complex64, float16, float32, float64, int64, int8, type DType } from '../../dtype';
import { tryBroadcast } from '../../operands';
import { trueFloorDivide } from '../../numeric';
import { plainShape, Tensor } from '../../tensor';
import {
  Boxed,
  floatMod,
  isInteger,
  PyComplex,
  PyFloat,
  PyList,
  PyTuple,
  SymInt,
  unbox,
  Unknown,
  type Machine,
  type Value,
} from '../../vm';
import { asTensor, isNdarray, makeArray, numberOrArray, shapeText } from './array';
import { dtypeOf } from './element-type';
import { raiseCastingError } from './errors';
import { promoteArrays } from './promotion';

/** What a function of two arrays computes, and from which types. */
interface Ufunc {
  /** `compare` gives bools, `float` at least a float, `bits` accepts integers only. */
  readonly kind: 'plain' | 'float' | 'compare' | 'bits' | 'logical';
  readonly compute: (x: number, y: number) => number;
  /** Whether the result of exact operands may be rounded differently by numpy. */
  readonly isInexact?: boolean;
}

const truth = (x: boolean): number => (x ? 1 : 0);
const nanOr = (choose: (...x: number[]) => number) => (x: number, y: number) => (Number.isNaN(x) || Number.isNaN(y) ? NaN : choose(x, y));
const wide = (compute: (x: bigint, y: bigint) => bigint) => (x: number, y: number) => Number(compute(BigInt(x), BigInt(y)));

export const UFUNCS: Readonly<Record<string, Ufunc>> = {
  add: { kind: 'plain', compute: (x, y) => x + y },
  subtract: { kind: 'plain', compute: (x, y) => x - y },
  multiply: { kind: 'plain', compute: (x, y) => x * y },
  divide: { kind: 'float', compute: (x, y) => x / y },
  floor_divide: { kind: 'plain', compute: (x, y) => trueFloorDivide(x, y) },
  remainder: { kind: 'plain', compute: (x, y) => floatMod(x, y) },
  power: { kind: 'plain', compute: (x, y) => x ** y, isInexact: true },
  maximum: { kind: 'plain', compute: nanOr(Math.max) },
  minimum: { kind: 'plain', compute: nanOr(Math.min) },
  arctan2: { kind: 'float', compute: Math.atan2, isInexact: true },
  hypot: { kind: 'float', compute: (x, y) => Math.sqrt(x * x + y * y), isInexact: true },
  less: { kind: 'compare', compute: (x, y) => truth(x < y) },
  less_equal: { kind: 'compare', compute: (x, y) => truth(x <= y) },
  greater: { kind: 'compare', compute: (x, y) => truth(x > y) },
  greater_equal: { kind: 'compare', compute: (x, y) => truth(x >= y) },
  equal: { kind: 'compare', compute: (x, y) => truth(x === y) },
  not_equal: { kind: 'compare', compute: (x, y) => truth(x !== y) },
  logical_and: { kind: 'logical', compute: (x, y) => truth(x !== 0 && y !== 0) },
  logical_or: { kind: 'logical', compute: (x, y) => truth(x !== 0 || y !== 0) },
  logical_xor: { kind: 'logical', compute: (x, y) => truth((x !== 0) !== (y !== 0)) },
  bitwise_and: { kind: 'bits', compute: wide((x, y) => x & y) },
  bitwise_or: { kind: 'bits', compute: wide((x, y) => x | y) },
  bitwise_xor: { kind: 'bits', compute: wide((x, y) => x ^ y) },
  left_shift: { kind: 'bits', compute: wide((x, y) => (y > 63n || y < 0n ? 0n : x << y)) },
  right_shift: { kind: 'bits', compute: wide((x, y) => (y > 63n || y < 0n ? (x < 0n ? -1n : 0n) : x >> y)) },
};

/** An operand: Python's numbers take on the type of the array beside them. */
interface Operand {
  readonly tensor: Tensor;
  readonly weak: 'int' | 'float' | 'complex' | null;
}

function operandOf(m: Machine, given: Value): Operand | Unknown | null {
  if (given instanceof Unknown) return given;
  if (given instanceof Tensor) return { tensor: asTensor(m, given), weak: null };
  if (given instanceof Boxed && dtypeOf(given.type)) return { tensor: asTensor(m, given), weak: null };
  const value = unbox(given);
  if (typeof value === 'boolean') return { tensor: asTensor(m, value), weak: null };
  if (isInteger(value)) {
    if (value instanceof SymInt || typeof value === 'bigint') return { tensor: new Tensor([], int64), weak: 'int' };
    return { tensor: asTensor(m, value), weak: 'int' };
  }
  if (value instanceof PyFloat) return { tensor: asTensor(m, value), weak: 'float' };
  if (value instanceof PyComplex) return { tensor: new Tensor([], complex128), weak: 'complex' };
  if (value instanceof PyList || value instanceof PyTuple) return { tensor: asTensor(m, value), weak: null };
  return null;
}

/** The type in which two operands meet (NEP 50). */
function meeting(m: Machine, operands: readonly [Operand, Operand]): DType {
  const strong = operands.filter(({ weak }) => weak === null).map(({ tensor }) => tensor.dtype);
  const [first] = strong;
  if (first === undefined)
    return operands.some(({ weak }) => weak === 'complex') ? complex128 : operands.some(({ weak }) => weak === 'float') ? float64 : int64;
  let type = strong.reduce(promoteArrays, first);
  for (const { weak, tensor } of operands) {
    if (weak === 'int') {
      if (type === bool) type = int64;
      refuseRange(m, type, tensor.data?.[0]);
    } else if (weak === 'float' && type.isIntegral) type = float64;
    else if (weak === 'complex' && !type.isComplex) type = promoteArrays(type.isIntegral ? float64 : type, complex64);
  }
  return type;
}

/** Python's integers must fit the type of the array. */
function refuseRange(m: Machine, type: DType, value: number | undefined): void {
  if (value === undefined || type.category !== Category.Int) return;
  const bits = 8 * type.size;
  const [least, most] = type.signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  if (value < least || value > most) m.raise('OverflowError', `Python integer ${String(value)} out of bounds for ${type.name}`);
}

/** numpy's function of two arrays; undefined if it does not accept the operands, so that others may. */
export function applyUfunc(m: Machine, name: string, left: Value, right: Value): Tensor | Unknown | undefined {
  const ufunc = UFUNCS[name];
  if (!ufunc) return undefined;
  for (const one of [left, right]) if (one instanceof Tensor && !isNdarray(one)) return undefined;
  const [a, b] = [operandOf(m, left), operandOf(m, right)];
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (!a || !b) return undefined;
  if (a.tensor.shape === null || b.tensor.shape === null) return makeArray(null, float64, null);
  const common = tryBroadcast([a.tensor.shape, b.tensor.shape]);
  if (!common)
    m.raise(
      'ValueError',
      `operands could not be broadcast together with shapes ${shapeText(a.tensor.shape)} ${shapeText(b.tensor.shape)} `,
    );
  const isComparison = ufunc.kind === 'compare' || ufunc.kind === 'logical';
  const type = isComparison && (a.weak === 'int' || b.weak === 'int') ? float64 : meeting(m, [a, b]);
  const made = resultType(m, name, ufunc, type);
  const inside = isComparison ? type : made;
  const data = type.isComplex ? null : elements(m, ufunc, name, inside, [a.tensor, b.tensor], plainShape(common));
  return makeArray(common, made, data);
}

function resultType(m: Machine, name: string, ufunc: Ufunc, type: DType): DType {
  switch (ufunc.kind) {
    case 'compare':
    case 'logical':
      return bool;
    case 'float':
      return type.isIntegral ? float64 : type;
    case 'bits':
      if (!type.isIntegral)
        m.raise(
          'TypeError',
          `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to any supported types ` +
            "according to the casting rule ''safe''",
        );
      return type === bool && name.endsWith('shift') ? int8 : type;
    case 'plain':
      if (type !== bool) return type;
      if (name === 'subtract')
        m.raise(
          'TypeError',
          'numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.',
        );
      return ['floor_divide', 'remainder', 'power'].includes(name) ? int8 : bool;
  }
}

function elements(
  m: Machine,
  ufunc: Ufunc,
  name: string,
  type: DType,
  operands: readonly [Tensor, Tensor],
  shape: readonly number[] | null,
): readonly number[] | null {
  const sides = operands.map(tensor => {
    const own = plainShape(tensor.shape);
    const data = tensor.dtype === type ? tensor.data : new Tensor(tensor.shape, type, { data: tensor.data }).data;
    return own && data ? { own, data } : null;
  });
  const [x, y] = sides;
  if (!shape || !x || !y) return null;
  if (shape.reduce((product, size) => product * size, 1) > MAX_ELEMENTS) return null;
  const [xs, ys] = [broadcastElements(x.data, x.own, shape), broadcastElements(y.data, y.own, shape)];
  if (type.category === Category.Int && name === 'power' && ys.some(each => each < 0))
    m.raise('ValueError', 'Integers to negative integer powers are not allowed.');
  const isDivision = type.isIntegral && (name === 'floor_divide' || name === 'remainder');
  const result = xs.map((one, i) => (isDivision && ys[i] === 0 ? 0 : ufunc.compute(one, ys[i] ?? 0)));
  if (ufunc.isInexact === true && (type === float32 || type === float16) && !result.every(each => Number.isInteger(each))) return null;
  // Beyond 2^53 the integers of a product are not exact before they are reduced to its type.
  if (type.isIntegral && !result.every(Number.isSafeInteger)) return null;
  return result;
}

const MAX_ELEMENTS = 4096;

/** The result of an operator or function: a number if it has no axes. */
export function ufuncResult(made: Tensor | Unknown): Value {
  return made instanceof Unknown ? made : numberOrArray(made);
}

/** Writes the result of an operator into the array that it changes. */
export function writeInto(m: Machine, target: Tensor, made: Tensor, name: string, canCast: (from: DType, to: DType) => boolean): Value {
  if (!canCast(made.dtype, target.dtype)) raiseCastingError(m, name, made.dtype.name, target.dtype.name);
  const [have, shape] = [target.shape, made.shape];
  if (
    have &&
    shape &&
    (have.length < shape.length || shape.some((size, i) => equals(size, have[have.length - shape.length + i] ?? 0) === false))
  )
    m.raise(
      'ValueError',
      `non-broadcastable output operand with shape ${shapeText(have)} doesn't match the broadcast shape ${shapeText(shape)}`,
    );
  target.write(m, shape && have?.length === shape.length && shape.every(isInt) ? made.data : null);
  return target;
}

/** `numpy.round`: to even, at a decimal. */
export function rounded(x: number, decimals: number): number {
  const scale = 10 ** Math.abs(decimals);
  return decimals >= 0 ? halfToEven(x * scale) / scale : halfToEven(x / scale) * scale;
}
