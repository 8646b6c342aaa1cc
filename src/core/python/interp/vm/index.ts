/** The machine: Python run over the syntax tree with values that may be unknown, and nothing executed. */
export {
  attributesDict,
  callMethod,
  deleteAttr,
  findAttr,
  getAttr,
  invoke,
  lookupMethod,
  noAttribute,
  plainAttribute,
  setAttr,
  setPlainAttr,
} from './attributes';
export { builtins, DictView, isInstance, length } from './builtins';
export { createClass, makeClass } from './build-class';
export { toPythonFloat, toPythonInt, truncate, roundNumber, halfEven } from './builtins/numbers';
export { sorted } from './builtins/sequences';
export { call, constructPlainly } from './call';
export {
  dictDelete,
  dictEntries,
  dictGet,
  dictSet,
  getItemByName,
  hashKey,
  identity,
  indexIn,
  listItems,
  makeDict,
  makeSet,
  openUp,
  setAdd,
  setHas,
  setItemByName,
} from './containers';
export { equal, equalValue, isSame } from './equality';
export { makeException, PyRaise } from './errors';
export { evaluate } from './evaluate';
export { evaluateIn, evaluateText } from './eval-text';
export { executeBlock, Signal } from './execute';
export { attempt, either } from './fork';
export { Frame, Scope } from './frame';
export { PyFunction, type Code } from './function';
export { contains, deleteItem, getItem, plainContains, plainItem, setItem, setPlainItem, sliceRange } from './items';
export { iterate, iteratorOf, toArray } from './iterate';
export { isWatching, resetJournal, touch, type Mutable } from './journal';
export { DEFAULT_BOUNDS, Machine, RunEnded, type Bounds, type Place, type StackEntry, type UnknownEvent } from './machine';
export {
  forceLazy,
  globalsDict,
  LazyImport,
  Loader,
  lookupGlobal,
  moduleAttribute,
  moduleNames,
  plainText,
  PyModule,
  type Finder,
  type FoundModule,
  type NativeModule,
  type PythonText,
} from './modules';
export { lenient, native, staticNative, type Bound } from './native';
export { Boxed, firstUnknown, fromDim, isInteger, toDim, toFloat, toIndex, unbox } from './numbers';
export { binary, compare, compareText, inPlace, unary } from './operators';
export { reprFloat } from './format-number';
export { formatPercent, formatValue, repr, str } from './text';
export { truth } from './truth';
export * from './values';
