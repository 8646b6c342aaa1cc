import { Unknown, type Value } from '../../data';
import { annotationValue } from '../run/annotations';
import { attributesDict, getAttr, noAttribute, setAttr } from '../protocol/attributes';
import { argumentType, attributeName } from '../protocol/string-argument';
import { InstanceEntries } from '../protocol/instance-dict';
import { staticNative } from '../protocol/native';
import { call } from '../protocol/call';
import { dictEntries, makeDict } from '../protocol/containers';
import { Frame } from '../objects/frame';
import { PyFunction } from '../objects/function';
import { globalsDict } from '../protocol/modules';
import type { Machine } from '../objects/machine';
import { builtinClass } from '../objects/class-registry';
import { NativeProperty } from '../objects/descriptors';
import { PyDict } from '../objects/hash-tables';
import { Instance } from '../objects/instance';
import { BoundMethod, Native } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { define } from './classes';

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
      if (value instanceof Unknown) {
        for (const { name } of fn.code.positional) keep.set(name, value);
        fn.defaults = keep;
        return;
      }
      const values = value instanceof PyTuple ? value.items : [];
      fn.code.positional.slice(fn.code.positional.length - values.length).forEach(({ name }, i) => keep.set(name, values[i] ?? null));
      fn.defaults = keep;
    },
  ),
  __kwdefaults__: new NativeProperty(
    (_m, self) => {
      const fn = self as PyFunction;
      const entries = keywordOnly(fn).flatMap(name => (fn.defaults.has(name) ? [[name, fn.defaults.get(name) ?? null] as const] : []));
      return entries.length > 0 ? makeDict(entries) : null;
    },
    (m, self, value) => {
      const fn = self as PyFunction;
      const names = keywordOnly(fn);
      const keep = new Map([...fn.defaults].filter(([name]) => !names.includes(name)));
      if (value instanceof Unknown) for (const name of names) keep.set(name, value);
      else if (value instanceof PyDict)
        for (const { key, value: given } of dictEntries(m, value)) if (typeof key === 'string') keep.set(key, given);
      fn.defaults = keep;
    },
  ),
  __annotations__: settable('__annotations__', (fn, m) => annotationsOf(m, fn)),
  __globals__: ofFunction((fn, m) => globalsDict(m, fn.module)),
  __code__: ofFunction(fn => codeObject(fn)),
  __closure__: ofFunction(fn => (fn.closure ? new Unknown('the cells of a closure are not modelled') : null)),
  __new__: staticNative('__new__(cls, code, globals, name=None, argdefs=None, closure=None)', (m, [, code, globals, name, defaults]) => {
    const of = code instanceof Instance ? functions.get(code) : undefined;
    if (!of)
      return code instanceof Unknown ? code : m.raise('TypeError', "function() argument 'code' must be code, not " + argumentType(code));
    // The same code with other names.
    if (globals instanceof Unknown || !(globals instanceof PyDict && globals.entries instanceof InstanceEntries))
      return m.unknown('the global names of the created function are unknown');
    const qualname = typeof name === 'string' ? name : of.qualname;
    const made = new PyFunction(of.code, of.base, of.closure, of.module, new Map(), qualname, of.owner, [], of.definition);
    if (typeof name === 'string') made.attrs.set('__name__', name);
    setAttr(m, made, '__defaults__', defaults);
    return made;
  }),
  __dict__: ofFunction((fn, m) => attributesDict(m, fn)),
  __get__: new Native('__get__', (_m, [self = null, object = null]) => (object === null ? self : new BoundMethod(object, self))),
  __call__: new Native('__call__', (m, [self = null, ...args], keywords) => call(m, self, args, keywords)),
});

function keywordOnly({ code }: PyFunction): string[] {
  return code.parameters.filter(({ kind }) => kind === 'keywordOnly').map(({ name }) => name);
}

/** The functions whose code objects a program has requested. */
const functions = new WeakMap<Instance, PyFunction>();

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
  functions.set(code, fn);
  const names = [...fn.code.positional.map(({ name }) => name), ...keywordOnly(fn)];
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
  __getattr__: new Native('__getattr__', (m, [self, name = null]) => {
    const text = attributeName(m, name);
    return text instanceof Unknown ? text : getAttr(m, (self as BoundMethod).fn, text);
  }),
});
define('builtin_function_or_method', {
  __name__: new NativeProperty((_m, self) => (self as Native).name),
  __qualname__: new NativeProperty((_m, self) => (self as Native).name),
  __module__: 'builtins',
  __doc__: null,
  __text_signature__: new NativeProperty((_m, self) => (self as Native).signature),
  ...Object.fromEntries(['__defaults__', '__kwdefaults__', '__code__', '__globals__', '__closure__'].map(name => [name, ofLibrary(name)])),
});

/** What a function has that a library writes in Python: whether it does is not known of one that is native here. */
function ofLibrary(name: string): NativeProperty {
  return new NativeProperty((m, self) => {
    const native = self as Native;
    const isBuiltin = m.loader.builtins.get(native.name) === native || m.loader.modules.get('math')?.scope.vars.get(native.name) === native;
    return isBuiltin ? noAttribute(m, self, name) : new Unknown(`\`${name}\` of \`${native.name}\` is not modelled`);
  });
}
