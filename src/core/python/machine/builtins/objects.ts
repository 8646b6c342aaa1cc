import { NOT_IMPLEMENTED, Obj, unbox, Unknown, type Value } from '../../data';
import { DictAttributes } from '../protocol/instance-dict';
import { attributesDict, deletePlainAttr, noAttribute, plainAttribute, setPlainAttr } from '../protocol/attributes';
import { toInt } from '../../../dim';
import { stableHash } from '../protocol/sets';
import { constructPlainly } from '../protocol/call';
import { hashKey } from '../protocol/containers';
import { customHash, isSame } from '../protocol/equality';
import { hashText } from '../objects/hashes';
import { attributeName, stringArgument } from '../protocol/string-argument';
import { formatValue, repr, reprPlainly } from '../protocol/text';
import type { Machine } from '../objects/machine';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { NativeProperty, PyWrapper } from '../objects/descriptors';
import { PyDict, type HashKey } from '../objects/hash-tables';
import { Instance } from '../objects/instance';
import { Native } from '../objects/methods';
import { define } from './classes';
import { lenientMethods } from './define-methods';

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
  '__getattribute__(self, name, /)': (m, [self, name]) => {
    const text = attributeName(m, name);
    if (text instanceof Unknown) return text;
    const found = plainAttribute(m, self, classOf(self), text);
    return found === undefined ? noAttribute(m, self, text) : found;
  },
  '__setattr__(self, name, value, /)': (m, [self, name, value]) => {
    setPlainAttr(m, self, attributeName(m, name), value);
    return null;
  },
  '__delattr__(self, name, /)': (m, [self, name]) => {
    deletePlainAttr(m, self, attributeName(m, name));
    return null;
  },
  '__eq__(self, other, /)': (_m, [self, other]) => (isSame(self, other) ? true : NOT_IMPLEMENTED),
  '__ne__(self, other, /)': (_m, [self, other]) => (isSame(self, other) ? false : NOT_IMPLEMENTED),
  '__hash__(self, /)': (m, [self]) => (self instanceof Obj ? m.identity(self) : 0),
  '__repr__(self, /)': (m, [self]) => (self instanceof Obj ? reprPlainly(m, self) : repr(m, self)),
  '__str__(self, /)': (m, [self]) => repr(m, self),
  '__format__(self, spec, /)': (m, [self, spec]) => {
    const text = stringArgument(m, spec, '__format__() argument');
    return text instanceof Unknown ? text : formatValue(m, self, text);
  },
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

/** Python's `hash(value)`; if that differs from run to run, a number that is equal for equal values. */
export function hashNumber(m: Machine, given: Value): Value {
  const value = unbox(given);
  const own = value instanceof Instance && !(value instanceof PyClass) ? customHash(m, value) : undefined;
  if (own !== undefined) return own;
  const key = hashKey(m, value);
  if (key instanceof Unknown) return key;
  const hash = numberOf(m, value, key);
  if (typeof value !== 'number' && typeof value !== 'bigint') m.hashes.seen(hashText(hash), key, value);
  return hash;
}

function numberOf(m: Machine, value: Value, key: HashKey): Value {
  const stable = stableHash(m, value);
  if (stable !== null) return toInt(stable);
  if (typeof key === 'number' || typeof key === 'bigint') return key;
  if (typeof key === 'string') {
    let hash = 0;
    for (let i = 0; i < key.length; i++) hash = (hash * 31 + key.charCodeAt(i)) % 4_294_967_291;
    return hash;
  }
  return key === null ? 0 : typeof key === 'object' ? m.identity(key) : Number(key);
}
