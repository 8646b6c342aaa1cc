/** Small arrays whose contents are known: rounding by element type, strided views, broadcasting, reductions. */
export { halfToEven, isExact, roundTo, type ElementType } from './element';
export { broadcastElements, countOf, mapRuns, permuteElements, reduceElements, stridesOf, type Elements } from './strided';
