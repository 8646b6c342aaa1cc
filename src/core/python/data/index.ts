/**
 * Python's data, and what operators, comparisons, conversions and text mean for it. All functions are pure; an exception is returned as a
 * value.
 */
export { binaryNumbers, floatMod, invert, negate, positive } from './arithmetic';
export { bindArguments, type Parameters, type PlainParameter, type Rest } from './bind-arguments';
export { MAX_ITEMS } from './bounds';
export { formatNumber, reprFloat } from './format-number';
export { hashOfFrozenSet, hashOfScalar, hashOfTuple } from './hash';
export { fromHex, hexFloat } from './hex-float';
export { fromDim, isInteger, toDim, toFloat, toIndex } from './numbers';
export { decides, equalData, orderData, type OrderOperator } from './order';
export { parseFloatText, parseInteger } from './parse-number';
export { Raised } from './raised';
export { asciiText, reprData, reprString } from './repr';
export { LOGARITHMS, REAL_FUNCTIONS, type RealFunction } from './real-functions';
export { roundData, truncate } from './round';
export { SetTable } from './set-table';
export { truthOfData } from './truth';
export {
  ELLIPSIS,
  NOT_IMPLEMENTED,
  Obj,
  PyBytes,
  PyComplex,
  PyFloat,
  PyRange,
  PySlice,
  Singleton,
  SymInt,
  typeNameOf,
  unbox,
  Unknown,
  type Value,
} from './values';
