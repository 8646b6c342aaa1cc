import { Unknown, type Value } from '../data';
import { formatPart, type Machine } from '../machine';
import type { Expr, ExprOf } from '../syntax';
import { compute, hasUnorderedItems } from './compute';

/** An f-string's text, after visiting every part; unknown if one of them is. */
export function surveyFormat({ parts }: Pick<ExprOf<'fstring'>, 'parts'>, visit: (expr: Expr) => Value, m: Machine): Value {
  let text = '';
  let known = true;
  for (const part of parts) {
    if (part.kind === 'text') {
      text += part.value;
      continue;
    }
    const value = visit(part.expression);
    const spec = surveyFormat({ parts: part.format }, visit, m);
    const piece =
      value instanceof Unknown || hasUnorderedItems(value) || typeof spec !== 'string'
        ? null
        : compute(m, [value], () => formatPart(m, part, value, spec));
    if (typeof piece === 'string') text += piece;
    else known = false;
  }
  return known ? text : new Unknown('the text is unknown');
}
