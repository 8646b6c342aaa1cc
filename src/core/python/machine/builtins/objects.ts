import { NOT_IMPLEMENTED, Obj, Unknown, type Value } from '../../data';
import { annotationValue } from '../run/annotations';
import { DictAttributes } from '../protocol/instance-dict';
import {
  attributesDict,
  bindAttribute,
  deletePlainAttr,
  findAttr,
  getAttr,
  noAttribute,
  plainAttribute,
  setPlainAttr,
} from '../protocol/attributes';
import { createClass, makeClass } from '../run/build-class';
import { call, constructPlainly } from '../protocol/call';
import { makeDict, hashKey } from '../protocol/containers';
import { isSame } from '../protocol/equality';
import { Frame, type Scope } from '../objects/frame';
import type { PyFunction } from '../objects/function';
import type { PyModule } from '../objects/module';
import { globalsDict } from '../protocol/modules';
import { formatValue, exceptionText, repr, reprPlainly } from '../protocol/text';
import type { Machine } from '../objects/machine';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { NativeProperty, PyProperty, PyWrapper } from '../objects/descriptors';
import { PyGenericAlias } from '../objects/generic-alias';
import { PyDict } from '../objects/hash-tables';
import { Instance } from '../objects/instance';
import { BoundMethod, Native } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { PySuper } from '../objects/super';
import { define } from './classes';
import { lenientMethods, methods } from './helpers';

define('object', {
  __new__: new Native(
    '__new__',
    (m, [type]) => (type instanceof PyClass ? newObject(m, type) : m.raise('TypeError', 'object.__new__(X): X is not a type object')),
    true,
  ),
  __init__: new Native('__init__', (m, [self = null, ...args], keywords) => {
    const type = classOf(self);
    const isPlain =
      type.lookup(m, '__init__') === builtinClass('object').attrs.get('__init__') &&
      type.lookup(m, '__new__') === builtinClass('object').attrs.get('__new__');
    if (
      (args.length > 0 || keywords?.size) &&
      (isPlain || type.lookup(m, '__new__') === builtinClass('object').attrs.get('__new__')) &&
      !type.openBase
    ) {
      throw m.exception(
        'TypeError',
        isPlain ? `${type.name}() takes no arguments` : 'object.__init__() takes exactly one argument (the instance to initialize)',
      );
    }
    return null;
  }),
  __class__: new NativeProperty(
    (_m, self) => classOf(self),
    (m, self, value) => {
      if (self instanceof Instance && value instanceof PyClass) self.type = value;
      else throw m.exception('TypeError', '__class__ must be set to a class');
    },
  ),
  __dict__: new NativeProperty(
    (m, self) => (self instanceof Instance ? attributesDict(m, self) : noAttribute(m, self, '__dict__')),
    (m, self, value) => {
      if (self instanceof Instance && value instanceof PyDict) {
        m.journal.touch(self);
        self.attrs = new DictAttributes(m, value);
      }
    },
  ),
  __doc__: null,
  __module__: 'builtins',
});
function newObject(m: Machine, type: PyClass): Value {
  const abstract = type.attrs.get('__abstractmethods__');
  if (abstract !== undefined && constructPlainlyRefuses(m, type)) return constructPlainly(m, type, [], null);
  return new Instance(type);
}
function constructPlainlyRefuses(m: Machine, type: PyClass): boolean {
  const abstract = type.attrs.get('__abstractmethods__');
  return (
    abstract instanceof Instance &&
    'items' in abstract &&
    abstract.items instanceof Map &&
    abstract.items.size > 0 &&
    type.lookup(m, '__new__') === builtinClass('object').attrs.get('__new__')
  );
}

lenientMethods('object', {
  '__getattribute__(self, name, /)': (m, [self, name]) =>
    plainAttribute(m, self, classOf(self), String(name)) ?? noAttribute(m, self, String(name)),
  '__setattr__(self, name, value, /)': (m, [self, name, value]) => {
    setPlainAttr(m, self, String(name), value);
    return null;
  },
  '__delattr__(self, name, /)': (m, [self, name]) => {
    deletePlainAttr(m, self, String(name));
    return null;
  },
  '__eq__(self, other, /)': (_m, [self, other]) => (isSame(self, other) ? true : NOT_IMPLEMENTED),
  '__ne__(self, other, /)': (_m, [self, other]) => (isSame(self, other) ? false : NOT_IMPLEMENTED),
  '__hash__(self, /)': (m, [self]) => (self instanceof Obj ? m.identity(self) : 0),
  '__repr__(self, /)': (m, [self]) => (self instanceof Obj ? reprPlainly(m, self) : repr(m, self)),
  '__str__(self, /)': (m, [self]) => repr(m, self),
  '__format__(self, spec, /)': (m, [self, spec]) => formatValue(m, self, String(spec)),
  '__dir__(self, /)': (m, [self]) => call(m, m.loader.builtins.get('dir') ?? null, [self]),
  '__sizeof__(self, /)': () => new Unknown('its size in memory is unknown'),
  '__reduce_ex__(self, protocol, /)': () => new Unknown('pickling is not supported'),
});
define('object', {
  __init_subclass__: new PyWrapper(
    'classmethod',
    new Native('__init_subclass__', (m, [type], keywords) => {
      if (keywords?.size) throw m.exception('TypeError', `${(type as PyClass).name}.__init_subclass__() takes no keyword arguments`);
      return null;
    }),
  ),
});

/** Python's `hash(value)`: equal for equal values within a run, which is all that Python guarantees. */
export function hashNumber(m: Machine, value: Value): Value {
  const key = hashKey(m, value);
  if (key instanceof Unknown) return key;
  if (typeof key === 'number' || typeof key === 'bigint') return key;
  if (typeof key === 'string') {
    let hash = 0;
    for (let i = 0; i < key.length; i++) hash = (hash * 31 + key.charCodeAt(i)) % 4_294_967_291;
    return hash;
  }
  return key === null ? 0 : typeof key === 'object' ? m.identity(key) : Number(key);
}

const nameOfClass = (read: (type: PyClass, m: Machine) => Value): NativeProperty =>
  new NativeProperty((m, self) => read(self as PyClass, m));
define('type', {
  __name__: nameOfClass(type => type.name),
  __qualname__: nameOfClass(type => type.qualname),
  __module__: nameOfClass(type => type.attrs.get('__module__') ?? type.module),
  __mro__: nameOfClass(type => new PyTuple(type.mro)),
  __bases__: nameOfClass(type => new PyTuple(type.bases)),
  __base__: nameOfClass(type => type.bases[0] ?? null),
  __dict__: nameOfClass((type, m) => attributesDict(m, type)),
  __new__: new Native(
    '__new__',
    (m, [meta, name, bases = null, namespace], keywords) => {
      if (bases === null && namespace === undefined) return classOf(name ?? null);
      if (!(bases instanceof PyTuple) || !(namespace instanceof PyDict))
        throw m.exception('TypeError', 'type.__new__() takes a name, a tuple of bases and a dict');
      const attrs = new Map([...namespace.entries.values()].map(({ key, value }) => [String(key), value] as const));
      if (meta === builtinClass('type')) return makeClass(m, String(name), bases.items, attrs, keywords ?? new Map());
      return createClass(
        m,
        String(name),
        bases.items,
        attrs,
        meta ?? null,
        new Map([...(keywords ?? [])].filter(([key]) => key !== 'metaclass')),
      );
    },
    true,
  ),
  __init__: new Native('__init__', () => null),
  __call__: new Native('__call__', (m, [type, ...args], keywords) => constructPlainly(m, type as PyClass, args, keywords)),
  mro: new Native('mro', (_m, [type]) => new PyTuple((type as PyClass).mro)),
});
methods('type', {
  '__subclasses__(self, /)': () => new Unknown('its subclasses are not tracked'),
  '__instancecheck__(self, value, /)': (_m, [self, value]) => classOf(value).isSubclass(self as PyClass),
  '__subclasscheck__(self, value, /)': (_m, [self, value]) => value instanceof PyClass && value.isSubclass(self as PyClass),
  '__prepare__(self, *args)': () => new PyDict(),
  '__or__(self, other, /)': (_m, [self, other]) => new PyGenericAlias('types.UnionType', [self, other]),
  '__ror__(self, other, /)': (_m, [self, other]) => new PyGenericAlias('types.UnionType', [other, self]),
});
define('ABCMeta', { register: new Native('register', (_m, [, type = null]) => type) });

const ofFunction = (read: (fn: PyFunction, m: Machine) => Value): NativeProperty =>
  new NativeProperty((m, self) => read(self as PyFunction, m));
const settable = (name: string, read: (fn: PyFunction, m: Machine) => Value): NativeProperty =>
  new NativeProperty(
    (m, self) => {
      const own = (self as PyFunction).attrs.get(name);
      return own === undefined ? read(self as PyFunction, m) : own;
    },
    (m, self, value) => {
      (self as PyFunction).set(m, name, value);
    },
  );
define('function', {
  __name__: settable('__name__', fn => fn.code.name),
  __qualname__: settable('__qualname__', fn => fn.qualname),
  __module__: settable('__module__', fn => fn.module.name),
  __doc__: settable('__doc__', docOf),
  __defaults__: new NativeProperty(
    (_m, self) => {
      const fn = self as PyFunction;
      const values = fn.code.positional.flatMap(({ name }) => (fn.defaults.has(name) ? [fn.defaults.get(name) ?? null] : []));
      return values.length > 0 ? new PyTuple(values) : null;
    },
    (_m, self, value) => {
      const fn = self as PyFunction;
      const keep = new Map(
        [...fn.defaults].filter(([name]) => fn.code.parameters.some(one => one.name === name && one.kind === 'keywordOnly')),
      );
      const values = value instanceof PyTuple ? value.items : [];
      fn.code.positional.slice(fn.code.positional.length - values.length).forEach(({ name }, i) => keep.set(name, values[i] ?? null));
      fn.defaults = keep;
    },
  ),
  __kwdefaults__: ofFunction(fn => {
    const entries = fn.code.parameters
      .filter(({ kind, name }) => kind === 'keywordOnly' && fn.defaults.has(name))
      .map(({ name }) => [name, fn.defaults.get(name) ?? null] as const);
    return entries.length > 0 ? makeDict(entries) : null;
  }),
  __annotations__: settable('__annotations__', (fn, m) => annotationsOf(m, fn)),
  __globals__: ofFunction((fn, m) => globalsDict(m, fn.module)),
  __code__: ofFunction(fn => codeObject(fn)),
  __closure__: ofFunction(() => null),
  __dict__: ofFunction((fn, m) => attributesDict(m, fn)),
  __get__: new Native('__get__', (_m, [self = null, object = null]) => (object === null ? self : new BoundMethod(object, self))),
  __call__: new Native('__call__', (m, [self = null, ...args], keywords) => call(m, self, args, keywords)),
});

function docOf(fn: PyFunction): Value {
  const { body } = fn.code;
  const first = 'kind' in body ? undefined : body.items[0]?.statement;
  return first?.kind === 'expression' && first.value.kind === 'str' ? first.value.value : null;
}

/** Annotations are evaluated when they are requested. */
function annotationsOf(m: Machine, fn: PyFunction): PyDict {
  const entries: [string, Value][] = [];
  for (const { name, expression } of fn.annotations) {
    const frame = new Frame(m, fn.closure ?? fn.module.scope, fn.module, m.frame, fn.code.name);
    frame.base = fn.base;
    entries.push([name, annotationValue(expression, frame, fn.base)]);
  }
  return makeDict(entries);
}

function codeObject(fn: PyFunction): Instance {
  const code = new Instance(builtinClass('code'));
  const names = [...fn.code.positional, ...fn.code.parameters.filter(({ kind }) => kind === 'keywordOnly')].map(({ name }) => name);
  code.attrs.set('co_name', fn.code.name);
  code.attrs.set('co_argcount', fn.code.positional.length);
  code.attrs.set('co_posonlyargcount', fn.code.positional.filter(({ kind }) => kind === 'positionalOnly').length);
  code.attrs.set('co_kwonlyargcount', names.length - fn.code.positional.length);
  code.attrs.set(
    'co_varnames',
    new PyTuple([
      ...names,
      ...(fn.code.star ? [fn.code.star.name] : []),
      ...(fn.code.doubleStar ? [fn.code.doubleStar.name] : []),
      ...[...fn.code.locals].filter(name => !fn.code.parameters.some(one => one.name === name)),
    ]),
  );
  const suspended = fn.code.isAsync ? (fn.code.isGenerator ? 512 : 128) : fn.code.isGenerator ? 32 : 0;
  code.attrs.set('co_flags', (fn.code.star ? 4 : 0) | (fn.code.doubleStar ? 8 : 0) | suspended);
  code.attrs.set('co_filename', fn.module.file);
  return code;
}

const delegate = (name: string): NativeProperty => new NativeProperty((m, self) => getAttr(m, (self as BoundMethod).fn, name));
define('method', {
  __new__: new Native('__new__', (_m, [, fn = null, self = null]) => new BoundMethod(self, fn), true),
  __init__: new Native('__init__', () => null),
  __self__: new NativeProperty((_m, self) => (self as BoundMethod).self),
  __func__: new NativeProperty((_m, self) => (self as BoundMethod).fn),
  __name__: delegate('__name__'),
  __qualname__: delegate('__qualname__'),
  __module__: delegate('__module__'),
  __doc__: delegate('__doc__'),
  __defaults__: delegate('__defaults__'),
  __code__: delegate('__code__'),
  __wrapped__: delegate('__wrapped__'),
  __annotations__: delegate('__annotations__'),
  __getattr__: new Native('__getattr__', (m, [self, name]) => getAttr(m, (self as BoundMethod).fn, String(name))),
});
define('builtin_function_or_method', {
  __name__: new NativeProperty((_m, self) => (self as Native).name),
  __qualname__: new NativeProperty((_m, self) => (self as Native).name),
  __module__: 'builtins',
  __doc__: null,
});
define('module', { __dict__: new NativeProperty((m, self) => globalsDict(m, self as PyModule)) });

define('property', {
  __new__: new Native(
    '__new__',
    (_m, [type, ...args], keywords) => {
      const [get = null, set = null, del = null] = args;
      return new PyProperty(keywords?.get('fget') ?? get, keywords?.get('fset') ?? set, keywords?.get('fdel') ?? del, type as PyClass);
    },
    true,
  ),
  __init__: new Native('__init__', () => null),
  fget: new NativeProperty((_m, self) => (self as PyProperty).fget),
  fset: new NativeProperty((_m, self) => (self as PyProperty).fset),
  fdel: new NativeProperty((_m, self) => (self as PyProperty).fdel),
  __doc__: new NativeProperty((m, self) =>
    (self as PyProperty).fget === null ? null : (findAttr(m, (self as PyProperty).fget, '__doc__') ?? null),
  ),
  __get__: new Native('__get__', (m, [self = null, object = null]) =>
    object === null ? self : bindAttribute(m, self, object, classOf(object)),
  ),
});
methods('property', {
  'getter(self, fget, /)': (_m, [self, fget]) =>
    new PyProperty(fget, (self as PyProperty).fset, (self as PyProperty).fdel, (self as PyProperty).type),
  'setter(self, fset, /)': (_m, [self, fset]) =>
    new PyProperty((self as PyProperty).fget, fset, (self as PyProperty).fdel, (self as PyProperty).type),
  'deleter(self, fdel, /)': (_m, [self, fdel]) =>
    new PyProperty((self as PyProperty).fget, (self as PyProperty).fset, fdel, (self as PyProperty).type),
});
for (const kind of ['classmethod', 'staticmethod'] as const) {
  define(kind, {
    __new__: new Native('__new__', (_m, [, fn = null]) => new PyWrapper(kind, fn), true),
    __init__: new Native('__init__', () => null),
    __func__: new NativeProperty((_m, self) => (self as PyWrapper).fn),
    __wrapped__: new NativeProperty((_m, self) => (self as PyWrapper).fn),
    __name__: new NativeProperty((m, self) => getAttr(m, (self as PyWrapper).fn, '__name__')),
    __get__: new Native('__get__', (m, [self = null, object = null, type = null]) =>
      bindAttribute(m, self, object, type instanceof PyClass ? type : classOf(object)),
    ),
  });
}

define('super', {
  __new__: new Native(
    '__new__',
    (m, [, start, object]) => {
      if (start instanceof PyClass && object !== undefined) return new PySuper(start, object);
      const scope = functionScope(m);
      const owner = start instanceof PyClass ? start : (scope?.owner?.cls ?? null);
      const self = object ?? scope?.firstArgument;
      if (owner === null || self === undefined) throw m.exception('RuntimeError', 'super(): no arguments');
      return new PySuper(owner, self);
    },
    true,
  ),
});
define('super', { __init__: new Native('__init__', () => null) });

/** The names of the enclosing method: comprehensions have their own names. */
function functionScope(m: Machine): Scope | null {
  let scope = m.frame?.scope ?? null;
  while (scope?.walrusTo) scope = scope.walrusTo;
  return scope;
}

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
    if (items.length < 2) return exceptionText(m, self as Instance);
    return `[Errno ${String(items[0])}] ${String(items[1])}`;
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
define('GenericAlias', {
  __origin__: new NativeProperty((_m, self) => (self as PyGenericAlias).origin),
  __args__: new NativeProperty((_m, self) => new PyTuple((self as PyGenericAlias).args)),
  __parameters__: new PyTuple([]),
  __or__: new Native('__or__', (_m, [self = null, other = null]) => new PyGenericAlias('types.UnionType', [self, other])),
  __ror__: new Native('__ror__', (_m, [self = null, other = null]) => new PyGenericAlias('types.UnionType', [other, self])),
  __getattr__: new Native('__getattr__', (m, [self, name]) => getAttr(m, (self as PyGenericAlias).origin, String(name))),
});
