import { callMethod } from '../protocol/attributes';
import type { Machine } from '../objects/machine';
import { toDim, unbox, PyBytes, Unknown, type Value } from '../../data';
import { classOf } from '../objects/class-registry';
import { fn } from './builtin-table';

/** Python's `len(value)`. */
export function length(m: Machine, value: Value): Value {
  if (value instanceof Unknown) return value;
  const type = classOf(value);
  const method = type.lookup(m, '__len__');
  if (method !== undefined) {
    const result = callMethod(m, method, value, []);
    const dim = toDim(result);
    if (dim === null && !(result instanceof Unknown))
      throw m.exception('TypeError', `'${classOf(result).name}' object cannot be interpreted as an integer`);
    if (typeof dim === 'number' && dim < 0) throw m.exception('ValueError', '__len__() should return >= 0');
    return result;
  }
  const plain = unbox(value);
  if (typeof plain === 'string') return /[\ud800-\udfff]/.test(plain) ? [...plain].length : plain.length;
  if (plain instanceof PyBytes) return plain.value.length;
  if (type.openBase) return type.openBase;
  return m.raise('TypeError', `object of type '${type.name}' has no len()`);
}
fn('len(obj, /)', (m, [value]) => length(m, value));
