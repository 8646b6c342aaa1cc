import { deleteAttr, findAttr, getAttr, setAttr } from '../protocol/attributes';
import { attributeName } from '../protocol/string-argument';
import { PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { PyModule } from '../objects/module';
import { PyClass } from '../objects/class';
import { Instance } from '../objects/instance';
import { Unknown, type Value } from '../../data';
import { classOf } from '../objects/class-registry';
import { lenientFn, variadicFn } from './builtin-table';

variadicFn('getattr', (m, [object = null, name = null, fallback]) => {
  if (object instanceof Unknown) return object;
  const text = attributeName(m, name);
  if (text instanceof Unknown) return text;
  if (fallback === undefined) return getAttr(m, object, text);
  const found = attributeOr(m, object, text);
  return found === undefined ? fallback : found;
});

/** The attribute; undefined if looking it up raises AttributeError. */
function attributeOr(m: Machine, object: Value, name: string): Value | undefined {
  const { frame, depth } = m;
  try {
    return findAttr(m, object, name);
  } catch (error) {
    if (!(error instanceof PyRaise) || !error.is('AttributeError')) throw error;
    m.frame = frame;
    m.depth = depth;
    return undefined;
  }
}
lenientFn('hasattr(obj, name, /)', (m, [object, name]) => {
  if (object instanceof Unknown) return object;
  const text = attributeName(m, name);
  if (text instanceof Unknown) return text;
  const found = attributeOr(m, object, text);
  return found instanceof Unknown && mayBeMissing(object, found) ? found : found !== undefined;
});
lenientFn('setattr(obj, name, value, /)', (m, [object, name, value]) => {
  setAttr(m, object, attributeName(m, name), value);
  return null;
});
lenientFn('delattr(obj, name, /)', (m, [object, name]) => {
  deleteAttr(m, object, attributeName(m, name));
  return null;
});

/** Whether the unknown says that the object may have the attribute, and not that its value is unknown. */
function mayBeMissing(object: Value, found: Unknown): boolean {
  if (found === classOf(object).openBase || (object instanceof PyModule && found === object.openStar)) return true;
  const cls = object instanceof PyClass ? object : classOf(object);
  return (object instanceof Instance && found === object.unsure) || cls.mro.some(base => found === base.unsure);
}
