/** What the torch room uses of the interpreter: its values and its interface for native functions. */
export {
  binary, BoundMethod, Boxed, builtinClass, call, callMethod, classOf, compare, dictEntries, ELLIPSIS, equal, findAttr, fromDim, getAttr, getItem, getItemByName, identity, Instance, invoke, isInteger, iterate, iteratorOf, joinValues,
  lenient, makeDict, Native, native, NativeProperty, NOT_IMPLEMENTED, Obj, plainText, PyClass, PyComplex, PyDict, PyFloat, PyList, PyModule, PyRaise, PyRange, PySet, PySlice, PyTuple, PyWrapper, repr, reprFloat, setAttr, setItemByName, setJoiner, setPlainAttr, sliceRange,
  staticNative, str, SymInt, toArray, toDim, toFloat, toIndex, touch, truth, unbox, Unknown,
} from '../python/interp/vm';
export type { Bound, Keywords, Machine, NativeModule, PythonText, Value } from '../python/interp/vm';
