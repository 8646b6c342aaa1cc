import { makeException, PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { Unknown, type Value } from '../../data';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { Instance } from '../objects/instance';
import { call } from './call';

/** Caught exceptions, with their original location. */
const caught = new WeakMap<Instance, PyRaise>();

export function rememberRaise(raised: PyRaise): void {
  if (!caught.has(raised.value)) caught.set(raised.value, raised);
}

/** An exception that is raised again keeps its original location. */
export function again(m: Machine, exception: Instance): PyRaise {
  return caught.get(exception) ?? new PyRaise(exception, m.stack());
}

/** The exception of `raise value`: an instance as it is; a class is called first. */
export function toRaise(m: Machine, value: Value): PyRaise {
  const exception = value instanceof PyClass ? call(m, value, []) : value;
  if (exception instanceof Unknown) return new PyRaise(makeException('Exception', exception), m.stack());
  if (!(exception instanceof Instance) || !exception.type.isSubclass(builtinClass('BaseException'))) {
    if (classOf(exception).openBase) return new PyRaise(makeException('Exception', exception), m.stack());
    throw m.exception('TypeError', 'exceptions must derive from BaseException');
  }
  return again(m, exception);
}
