import type { Argument, Expr, Parameter } from './ast';
import { lowerExpression } from './lower-expression';
import type { Lowering } from './lowering';
import { child, type Raw } from './raw';

/** The arguments of a call, or of a class statement's parentheses. */
export function lowerArguments(raw: Raw, lowering: Lowering): Argument[] {
  if (raw.type === 'generator_expression') {
    return [{ kind: 'positional', start: raw.start, end: raw.end, value: lowerExpression(raw, lowering) }];
  }
  return raw.children.map((node): Argument => {
    const span = { start: node.start, end: node.end };
    if (node.type === 'keyword_argument') {
      const name = child(node, 'name');
      const value = child(node, 'value');
      if (name && value) return { ...span, kind: 'keyword', name: lowering.name(name), value: lowerExpression(value, lowering) };
    }
    if (node.type === 'list_splat') return { ...span, kind: 'star', value: lowerOperand(node, lowering) };
    if (node.type === 'dictionary_splat') return { ...span, kind: 'doubleStar', value: lowerOperand(node, lowering) };
    const value = lowerExpression(node, lowering);
    return value.kind === 'starred' && node.type !== 'parenthesized_expression'
      ? { ...span, kind: 'star', value: value.value }
      : { ...span, kind: 'positional', value };
  });
}

/** Parameters of a function or lambda, with the meaning of `/` and `*`. */
export function lowerParameters(raw: Raw, lowering: Lowering): Parameter[] {
  const parameters: Parameter[] = [];
  let kind: 'normal' | 'keywordOnly' = 'normal';
  for (const node of raw.children) {
    if (node.type === 'positional_separator') {
      parameters.forEach((parameter, i) => (parameters[i] = { ...parameter, kind: 'positionalOnly' }));
      continue;
    }
    if (node.type === 'keyword_separator') {
      kind = 'keywordOnly';
      continue;
    }
    const parameter = lowerParameter(node, kind, lowering);
    if (!parameter) continue;
    if (parameter.kind === 'star') kind = 'keywordOnly';
    parameters.push(parameter);
  }
  return parameters;
}

function lowerParameter(node: Raw, kind: Parameter['kind'], lowering: Lowering): Parameter | null {
  const type = child(node, 'type');
  const value = child(node, 'value');
  const named = child(node, 'name') ?? (node.type === 'typed_parameter' ? node.children[0] : node);
  if (!named) return null;
  const star = named.type === 'list_splat_pattern' ? 'star' : named.type === 'dictionary_splat_pattern' ? 'doubleStar' : null;
  const identifier = star ? named.children.find(part => part.type === 'identifier') : named;
  if (identifier?.type !== 'identifier') return null;
  return {
    start: node.start,
    end: node.end,
    name: lowering.name(identifier),
    kind: star ?? kind,
    default: value ? lowerExpression(value, lowering) : null,
    annotation: type ? lowerExpression(type, lowering) : null,
  };
}

/** The operand of `*` or `**`. */
export function lowerOperand(raw: Raw, lowering: Lowering): Expr {
  const operand = raw.children.find(node => node.type !== '*' && node.type !== '**');
  return operand ? lowerExpression(operand, lowering) : { kind: 'error', start: raw.start, end: raw.end, parts: [] };
}
