import { equals, sym } from '../../dim';
import type { Scope } from './scope';
import { unknown, type Value } from './values';

/** More alternatives than this are no longer told apart. */
const MAX_ALTERNATIVES = 8;

/** Whether two values are certainly the same. */
export function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'int':
      return b.kind === 'int' && equals(a.value, b.value) === true;
    case 'bool':
    case 'float':
    case 'str':
    case 'bytes':
      return b.kind === a.kind && 'value' in b && Object.is(a.value, b.value);
    case 'none':
    case 'ellipsis':
      return b.kind === a.kind;
    case 'tuple':
      return b.kind === 'tuple' && a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i] ?? unknown('')));
    case 'module':
    case 'native':
      return b.kind === a.kind && 'path' in b && a.path === b.path;
    case 'unknown':
      return b.kind === 'unknown' && a.name !== undefined && b.name !== undefined && equals(a.name, b.name) === true;
    default:
      return false;
  }
}

/**
 * What is known where either value may have arrived: the value if both agree, the alternatives if one of them can be called
 * (`Conv = nn.Conv2d if flat else nn.Conv3d`), else unknown.
 */
export function join(a: Value, b: Value, name?: string, scope?: Scope): Value {
  if (same(a, b)) return a;
  if (isCallable(a) || isCallable(b)) {
    const options = [...alternatives(a)];
    for (const value of alternatives(b)) if (!options.some(option => same(option, value))) options.push(value);
    if (options.length <= MAX_ALTERNATIVES) return { kind: 'either', options };
  }
  const reason = name ? `\`${name}\` has different values on different paths` : 'it has different values on different paths';
  return unknown(reason, name && scope && couldBeInteger(a) && couldBeInteger(b) ? sym(scope.nextSymbol(name)) : undefined);
}

/** The value itself, or what it may be. */
export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.options : [value];
}

function isCallable(value: Value): boolean {
  return (
    value.kind === 'either' ||
    value.kind === 'class' ||
    value.kind === 'function' ||
    value.kind === 'module' ||
    (value.kind === 'native' && value.type !== 'object')
  );
}

function couldBeInteger(value: Value): boolean {
  return value.kind === 'int' || (value.kind === 'unknown' && value.name !== undefined);
}
