import { evaluate } from './evaluate';
import { Frame } from './frame';
import type { Machine } from './machine';
import type { Value } from './values';

/** Python's `eval(text)`: the text is read and evaluated like any other, with the names in sight. */
export function evaluateText(m: Machine, text: string): Value {
  const { frame } = m;
  const statement = m.loader.parseText(text.trim()).module().items[0]?.statement;
  if (!frame || statement?.kind !== 'expression') throw m.exception('SyntaxError', 'invalid syntax');
  const inner = new Frame(m, frame.scope, frame.module, frame.caller, frame.name);
  inner.at = frame.at;
  return evaluate(statement.value, inner);
}
