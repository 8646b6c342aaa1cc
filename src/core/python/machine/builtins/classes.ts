import type { Value } from '../../data';
import { PyClass } from '../objects/class';
import { registerBuiltinClass } from '../objects/class-registry';

/** Builtin classes by name, with their base class. Methods are added by the other files in this folder. */
const TREE: Readonly<Record<string, string>> = {
  type: 'object',
  int: 'object',
  bool: 'int',
  float: 'object',
  complex: 'object',
  str: 'object',
  bytes: 'object',
  bytearray: 'object',
  NoneType: 'object',
  ellipsis: 'object',
  NotImplementedType: 'object',
  tuple: 'object',
  list: 'object',
  dict: 'object',
  set: 'object',
  frozenset: 'object',
  function: 'object',
  builtin_function_or_method: 'object',
  method: 'object',
  getset_descriptor: 'object',
  property: 'object',
  classmethod: 'object',
  staticmethod: 'object',
  slice: 'object',
  range: 'object',
  super: 'object',
  GenericAlias: 'object',
  UnionType: 'object',
  module: 'object',
  code: 'object',
  cell: 'object',
  traceback: 'object',
  iterator: 'object',
  generator: 'iterator',
  coroutine: 'object',
  coroutine_wrapper: 'iterator',
  async_generator: 'object',
  async_generator_asend: 'iterator',
  async_generator_athrow: 'iterator',
  anext_awaitable: 'iterator',
  list_iterator: 'iterator',
  tuple_iterator: 'iterator',
  dict_keyiterator: 'iterator',
  set_iterator: 'iterator',
  range_iterator: 'iterator',
  bytes_iterator: 'iterator',
  str_ascii_iterator: 'iterator',
  map: 'iterator',
  filter: 'iterator',
  zip: 'iterator',
  enumerate: 'iterator',
  reversed: 'iterator',
  callable_iterator: 'iterator',
  dict_keys: 'object',
  dict_values: 'object',
  dict_items: 'object',
  mappingproxy: 'dict',
  memoryview: 'object',
  ABCMeta: 'type',
};

/** Python's exceptions, each with its base. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  BaseException: 'object',
  Exception: 'BaseException',
  SystemExit: 'BaseException',
  KeyboardInterrupt: 'BaseException',
  GeneratorExit: 'BaseException',
  ArithmeticError: 'Exception',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  FloatingPointError: 'ArithmeticError',
  AssertionError: 'Exception',
  AttributeError: 'Exception',
  BufferError: 'Exception',
  EOFError: 'Exception',
  ImportError: 'Exception',
  ModuleNotFoundError: 'ImportError',
  LookupError: 'Exception',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  MemoryError: 'Exception',
  NameError: 'Exception',
  UnboundLocalError: 'NameError',
  OSError: 'Exception',
  FileNotFoundError: 'OSError',
  FileExistsError: 'OSError',
  PermissionError: 'OSError',
  TimeoutError: 'OSError',
  IsADirectoryError: 'OSError',
  NotADirectoryError: 'OSError',
  ProcessLookupError: 'OSError',
  InterruptedError: 'OSError',
  ChildProcessError: 'OSError',
  BlockingIOError: 'OSError',
  ConnectionError: 'OSError',
  BrokenPipeError: 'ConnectionError',
  ConnectionAbortedError: 'ConnectionError',
  ConnectionResetError: 'ConnectionError',
  ConnectionRefusedError: 'ConnectionError',
  ReferenceError: 'Exception',
  RuntimeError: 'Exception',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  StopIteration: 'Exception',
  StopAsyncIteration: 'Exception',
  SyntaxError: 'Exception',
  IndentationError: 'SyntaxError',
  TabError: 'IndentationError',
  SystemError: 'Exception',
  TypeError: 'Exception',
  ValueError: 'Exception',
  UnicodeError: 'ValueError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
  Warning: 'Exception',
  UserWarning: 'Warning',
  DeprecationWarning: 'Warning',
  PendingDeprecationWarning: 'Warning',
  FutureWarning: 'Warning',
  RuntimeWarning: 'Warning',
  SyntaxWarning: 'Warning',
  ImportWarning: 'Warning',
  ResourceWarning: 'Warning',
  UnicodeWarning: 'Warning',
  BytesWarning: 'Warning',
};

const made = new Map<string, PyClass>([['object', registerBuiltinClass(new PyClass('object', []))]]);
for (const [name, base] of [...Object.entries(TREE), ...Object.entries(EXCEPTIONS)]) {
  const parent = made.get(base);
  if (!parent) throw new Error(`${name} comes before its base ${base}.`);
  made.set(name, registerBuiltinClass(new PyClass(name, [parent])));
}

const groups = registerBuiltinClass(new PyClass('BaseExceptionGroup', [cls('BaseException')]));
made.set('BaseExceptionGroup', groups);
made.set('ExceptionGroup', registerBuiltinClass(new PyClass('ExceptionGroup', [groups, cls('Exception')])));

export const exceptionNames: readonly string[] = [...Object.keys(EXCEPTIONS), 'BaseExceptionGroup', 'ExceptionGroup'];

/** A builtin class, to which methods will be added. */
export function cls(name: string): PyClass {
  const found = made.get(name);
  if (!found) throw new Error(`No builtin class ${name}.`);
  return found;
}

/** Adds methods to a builtin class. */
export function define(name: string, attrs: Readonly<Record<string, Value>>): void {
  const target = cls(name);
  for (const [key, value] of Object.entries(attrs)) target.attrs.set(key, value);
}
