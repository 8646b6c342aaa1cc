/** Sizes: exact integers and symbolic expressions in normal form, with three-valued comparison, printing and parsing. */
export { lowerBound, upperBound } from './bounds';
export { equals, lessOrEqual, lessThan, type Tri } from './compare';
export { formatCount } from './count';
export {
  identical,
  isInt,
  keyOf,
  type Atom,
  type Dim,
  type Factor,
  type FloorAtom,
  type MaxAtom,
  type SymExpr,
  type SymbolAtom,
  type Term,
} from './dim';
export { floorDiv, mod } from './divide';
export { max, min } from './extrema';
export { formatDim, formatExact, type DimStyle } from './format';
export { absInt, addInt, compareInt, floorDivInt, gcdInt, maxInt, minInt, modInt, mulInt, subInt, toInt, type Int } from './int';
export { parseDim } from './parse';
export { add, mul, neg, sub } from './polynomial';
export { formatShape, type Shape } from './shape';
export { substitute } from './substitute';
export { sym, type SymbolOptions } from './symbol';
export { symbols } from './walk';
export { fromWire, toWire, type WireDim } from './wire';
