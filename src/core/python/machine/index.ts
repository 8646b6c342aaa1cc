/** The machine: it interprets the syntax tree of Python with values that may be unknown, without executing anything. */
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
} from './protocol/attributes';
export { createMachine, type MachineParts } from './create';
export { builtins, DictView, isInstance, length } from './builtins';
export { createClass, makeClass } from './run/build-class';
export { toPythonFloat, toPythonInt, roundNumber } from './builtins/numbers';
export { sorted } from './builtins/sequences';
export { call, constructPlainly } from './protocol/call';
export {
  dictDelete,
  dictEntries,
  dictGet,
  dictSet,
  getItemByName,
  hashKey,
  indexIn,
  listItems,
  makeDict,
  makeSet,
  openUp,
  setAdd,
  setHas,
  setItemByName,
} from './protocol/containers';
export { equal, equalValue, isSame } from './protocol/equality';
export { makeException, PyRaise, RunEnded } from './objects/errors';
export { evaluate } from './run/evaluate';
export { evaluateIn, evaluateText } from './run/eval-text';
export { executeBlock } from './run/execute';
export { formatPart } from './run/fstring';
export { attempt, either } from './protocol/fork';
export { Signal } from './run/steps';
export { Frame, Scope } from './objects/frame';
export type { Code } from './objects/code';
export { PyFunction } from './objects/function';
export { contains, deleteItem, getItem, plainContains, plainItem, setItem, setPlainItem, sliceRange } from './protocol/items';
export { iterate, iteratorOf, toArray } from './protocol/iterate';
export { Journal, type Mutable } from './objects/journal';
export { DEFAULT_BOUNDS, type Bounds } from './objects/bounds';
export type { Census } from './objects/census';
export { Machine, type Place, type StackEntry, type UnknownEvent } from './objects/machine';
export { LazyImport, plainText, PyModule, type Finder, type FoundModule, type NativeModule, type PythonText } from './objects/module';
export { forceLazy, globalsDict, lookupGlobal, moduleAttribute, moduleNames } from './protocol/modules';
export { lenient, native, staticNative, type Bound } from './protocol/native';
export { Boxed } from './objects/boxed';
export { binary, compare, inPlace, unary } from './protocol/operators';
export { formatPercent, formatValue, repr, str } from './protocol/text';
export { truth } from './protocol/truth';
export * from './objects/values';
