import type { Block, Expr, MatchCase, Pattern } from './ast';
import { lowerExpression, type Lowering } from './lower-expression';
import { child, type Raw } from './raw';

/** The cases of a `match` statement. */
export function lowerCases(match: Raw, lowering: Lowering): MatchCase[] {
  const body = child(match, 'body');
  return (body?.children ?? []).filter(node => node.type === 'case_clause').map(node => lowerCase(node, lowering));
}

function lowerCase(raw: Raw, lowering: Lowering): MatchCase {
  const patterns = raw.children.filter(node => node.type === 'case_pattern').map(node => lowerPattern(node, lowering));
  const [first] = patterns;
  const guard = child(raw, 'guard')?.children.find(node => node.type !== 'if');
  const body: Block = raw.children.find(node => node.type === 'block')?.block ?? { items: [] };
  const isSequence = patterns.length > 1 || raw.children.some(node => node.type === ',');
  const span = { start: first?.start ?? raw.start, end: patterns.at(-1)?.end ?? raw.end };
  return {
    pattern: first && !isSequence ? first : { ...span, kind: 'sequence', items: patterns },
    guard: guard ? lowerExpression(guard, lowering) : null,
    body,
  };
}

/** One pattern, whichever wrapper the grammar puts around it. */
export function lowerPattern(raw: Raw, lowering: Lowering): Pattern {
  const span = { start: raw.start, end: raw.end };
  const value = (node: Raw): Pattern => ({ ...span, kind: 'value', value: lowerExpression(node, lowering) });
  switch (raw.type) {
    case 'case_pattern': {
      const inner = raw.children.filter(node => node.type !== '(' && node.type !== ')');
      const [first] = inner;
      if (!first) return { ...span, kind: 'wildcard' };
      if (inner.length === 1) return lowerPattern(first, lowering);
      return value(signed(raw, inner));
    }
    case '_':
      return { ...span, kind: 'wildcard' };
    case 'identifier':
    case 'dotted_name': {
      const text = lowering.text(raw);
      if (text === '_') return { ...span, kind: 'wildcard' };
      return text.includes('.') ? value(raw) : { ...span, kind: 'capture', name: text };
    }
    case 'list_pattern':
    case 'tuple_pattern': {
      const items = raw.children.filter(node => node.type === 'case_pattern' || node.type === 'splat_pattern').map(node => lowerPattern(node, lowering));
      const [first] = items;
      // Parentheses around one pattern without a comma only group.
      if (raw.type === 'tuple_pattern' && first && items.length === 1 && first.kind !== 'rest' && !raw.children.some(node => node.type === ',')) return first;
      return { ...span, kind: 'sequence', items };
    }
    case 'splat_pattern': {
      const name = raw.children.find(node => node.type === 'identifier');
      return { ...span, kind: 'rest', name: name ? lowering.text(name) : null };
    }
    case 'union_pattern':
      return { ...span, kind: 'or', options: unionOptions(raw, lowering) };
    case 'as_pattern': {
      const pattern = raw.children.find(node => node.type === 'case_pattern') ?? raw.children[0];
      const name = child(raw, 'alias') ?? raw.children.at(-1);
      if (!pattern || !name) return { ...span, kind: 'wildcard' };
      return { ...span, kind: 'as', pattern: lowerPattern(pattern, lowering), name: lowering.text(name) };
    }
    case 'dict_pattern':
      return { ...span, kind: 'mapping', ...mappingParts(raw, lowering) };
    case 'class_pattern':
      return { ...span, kind: 'class', ...classParts(raw, lowering) };
    default:
      return value(raw);
  }
}

/** A negative or complex number, whose sign is a token of its own. */
function signed(raw: Raw, parts: readonly Raw[]): Raw {
  const [sign, ...rest] = parts;
  const [operand] = rest;
  if (sign && operand && (sign.type === '-' || sign.type === '+')) {
    return {
      ...raw,
      type: 'unary_operator',
      children: [{ ...sign, field: 'operator' }, { ...operand, field: 'argument' }],
    };
  }
  return { ...raw, type: 'ERROR', children: parts };
}

function unionOptions(raw: Raw, lowering: Lowering): Pattern[] {
  const groups: Raw[][] = [[]];
  for (const node of raw.children) {
    if (node.type === '|') groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups.flatMap(group => {
    const [first] = group;
    if (!first) return [];
    if (group.length === 1) return [lowerPattern(first, lowering)];
    const whole = { ...first, end: group.at(-1)?.end ?? first.end };
    const value: Expr = lowerExpression(signed(whole, group), lowering);
    return [{ kind: 'value' as const, start: whole.start, end: whole.end, value }];
  });
}

function mappingParts(raw: Raw, lowering: Lowering): { entries: { key: Expr; value: Pattern }[]; rest: string | null } {
  const keys = raw.children.filter(node => node.field === 'key');
  const values = raw.children.filter(node => node.field === 'value');
  const splat = raw.children.find(node => node.type === 'splat_pattern')?.children.find(node => node.type === 'identifier');
  const entries = keys.flatMap((key, i) => {
    const value = values[i];
    return value ? [{ key: lowerExpression(key, lowering), value: lowerPattern(value, lowering) }] : [];
  });
  return { entries, rest: splat ? lowering.text(splat) : null };
}

function classParts(raw: Raw, lowering: Lowering): { callee: Expr; positional: Pattern[]; keywords: { name: string; value: Pattern }[] } {
  const positional: Pattern[] = [];
  const keywords: { name: string; value: Pattern }[] = [];
  for (const node of raw.children.filter(part => part.type === 'case_pattern')) {
    const keyword = node.children.find(part => part.type === 'keyword_pattern');
    const name = keyword?.children.find(part => part.type === 'identifier');
    if (!keyword || !name) {
      positional.push(lowerPattern(node, lowering));
      continue;
    }
    const value = { ...keyword, type: 'case_pattern', children: keyword.children.filter(part => part !== name && part.type !== '=') };
    keywords.push({ name: lowering.text(name), value: lowerPattern(value, lowering) });
  }
  const callee = raw.children.find(node => node.type === 'dotted_name' || node.type === 'identifier');
  return { callee: callee ? lowerExpression(callee, lowering) : { kind: 'error', start: raw.start, end: raw.end, parts: [] }, positional, keywords };
}
