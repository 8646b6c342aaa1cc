import { makeClass } from '../run/build-class';
import { importModule, relativeName } from '../protocol/find-module';
import { getItemByName } from '../protocol/containers';
import { toArray } from '../protocol/iterate';
import { PyDict } from '../objects/hash-tables';
import { getAttr } from '../protocol/attributes';
import { call } from '../protocol/call';
import { stringArgument } from '../protocol/string-argument';
import type { Machine } from '../objects/machine';
import { unbox, ELLIPSIS, NOT_IMPLEMENTED, Unknown, type Value } from '../../data';
import { ascii, formatValue, repr } from '../protocol/text';
import { PyClass } from '../objects/class';
import { classOf } from '../objects/class-registry';
import { BoundMethod, Native, type Keywords } from '../objects/methods';
import { PyFunction } from '../objects/function';
import { cls, exceptionNames } from './classes';
import { evaluateText, executeText, executeUnknown } from '../run/eval-text';
import { Instance } from '../objects/instance';
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
variadicFn('open', (m, args, keywords) => {
  const io = m.loader.get('io');
  return io ? call(m, getAttr(m, io, 'open'), args, keywords) : m.unknown('files are not read');
});
fn('eval(source, globals=None, locals=None, /)', (m, [source, globals, locals]) => {
  const text = programText(source);
  return text instanceof Unknown ? m.unknown('the argument of `eval` is unknown') : evaluateText(m, text, globals, locals);
});
fn('exec(source, globals=None, locals=None, /, *, closure=None)', (m, [source, globals, locals]) => {
  const text = programText(source);
  if (text instanceof Unknown) return executeUnknown(m, m.unknown('the argument of `exec` is unknown'), globals, locals);
  executeText(m, text, globals, locals);
  return null;
});
lenientFn('compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)', (m, [source, filename]) => {
  const text = programText(source);
  if (text instanceof Unknown) return m.unknown('the argument of `compile` is unknown');
  const code = new Instance(cls('code'));
  code.attrs.set(COMPILED, text);
  code.attrs.set('co_filename', filename);
  code.attrs.set('co_name', '<module>');
  return code;
});

/** Where the result of `compile` keeps its text. */
const COMPILED = '<text>';

/** The text that `eval` and `exec` are given, or that was compiled. */
function programText(source: Value): string | Unknown {
  const plain = unbox(source);
  const text = plain instanceof Instance ? (plain.attrs.get(COMPILED) ?? null) : plain;
  return typeof text === 'string' ? text : text instanceof Unknown ? text : new Unknown('it is not a text');
}
variadicFn('breakpoint', () => null);
variadicFn('help', () => null);
fn('__import__(name, globals=None, locals=None, fromlist=(), level=0)', (m, [name, globals, , names, level]) => {
  const text = unbox(name);
  if (typeof text !== 'string')
    return text instanceof Unknown
      ? m.unknown('the name of the imported module is unknown')
      : m.raise('TypeError', 'module name must be a string');
  const wanted = toArray(m, names);
  const isPlain = !(wanted instanceof Unknown) && wanted.length === 0;
  if (level === 0) {
    const module = importModule(m, text);
    return isPlain ? importModule(m, text.split('.')[0] ?? text) : module;
  }
  const around = globals instanceof PyDict ? getItemByName(globals, '__package__') : null;
  if (typeof around !== 'string') return m.unknown('the package of a relative import is unknown');
  return importModule(m, relativeName('.'.repeat(Number(level)) + text, around));
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
