import type { Value } from '../../data';
import type { Expr } from '../../syntax';
import type { Machine } from '../objects/machine';
import { PySet } from '../objects/set';
import { makeSet } from '../protocol/sets';

/**
 * `{1, 2, 3}` of constants. When Python compiles it, it makes a frozenset, and another one from the first when it looks for equal constants; where
 * a set is needed and not only gone through, it fills one from it.
 */
export function makeConstantSet(m: Machine, values: readonly Value[], isIterated: boolean): PySet {
  if (!isIterated && values.length < 3) return makeSet(m, values);
  const constant = makeSet(m, makeSet(m, values).values());
  if (isIterated) return constant;
  const set = new PySet();
  set.merge(constant);
  return set;
}

/** Whether Python computes the expression when it compiles. */
export function isConstant(e: Expr): boolean {
  switch (e.kind) {
    case 'int':
    case 'float':
    case 'imaginary':
    case 'str':
    case 'bytes':
    case 'bool':
    case 'none':
    case 'ellipsis':
      return true;
    case 'unary':
      return isConstant(e.operand);
    case 'binary':
      return isConstant(e.left) && isConstant(e.right);
    case 'tuple':
      return e.items.every(isConstant);
    default:
      return false;
  }
}
