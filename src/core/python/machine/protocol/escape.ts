import { Unknown, type Value } from '../../data';
import type { Machine } from '../objects/machine';
import { PyClass } from '../objects/class';
import { PyDict } from '../objects/hash-tables';
import { Instance } from '../objects/instance';
import { joinMaps, joinValues } from '../objects/join';
import { BoundMethod, Native, type Keywords } from '../objects/methods';
import { PyModule } from '../objects/module';
import { PyList } from '../objects/sequences';
import { PySet } from '../objects/set';
import { PySuper } from '../objects/super';
import { openUp } from './containers';

/** Arguments passed to code that could not be analyzed may be changed by it. */
export function escape(m: Machine, args: Iterable<Value>, keywords: Keywords = null): void {
  const reason = new Unknown('it was passed to code that could not be analyzed');
  for (const value of args) give(m, value, reason);
  if (keywords) for (const value of keywords.values()) give(m, value, reason);
}

function give(m: Machine, value: Value, why: Unknown): void {
  if (value instanceof PyList || value instanceof PyDict || value instanceof PySet) openUp(m, value, why);
  else if (value instanceof BoundMethod || value instanceof PySuper) give(m, value.self, why);
  else mayHaveMore(m, value, why);
}

/** From now on, an attribute that the object does not have is unknown. Objects that all programs share cannot be changed by one. */
export function mayHaveMore(m: Machine, object: Value, why: Unknown): void {
  if (object instanceof PyModule) {
    if (!object.isModelled) object.openStar ??= why;
  } else if (
    object instanceof Instance &&
    !(object instanceof Native) &&
    !object.isShared &&
    !(object instanceof PyClass && object.owner === null)
  ) {
    m.journal.touch(object);
    object.unsure ??= why;
  }
}

/** Sets an attribute whose name is unknown: every attribute may have the value afterwards. */
export function setSomeAttr(m: Machine, object: Value, why: Unknown, value: Value): void {
  if (object instanceof PyModule) {
    for (const [name, before] of object.scope.vars) if (!isInternal(name)) object.scope.set(m, name, joinValues(m, before, value));
  } else if (object instanceof Instance) {
    for (const [name, before] of object.attrsIn(m)) if (!isInternal(name)) object.set(m, name, joinValues(m, before, value));
  }
  mayHaveMore(m, object, why);
}

/** No program sets these by a name that it computes. */
function isInternal(name: string): boolean {
  return name.startsWith('__') && name.endsWith('__');
}

/** Deletes an attribute whose name is unknown: none is certain afterwards. */
export function deleteSomeAttr(m: Machine, object: Value, why: Unknown): void {
  if (object instanceof PyModule || !(object instanceof Instance)) return;
  m.journal.touch(object);
  object.attrs = joinMaps(m, object.attrs, new Map());
  object.unsure ??= why;
}
