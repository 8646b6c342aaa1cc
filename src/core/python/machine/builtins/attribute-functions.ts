import { deleteAttr, findAttr, getAttr, setAttr } from '../protocol/attributes';
import { attributeName } from '../protocol/string-argument';
import { PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { PyModule } from '../objects/module';
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
  return found instanceof Unknown && (found === classOf(object).openBase || (object instanceof PyModule && found === object.openStar))
    ? found
    : found !== undefined;
});
lenientFn('setattr(obj, name, value, /)', (m, [object, name, value]) => {
  const text = attributeName(m, name);
  if (!(text instanceof Unknown)) setAttr(m, object, text, value);
  return null;
});
lenientFn('delattr(obj, name, /)', (m, [object, name]) => {
  const text = attributeName(m, name);
  if (!(text instanceof Unknown)) deleteAttr(m, object, text);
  return null;
});
