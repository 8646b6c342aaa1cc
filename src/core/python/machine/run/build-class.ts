import { Unknown, type Value } from '../../data';
import type { StatementOf } from '../../syntax';
import { callMethod, findAttr } from '../protocol/attributes';
import { call } from '../protocol/call';
import { dictEntries, makeDict } from '../protocol/containers';
import { makeSet } from '../protocol/sets';
import { evaluate } from './evaluate';
import { executeBlock } from './execute';
import { itemMayRun } from './perhaps';
import { UndecidedFlow } from '../objects/errors';
import { mayHaveMore } from '../protocol/escape';
import { Scope, type OwnerCell, type Frame } from '../objects/frame';
import { PyFunction } from '../objects/function';
import { toArray } from '../protocol/iterate';
import type { Machine } from '../objects/machine';
import { storeName } from './names';
import { PyClass, PyClassError } from '../objects/class';
import { builtinClass } from '../objects/class-registry';
import { PyProperty, PyWrapper } from '../objects/descriptors';
import { PyGenericAlias } from '../objects/generic-alias';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { Instance } from '../objects/instance';
import { Native } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `class` statement. */
export function buildClass(s: StatementOf<'class'>, f: Frame): void {
  const { m, base } = f;
  const decorators = s.decorators.map(decorator => evaluate(decorator, f));
  const bases: Value[] = [];
  const keywords = new Map<string, Value>();
  for (const argument of s.bases) {
    const value = evaluate(argument.value, f);
    if (argument.kind === 'keyword') keywords.set(argument.name, value);
    else if (argument.kind === 'star') bases.push(...known(toArray(m, value)));
    else if (argument.kind === 'doubleStar' && value instanceof PyDict)
      for (const { key, value: item } of dictEntries(m, value)) {
        if (typeof key !== 'string') throw m.exception('TypeError', 'keywords must be strings');
        keywords.set(key, item);
      }
    else bases.push(value);
  }
  const { scope: around } = f;
  const scope = new Scope(null, around.isClass || (around.locals === null && !around.walrusTo) ? around.parent : around, f.module, true);
  const owner: OwnerCell = { name: s.name, cls: null };
  scope.owner = owner;
  scope.outer = outerNames(s);
  const qualname = around.qualname + s.name;
  scope.qualname = `${qualname}.`;
  scope.vars.set('__module__', f.module.name);
  scope.vars.set('__qualname__', qualname);
  const first = s.body.items[0]?.statement;
  if (first?.kind === 'expression' && first.value.kind === 'str') scope.vars.set('__doc__', first.value.value);
  const lost = runBody(s, f, scope);
  f.base = base;
  f.at = base;
  let made = makeClass(m, s.name, bases, scope.vars, keywords);
  if (made instanceof PyClass) {
    owner.cls = made;
    if (lost) mayHaveMore(m, made, lost);
  }
  for (const decorator of decorators.reverse()) made = call(m, decorator, [made]);
  storeName(f, s.name, made);
}

function known(values: readonly Value[] | Unknown): readonly Value[] {
  return values instanceof Unknown ? [values] : values;
}

function outerNames({ body }: StatementOf<'class'>): Scope['outer'] {
  const names = new Map<string, 'global' | 'nonlocal'>();
  for (const { statement } of body.items)
    if (statement.kind === 'global' || statement.kind === 'nonlocal') for (const name of statement.names) names.set(name, statement.kind);
  return names.size > 0 ? names : null;
}

/** A class body runs in the enclosing frame, with its own names. Returns why a part of it could not be followed. */
function runBody(s: StatementOf<'class'>, f: Frame, scope: Scope): Unknown | null {
  const { m, base } = f;
  const inner = f.inScope(scope, s.name);
  let lost: Unknown | null = null;
  m.frame = inner;
  try {
    for (const item of s.body.items) {
      try {
        executeBlock({ items: [item] }, base, inner);
      } catch (error) {
        if (!(error instanceof UndecidedFlow)) throw error;
        m.note(error.why.reason);
        itemMayRun(item, base, inner);
        lost ??= error.why;
      }
    }
  } finally {
    m.frame = f;
  }
  return lost;
}

/** The result of `type(name, bases, namespace, **keywords)`, including the metaclass. */
export function makeClass(
  m: Machine,
  name: string,
  given: readonly Value[],
  namespace: ReadonlyMap<string, Value>,
  keywords: ReadonlyMap<string, Value>,
): Value {
  const bases = resolveBases(m, given);
  const meta = metaclassOf(m, bases, keywords.get('metaclass'));
  const rest = new Map([...keywords].filter(([key]) => key !== 'metaclass'));
  if (
    meta instanceof PyClass &&
    meta !== builtinClass('type') &&
    (meta.lookup(m, '__new__') !== builtinClass('type').attrs.get('__new__') ||
      meta.lookup(m, '__init__') !== builtinClass('type').attrs.get('__init__') ||
      meta.lookup(m, '__call__') instanceof PyFunction)
  ) {
    return call(
      m,
      meta,
      [name, new PyTuple(bases.filter(base => base instanceof PyClass)), makeDict(namespace)],
      rest.size > 0 ? rest : null,
    );
  }
  if (!(meta instanceof PyClass) && meta !== null)
    return call(m, meta, [name, new PyTuple(bases), makeDict(namespace)], rest.size > 0 ? rest : null);
  return createClass(m, name, bases, namespace, meta, rest);
}

/** Bases that are not classes can be resolved to classes: `Generic[T]`, `typing.NamedTuple`. */
function resolveBases(m: Machine, given: readonly Value[]): readonly Value[] {
  return given.flatMap(base => {
    if (base instanceof PyClass || base instanceof Unknown) return [base];
    if (base instanceof PyGenericAlias) return resolveBases(m, [base.origin]);
    const entries = findAttr(m, base, '__mro_entries__');
    if (entries === undefined) return [new Unknown('one of its bases is not a class')];
    return known(toArray(m, call(m, entries, [new PyTuple(given)])));
  });
}

function metaclassOf(m: Machine, bases: readonly Value[], given: Value | undefined): Value {
  if (given !== undefined && !(given instanceof PyClass)) return given;
  let meta = given ?? builtinClass('type');
  for (const base of bases) {
    if (!(base instanceof PyClass)) continue;
    if (base.cls.isSubclass(meta)) meta = base.cls;
    else if (!meta.isSubclass(base.cls))
      m.raise(
        'TypeError',
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
  }
  return meta;
}

/** The behaviour of `type.__new__`. */
export function createClass(
  m: Machine,
  name: string,
  bases: readonly Value[],
  namespace: ReadonlyMap<string, Value>,
  meta: Value,
  keywords: ReadonlyMap<string, Value>,
): PyClass {
  const classes = bases.filter(base => base instanceof PyClass);
  const open = bases.find(base => base instanceof Unknown) ?? null;
  const attrs = new Map(namespace);
  if (attrs.has('__eq__') && !attrs.has('__hash__')) attrs.set('__hash__', null);
  const module = attrs.get('__module__');
  const qualname = attrs.get('__qualname__');
  attrs.delete('__qualname__');
  if (!attrs.has('__doc__')) attrs.set('__doc__', null);
  let cls: PyClass;
  try {
    cls = new PyClass(name, classes.length > 0 ? classes : [builtinClass('object')], attrs, {
      ...(meta instanceof PyClass && meta !== builtinClass('type') ? { metaclass: meta } : {}),
      openBase: open,
      qualname: typeof qualname === 'string' ? qualname : name,
      module: typeof module === 'string' ? module : '__main__',
      owner: m,
    });
  } catch (error) {
    if (!(error instanceof PyClassError)) throw error;
    m.raise('TypeError', error.message);
  }
  m.subclasses.add(cls);
  cls.slots = slotsOf(cls, namespace.get('__slots__'));
  if (cls.cls.isSubclass(builtinClass('ABCMeta'))) attrs.set('__abstractmethods__', abstractMethods(m, cls));
  if (attrs.has('__abstractmethods__')) cls.set(m, '__abstractmethods__', attrs.get('__abstractmethods__') ?? null);
  for (const [key, value] of namespace) {
    if (!(value instanceof Instance) || value instanceof PyClass || value instanceof PyFunction || value instanceof Native) continue;
    const setName = value.cls.lookup(m, '__set_name__');
    if (setName !== undefined) callMethod(m, setName, value, [cls, key]);
  }
  const subclassHook = superLookup(m, cls, '__init_subclass__');
  if (subclassHook !== undefined)
    call(m, subclassHook instanceof PyWrapper ? subclassHook.fn : subclassHook, [cls], keywords.size > 0 ? keywords : null);
  else if (keywords.size > 0 && !open) m.raise('TypeError', `${name}.__init_subclass__() takes no keyword arguments`);
  return cls;
}

/** If the class and all its bases have `__slots__`, its objects have no other attributes. */
function slotsOf(cls: PyClass, given: Value | undefined): PyClass['slots'] {
  const names = given instanceof PyTuple || given instanceof PyList ? given.items : typeof given === 'string' ? [given] : null;
  if (!names || names.includes('__dict__')) return null;
  const slots = new Set(names.map(String));
  for (const base of cls.mro.slice(1)) {
    if (base.name === 'object' && base.module === 'builtins') continue;
    if (!base.slots) return null;
    for (const name of base.slots) slots.add(name);
  }
  return slots;
}

function superLookup(m: Machine, cls: PyClass, name: string): Value | undefined {
  for (const base of cls.mro.slice(1)) {
    const found = base.attrsIn(m).get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function abstractMethods(m: Machine, cls: PyClass): PySet {
  const names = new Set<string>();
  for (const base of cls.mro.slice(1)) {
    const inherited = base.attrs.get('__abstractmethods__');
    if (inherited instanceof PySet) for (const name of inherited.items.values()) if (typeof name === 'string') names.add(name);
  }
  for (const [name, value] of cls.attrs) if (isAbstract(value)) names.add(name);
  return makeSet(
    m,
    [...names].filter(name => isAbstract(cls.lookup(m, name) ?? null)),
    builtinClass('frozenset'),
  );
}

function isAbstract(value: Value): boolean {
  if (value instanceof PyWrapper) return isAbstract(value.fn);
  if (value instanceof PyProperty) return isAbstract(value.fget) || isAbstract(value.fset);
  return value instanceof Instance && !(value instanceof PyClass) && value.attrs.get('__isabstractmethod__') === true;
}
