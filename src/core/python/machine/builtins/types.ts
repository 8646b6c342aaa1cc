import { Unknown, type Value } from '../../data';
import { attributesDict, getAttr } from '../protocol/attributes';
import { createClass, makeClass } from '../run/build-class';
import { constructPlainly } from '../protocol/call';
import { argumentType, attributeName, stringArgument } from '../protocol/string-argument';
import type { Machine } from '../objects/machine';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { NativeProperty } from '../objects/descriptors';
import type { PyGenericAlias } from '../objects/generic-alias';
import { unionOf } from '../objects/generic-alias';
import { PyDict } from '../objects/hash-tables';
import { Native } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';
import { define } from './classes';
import { methods } from './define-methods';

const nameOfClass = (read: (type: PyClass, m: Machine) => Value): NativeProperty =>
  new NativeProperty((m, self) => read(self as PyClass, m));
define('type', {
  // A class of ours may have its module in its name, as CPython's own have: messages contain it.
  __name__: nameOfClass(type => (type.isShared ? type.name.replace(/^.*\./, '') : type.name)),
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
      if (namespace === undefined) throw m.exception('TypeError', 'type() takes 1 or 3 arguments');
      if (bases instanceof Unknown) return bases;
      if (namespace instanceof Unknown) return namespace;
      if (!(bases instanceof PyTuple))
        throw m.exception('TypeError', `type.__new__() argument 2 must be tuple, not ${argumentType(bases)}`);
      if (!(namespace instanceof PyDict))
        throw m.exception('TypeError', `type.__new__() argument 3 must be dict, not ${argumentType(namespace)}`);
      const text = stringArgument(m, name ?? null, 'type.__new__() argument 1');
      if (text instanceof Unknown) return text;
      const attrs = new Map<string, Value>();
      // No attribute has a name that is not a string.
      for (const { key, value } of namespace.entries.values()) if (typeof key === 'string') attrs.set(key, value);
      if (meta === builtinClass('type')) return makeClass(m, text, bases.items, attrs, keywords ?? new Map());
      return createClass(m, text, bases.items, attrs, meta ?? null, new Map([...(keywords ?? [])].filter(([key]) => key !== 'metaclass')));
    },
    true,
  ),
  __init__: new Native('__init__', () => null),
  __call__: new Native('__call__', (m, [type, ...args], keywords) => constructPlainly(m, type as PyClass, args, keywords)),
  mro: new Native('mro', (_m, [type]) => new PyTuple((type as PyClass).mro)),
});
methods('type', {
  '__subclasses__(self, /)': (m, [type]) => {
    const cls = type as PyClass;
    if (cls.isShared) return new Unknown('the subclasses of a class of a library are not tracked');
    // Modules that have been imported but not run may define more.
    const home = m.loader.modules.get(cls.module)?.package ?? '';
    m.loader.fill(m, { open: null, home });
    return new PyList([...m.subclasses.of(cls)]);
  },
  '__instancecheck__(self, value, /)': (_m, [self, value]) => classOf(value).isSubclass(self as PyClass),
  '__subclasscheck__(self, value, /)': (_m, [self, value]) => value instanceof PyClass && value.isSubclass(self as PyClass),
  '__prepare__(self, *args)': () => new PyDict(),
  '__or__(self, other, /)': (_m, [self, other]) => unionOf(self, other),
  '__ror__(self, other, /)': (_m, [self, other]) => unionOf(other, self),
});
define('ABCMeta', { register: new Native('register', (_m, [, type = null]) => type) });

define('UnionType', {
  __args__: new NativeProperty((_m, self) => new PyTuple((self as PyGenericAlias).args)),
  __parameters__: new PyTuple([]),
  __or__: new Native('__or__', (_m, [self = null, other = null]) => unionOf(self, other)),
  __ror__: new Native('__ror__', (_m, [self = null, other = null]) => unionOf(other, self)),
});
define('GenericAlias', {
  __origin__: new NativeProperty((_m, self) => (self as PyGenericAlias).origin),
  __args__: new NativeProperty((_m, self) => new PyTuple((self as PyGenericAlias).args)),
  __parameters__: new PyTuple([]),
  __or__: new Native('__or__', (_m, [self = null, other = null]) => unionOf(self, other)),
  __ror__: new Native('__ror__', (_m, [self = null, other = null]) => unionOf(other, self)),
  __getattr__: new Native('__getattr__', (m, [self, name = null]) => {
    const text = attributeName(m, name);
    return text instanceof Unknown ? text : getAttr(m, (self as PyGenericAlias).origin, text);
  }),
});
