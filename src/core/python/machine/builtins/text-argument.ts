import { PyBytes, unbox, type Value } from '../../data';
import type { Machine } from '../objects/machine';
import { classOf } from '../objects/class-registry';

/** The text of an argument; bytes are a text whose characters are the bytes. */
export function textArgument(m: Machine, value: Value, what = 'must be str'): string {
  const plain = unbox(value);
  return typeof plain === 'string'
    ? plain
    : plain instanceof PyBytes
      ? plain.value
      : m.raise('TypeError', `${what}, not ${classOf(value).name}`);
}
