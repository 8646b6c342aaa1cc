import {
  ELLIPSIS,
  asciiText,
  reprData,
  formatNumber,
  type Obj,
  PyFloat,
  PyRange,
  PySlice,
  Singleton,
  SymInt,
  unbox,
  Unknown,
  type Value,
} from '../../data';
import { callMethod, lookupMethod } from './attributes';
import { dictEntries } from './containers';
import { MAX_TEXT_DEPTH } from '../objects/bounds';
import { unitsOfText } from '../objects/census';
import { PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { Boxed } from '../objects/boxed';
import { percentFormat } from './percent';
import { PyFunction } from '../objects/function';
import { PyModule } from '../objects/module';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { PyGenericAlias } from '../objects/generic-alias';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { Instance, PyObject } from '../objects/instance';
import { BoundMethod, Native } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `str(value)`. */
export function str(m: Machine, value: Value): string | Unknown {
  if (typeof value === 'string') return value;
  if (value instanceof Unknown) return value;
  if (value instanceof Instance) {
    const method = lookupMethod(m, value, '__str__');
    if (method !== undefined && method !== builtinClass('object').attrs.get('__str__'))
      return text(m, callMethod(m, method, value, []), '__str__');
    if (
      value instanceof Boxed &&
      typeof value.value === 'string' &&
      lookupMethod(m, value, '__repr__') === builtinClass('object').attrs.get('__repr__')
    )
      return value.value;
  }
  return repr(m, value);
}

function text(m: Machine, value: Value, method: string): string | Unknown {
  const plain = unbox(value);
  if (typeof plain === 'string' || plain instanceof Unknown) return plain;
  return m.raise('TypeError', `${method} returned non-string (type ${classOf(value).name})`);
}

/** Python's `repr(value)`. */
export function repr(m: Machine, value: Value): string | Unknown {
  if (!(value instanceof PyObject)) return reprData(value) ?? reprPlainly(m, value);
  if (m.textDepth >= MAX_TEXT_DEPTH) return new Unknown('it is nested too deeply to convert to text');
  m.textDepth++;
  try {
    return reprObject(m, value);
  } finally {
    m.textDepth--;
  }
}

function reprObject(m: Machine, value: Obj): string | Unknown {
  if (!(value instanceof Singleton)) {
    const method = lookupMethod(m, value, '__repr__');
    if (method !== undefined && method !== builtinClass('object').attrs.get('__repr__'))
      return text(m, callMethod(m, method, value, []), '__repr__');
  }
  return reprPlainly(m, value);
}

/** The result of the builtin classes' own `__repr__`, whatever a subclass defines. */
export function reprPlainly(m: Machine, value: Value): string | Unknown {
  const data = reprData(value);
  if (data !== undefined) return data;
  if (value instanceof Boxed) return repr(m, value.value);
  if (value instanceof PyList) return value.open ?? joined(m, value.items, '[', ']');
  if (value instanceof PyTuple) return value.items.length === 1 ? joined(m, value.items, '(', ',)') : joined(m, value.items, '(', ')');
  if (value instanceof PyDict) return reprDict(m, value);
  if (value instanceof PySet) return reprSet(m, value);
  if (value instanceof PyRange)
    return `range(${String(value.start)}, ${String(value.stop)}${value.step === 1 ? '' : `, ${String(value.step)}`})`;
  if (value instanceof PySlice) return joined(m, [value.start, value.stop, value.step], 'slice(', ')');
  if (value instanceof PyClass) return `<class '${value.module === 'builtins' ? value.qualname : `${value.module}.${value.qualname}`}'>`;
  if (value instanceof PyFunction) return `<function ${value.qualname} at 0x${address(m, value)}>`;
  if (value instanceof Native) return `<built-in function ${value.name}>`;
  if (value instanceof PyModule) return `<module '${value.name}' from '${value.file}'>`;
  if (value instanceof BoundMethod) {
    const self = repr(m, value.self);
    return self instanceof Unknown
      ? self
      : `<bound method ${value.fn instanceof PyFunction ? value.fn.qualname : value.fn instanceof Native ? value.fn.name : '?'} of ${self}>`;
  }
  if (value instanceof PyGenericAlias) return reprAlias(m, value);
  if (value instanceof Instance && value.type.isSubclass(builtinClass('BaseException'))) return reprException(m, value);
  const cls = classOf(value);
  return `<${cls.module === 'builtins' ? '' : `${cls.module}.`}${cls.qualname} object at 0x${address(m, value as Obj)}>`;
}

function address(m: Machine, value: object): string {
  return m.identity(value).toString(16).padStart(12, '0');
}

function nameInAlias({ module, qualname }: PyClass): string {
  return module === 'builtins' ? qualname : `${module}.${qualname}`;
}

function reprInAlias(m: Machine, arg: Value): string | Unknown {
  if (arg === ELLIPSIS) return '...';
  if (!(arg instanceof PyClass)) return repr(m, arg);
  return arg === builtinClass('NoneType') ? 'None' : nameInAlias(arg);
}

function reprAlias(m: Machine, { origin, args, isUnion }: PyGenericAlias): string | Unknown {
  const name = origin instanceof PyClass ? nameInAlias(origin) : typeof origin === 'string' ? origin : 'typing';
  const inner: string[] = [];
  for (const arg of args) {
    const text = reprInAlias(m, arg);
    if (text instanceof Unknown) return text;
    inner.push(text);
  }
  if (isUnion) return inner.join(' | ');
  return `${name}[${inner.join(', ')}]`;
}

function reprException(m: Machine, exception: Instance): string | Unknown {
  const args = exception.attrs.get('args');
  const items = args instanceof PyTuple ? args.items : [];
  return joined(m, items, `${exception.type.name}(`, ')');
}

/** The result of `str()` for an exception: its one argument, or all of them. */
export function exceptionText(m: Machine, exception: Instance): string | Unknown {
  const args = exception.attrs.get('args');
  const items = args instanceof PyTuple ? args.items : [];
  if (items.length === 0) return '';
  if (items.length > 1) return repr(m, args ?? null);
  const [only = null] = items;
  return exception.type.isSubclass(builtinClass('KeyError')) ? repr(m, only) : str(m, only);
}

/** The message of an exception that ends something, for a person to read. */
export function messageOf(m: Machine, exception: Instance): string {
  try {
    const text = str(m, exception);
    return text instanceof Unknown ? `its message is unknown because ${text.reason}` : text;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    // So does Python's own report.
    return '<exception str() failed>';
  }
}

function joined(m: Machine, items: readonly Value[], open: string, close: string): string | Unknown {
  let result = open;
  for (let i = 0; i < items.length; i++) {
    m.step();
    const item = repr(m, items[i] ?? null);
    if (item instanceof Unknown) return item;
    const refused = result.length + item.length > m.bounds.items ? m.checkText(result.length + item.length) : null;
    if (refused) return refused;
    m.allocate(unitsOfText(item));
    result += i === 0 ? item : `, ${item}`;
  }
  return result + close;
}

function reprDict(m: Machine, dict: PyDict): string | Unknown {
  if (dict.open) return dict.open;
  const parts: string[] = [];
  let length = 0;
  for (const { key, value } of dictEntries(m, dict)) {
    const [k, v] = [repr(m, key), repr(m, value)];
    if (k instanceof Unknown) return k;
    if (v instanceof Unknown) return v;
    length += k.length + v.length;
    m.step();
    const refused = m.checkText(length);
    if (refused) return refused;
    parts.push(`${k}: ${v}`);
  }
  return `{${parts.join(', ')}}`;
}

function reprSet(m: Machine, set: PySet): string | Unknown {
  if (set.open) return set.open;
  if (set.items.size === 0) return `${set.type.name}()`;
  const inner = joined(m, set.values(), '{', '}');
  return inner instanceof Unknown || set.type === builtinClass('set') ? inner : `${set.type.name}(${inner})`;
}

/** Python's `ascii(value)`. */
export function ascii(m: Machine, value: Value): string | Unknown {
  const plain = repr(m, value);
  if (plain instanceof Unknown) return plain;
  return asciiText(plain);
}

/** Python's `format(value, spec)`. */
export function formatValue(m: Machine, value: Value, spec: string): string | Unknown {
  if (value instanceof Unknown) return value;
  if (value instanceof Instance) {
    const method = lookupMethod(m, value, '__format__');
    if (method !== undefined && method !== builtinClass('object').attrs.get('__format__'))
      return text(m, callMethod(m, method, value, [spec]), '__format__');
    const custom = lookupMethod(m, value, '__str__');
    if (spec === '' || (custom !== undefined && custom !== builtinClass('object').attrs.get('__str__') && !(value instanceof Boxed))) {
      const plain = str(m, value);
      return plain instanceof Unknown || spec === '' ? plain : m.settle(formatNumber(plain, spec));
    }
  }
  const plain = unbox(value);
  if (spec === '') return str(m, value);
  if (
    typeof plain === 'string' ||
    plain instanceof PyFloat ||
    typeof plain === 'number' ||
    typeof plain === 'bigint' ||
    typeof plain === 'boolean'
  )
    return m.settle(formatNumber(plain, spec));
  if (plain instanceof SymInt) return new Unknown('an unknown size is converted to text');
  return m.raise('TypeError', `unsupported format string passed to ${classOf(value).name}.__format__`);
}

/** Python's `text % values`. */
export function formatPercent(m: Machine, template: string, values: Value): Value {
  return percentFormat(m, template, values);
}
