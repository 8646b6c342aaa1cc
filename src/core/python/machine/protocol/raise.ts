import { makeException, PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { Unknown, type Value } from '../../data';
import { Instance, PyClass, builtinClass, classOf } from '../objects/values';
import { call } from './call';

/** Exceptions that were caught, with where they came from first. */
const caught = new WeakMap<Instance, PyRaise>();

export function remember(raised: PyRaise): void {
  if (!caught.has(raised.value)) caught.set(raised.value, raised);
}

/** An exception that is raised again comes from where it was raised first. */
export function again(m: Machine, exception: Instance): PyRaise {
  return caught.get(exception) ?? new PyRaise(exception, m.stack());
}

/** What `raise value` raises: an instance as it is, a class is called first. */
export function toRaise(m: Machine, value: Value): PyRaise {
  const exception = value instanceof PyClass ? call(m, value, []) : value;
  if (exception instanceof Unknown) return new PyRaise(makeException('Exception', exception), m.stack());
  if (!(exception instanceof Instance) || !exception.type.isSubclass(builtinClass('BaseException'))) {
    if (classOf(exception).openBase) return new PyRaise(makeException('Exception', exception), m.stack());
    throw m.exception('TypeError', 'exceptions must derive from BaseException');
  }
  return again(m, exception);
}
