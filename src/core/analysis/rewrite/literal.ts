import { partsOf, type Expr } from '../../python/syntax';

/** A literal of numbers, strings and tuples of them: replacing it affects no other code. */
export function isLiteral(expression: Expr): boolean {
  switch (expression.kind) {
    case 'int':
    case 'float':
    case 'str':
    case 'bool':
    case 'none':
      return true;
    case 'tuple':
    case 'list':
    case 'unary':
    case 'binary':
      return partsOf(expression).every(isLiteral);
    default:
      return false;
  }
}

/** Several sizes in brackets; their replacement is written in the same way. */
export function isTuple(expression: Expr): boolean {
  return expression.kind === 'tuple' || expression.kind === 'list';
}
