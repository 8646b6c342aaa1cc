import type { Expr, FStringPart } from './ast';
import { stringPrefix, unescapeString } from './literals';
import { lowerExpression, type Lowering } from './lower-expression';
import { child, type Raw } from './raw';

/** A string, bytes or f-string literal; adjacent literals count as one, as in Python. */
export function lowerString(raw: Raw, lowering: Lowering): Expr {
  const literals = raw.type === 'concatenated_string' ? raw.children : [raw];
  const span = { start: raw.start, end: raw.end };
  const parts: FStringPart[] = [];
  let isBytes = false;
  for (const literal of literals) {
    const opening = literal.children[0];
    const prefix = stringPrefix(opening ? lowering.text(opening) : '');
    isBytes ||= prefix.bytes;
    parts.push(...stringParts(literal, prefix, lowering));
  }
  if (parts.some(part => part.kind === 'value')) return { ...span, kind: 'fstring', parts };
  const value = parts.map(part => (part.kind === 'text' ? part.value : '')).join('');
  return { ...span, kind: isBytes ? 'bytes' : 'str', value };
}

function stringParts(raw: Raw, prefix: { raw: boolean; bytes: boolean; formatted: boolean }, lowering: Lowering): FStringPart[] {
  const parts: FStringPart[] = [];
  for (const node of raw.children) {
    if (node.type === 'interpolation' || node.type === 'format_expression') {
      parts.push(interpolation(node, lowering));
      continue;
    }
    if (node.type !== 'string_content') continue;
    const text = lowering.text(node);
    const plain = prefix.formatted ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text;
    parts.push({ kind: 'text', value: prefix.raw ? plain : unescapeString(plain, prefix.bytes) });
  }
  return parts;
}

function interpolation(raw: Raw, lowering: Lowering): FStringPart {
  const inner = child(raw, 'expression');
  const conversion = child(raw, 'type_conversion');
  const format = child(raw, 'format_specifier');
  const equals = raw.children.find(node => node.type === '=');
  return {
    kind: 'value',
    expression: inner ? lowerExpression(inner, lowering) : { kind: 'error', start: raw.start, end: raw.end, parts: [] },
    conversion: conversion ? lowering.text(conversion).slice(1) : null,
    format: format ? formatParts(format, lowering) : [],
    label: equals ? lowering.slice(raw.start + 1, equals.end) : null,
  };
}

/** A format specifier is text with nested `{…}` fields, after its colon. */
function formatParts(raw: Raw, lowering: Lowering): FStringPart[] {
  const parts: FStringPart[] = [];
  let at = raw.start + 1;
  for (const node of raw.children) {
    if (node.type !== 'format_expression' && node.type !== 'interpolation') continue;
    if (node.start > at) parts.push({ kind: 'text', value: lowering.slice(at, node.start) });
    parts.push(interpolation(node, lowering));
    at = node.end;
  }
  if (raw.end > at) parts.push({ kind: 'text', value: lowering.slice(at, raw.end) });
  return parts;
}

