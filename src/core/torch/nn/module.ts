import { stringOf } from '../convert';
import { observerOf } from '../observer';
import { Tensor } from '../tensor';
import {
  call,
  callMethod,
  getAttr,
  getItemByName,
  Instance,
  joinValues,
  Native,
  PyClass,
  PyDict,
  PySet,
  PyTuple,
  repr,
  setItemByName,
  setPlainAttr,
  Unknown,
  classOf,
  type Keywords,
  type Machine,
  type Value,
} from '../vm';
import { dictOf, hooksOf, keywordsOf } from './hooks';
import { modulesInside, namedPairs } from './members';
import { isParameter } from './parameter';
import { isModule, MODULE_BASE, table, TABLES, type Table } from './tables';

/** Removes a name from all other tables: it now belongs to a module or parameter. */
function forget(m: Machine, self: Instance, name: string, keep: Table): void {
  if (self.attrs.has(name)) self.delete(m, name);
  for (const one of TABLES) {
    const dict = one === keep ? null : table(self, one);
    if (!dict?.entries.has(name)) continue;
    m.journal.touch(dict);
    dict.entries.delete(name);
  }
}

/** The words for element types in the name of a tensor type: `torch.FloatTensor`. */
const TENSOR_NAMES: Readonly<Record<string, string>> = {
  float32: 'Float',
  float64: 'Double',
  float16: 'Half',
  bfloat16: 'BFloat16',
  int64: 'Long',
  int32: 'Int',
  int16: 'Short',
  int8: 'Char',
  uint8: 'Byte',
  bool: 'Bool',
};

/** `torch.typename`. */
export function typename(value: Value): string {
  if (value instanceof Tensor) return `torch.${TENSOR_NAMES[value.dtype.name] ?? ''}Tensor`;
  const type = value instanceof PyClass ? value : classOf(value);
  return type.module === 'builtins' ? type.name : `${type.module}.${type.name}`;
}

/** `setattr` with an unknown name: each attribute that the value could replace may be it. */
function setSomeAttribute(m: Machine, self: Instance, why: Unknown, value: Value): void {
  for (const name of TABLES) {
    const dict = table(self, name);
    if (!dict) continue;
    m.journal.touch(dict);
    dict.open ??= why;
    const isReplaced = isModule(value) || isParameter(value) || value === null || value instanceof Unknown;
    if (isReplaced) for (const entry of dict.entries.values()) dict.entries.set(stringOf(entry.key), { key: entry.key, value: why });
  }
  for (const [name, before] of self.attrs) {
    if (!(TABLES as readonly string[]).includes(name) && !name.startsWith('_')) self.set(m, name, joinValues(m, before, value));
  }
  m.journal.touch(self);
  self.unsure ??= why;
}

function setAttribute(m: Machine, self: Instance, name: string, value: Value): void {
  const parameters = table(self, '_parameters');
  if (isParameter(value)) {
    if (!parameters) m.raise('AttributeError', 'cannot assign parameters before Module.__init__() call');
    forget(m, self, name, '_parameters');
    if (!parameters.entries.has(name)) refuseName(m, self, name);
    setItemByName(m, parameters, name, value);
    return;
  }
  if (parameters?.entries.has(name)) {
    if (value !== null && !(value instanceof Unknown))
      m.raise('TypeError', `cannot assign '${typename(value)}' as parameter '${name}' (torch.nn.Parameter or None expected)`);
    setItemByName(m, parameters, name, value);
    return;
  }
  const modules = table(self, '_modules');
  if (isModule(value)) {
    if (!modules) m.raise('AttributeError', 'cannot assign module before Module.__init__() call');
    forget(m, self, name, '_modules');
    setItemByName(m, modules, name, value);
    return;
  }
  if (modules?.entries.has(name)) {
    if (value !== null && !(value instanceof Unknown))
      m.raise('TypeError', `cannot assign '${typename(value)}' as child module '${name}' (torch.nn.Module or None expected)`);
    setItemByName(m, modules, name, value);
    return;
  }
  const buffers = table(self, '_buffers');
  if (buffers && (buffers.entries.has(name) || (value instanceof Tensor && value.type.name === 'Buffer'))) {
    if (value !== null && !(value instanceof Tensor) && !(value instanceof Unknown))
      m.raise('TypeError', `cannot assign '${typename(value)}' as buffer '${name}' (torch.nn.Buffer, torch.Tensor or None expected)`);
    setItemByName(m, buffers, name, value);
    if (value instanceof Tensor && value.type.name === 'Buffer') {
      // A buffer itself records whether it is part of the state.
      if (value.attrs.get('persistent') === false) markTransient(m, self, name);
      forgetPlain(m, self, name);
    }
    return;
  }
  setPlainAttr(m, self, name, value);
}

function markTransient(m: Machine, self: Instance, name: string): void {
  const transient = self.attrs.get('_non_persistent_buffers_set');
  if (!(transient instanceof PySet)) return;
  m.journal.touch(transient);
  transient.insert(name, name, null);
}

function forgetPlain(m: Machine, self: Instance, name: string): void {
  if (self.attrs.has(name)) self.delete(m, name);
}

/** What `register_parameter` rejects. */
function refuseName(m: Machine, self: Instance, name: string): void {
  if (name.includes('.')) m.raise('KeyError', 'parameter name can\'t contain "."');
  if (name === '') m.raise('KeyError', 'parameter name can\'t be empty string ""');
  if (self.type.lookup(m, name) !== undefined) m.raise('KeyError', `attribute '${name}' already exists`);
}

/** Tables that are almost always empty: they are created when they are accessed. */
const HOOK_TABLES: ReadonlySet<string> = new Set([
  '_forward_hooks',
  '_forward_hooks_with_kwargs',
  '_forward_hooks_always_called',
  '_forward_pre_hooks',
  '_forward_pre_hooks_with_kwargs',
  '_backward_hooks',
  '_backward_pre_hooks',
  '_state_dict_hooks',
  '_state_dict_pre_hooks',
  '_load_state_dict_pre_hooks',
  '_load_state_dict_post_hooks',
]);

function getAttribute(m: Machine, self: Instance, name: string): Value {
  for (const one of TABLES) {
    const dict = table(self, one);
    const found = dict ? getItemByName(dict, name) : undefined;
    if (found !== undefined) return found;
    if (dict?.open) return dict.open;
  }
  const { openBase } = self.type;
  if (openBase ?? self.unsure) return openBase ?? self.unsure;
  if (HOOK_TABLES.has(name) && table(self, '_modules')) {
    const made = new PyDict();
    self.set(m, name, made);
    return made;
  }
  return m.raise('AttributeError', `'${self.type.name}' object has no attribute '${name}'`);
}

function callModule(m: Machine, self: Instance, given: readonly Value[], givenKeywords: Keywords): Value {
  let args = given;
  let keywords = givenKeywords;
  const prepare = self.type.lookup(m, '_convlens_prepare');
  if (prepare !== undefined) callMethod(m, prepare, self, args, keywords);
  for (const { hook, withKeywords } of hooksOf(m, self, 'forward_pre')) {
    const result = call(m, hook, withKeywords ? [self, new PyTuple(args), dictOf(m, keywords)] : [self, new PyTuple(args)]);
    if (result === null || result instanceof Unknown) continue;
    if (!withKeywords) {
      args = result instanceof PyTuple ? result.items : [result];
      continue;
    }
    const [newArgs, newKeywords] = result instanceof PyTuple && result.items.length === 2 ? result.items : [];
    if (!(newArgs instanceof PyTuple && newKeywords instanceof PyDict))
      m.raise(
        'RuntimeError',
        `forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got ${stringOf(repr(m, result))}.`,
      );
    args = newArgs.items;
    keywords = keywordsOf(newKeywords);
  }
  let output = call(m, getAttr(m, self, 'forward'), args, keywords);
  for (const { hook, withKeywords } of hooksOf(m, self, 'forward')) {
    const result = call(m, hook, withKeywords ? [self, new PyTuple(args), dictOf(m, keywords), output] : [self, new PyTuple(args), output]);
    if (result !== null) output = result;
  }
  observerOf(m)?.moduleCalled?.(m, self, new PyTuple(args.length > 0 ? args : [...(keywords?.values() ?? [])]), output);
  return output;
}

const define = (name: string, compute: (m: Machine, self: Instance, args: readonly Value[], keywords: Keywords) => Value): void => {
  MODULE_BASE.attrs.set(
    name,
    new Native(name, (m, [self, ...args], keywords) => (self instanceof Unknown ? self : compute(m, self as Instance, args, keywords))),
  );
};

define('__init__', (m, self, args, keywords) => {
  const isPlain = self.type.lookup(m, 'call_super_init') !== true;
  if (isPlain && args.length > 0)
    m.raise('TypeError', `${self.type.name}.__init__() takes 1 positional argument but ${String(args.length + 1)} were given`);
  if (isPlain && keywords?.size)
    m.raise('TypeError', `${self.type.name}.__init__() got an unexpected keyword argument '${[...keywords.keys()][0] ?? ''}'`);
  self.set(m, 'training', true);
  for (const name of TABLES) self.set(m, name, new PyDict());
  self.set(m, '_non_persistent_buffers_set', new PySet());
  if (!isPlain) {
    const { mro } = self.type;
    const next = mro
      .slice(mro.indexOf(MODULE_BASE) + 1)
      .find(cls => cls.attrsIn(m).has('__init__'))
      ?.attrsIn(m)
      .get('__init__');
    if (next !== undefined) callMethod(m, next, self, args, keywords);
  }
  return null;
});
define('__setattr__', (m, self, [name, value = null]) => {
  if (name instanceof Unknown) setSomeAttribute(m, self, name, value);
  else setAttribute(m, self, stringOf(name), value);
  return null;
});
define('__getattr__', (m, self, [name]) => getAttribute(m, self, stringOf(name)));
define('__delattr__', (m, self, [name]) => {
  const key = stringOf(name);
  for (const one of TABLES) {
    const dict = table(self, one);
    if (!dict?.entries.has(key)) continue;
    m.journal.touch(dict);
    dict.entries.delete(key);
    return null;
  }
  if (!self.attrs.has(key)) m.raise('AttributeError', `'${self.type.name}' object has no attribute '${key}'`);
  self.delete(m, key);
  return null;
});
for (const name of ['__call__', '_call_impl', '_wrapped_call_impl'])
  define(name, (m, self, args, keywords) => callModule(m, self, args, keywords));

const called = MODULE_BASE.attrs.get('__call__');
if (called instanceof Native) called.signature = '(self, *args, **kwargs)';

// The known ones: names of layers and loops over them work without the others. Parameters are counted in members.ts.
define('_named_modules', (_m, self, [prefix]) => namedPairs(modulesInside(self, typeof prefix === 'string' ? prefix : '', true).modules));

const places = new WeakMap<Instance, ReturnType<Machine['place']>>();

/** Where user code created a layer. */
export function creationPlace(module: Instance): ReturnType<Machine['place']> {
  return places.get(module) ?? null;
}

export const rememberPlace = new Native('remember', (m, [self]) => {
  if (self instanceof Instance && !places.has(self)) places.set(self, m.place());
  return null;
});
