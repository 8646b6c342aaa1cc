import { Unknown } from '../../data';
import { exceptionText, repr, str } from '../protocol/text';
import type { PyClass } from '../objects/class';
import { NativeProperty } from '../objects/descriptors';
import { Instance } from '../objects/instance';
import { Native } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { define } from './classes';

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
define('OSError', {
  __str__: new Native('__str__', (m, [self]) => {
    const args = (self as Instance).attrs.get('args');
    const items = args instanceof PyTuple ? args.items : [];
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
