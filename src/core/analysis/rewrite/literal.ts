import { partsOf, type Expr } from '../../python/syntax';

/** Written out in numbers, words and tuples of them: replacing it takes nothing away from anybody else. */
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

/** Several sizes in brackets: what takes its place is written so too. */
export function isTuple(expression: Expr): boolean {
  return expression.kind === 'tuple' || expression.kind === 'list';
}
