import { Unknown, type Value } from '../../data';
import { exceptionText, repr, str } from '../protocol/text';
import type { PyClass } from '../objects/class';
import { NativeProperty } from '../objects/descriptors';
import { Instance } from '../objects/instance';
import { Native } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { cls, define } from './classes';

define('BaseException', {
  __new__: new Native(
    '__new__',
    (_m, [type, ...args]) => {
      const exception = new Instance(type as PyClass);
      exception.attrs.set('args', new PyTuple(args));
      return exception;
    },
    true,
  ),
  __init__: new Native('__init__', (m, [self, ...args]) => {
    (self as Instance).set(m, 'args', new PyTuple(args));
    return null;
  }),
  __str__: new Native('__str__', (m, [self]) => exceptionText(m, self as Instance)),
  __repr__: new Native('__repr__', (m, [self]) => {
    const args = (self as Instance).attrs.get('args');
    const inner =
      args instanceof PyTuple && args.items.length !== 1
        ? repr(m, args)
        : repr(m, args instanceof PyTuple ? (args.items[0] ?? null) : null);
    if (inner instanceof Unknown) return inner;
    return `${(self as Instance).type.name}${args instanceof PyTuple && args.items.length !== 1 ? inner : `(${inner})`}`;
  }),
  with_traceback: new Native('with_traceback', (_m, [self = null]) => self),
  add_note: new Native('add_note', () => null),
  __suppress_context__: false,
  __traceback__: null,
  __cause__: null,
  __context__: null,
});
/** The class that Python chooses by the number of an error: Linux's numbers. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'PermissionError',
  2: 'FileNotFoundError',
  3: 'ProcessLookupError',
  4: 'InterruptedError',
  10: 'ChildProcessError',
  11: 'BlockingIOError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  32: 'BrokenPipeError',
  103: 'ConnectionAbortedError',
  104: 'ConnectionResetError',
  108: 'BrokenPipeError',
  110: 'TimeoutError',
  111: 'ConnectionRefusedError',
  114: 'BlockingIOError',
  115: 'BlockingIOError',
};

/** With two to five arguments, the first two are the number and the message, the third and the fifth are files. */
function osErrorPart(index: number): NativeProperty {
  return new NativeProperty((_m, self) => {
    const { attrs } = self as Instance;
    const all = attrs.get('_all') ?? attrs.get('args');
    return all instanceof PyTuple && all.items.length >= 2 && all.items.length <= 5 ? (all.items[index] ?? null) : null;
  });
}

define('OSError', {
  __new__: new Native(
    '__new__',
    (_m, [type, ...args]) => {
      const [number] = args;
      const chosen =
        type === cls('OSError') && args.length >= 2 && args.length <= 5 && typeof number === 'number' ? BY_NUMBER[number] : undefined;
      const exception = new Instance(chosen === undefined ? (type as PyClass) : cls(chosen));
      exception.attrs.set('args', osErrorArgs(args));
      exception.attrs.set('_all', new PyTuple(args));
      return exception;
    },
    true,
  ),
  __init__: new Native('__init__', (m, [self, ...args]) => {
    (self as Instance).set(m, 'args', osErrorArgs(args));
    (self as Instance).set(m, '_all', new PyTuple(args));
    return null;
  }),
  errno: osErrorPart(0),
  strerror: osErrorPart(1),
  filename: osErrorPart(2),
  filename2: osErrorPart(4),
  __str__: new Native('__str__', (m, [self]) => {
    const { attrs } = self as Instance;
    const all = attrs.get('_all') ?? attrs.get('args');
    const items = all instanceof PyTuple ? all.items : [];
    // With two to five arguments, these are the number, the message, and the files.
    if (items.length < 2 || items.length > 5) return exceptionText(m, self as Instance);
    const [number = null, message = null, file = null, , secondFile = null] = items;
    const texts = [str(m, number), str(m, message), repr(m, file), repr(m, secondFile)] as const;
    const unknown = texts.find(text => text instanceof Unknown);
    if (unknown !== undefined) return unknown;
    const [errno, strerror, from, to] = texts as readonly string[];
    const files = file === null ? '' : secondFile === null ? `: ${from}` : `: ${from} -> ${to}`;
    return `[Errno ${errno}] ${strerror}${files}`;
  }),
});
define('ImportError', { name: null, path: null, msg: new NativeProperty((m, self) => exceptionText(m, self as Instance)) });
define('StopIteration', {
  value: new NativeProperty((_m, self) => {
    const args = (self as Instance).attrs.get('args');
    return args instanceof PyTuple ? (args.items[0] ?? null) : null;
  }),
});
define('SystemExit', {
  code: new NativeProperty((_m, self) => {
    const args = (self as Instance).attrs.get('args');
    return args instanceof PyTuple ? (args.items[0] ?? null) : null;
  }),
});

/** Files are not among the arguments. */
function osErrorArgs(args: readonly Value[]): PyTuple {
  return new PyTuple(args.length > 2 && args.length <= 5 ? args.slice(0, 2) : args);
}
