import { bindAttribute, findAttr, getAttr } from '../protocol/attributes';
import type { Scope } from '../objects/frame';
import type { Machine } from '../objects/machine';
import { PyClass } from '../objects/class';
import { classOf } from '../objects/class-registry';
import { NativeProperty, PyProperty, PyWrapper } from '../objects/descriptors';
import { Native } from '../objects/methods';
import { PySuper } from '../objects/super';
import { define } from './classes';
import { methods } from './define-methods';

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
