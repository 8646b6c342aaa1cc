import { blocksOf, expressionsOf, partsOf, type Block, type Expr, type ExprOf, type Statement } from '../../syntax';

const known = new WeakMap<Block | Expr | Statement, boolean>();

function remembered<T extends Block | Expr | Statement>(node: T, read: (node: T) => boolean): boolean {
  let answer = known.get(node);
  if (answer === undefined) known.set(node, (answer = read(node)));
  return answer;
}

/** Whether evaluating an expression may stop in the middle: it contains a `yield` or an `await` of the function itself. */
export function suspends(e: Expr): boolean {
  switch (e.kind) {
    case 'yield':
    case 'await':
      return true;
    case 'name':
    case 'int':
    case 'str':
      return false;
    case 'comprehension':
      return remembered(e, comprehensionSuspends);
    default:
      return remembered(e, () => partsOf(e).some(suspends));
  }
}

/** Whether running a statement may stop in the middle. */
export function statementSuspends(s: Statement): boolean {
  return remembered(s, () => {
    if (expressionsOf(s).some(suspends)) return true;
    if (s.kind === 'function' || s.kind === 'class') return false;
    return ((s.kind === 'for' || s.kind === 'with') && s.isAsync) || blocksOf(s).some(blockSuspends);
  });
}

/** Whether running a block may stop in the middle. */
export function blockSuspends(block: Block): boolean {
  return remembered(block, ({ items }) => items.some(({ statement }) => statementSuspends(statement)));
}

/** Whether a comprehension awaits something between its items. Its first iterable is evaluated earlier, in the enclosing function. */
export function isAsync({ clauses, element, value }: ExprOf<'comprehension'>): boolean {
  return (
    clauses.some((clause, i) => (clause.kind === 'for' ? clause.isAsync || (i > 0 && suspends(clause.iterable)) : suspends(clause.test))) ||
    suspends(element) ||
    (value !== null && suspends(value))
  );
}

function comprehensionSuspends(e: ExprOf<'comprehension'>): boolean {
  const [first] = e.clauses;
  return (first?.kind === 'for' && suspends(first.iterable)) || (e.of !== 'generator' && isAsync(e));
}
