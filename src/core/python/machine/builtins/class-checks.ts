import { lookupMethod, callMethod } from '../protocol/attributes';
import { call } from '../protocol/call';
import type { Machine } from '../objects/machine';
import { Unknown, type Value } from '../../data';
import { truth } from '../protocol/truth';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { PyWrapper } from '../objects/descriptors';
import { PyGenericAlias } from '../objects/generic-alias';
import { PyTuple } from '../objects/sequences';
import { fn } from './builtin-table';

/** Python's `isinstance(value, of)`; unknown if a base is unknown. */
function isInstance(m: Machine, value: Value, of: Value): boolean | Unknown {
  if (value instanceof Unknown) return value;
  return isSubclassOf(m, classOf(value), of, value);
}

function isSubclassOf(m: Machine, type: PyClass, of: Value, value: Value | undefined): boolean | Unknown {
  if (of instanceof Unknown) return of;
  if (of instanceof PyTuple) {
    let undecided: Unknown | null = null;
    for (const one of of.items) {
      const result = isSubclassOf(m, type, one, value);
      if (result === true) return true;
      if (result instanceof Unknown) undecided ??= result;
    }
    return undecided ?? false;
  }
  if (of instanceof PyGenericAlias)
    return of.isUnion || of.args.includes(null)
      ? isSubclassOf(m, type, new PyTuple(of.args), value)
      : isSubclassOf(m, type, of.origin, value);
  if (of === null) return type === builtinClass('NoneType');
  if (!(of instanceof PyClass)) {
    const check = lookupMethod(m, of, value === undefined ? '__subclasscheck__' : '__instancecheck__');
    if (check === undefined) throw m.exception('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union');
    const result = truth(m, callMethod(m, check, of, [value === undefined ? type : value]));
    return result;
  }
  if (type.isSubclass(of)) return true;
  const custom =
    of.cls === builtinClass('type') ? undefined : of.cls.lookup(m, value === undefined ? '__subclasscheck__' : '__instancecheck__');
  if (custom !== undefined && custom !== builtinClass('type').attrs.get(value === undefined ? '__subclasscheck__' : '__instancecheck__')) {
    return truth(m, callMethod(m, custom, of, [value === undefined ? type : value]));
  }
  const hook = of.attrsIn(m).get('__subclasshook__');
  if (hook !== undefined) {
    const result = call(m, hook instanceof PyWrapper ? hook.fn : hook, [of, type]);
    if (typeof result === 'boolean') return result;
  }
  return type.openBase ?? false;
}

fn('isinstance(obj, class_or_tuple, /)', (m, [object, of]) => isInstance(m, object, of));
fn('issubclass(cls, class_or_tuple, /)', (m, [type, of]) =>
  type instanceof PyClass ? isSubclassOf(m, type, of, undefined) : m.raise('TypeError', 'issubclass() arg 1 must be a class'),
);
