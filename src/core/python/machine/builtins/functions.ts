import { makeClass } from '../run/build-class';
import { stringArgument } from '../protocol/string-argument';
import type { Machine } from '../objects/machine';
import { unbox, ELLIPSIS, NOT_IMPLEMENTED, Unknown, type Value } from '../../data';
import { ascii, formatValue, repr } from '../protocol/text';
import { PyClass } from '../objects/class';
import { classOf } from '../objects/class-registry';
import { BoundMethod, Native, type Keywords } from '../objects/methods';
import { PyFunction } from '../objects/function';
import { cls, exceptionNames } from './classes';
import { evaluateText } from '../run/eval-text';
import { hashNumber } from './objects';
import { builtin, fn, lenientFn, variadicFn } from './builtin-table';

fn('repr(obj, /)', (m, [value]) => repr(m, value));
fn('ascii(obj, /)', (m, [value]) => ascii(m, value));
fn("format(value, format_spec='', /)", (m, [value, spec]) => {
  const text = stringArgument(m, spec, 'format() argument 2');
  return text instanceof Unknown ? text : formatValue(m, value, text);
});
lenientFn('hash(obj, /)', (m, [value]) => hashNumber(m, value));
lenientFn('id(obj, /)', (m, [value]) => (typeof value === 'object' && value !== null ? m.identity(value) : hashNumber(m, value)));
lenientFn('callable(obj, /)', (m, [value]) => {
  if (value instanceof Unknown) return value;
  if (value instanceof PyFunction || value instanceof Native || value instanceof PyClass || value instanceof BoundMethod) return true;
  return classOf(value).lookup(m, '__call__') !== undefined || (classOf(value).openBase ?? false);
});
variadicFn('print', (m, args, keywords) => {
  const print = m.rooms.get('print');
  if (typeof print === 'function') (print as (m: Machine, args: readonly Value[], keywords: Keywords) => void)(m, args, keywords);
  return null;
});
variadicFn('input', m => m.unknown('the result of `input()` is unknown'));
variadicFn('open', m => m.unknown('files are not read'));
variadicFn('eval', (m, [text = null, globals, locals]) => {
  const plain = unbox(text);
  if (typeof plain !== 'string') return m.unknown('the argument of `eval` is unknown');
  return evaluateText(m, plain, globals ?? null, locals ?? null);
});
variadicFn('exec', m => m.unknown('`exec` is not supported'));
variadicFn('compile', m => m.unknown('`compile` is not supported'));
variadicFn('breakpoint', () => null);
variadicFn('help', () => null);
variadicFn('__import__', (m, [name = null]) => {
  const text = unbox(name);
  if (typeof text !== 'string') return m.unknown('the name of the imported module is unknown');
  const root = text.split('.')[0] ?? text;
  return m.loader.get(root) ?? m.raise('ModuleNotFoundError', `No module named '${root}'`);
});
variadicFn('__build_class__', (m, [, name = null, ...bases], keywords) => {
  const text = unbox(name);
  if (text instanceof Unknown) return text;
  if (typeof text !== 'string') throw m.exception('TypeError', '__build_class__: name is not a string');
  return makeClass(m, text, bases, new Map(), keywords ?? new Map());
});
for (const name of [
  'object',
  'type',
  'int',
  'bool',
  'float',
  'complex',
  'str',
  'bytes',
  'bytearray',
  'tuple',
  'list',
  'dict',
  'set',
  'frozenset',
  'property',
  'classmethod',
  'staticmethod',
  'slice',
  'range',
  'super',
  'map',
  'filter',
  'zip',
  'enumerate',
  'reversed',
  'memoryview',
  ...exceptionNames,
]) {
  builtin(name, cls(name));
}
builtin('IOError', cls('OSError'));
builtin('EnvironmentError', cls('OSError'));
builtin('Ellipsis', ELLIPSIS);
builtin('NotImplemented', NOT_IMPLEMENTED);
builtin('__debug__', true);
builtin('__name__', 'builtins');
