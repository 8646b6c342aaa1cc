import { partsOf, type Expr, type Statement, type StatementOf } from '../../syntax';

/**
 * Whether a package declares its lazily loaded contents to type checkers only:
 *
 *     if TYPE_CHECKING:
 *         from .resnet import *
 *     else:
 *         sys.modules[__name__] = LazyModule(__name__, …)
 *
 * The object in the second branch loads on demand what the first one imports. To know the names behind the star, it would search the text of
 * every file of the package, thousands in the largest. Imports are lazy here anyway, so the first branch runs instead.
 */
export function declaresLazyContents({ test, then, otherwise }: StatementOf<'if'>): boolean {
  return (
    otherwise !== null &&
    mentionsTypeChecking(test) &&
    then.items.some(({ statement }) => statement.kind === 'importFrom' && statement.names === '*') &&
    otherwise.items.some(({ statement }) => replacesModule(statement))
  );
}

function mentionsTypeChecking(test: Expr): boolean {
  if (test.kind === 'name') return test.id === 'TYPE_CHECKING';
  if (test.kind === 'attribute') return test.name === 'TYPE_CHECKING';
  return test.kind === 'boolean' && test.operator === 'or' && partsOf(test).some(mentionsTypeChecking);
}

function replacesModule(statement: Statement): boolean {
  return (
    statement.kind === 'assign' &&
    statement.targets.some(
      target =>
        target.kind === 'subscript' &&
        target.object.kind === 'attribute' &&
        target.object.name === 'modules' &&
        target.index.kind === 'name' &&
        target.index.id === '__name__',
    )
  );
}
