import { partsOf, type Expr, type Statement, type StatementOf } from '../../syntax';

/**
 * Whether this is how a package with lazily loaded contents says what is in it:
 *
 *     if TYPE_CHECKING:
 *         from .resnet import ResNet
 *     else:
 *         sys.modules[__name__] = LazyModule(__name__, …)
 *
 * The object in the second branch loads on demand what the first one imports. Imports are lazy here anyway, so the first branch runs; what
 * the second one does to find out the same (some packages search the text of all their files) need not be followed.
 */
export function declaresLazyContents({ test, otherwise }: StatementOf<'if'>): boolean {
  return otherwise !== null && mentionsTypeChecking(test) && otherwise.items.some(({ statement }) => replacesModule(statement));
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
