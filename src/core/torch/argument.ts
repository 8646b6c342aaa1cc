import type { Value } from '../python/survey';
import { typeName } from '../python/survey';
import type { Arg } from '../shape';

/** A Python value as the shape rules take it. */
export function toArg(value: Value): Arg {
  switch (value.kind) {
    case 'int':
      return { kind: 'int', value: value.value };
    case 'bool':
      return { kind: 'bool', value: value.value };
    case 'float':
      return { kind: 'float', value: value.value };
    case 'str':
      return { kind: 'str', value: value.value };
    case 'none':
      return { kind: 'none' };
    case 'tuple':
      return { kind: 'tuple', items: value.items.map(toArg) };
    case 'list':
      return value.touched
        ? { kind: 'unknown', reason: 'the list may have been changed' }
        : { kind: 'list', items: value.items.map(toArg) };
    case 'unknown':
      return value.name === undefined
        ? { kind: 'unknown', reason: value.reason }
        : { kind: 'unknown', reason: value.reason, name: value.name };
    case 'either':
      return { kind: 'unknown', reason: 'it has different values on different paths' };
    case 'native':
      // An object of torch's whose contents are not modelled, such as a constant: nothing is known of it.
      return value.type === 'object'
        ? { kind: 'unknown', reason: `\`${value.path}\` is not modelled` }
        : { kind: 'other', type: typeName(value) };
    default:
      return { kind: 'other', type: typeName(value) };
  }
}
