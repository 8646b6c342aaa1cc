/**
 * Python's data, and what operators, comparisons, conversions and text mean for it. All functions are pure; an exception is returned as a
 * value.
 */
export { binaryNumbers, floatMod, invert, negate, positive } from './arithmetic';
export { bindArguments, type Parameters, type PlainParameter, type Rest } from './bind-arguments';
export { MAX_INTEGER_BITS, MAX_ITEMS } from './bounds';
export { formatFloat, formatNumber, reprFloat } from './format-number';
export { fromHex, hexFloat } from './hex-float';
export { firstUnknown, fromDim, isInteger, toDim, toFloat, toIndex } from './numbers';
export { compareText, decides, equalData, orderData, type OrderOperator } from './order';
export { parseFloatText, parseInteger } from './parse-number';
export { Raised } from './raised';
export { asciiText, reprData, reprString } from './repr';
export { halfEven, roundData, truncate } from './round';
export { truthOfData } from './truth';
export {
  ELLIPSIS,
  isUnknown,
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
