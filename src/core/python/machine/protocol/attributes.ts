import { Obj, Unknown, type Value } from '../../data';
import { call } from './call';
import { deleteSomeAttr, setSomeAttr } from './escape';
import { PyRaise } from '../objects/errors';
import { DictAttributes, InstanceEntries } from './instance-dict';
import type { Machine } from '../objects/machine';
import { LazyImport, PyModule } from '../objects/module';
import { forceLazy, moduleAttribute } from './modules';
import { unmodelledAttribute } from './unmodelled';
import { PyFunction } from '../objects/function';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { NativeProperty, PyProperty, PyWrapper } from '../objects/descriptors';
import { PyDict } from '../objects/hash-tables';
import { Instance } from '../objects/instance';
import { BoundMethod, Native, type Keywords } from '../objects/methods';
import { PySuper } from '../objects/super';

/** Python's `object.name`. Raises AttributeError. */
export function getAttr(m: Machine, object: Value, name: string): Value {
  m.missing = null;
  const found = findAttr(m, object, name);
  if (found !== undefined) return found;
  // Cleared above; a hook may have set it since.
  const { missing } = m as { readonly missing: PyRaise | null };
  const special =
    object instanceof PyModule ? undefined : unmodelledAttribute(m, object instanceof PyClass ? object : classOf(object), name, true);
  if (special) return special;
  if (missing) throw missing;
  return noAttribute(m, object, name);
}

export function noAttribute(m: Machine, object: Value, name: string): never {
  if (object instanceof Instance && object.cls.isSubclass(builtinClass('module'))) {
    const given = object instanceof PyModule ? object.name : object.attrs.get('__name__');
    const gone = typeof given === 'string' ? m.loader.inventory(given)?.formerly(given, name) : undefined;
    m.raise('AttributeError', gone ?? `module ${typeof given === 'string' ? `'${given}' ` : ''}has no attribute '${name}'`);
  }
  if (object instanceof PyClass) m.raise('AttributeError', `type object '${object.nameInMessages}' has no attribute '${name}'`);
  m.raise('AttributeError', `'${classOf(object).nameInMessages}' object has no attribute '${name}'`);
}

/** The same, but undefined if there is no such attribute. */
export function findAttr(m: Machine, object: Value, name: string): Value | undefined {
  if (object instanceof Unknown) return object;
  if (object instanceof PyModule) return moduleAttribute(m, object, name);
  if (object instanceof PySuper) return superAttribute(m, object, name);
  if (object instanceof PyClass) return classAttribute(m, object, name);
  const cls = classOf(object);
  const custom = cls.lookup(m, '__getattribute__');
  if (custom instanceof PyFunction) return orMissing(m, () => call(m, custom, [object, name]));
  return plainAttribute(m, object, cls, name);
}

/** The behaviour of `object.__getattribute__` followed by `__getattr__`. */
export function plainAttribute(m: Machine, object: Value, cls: PyClass, name: string): Value | undefined {
  const found = cls.lookup(m, name);
  const isData =
    found instanceof Obj &&
    (found instanceof NativeProperty ||
      found instanceof PyProperty ||
      (found instanceof Instance && found.cls.lookup(m, '__set__') !== undefined));
  if (isData) return withFallback(m, object, cls, name, () => bindAttribute(m, found, object, cls));
  if (object instanceof Instance) {
    const own = object.attrsIn(m).get(name);
    if (own !== undefined) return own instanceof LazyImport ? forceLazy(m, own) : own;
  }
  if (found !== undefined) return bindAttribute(m, found, object, cls);
  const hook = cls.lookup(m, '__getattr__');
  if (hook !== undefined) {
    const value = orMissing(m, () => callMethod(m, hook, object, [name]));
    if (value !== undefined) return value;
  }
  return mayBe(m, object, cls, name);
}

/** An attribute that was not found: unknown if code that could not be analyzed may have set it, or if it is not modelled. */
function mayBe(m: Machine, object: Value, cls: PyClass, name: string): Unknown | undefined {
  if (cls.openBase) return cls.openBase;
  if (object instanceof Instance && object.unsure) return object.unsure;
  if (object instanceof Instance && object.attrs instanceof DictAttributes && object.attrs.open) return object.attrs.open;
  return cls.mro.find(base => base.unsure !== null)?.unsure ?? unmodelledAttribute(m, cls, name);
}

/** If a property raises AttributeError, `__getattr__` is called. */
function withFallback(m: Machine, object: Value, cls: PyClass, name: string, get: () => Value): Value | undefined {
  const hook = cls.lookup(m, '__getattr__');
  if (hook === undefined) return get();
  try {
    return get();
  } catch (error) {
    if (!(error instanceof PyRaise) || !error.is('AttributeError')) throw error;
    return orMissing(m, () => callMethod(m, hook, object, [name]));
  }
}

function orMissing(m: Machine, get: () => Value): Value | undefined {
  const { frame, depth } = m;
  try {
    return get();
  } catch (error) {
    if (!(error instanceof PyRaise) || !error.is('AttributeError')) throw error;
    m.frame = frame;
    m.depth = depth;
    m.missing = error;
    return undefined;
  }
}

function superAttribute(m: Machine, { start, self }: PySuper, name: string): Value | undefined {
  const cls = self instanceof PyClass ? (self.isSubclass(start) ? self : self.cls) : classOf(self);
  const { mro } = cls;
  for (const base of mro.slice(mro.indexOf(start) + 1)) {
    const found = base.attrsIn(m).get(name);
    if (found === undefined) continue;
    if (cls === self && !(found instanceof PyWrapper)) return found;
    return bindAttribute(m, found, self, cls);
  }
  return mayBe(m, null, start, name);
}

function classAttribute(m: Machine, cls: PyClass, name: string): Value | undefined {
  const meta = cls.cls.lookup(m, name);
  if (meta instanceof NativeProperty || meta instanceof PyProperty) {
    if (!(meta instanceof NativeProperty) || !cls.attrsIn(m).has(name) || name === '__dict__') return bindAttribute(m, meta, cls, cls.cls);
  }
  const found = cls.lookup(m, name);
  if (found !== undefined && !(found instanceof NativeProperty && name.startsWith('__'))) return bindClassAttribute(m, found, cls);
  if (meta !== undefined) return bindAttribute(m, meta, cls, cls.cls);
  if (found !== undefined) return found;
  const hook = cls.cls.lookup(m, '__getattr__');
  if (hook !== undefined) {
    const value = orMissing(m, () => callMethod(m, hook, cls, [name]));
    if (value !== undefined) return value;
  }
  return mayBe(m, cls, cls, name);
}

function bindClassAttribute(m: Machine, found: Value, cls: PyClass): Value {
  if (found instanceof PyWrapper) return found.kind === 'classmethod' ? bindTo(m, found.fn, cls) : found.fn;
  if (found instanceof LazyImport) return forceLazy(m, found);
  if (
    found instanceof Instance &&
    !(found instanceof PyFunction) &&
    !(found instanceof Native) &&
    !(found instanceof PyClass) &&
    !(found instanceof PyProperty)
  ) {
    const get = found.cls.lookup(m, '__get__');
    if (get !== undefined) return callMethod(m, get, found, [null, cls]);
  }
  return found;
}

function bindTo(m: Machine, fn: Value, cls: PyClass): Value {
  return fn instanceof PyProperty ? call(m, fn.fget, [cls]) : new BoundMethod(cls, fn);
}

/** The result of looking up a class attribute on an instance. */
export function bindAttribute(m: Machine, found: Value, object: Value, cls: PyClass): Value {
  if (!(found instanceof Obj)) return found;
  if (found instanceof PyFunction) return new BoundMethod(object, found);
  if (found instanceof Native) return found.isStatic ? found : new BoundMethod(object, found);
  if (found instanceof NativeProperty) return found.get(m, object);
  if (found instanceof PyProperty) {
    if (found.fget === null) m.raise('AttributeError', `property of '${cls.name}' object has no getter`);
    return call(m, found.fget, [object]);
  }
  if (found instanceof PyWrapper) return found.kind === 'classmethod' ? bindTo(m, found.fn, cls) : found.fn;
  if (found instanceof LazyImport) return forceLazy(m, found);
  if (found instanceof Instance && !(found instanceof PyClass)) {
    const get = found.cls.lookup(m, '__get__');
    if (get !== undefined) return callMethod(m, get, found, [object, cls]);
  }
  return found;
}

/** The method of an object's class, not bound. */
export function lookupMethod(m: Machine, object: Value, name: string): Value | undefined {
  return classOf(object).lookup(m, name);
}

/** Calls the result of `lookupMethod`. */
export function callMethod(m: Machine, method: Value, self: Value, args: readonly Value[], keywords: Keywords = null): Value {
  if (method instanceof PyFunction || method instanceof Unknown || (method instanceof Native && !method.isStatic))
    return call(m, method, [self, ...args], keywords);
  return call(m, bindAttribute(m, method, self, classOf(self)), args, keywords);
}

/** Calls a method by its name. Raises AttributeError. */
export function invoke(m: Machine, object: Value, name: string, args: readonly Value[], keywords: Keywords = null): Value {
  return call(m, getAttr(m, object, name), args, keywords);
}

/** Python's `object.name = value`, or `setattr` with a name that is unknown. */
export function setAttr(m: Machine, object: Value, name: string | Unknown, value: Value): void {
  if (object instanceof Unknown) return;
  const custom = classOf(object).lookup(m, '__setattr__');
  if (
    custom !== undefined &&
    custom !== builtinClass('object').attrs.get('__setattr__') &&
    !(object instanceof PyClass && !object.cls.lookup(m, '__setattr__'))
  ) {
    callMethod(m, custom, object, [name, value]);
    return;
  }
  setPlainAttr(m, object, name, value);
}

/** The behaviour of `object.__setattr__`. */
export function setPlainAttr(m: Machine, object: Value, name: string | Unknown, value: Value): void {
  if (name instanceof Unknown) {
    setSomeAttr(m, object, name, value);
    return;
  }
  if (object instanceof PyModule) {
    if (object.replacement !== undefined) setAttr(m, object.replacement, name, value);
    else if (name === '__class__' && value instanceof PyClass) object.type = value;
    else object.scope.set(m, name, value);
    return;
  }
  const cls = classOf(object);
  const found = cls.lookup(m, name);
  if (found instanceof PyProperty) {
    if (found.fset === null) m.raise('AttributeError', `property '${name}' of '${cls.name}' object has no setter`);
    call(m, found.fset, [object, value]);
    return;
  }
  if (found instanceof NativeProperty) {
    if (found.set) found.set(m, object, value);
    else if (object instanceof Instance && !(object instanceof PyClass)) object.set(m, name, value);
    else if (object instanceof PyClass) object.set(m, name, value);
    else m.raise('AttributeError', `attribute '${name}' of '${cls.name}' objects is not writable`);
    return;
  }
  if (found instanceof Instance && !(found instanceof PyClass)) {
    const set = found.cls.lookup(m, '__set__');
    if (set !== undefined) {
      callMethod(m, set, found, [object, value]);
      return;
    }
  }
  if (!(object instanceof Instance) || hasNoDict(cls))
    m.raise('AttributeError', `'${cls.nameInMessages}' object has no attribute '${name}'`);
  if (object instanceof PyClass && object.module === 'builtins')
    m.raise('TypeError', `cannot set '${name}' attribute of immutable type '${object.name}'`);
  if (cls.slots && !cls.slots.has(name) && !(object instanceof PyClass))
    m.raise('AttributeError', `'${cls.nameInMessages}' object has no attribute '${name}'`);
  object.set(m, name, value);
}

/** Whether the objects of a builtin class have no attributes of their own. Those of classes derived from it do. */
function hasNoDict(cls: PyClass): boolean {
  return cls.module === 'builtins' && WITHOUT_DICT.has(cls.name) && cls === builtinClass(cls.name);
}

const WITHOUT_DICT: ReadonlySet<string> = new Set(['object', 'list', 'tuple', 'dict', 'set', 'frozenset', 'GenericAlias']);

/** Python's `del object.name`, or `delattr` with a name that is unknown. */
export function deleteAttr(m: Machine, object: Value, name: string | Unknown): void {
  if (object instanceof Unknown) return;
  const custom = classOf(object).lookup(m, '__delattr__');
  if (custom !== undefined && custom !== builtinClass('object').attrs.get('__delattr__')) {
    callMethod(m, custom, object, [name]);
    return;
  }
  deletePlainAttr(m, object, name);
}

export function deletePlainAttr(m: Machine, object: Value, name: string | Unknown): void {
  if (name instanceof Unknown) {
    deleteSomeAttr(m, object, name);
    return;
  }
  const found = object instanceof PyClass ? undefined : classOf(object).lookup(m, name);
  if (found instanceof PyProperty && found.fdel !== null) {
    call(m, found.fdel, [object]);
    return;
  }
  const deleted = object instanceof PyModule ? object.scope.delete(m, name) : object instanceof Instance && object.delete(m, name);
  if (!deleted) noAttribute(m, object, name);
}

/** `object.__dict__`: changes to it change the object. */
export function attributesDict(m: Machine, object: Instance): PyDict {
  const owner = object.isShared
    ? {
        get attrs() {
          return object.attrsIn(m);
        },
        set: object.set.bind(object),
        delete: object.delete.bind(object),
      }
    : object;
  const dict = new PyDict(undefined, new InstanceEntries(m, owner));
  dict.open = object.unsure;
  return dict;
}
