import { observerOf } from '../observer';
import { Tensor } from '../tensor';
import { call, callMethod, getAttr, getItemByName, Instance, Native, PyClass, PyDict, PyTuple, setItemByName, setPlainAttr, touch, Unknown, builtinClass, classOf, type Keywords, type Machine, type Value } from '../vm';
import { isParameter } from './parameter';

/** The native half of torch.nn.Module: attributes and calls, which every model does by the thousand. The rest is python/module.py. */
export const MODULE_BASE = new PyClass('_ModuleBase', [builtinClass('object')], new Map(), { module: 'torch.nn.modules.module' });

const TABLES = ['_parameters', '_buffers', '_modules'] as const;

function table(self: Value, name: (typeof TABLES)[number]): PyDict | null {
  const found = self instanceof Instance ? self.attrs.get(name) : undefined;
  return found instanceof PyDict ? found : null;
}

function isModule(value: Value): value is Instance {
  return value instanceof Instance && !(value instanceof PyClass) && value.cls.isSubclass(MODULE_BASE);
}

/** Takes a name out of everywhere else: a module or parameter has it now. */
function forget(self: Instance, name: string, keep: (typeof TABLES)[number]): void {
  if (self.attrs.has(name)) self.delete(name);
  for (const one of TABLES) {
    const dict = one === keep ? null : table(self, one);
    if (!dict?.entries.has(name)) continue;
    touch(dict);
    dict.entries.delete(name);
  }
}

const typename = (value: Value): string => {
  const type = classOf(value);
  return type.module === 'builtins' ? type.name : `${type.module}.${type.name}`;
};

function setAttribute(m: Machine, self: Instance, name: string, value: Value): void {
  const parameters = table(self, '_parameters');
  if (isParameter(value)) {
    if (!parameters) m.raise('AttributeError', 'cannot assign parameters before Module.__init__() call');
    forget(self, name, '_parameters');
    setItemByName(parameters, name, value);
    return;
  }
  if (parameters?.entries.has(name)) {
    if (value !== null && !(value instanceof Unknown)) m.raise('TypeError', `cannot assign '${typename(value)}' as parameter '${name}' (torch.nn.Parameter or None expected)`);
    setItemByName(parameters, name, value);
    return;
  }
  const modules = table(self, '_modules');
  if (isModule(value)) {
    if (!modules) m.raise('AttributeError', 'cannot assign module before Module.__init__() call');
    forget(self, name, '_modules');
    setItemByName(modules, name, value);
    return;
  }
  if (modules?.entries.has(name)) {
    if (value !== null && !(value instanceof Unknown)) m.raise('TypeError', `cannot assign '${typename(value)}' as child module '${name}' (torch.nn.Module or None expected)`);
    setItemByName(modules, name, value);
    return;
  }
  const buffers = table(self, '_buffers');
  if (buffers && (buffers.entries.has(name) || (value instanceof Tensor && value.type.name === 'Buffer'))) {
    if (value !== null && !(value instanceof Tensor) && !(value instanceof Unknown)) m.raise('TypeError', `cannot assign '${typename(value)}' as buffer '${name}' (torch.nn.Buffer, torch.Tensor or None expected)`);
    setItemByName(buffers, name, value);
    return;
  }
  setPlainAttr(m, self, name, value);
}

function getAttribute(m: Machine, self: Instance, name: string): Value {
  for (const one of TABLES) {
    const dict = table(self, one);
    const found = dict ? getItemByName(dict, name) : undefined;
    if (found !== undefined) return found;
    if (dict?.open) return dict.open;
  }
  const { openBase } = self.type;
  if (openBase) return openBase;
  return m.raise('AttributeError', `'${self.type.name}' object has no attribute '${name}'`);
}

function callModule(m: Machine, self: Instance, given: readonly Value[], givenKeywords: Keywords): Value {
  let args = given;
  let keywords = givenKeywords;
  const prepare = self.type.lookup('_convlens_prepare');
  if (prepare !== undefined) callMethod(m, prepare, self, args, keywords);
  for (const { hook, withKeywords } of hooksOf(self, '_forward_pre_hooks')) {
    const result = call(m, hook, withKeywords ? [self, new PyTuple(args), dictOf(keywords)] : [self, new PyTuple(args)]);
    if (result === null || result instanceof Unknown) continue;
    if (withKeywords && result instanceof PyTuple && result.items.length === 2) {
      const [newArgs = null, newKeywords = null] = result.items;
      args = newArgs instanceof PyTuple ? newArgs.items : [newArgs];
      keywords = newKeywords instanceof PyDict ? keywordsOf(newKeywords) : null;
    } else args = result instanceof PyTuple ? result.items : [result];
  }
  let output = call(m, getAttr(m, self, 'forward'), args, keywords);
  for (const { hook, withKeywords } of hooksOf(self, '_forward_hooks')) {
    const result = call(m, hook, withKeywords ? [self, new PyTuple(args), dictOf(keywords), output] : [self, new PyTuple(args), output]);
    if (result !== null) output = result;
  }
  observerOf(m)?.moduleCalled?.(m, self, new PyTuple(args.length > 0 ? args : [...(keywords?.values() ?? [])]), output);
  return output;
}

interface Hook {
  readonly hook: Value;
  readonly withKeywords: boolean;
}

function hooksOf(self: Instance, name: string): readonly Hook[] {
  const found = self.attrs.get(name);
  if (!(found instanceof PyDict) || found.entries.size === 0) return [];
  return [...found.entries.values()].map(({ value }) => (value instanceof PyTuple ? { hook: value.items[0] ?? null, withKeywords: value.items[1] === true } : { hook: value, withKeywords: false }));
}

function dictOf(keywords: Keywords): PyDict {
  const dict = new PyDict();
  if (keywords) for (const [name, value] of keywords) setItemByName(dict, name, value);
  return dict;
}

function keywordsOf(dict: PyDict): Keywords {
  return new Map([...dict.entries.values()].map(({ key, value }) => [String(key), value] as const));
}

const define = (name: string, compute: (m: Machine, self: Instance, args: readonly Value[], keywords: Keywords) => Value): void => {
  MODULE_BASE.attrs.set(name, new Native(name, (m, [self, ...args], keywords) => (self instanceof Unknown ? self : compute(m, self as Instance, args, keywords))));
};

define('__init__', (m, self, args, keywords) => {
  if (args.length > 0) m.raise('TypeError', `${self.type.name}.__init__() takes 1 positional argument but ${String(args.length + 1)} were given`);
  if (keywords?.size) m.raise('TypeError', `${self.type.name}.__init__() got an unexpected keyword argument '${[...keywords.keys()][0] ?? ''}'`);
  self.set('training', true);
  for (const name of TABLES) self.set(name, new PyDict());
  return null;
});
define('__setattr__', (m, self, [name, value = null]) => {
  setAttribute(m, self, String(name), value);
  return null;
});
define('__getattr__', (m, self, [name]) => getAttribute(m, self, String(name)));
define('__delattr__', (m, self, [name]) => {
  const key = String(name);
  for (const one of TABLES) {
    const dict = table(self, one);
    if (!dict?.entries.has(key)) continue;
    touch(dict);
    dict.entries.delete(key);
    return null;
  }
  if (!self.delete(key)) m.raise('AttributeError', key);
  return null;
});
define('__call__', (m, self, args, keywords) => callModule(m, self, args, keywords));

/** The modules inside, each once, with their names: torch's `named_modules`. */
define('_named_modules', (_m, self, [prefix]) => {
  const found: Value[] = [];
  const seen = new Set<Instance>();
  const visit = (module: Instance, name: string): void => {
    if (seen.has(module)) return;
    seen.add(module);
    found.push(new PyTuple([name, module]));
    for (const { key, value } of table(module, '_modules')?.entries.values() ?? []) if (isModule(value)) visit(value, name === '' ? String(key) : `${name}.${String(key)}`);
  };
  visit(self, typeof prefix === 'string' ? prefix : '');
  return new PyTuple(found);
});

const places = new WeakMap<Instance, ReturnType<Machine['place']>>();

/** Where the user's code has made a layer. */
export function creationPlace(module: Instance): ReturnType<Machine['place']> {
  return places.get(module) ?? null;
}

export const remember = new Native('remember', (m, [self]) => {
  if (self instanceof Instance && !places.has(self)) places.set(self, m.place());
  return null;
});
