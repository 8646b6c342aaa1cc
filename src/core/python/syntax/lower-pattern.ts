import type { Block, Expr, MatchCase, Pattern } from './ast';
import { lowerExpression } from './lower-expression';
import type { Lowering } from './lowering';
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
  const last = raw.children.filter(node => node.type === 'case_pattern' || node.type === ',').at(-1);
  const span = { start: first?.start ?? raw.start, end: last?.end ?? raw.end };
  return {
    pattern: first && !isSequence ? first : { ...span, kind: 'sequence', items: patterns },
    guard: guard ? lowerExpression(guard, lowering) : null,
    body,
  };
}

/** One pattern, regardless of the grammar's wrapper. */
function lowerPattern(raw: Raw, lowering: Lowering): Pattern {
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
      const text = lowering.name(raw);
      if (text === '_') return { ...span, kind: 'wildcard' };
      return text.includes('.') ? value(raw) : { ...span, kind: 'capture', name: text };
    }
    case 'list_pattern':
    case 'tuple_pattern': {
      const items = raw.children
        .filter(node => node.type === 'case_pattern' || node.type === 'splat_pattern')
        .map(node => lowerPattern(node, lowering));
      const [first] = items;
      // Parentheses around a single pattern without a comma only group.
      if (
        raw.type === 'tuple_pattern' &&
        first &&
        items.length === 1 &&
        first.kind !== 'rest' &&
        !raw.children.some(node => node.type === ',')
      )
        return first;
      return { ...span, kind: 'sequence', items };
    }
    case 'splat_pattern': {
      const name = raw.children.find(node => node.type === 'identifier');
      return { ...span, kind: 'rest', name: name ? lowering.name(name) : null };
    }
    case 'union_pattern':
      return { ...span, kind: 'or', options: unionOptions(raw, lowering) };
    case 'as_pattern': {
      const pattern = raw.children.find(node => node.type === 'case_pattern') ?? raw.children[0];
      const name = child(raw, 'alias') ?? raw.children.at(-1);
      if (!pattern || !name) return { ...span, kind: 'wildcard' };
      return { ...span, kind: 'as', pattern: lowerPattern(pattern, lowering), name: lowering.name(name) };
    }
    case 'complex_pattern':
      return value(complexNumber(raw, raw.children));
    case 'dict_pattern':
      return { ...span, kind: 'mapping', ...mappingParts(raw, lowering) };
    case 'class_pattern':
      return { ...span, kind: 'class', ...classParts(raw, lowering) };
    default:
      return value(raw);
  }
}

/** `-1 + 2j`: an operation on two numbers, the first of which may have a sign. */
function complexNumber(raw: Raw, parts: readonly Raw[]): Raw {
  const [right, operator, ...left] = [...parts].reverse();
  const [first, sign] = left;
  if (!right || !operator || !first) return { ...raw, type: 'ERROR', children: parts };
  const real = sign ? { ...signed({ ...raw, end: first.end }, [sign, first]) } : first;
  return {
    ...raw,
    type: 'binary_operator',
    children: [
      { ...real, field: 'left' },
      { ...operator, field: 'operator' },
      { ...right, field: 'right' },
    ],
  };
}

/** A negative number, whose sign is a separate token. */
function signed(raw: Raw, parts: readonly Raw[]): Raw {
  const [sign, ...rest] = parts;
  const [operand] = rest;
  if (sign && operand && (sign.type === '-' || sign.type === '+')) {
    return {
      ...raw,
      type: 'unary_operator',
      children: [
        { ...sign, field: 'operator' },
        { ...operand, field: 'argument' },
      ],
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
  const splat = raw.children.find(node => node.type === 'splat_pattern')?.children.find(node => node.type === 'identifier');
  const entries: { key: Expr; value: Pattern }[] = [];
  let key: Raw[] = [];
  for (const node of raw.children) {
    const [first] = key;
    if (node.field === 'key') key.push(node);
    else if (node.field === 'value' && first) {
      // The sign of a number is a separate token.
      const whole = key.length === 1 ? first : signed({ ...first, end: key.at(-1)?.end ?? first.end }, key);
      const pattern = lowerPattern(whole, lowering);
      entries.push({
        key: pattern.kind === 'value' ? pattern.value : lowerExpression(whole, lowering),
        value: lowerPattern(node, lowering),
      });
      key = [];
    }
  }
  return { entries, rest: splat ? lowering.name(splat) : null };
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
    const children = keyword.children.filter(part => part !== name && part.type !== '=');
    const value = { ...keyword, type: 'case_pattern', start: children[0]?.start ?? keyword.start, children };
    keywords.push({ name: lowering.name(name), value: lowerPattern(value, lowering) });
  }
  const callee = raw.children.find(node => node.type === 'dotted_name' || node.type === 'identifier');
  return {
    callee: callee ? lowerExpression(callee, lowering) : { kind: 'error', start: raw.start, end: raw.end, parts: [] },
    positional,
    keywords,
  };
}
