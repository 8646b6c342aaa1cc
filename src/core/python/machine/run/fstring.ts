import { Unknown, type Value } from '../../data';
import type { ExprOf, FStringPart } from '../../syntax';
import { evaluate } from './evaluate';
import type { Frame } from '../objects/frame';
import type { Machine } from '../objects/machine';
import { ascii, formatValue, repr, str } from '../protocol/text';

type ValuePart = Extract<FStringPart, { kind: 'value' }>;

/** An f-string's text. */
export function formatString({ parts }: ExprOf<'fstring'>, f: Frame): Value {
  return join(parts, f);
}

function join(parts: readonly FStringPart[], f: Frame): string | Unknown {
  let text = '';
  let unknown: Unknown | null = null;
  for (const part of parts) {
    const piece = part.kind === 'text' ? part.value : evaluatePart(part, f);
    if (piece instanceof Unknown) unknown ??= piece;
    else text += piece;
  }
  return unknown ?? text;
}

function evaluatePart(part: ValuePart, f: Frame): string | Unknown {
  const value = evaluate(part.expression, f);
  const spec = join(part.format, f);
  if (value instanceof Unknown) return value;
  return spec instanceof Unknown ? spec : formatPart(f.m, part, value, spec);
}

/** The text of one `{…}` of an f-string, from its value and its format. */
export function formatPart(m: Machine, { conversion, label }: ValuePart, value: Value, spec: string): string | Unknown {
  // `{x=}` shows the repr, unless a format is given.
  const by = conversion ?? (label !== null && spec === '' ? 'r' : null);
  const converted = by === 'r' ? repr(m, value) : by === 's' ? str(m, value) : by === 'a' ? ascii(m, value) : value;
  if (converted instanceof Unknown) return converted;
  const text = formatValue(m, converted, spec);
  return text instanceof Unknown ? text : (label ?? '') + text;
}
