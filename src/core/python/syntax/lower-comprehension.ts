import type { ComprehensionClause, Expr } from './ast';
import { lowerExpression } from './lower-expression';
import type { Lowering } from './lowering';
import { child, hasToken, type Raw } from './raw';

const COMPREHENSIONS = {
  list_comprehension: 'list',
  set_comprehension: 'set',
  dictionary_comprehension: 'dict',
  generator_expression: 'generator',
} as const;

export function lowerComprehension(raw: Raw, lowering: Lowering): Expr {
  const { start, end } = raw;
  const body = child(raw, 'body');
  const pair = body?.type === 'pair' ? body : null;
  const key = pair ? child(pair, 'key') : body;
  const value = pair ? child(pair, 'value') : null;
  const clauses: ComprehensionClause[] = [];
  for (const node of raw.children) {
    if (node.type === 'for_in_clause') {
      const target = child(node, 'left');
      const sources = node.children.filter(part => part.field === 'right');
      const source = sources[0];
      if (!target || !source) continue;
      const iterable: Expr =
        sources.length === 1
          ? lowerExpression(source, lowering)
          : {
              kind: 'tuple',
              start: source.start,
              end: sources.at(-1)?.end ?? source.end,
              items: sources.map(part => lowerExpression(part, lowering)),
            };
      clauses.push({ kind: 'for', isAsync: hasToken(node, 'async'), target: lowerExpression(target, lowering), iterable });
    } else if (node.type === 'if_clause') {
      const test = node.children.find(part => part.type !== 'if');
      if (test) clauses.push({ kind: 'if', test: lowerExpression(test, lowering) });
    }
  }
  return {
    kind: 'comprehension',
    of: COMPREHENSIONS[raw.type as keyof typeof COMPREHENSIONS],
    start,
    end,
    element: key ? lowerExpression(key, lowering) : { kind: 'error', start, end, parts: [] },
    value: value ? lowerExpression(value, lowering) : null,
    clauses,
  };
}
