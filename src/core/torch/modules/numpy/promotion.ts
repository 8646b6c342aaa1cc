import { bool, Category, complex128, complex64, DTYPES, float16, float32, float64, promoteTypes, type DType } from '../../dtype';
import { Tensor } from '../../tensor';
import { Boxed, isInteger, PyComplex, PyFloat, PyList, PyRange, PyTuple, type Value } from '../../vm';
import { dtypeOf } from './element-type';

/** `numpy.promote_types`: unlike torch's, integers need a float in which all of them are exact. */
export function promoteArrays(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a.category > b.category) return promoteArrays(b, a);
  if (a === bool) return b;
  if (a.category === Category.Int && b.category === Category.Int) {
    const [signed, unsigned] = a.signed ? [a, b] : [b, a];
    return a.signed !== b.signed && unsigned.size === 8 && signed.signed ? float64 : promoteTypes(a, b);
  }
  if (b.isComplex) {
    const isWide = a.isComplex || b === complex128 || a === float64 || (a.isIntegral && a.size > 2);
    return isWide ? complex128 : complex64;
  }
  if (a.isFloat) return a.size > b.size ? a : b;
  return widerFloat(floatFor(a), b);
}

function widerFloat(a: DType, b: DType): DType {
  return a.size > b.size ? a : b;
}

/** The smallest float that has all integers of a type. */
function floatFor(type: DType): DType {
  return type.size === 1 ? float16 : type.size === 2 ? float32 : float64;
}

/** The type of an array made of these values; null where it cannot be decided. */
export function typeOfItems(value: Value): DType | null {
  if (value instanceof Tensor) return value.dtype;
  if (value instanceof Boxed) {
    const own = dtypeOf(value.type);
    if (own) return own;
  }
  const plain = value instanceof Boxed ? value.value : value;
  if (typeof plain === 'boolean') return bool;
  if (isInteger(plain)) return DTYPES.get('int64') ?? null;
  if (plain instanceof PyFloat) return float64;
  if (plain instanceof PyComplex) return complex128;
  if (plain instanceof PyRange) return DTYPES.get('int64') ?? null;
  if (!(plain instanceof PyList || plain instanceof PyTuple)) return null;
  let result: DType | null = plain.items.length === 0 ? float64 : null;
  for (const item of plain.items) {
    const own = typeOfItems(item);
    if (!own) return null;
    result = result ? promoteArrays(result, own) : own;
  }
  return result;
}

/** Whether a result of one type may be written into an array of another (`same_kind`). */
export function isSameKind(from: DType, to: DType): boolean {
  if (from.category === Category.Int && to.category === Category.Int) return !(from.signed && !to.signed);
  return from.category <= to.category;
}
