import type { Expr, FStringPart } from './ast';
import { stringPrefix, unescapeString, type StringPrefix } from './literals';
import { lowerExpression } from './lower-expression';
import type { Lowering } from './lowering';
import { child, type Raw } from './raw';

/** `\N{DEGREE SIGN}`: characters by name, which remain as written. */
const NAMED = /(?<!\\)(?:\\\\)*\\N\{/;

/** A string, bytes or f-string literal; adjacent literals count as one, as in Python. */
export function lowerString(raw: Raw, lowering: Lowering): Expr {
  const literals = raw.type === 'concatenated_string' ? raw.children : [raw];
  const span = { start: raw.start, end: raw.end };
  const parts: FStringPart[] = [];
  let isBytes = false;
  let isUnread = false;
  for (const literal of literals) {
    const opening = literal.children[0];
    const prefix = stringPrefix(opening ? lowering.text(opening) : '');
    isBytes ||= prefix.bytes;
    parts.push(...stringParts(literal, prefix, lowering));
    isUnread ||= !prefix.raw && NAMED.test(lowering.text(literal));
  }
  if (parts.some(part => part.kind === 'value')) return { ...span, kind: 'fstring', parts };
  const value = parts.map(part => (part.kind === 'text' ? part.value : '')).join('');
  if (isBytes) return { ...span, kind: 'bytes', value };
  return isUnread ? { ...span, kind: 'str', value, isUnread } : { ...span, kind: 'str', value };
}

/** Text is everything between the quotes and the fields: the parser has no node for some of it. */
function stringParts(raw: Raw, prefix: StringPrefix, lowering: Lowering): FStringPart[] {
  const parts: FStringPart[] = [];
  const text = (start: number, stop: number): void => {
    if (start < stop) parts.push({ kind: 'text', value: literalText(lowering.slice(start, stop), prefix) });
  };
  // In a raw string the parser may count trailing backslashes as part of the closing quotes.
  const quotes = /["']+$/.exec(raw.children[0] ? lowering.text(raw.children[0]) : '')?.[0].length ?? 0;
  // Quotes that were inserted to close the string have no length.
  const closing = raw.children.at(-1);
  const isClosed = closing?.type === 'string_end' && closing.end > closing.start;
  let at = raw.children[0]?.end ?? raw.start;
  for (const node of raw.children) {
    if (node.type !== 'interpolation') continue;
    text(at, node.start);
    parts.push(interpolation(node, prefix, lowering));
    at = node.end;
  }
  text(at, isClosed ? raw.end - quotes : raw.end);
  return parts;
}

function literalText(written: string, prefix: StringPrefix): string {
  // Python reads every line ending as a newline before it reads strings.
  const text = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
  const plain = prefix.formatted ? text.replace(/\{\{|\}\}/g, pair => pair.charAt(0)) : text;
  return prefix.raw ? plain : unescapeString(plain, prefix.bytes);
}

function interpolation(raw: Raw, prefix: StringPrefix, lowering: Lowering): FStringPart {
  const inner = child(raw, 'expression');
  const conversion = child(raw, 'type_conversion');
  const format = child(raw, 'format_specifier');
  const equals = raw.children.find(node => node.type === '=');
  if (inner?.type === 'named_expression') return assigningFormat(raw, inner, prefix, lowering);
  return {
    kind: 'value',
    expression: inner ? lowerExpression(inner, lowering) : { kind: 'error', start: raw.start, end: raw.end, parts: [] },
    conversion: conversion ? lowering.text(conversion).slice(1) : equals && !format ? 'r' : null,
    // The parser does not count whitespace at the end of a format as part of it.
    format: format ? formatParts(format, raw.end - 1, prefix, lowering) : [],
    label: equals ? lowering.slice(raw.start + 1, (conversion ?? format)?.start ?? raw.end - 1) : null,
  };
}

/** `{x:=10}` pads x to ten: outside parentheses, a colon begins the format, so this `:=` is not an assignment. */
function assigningFormat(raw: Raw, walrus: Raw, prefix: StringPrefix, lowering: Lowering): FStringPart {
  const name = child(walrus, 'name') ?? walrus;
  const colon = lowering.slice(name.end, raw.end).indexOf(':');
  const written = lowering.slice(name.end + colon + 1, raw.end - 1);
  return {
    kind: 'value',
    expression: lowerExpression(name, lowering),
    conversion: null,
    label: null,
    format: [{ kind: 'text', value: literalText(written, prefix) }],
  };
}

/** A format specifier is text with nested `{…}` fields, after its colon. */
function formatParts(raw: Raw, end: number, prefix: StringPrefix, lowering: Lowering): FStringPart[] {
  const parts: FStringPart[] = [];
  const text = (start: number, stop: number): void => {
    if (start < stop) parts.push({ kind: 'text', value: literalText(lowering.slice(start, stop), prefix) });
  };
  let at = raw.start + 1;
  for (const node of raw.children) {
    if (node.type !== 'format_expression' && node.type !== 'interpolation') continue;
    text(at, node.start);
    parts.push(interpolation(node, prefix, lowering));
    at = node.end;
  }
  text(at, end);
  return parts;
}
