import { blocksOf, partsOf, type Block, type Expr, type Statement, type StatementOf } from '../../src/core/python/syntax';

/** The range of an expression in a text: its first character, and the one after its last. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The expressions of a function's body around which a `yield` can be inserted without any effect except that the function stops there. */
export function placesIn(block: Block, ownerBase: number): readonly Place[] {
  return block.items.flatMap(({ at, statement }) => ofStatement(statement, ownerBase + at));
}

function ofStatement(s: Statement, base: number): readonly Place[] {
  const inner = s.kind === 'function' || s.kind === 'class' ? [] : blocksOf(s);
  return [...valuesOf(s).flatMap(e => ofExpression(e, base)), ...inner.flatMap(block => placesIn(block, base))];
}

/** The expressions that a statement evaluates, including those in its targets. */
function valuesOf(s: Statement): readonly Expr[] {
  switch (s.kind) {
    case 'expression':
      return [s.value];
    case 'assign':
      return [...s.targets.flatMap(inTarget), s.value];
    case 'augment':
      return [...inTarget(s.target), s.value];
    case 'annotate':
    case 'return':
      return s.value ? [s.value] : [];
    case 'delete':
      return s.targets.flatMap(inTarget);
    case 'raise':
      return [s.exception, s.cause].filter(e => e !== null);
    case 'assert':
      return s.message ? [s.test, s.message] : [s.test];
    case 'if':
    case 'while':
      return [s.test];
    case 'for':
      return [s.iterable];
    case 'with':
      return s.items.map(({ context }) => context);
    case 'try':
      return s.handlers.map(({ type }) => type).filter(e => e !== null);
    case 'match':
      return [s.subject, ...guardsOf(s)];
    case 'function':
      return [...s.decorators, ...s.parameters.map(one => one.default).filter(e => e !== null)];
    case 'class':
      return [...s.decorators, ...s.bases.map(({ value }) => value)];
    default:
      return [];
  }
}

function guardsOf({ cases }: StatementOf<'match'>): readonly Expr[] {
  return cases.map(({ guard }) => guard).filter(e => e !== null);
}

function inTarget(target: Expr): readonly Expr[] {
  switch (target.kind) {
    case 'name':
      return [];
    case 'tuple':
    case 'list':
      return target.items.flatMap(inTarget);
    case 'starred':
      return inTarget(target.value);
    default:
      return partsOf(target);
  }
}

function ofExpression(e: Expr, base: number): readonly Place[] {
  const place = { start: base + e.start, end: base + e.end };
  switch (e.kind) {
    case 'comprehension': {
      const [first] = e.clauses;
      const inside = first?.kind === 'for' ? ofExpression(first.iterable, base) : [];
      return e.of === 'generator' ? inside : [place, ...inside];
    }
    case 'walrus':
      return ofExpression(e.value, base);
    case 'slice':
    case 'starred':
      return partsOf(e).flatMap(part => ofExpression(part, base));
    default:
      return [place, ...partsOf(e).flatMap(part => ofExpression(part, base))];
  }
}

/** The text with two pieces of text inserted around each of these expressions. */
export function wrapped(text: string, places: readonly Place[], before: string, after: string): string {
  const marks = places.flatMap(({ start, end }) => [
    { at: start, mark: before, isEnd: false, order: -end },
    { at: end, mark: after, isEnd: true, order: -start },
  ]);
  // At the same offset, inner expressions end first and outer ones begin first.
  marks.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || a.order - b.order);
  let result = '';
  let from = 0;
  for (const { at, mark } of marks) {
    result += text.slice(from, at) + mark;
    from = at;
  }
  return result + text.slice(from);
}
