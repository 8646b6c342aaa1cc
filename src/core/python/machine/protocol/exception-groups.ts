import type { Value } from '../../data';
import { builtinClass } from '../objects/class-registry';
import { Instance } from '../objects/instance';
import { PyTuple } from '../objects/sequences';

/** The exceptions of a group; null if the exception is not a group. */
export function exceptionsOf(group: Value): readonly Value[] | null {
  if (!(group instanceof Instance) || !group.type.isSubclass(builtinClass('BaseExceptionGroup'))) return null;
  const args = group.attrs.get('args');
  const inner = args instanceof PyTuple ? args.items[1] : undefined;
  return inner instanceof Instance && 'items' in inner ? (inner.items as readonly Value[]) : [];
}

/** A group with the same message and other exceptions. */
export function derive(group: Instance, exceptions: readonly Value[]): Instance {
  const made = new Instance(group.type);
  const args = group.attrs.get('args');
  made.attrs.set('args', new PyTuple([args instanceof PyTuple ? (args.items[0] ?? '') : '', new PyTuple(exceptions)]));
  return made;
}

/** The exception if it is a group, otherwise a group that contains it. */
export function asGroup(exception: Instance): Instance {
  if (exceptionsOf(exception)) return exception;
  const isUsual = exception.type.isSubclass(builtinClass('Exception'));
  const group = new Instance(builtinClass(isUsual ? 'ExceptionGroup' : 'BaseExceptionGroup'));
  group.attrs.set('args', new PyTuple(['', new PyTuple([exception])]));
  return group;
}

/** The part of a group with the selected exceptions, and the rest; null if there are none. Nested groups keep their structure. */
export function splitGroup(group: Instance, wanted: (exception: Instance) => boolean): readonly [Instance | null, Instance | null] {
  if (wanted(group)) return [group, null];
  const inner = exceptionsOf(group);
  if (!inner) return [null, group];
  const [matching, rest]: [Instance[], Instance[]] = [[], []];
  for (const each of inner) {
    if (!(each instanceof Instance)) continue;
    const [yes, no] = splitGroup(each, wanted);
    if (yes) matching.push(yes);
    if (no) rest.push(no);
  }
  return [matching.length > 0 ? derive(group, matching) : null, rest.length > 0 ? derive(group, rest) : null];
}
