import { evaluate } from './evaluate';
import { Frame } from './frame';
import type { Machine } from './machine';
import type { Value } from './values';

/** The value of an expression given as text, with the names of a frame. Raises SyntaxError where it is none. */
export function evaluateIn(frame: Frame, text: string): Value {
  const items = frame.m.loader.parseText(text.trim()).module().items;
  const statement = items[0]?.statement;
  if (items.length !== 1 || statement?.kind !== 'expression') throw frame.m.exception('SyntaxError', 'invalid syntax');
  return evaluate(statement.value, frame);
}

/** Python's `eval(text)`: the text is read and evaluated like any other, with the names in sight. */
export function evaluateText(m: Machine, text: string): Value {
  const { frame } = m;
  if (!frame) throw m.exception('SyntaxError', 'invalid syntax');
  const inner = new Frame(m, frame.scope, frame.module, frame.caller, frame.name);
  inner.at = frame.at;
  return evaluateIn(inner, text);
}
