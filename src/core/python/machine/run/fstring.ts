import { Unknown, type Value } from '../../data';
import type { ExprOf, FStringPart } from '../../syntax';
import { evaluate } from './evaluate';
import type { Frame } from '../objects/frame';
import { ascii, formatValue, repr, str } from '../protocol/text';

/** An f-string's text. */
export function formatString({ parts }: ExprOf<'fstring'>, f: Frame): Value {
  return join(parts, f);
}

function join(parts: readonly FStringPart[], f: Frame): string | Unknown {
  let text = '';
  let unknown: Unknown | null = null;
  for (const part of parts) {
    const piece = part.kind === 'text' ? part.value : formatPart(part, f);
    if (piece instanceof Unknown) unknown ??= piece;
    else text += piece;
  }
  return unknown ?? text;
}

function formatPart(part: Extract<FStringPart, { kind: 'value' }>, f: Frame): string | Unknown {
  const { m } = f;
  const value = evaluate(part.expression, f);
  const spec = join(part.format, f);
  if (value instanceof Unknown) return value;
  if (spec instanceof Unknown) return spec;
  // `{x=}` shows the repr, unless a format is given.
  const conversion = part.conversion ?? (part.label !== null && spec === '' ? 'r' : null);
  const converted = conversion === 'r' ? repr(m, value) : conversion === 's' ? str(m, value) : conversion === 'a' ? ascii(m, value) : value;
  if (converted instanceof Unknown) return converted;
  const text = formatValue(m, converted, spec);
  return text instanceof Unknown ? text : (part.label ?? '') + text;
}
