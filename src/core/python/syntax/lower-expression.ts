import type { Argument, BinaryOperator, CompareOperator, ComprehensionClause, DictItem, Expr, Parameter, UnaryOperator } from './ast';
import { parseFloatLiteral, parseIntLiteral } from './literals';
import { lowerString } from './lower-string';
import { child, hasToken, type Raw } from './raw';

/** How lowering reads source text: offsets are relative to the statement being lowered. */
export interface Lowering {
  slice(start: number, end: number): string;
  text(raw: Raw): string;
  /** The text of an identifier as Python compares it: compatible characters are equal. */
  name(raw: Raw): string;
}

/** Reads text by `slice`. */
export function loweringOf(slice: Lowering['slice']): Lowering {
  const text = (raw: Raw): string => slice(raw.start, raw.end);
  return { slice, text, name: raw => text(raw).normalize('NFKC') };
}

/** Lowers any expression node; a node that is not an understood expression becomes an `error` with the parts that are. */
export function lowerExpression(raw: Raw, lowering: Lowering): Expr {
  const expr = lowerNode(raw, lowering);
  return CONTINUING.has(raw.type) ? hoistStar(expr) : expr;
}

/** Nodes that can begin with an operand. */
const CONTINUING = new Set([
  'attribute',
  'subscript',
  'call',
  'binary_operator',
  'boolean_operator',
  'comparison_operator',
  'conditional_expression',
]);

/** `*a + b` unpacks the sum: the parser may read the star as part of the first operand. */
function hoistStar(expr: Expr): Expr {
  const first = firstOperand(expr);
  if (first?.kind !== 'starred') return expr;
  const start = first.value.start;
  const value = withFirstOperand(expr, first.value);
  return { kind: 'starred', start: first.start, end: expr.end, value: { ...value, start } };
}

function firstOperand(expr: Expr): Expr | null {
  switch (expr.kind) {
    case 'attribute':
    case 'subscript':
      return expr.object;
    case 'call':
      return expr.callee;
    case 'binary':
    case 'boolean':
    case 'compare':
      return expr.left;
    case 'conditional':
      return expr.then;
    default:
      return null;
  }
}

function withFirstOperand(expr: Expr, operand: Expr): Expr {
  switch (expr.kind) {
    case 'attribute':
    case 'subscript':
      return { ...expr, object: operand };
    case 'call':
      return { ...expr, callee: operand };
    case 'binary':
    case 'boolean':
    case 'compare':
      return { ...expr, left: operand };
    case 'conditional':
      return { ...expr, then: operand };
    default:
      return expr;
  }
}

function lowerNode(raw: Raw, lowering: Lowering): Expr {
  const start = raw.start;
  const end = raw.end;
  const lower = (node: Raw | undefined): Expr => (node ? lowerExpression(node, lowering) : { kind: 'error', start, end, parts: [] });
  const all = (): Expr[] => raw.children.map(node => lowerExpression(node, lowering));
  switch (raw.type) {
    case 'identifier':
      // Inserted where an operand is missing.
      if (start === end) break;
      return { kind: 'name', start, end, id: lowering.name(raw) };
    case 'integer':
      return lowerInteger(raw, lowering);
    case 'float':
      return lowerFloat(raw, lowering);
    case 'string':
    case 'concatenated_string':
      return lowerString(raw, lowering);
    case 'true':
    case 'false':
      return { kind: 'bool', start, end, value: raw.type === 'true' };
    case 'none':
      return { kind: 'none', start, end };
    case 'ellipsis':
      return { kind: 'ellipsis', start, end };
    case 'parenthesized_expression':
    case 'type':
    case 'as_pattern_target': {
      const inner = raw.children[0];
      return raw.children.length === 1 && inner ? lower(inner) : { kind: 'error', start, end, parts: all() };
    }
    case 'attribute': {
      const name = child(raw, 'attribute');
      if (!name || name.start === name.end) break;
      return {
        kind: 'attribute',
        start,
        end,
        object: lower(child(raw, 'object')),
        name: lowering.name(name),
        nameSpan: { start: name.start, end: name.end },
      };
    }
    case 'subscript':
      return {
        kind: 'subscript',
        start,
        end,
        object: lower(child(raw, 'value')),
        index: indexOf(raw.children.slice(raw.children.findIndex(node => node.type === '[') + 1, -1), lowering),
      };
    case 'slice':
      return lowerSlice(raw, lowering);
    case 'call': {
      const args = child(raw, 'arguments');
      return { kind: 'call', start, end, callee: lower(child(raw, 'function')), args: args ? lowerArguments(args, lowering) : [] };
    }
    case 'binary_operator':
      return lowerBinary(raw, lowering);
    case 'unary_operator': {
      const operator = child(raw, 'operator');
      if (!operator) break;
      const operand = lower(child(raw, 'argument'));
      // Outside brackets, the parser recognizes a star only before a name; before other operands, it was read as another prefix.
      if (lowering.text(operator) === '*') return { kind: 'starred', start, end, value: operand };
      return { kind: 'unary', start, end, operator: operator.type as UnaryOperator, operand };
    }
    case 'not_operator':
      return { kind: 'unary', start, end, operator: 'not', operand: lower(child(raw, 'argument')) };
    case 'boolean_operator': {
      const operator = child(raw, 'operator')?.type === 'or' || hasToken(raw, 'or') ? 'or' : 'and';
      return { kind: 'boolean', start, end, operator, left: lower(child(raw, 'left')), right: lower(child(raw, 'right')) };
    }
    case 'comparison_operator':
      return lowerComparison(raw, lowering);
    case 'conditional_expression': {
      const [then, test, otherwise] = raw.children.filter(node => node.type !== 'if' && node.type !== 'else');
      return { kind: 'conditional', start, end, test: lower(test), then: lower(then), otherwise: lower(otherwise) };
    }
    case 'lambda': {
      const parameters = child(raw, 'parameters');
      return {
        kind: 'lambda',
        start,
        end,
        parameters: parameters ? lowerParameters(parameters, lowering) : [],
        body: lower(child(raw, 'body')),
      };
    }
    case 'tuple_pattern': {
      const [opening, inner, ...rest] = raw.children;
      // `(x): int` and `for (x) in y`: parentheses around a single target only group.
      if (opening?.type === '(' && inner && rest.length === 1 && inner.type !== ')') return lower(inner);
      return { kind: 'tuple', start, end, items: items(raw, lowering) };
    }
    case 'tuple':
    case 'expression_list':
    case 'pattern_list':
      return { kind: 'tuple', start, end, items: items(raw, lowering) };
    case 'list':
    case 'list_pattern':
      return { kind: 'list', start, end, items: items(raw, lowering) };
    case 'set':
      return { kind: 'set', start, end, items: raw.children.filter(isNotBrace).map(lower) };
    case 'dictionary':
      return { kind: 'dict', start, end, entries: raw.children.filter(isNotBrace).map(node => lowerEntry(node, lowering)) };
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return lowerComprehension(raw, lowering);
    case 'list_splat':
    case 'list_splat_pattern':
    case 'parenthesized_list_splat':
      return { kind: 'starred', start, end, value: lower(raw.children.find(node => node.type !== '*')) };
    case 'named_expression':
      return { kind: 'walrus', start, end, target: lower(child(raw, 'name')), value: lower(child(raw, 'value')) };
    case 'await':
      return awaited(start, lower(raw.children.find(node => node.type !== 'await')), raw.children.at(-1));
    case 'yield': {
      const value = raw.children.find(node => node.type !== 'yield' && node.type !== 'from');
      return { kind: 'yield', start, end, value: value ? lower(value) : null, from: hasToken(raw, 'from') };
    }
    case 'dotted_name': {
      const [first, ...rest] = raw.children.filter(node => node.type === 'identifier');
      return rest.reduce<Expr>(
        (object, name) => ({
          kind: 'attribute',
          start: object.start,
          end: name.end,
          object,
          name: lowering.name(name),
          nameSpan: { start: name.start, end: name.end },
        }),
        lower(first),
      );
    }
    case 'generic_type':
    case 'union_type':
    case 'member_type':
    case 'splat_type':
      return lowerTypeExpression(raw, lowering);
    default:
      break;
  }
  return { kind: 'error', start, end, parts: raw.children.filter(isExpressionLike).map(lower) };
}

function lowerBinary(raw: Raw, lowering: Lowering): Expr {
  const { left, operator, right } = binaryParts(regroup(raw));
  if (!left || !operator || !right)
    return {
      kind: 'error',
      start: raw.start,
      end: raw.end,
      parts: raw.children.filter(isExpressionLike).map(node => lowerExpression(node, lowering)),
    };
  return {
    kind: 'binary',
    start: raw.start,
    end: raw.end,
    operator: operator.type as BinaryOperator,
    left: lowerExpression(left, lowering),
    right: lowerExpression(right, lowering),
  };
}

/** `await x ** 2` squares the awaited value: the parser puts the power inside the `await`. */
function awaited(start: number, value: Expr, written: Raw | undefined): Expr {
  if (written?.type === 'binary_operator' && value.kind === 'binary' && value.operator === '**') {
    return { ...value, start, left: awaited(start, value.left, child(written, 'left')) };
  }
  return { kind: 'await', start, end: value.end, value };
}

function binaryParts(raw: Raw): { readonly left?: Raw | undefined; readonly operator?: Raw | undefined; readonly right?: Raw | undefined } {
  return raw.type === 'binary_operator' ? { left: child(raw, 'left'), operator: child(raw, 'operator'), right: child(raw, 'right') } : {};
}

/** The parser binds `^` tighter than `&`, Python does the opposite: a chain of both is regrouped, sequences of `&` first. */
function regroup(raw: Raw): Raw {
  const operands: Raw[] = [];
  const operators: Raw[] = [];
  const collect = (node: Raw): void => {
    const { left, operator, right } = binaryParts(node);
    if (left && right && (operator?.type === '&' || operator?.type === '^')) {
      collect(left);
      operators.push(operator);
      collect(right);
    } else operands.push(node);
  };
  collect(raw);
  if (new Set(operators.map(({ type }) => type)).size < 2) return raw;
  for (const type of ['&', '^']) {
    for (let i = operators.findIndex(one => one.type === type); i !== -1; i = operators.findIndex(one => one.type === type)) {
      const [left, right] = operands.slice(i, i + 2);
      const [operator] = operators.splice(i, 1);
      if (!left || !right || !operator) return raw;
      const children = [
        { ...left, field: 'left' },
        { ...operator, field: 'operator' },
        { ...right, field: 'right' },
      ];
      operands.splice(i, 2, { ...raw, start: left.start, end: right.end, children });
    }
  }
  return operands[0] ?? raw;
}

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

/** What the parser distinguishes in annotations is an expression in Python. */
function lowerTypeExpression(raw: Raw, lowering: Lowering): Expr {
  const { start, end } = raw;
  const [left, right] = raw.children.filter(node => !/^[|.*]+$/.test(node.type));
  if (left && raw.type === 'splat_type') return { kind: 'starred', start, end, value: lowerExpression(left, lowering) };
  if (!left || !right) return { kind: 'error', start, end, parts: left ? [lowerExpression(left, lowering)] : [] };
  const first = lowerExpression(left, lowering);
  switch (raw.type) {
    case 'generic_type':
      return {
        kind: 'subscript',
        start,
        end,
        object: first,
        index: indexOf(
          right.children.filter(node => !/^[[\]]$/.test(node.type)),
          lowering,
        ),
      };
    case 'union_type':
      return { kind: 'binary', start, end, operator: '|', left: first, right: lowerExpression(right, lowering) };
    default:
      return { kind: 'attribute', start, end, object: first, name: lowering.name(right), nameSpan: { start: right.start, end: right.end } };
  }
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
function lowerOperand(raw: Raw, lowering: Lowering): Expr {
  const operand = raw.children.find(node => node.type !== '*' && node.type !== '**');
  return operand ? lowerExpression(operand, lowering) : { kind: 'error', start: raw.start, end: raw.end, parts: [] };
}

function lowerInteger(raw: Raw, lowering: Lowering): Expr {
  const { start, end } = raw;
  const text = lowering.text(raw);
  if (/[jJ]$/.test(text)) return { kind: 'imaginary', start, end, value: parseFloatLiteral(text.slice(0, -1)) };
  return { kind: 'int', start, end, value: parseIntLiteral(text) };
}

function lowerFloat(raw: Raw, lowering: Lowering): Expr {
  const { start, end } = raw;
  const text = lowering.text(raw);
  if (/[jJ]$/.test(text)) return { kind: 'imaginary', start, end, value: parseFloatLiteral(text.slice(0, -1)) };
  return { kind: 'float', start, end, value: parseFloatLiteral(text) };
}

/** The contents of the brackets of a subscript: `a[i]`, and `a[i, j]` whose index is a tuple. */
function indexOf(nodes: readonly Raw[], lowering: Lowering): Expr {
  const parts = nodes.filter(node => node.type !== ',').map(node => lowerExpression(node, lowering));
  const [first] = parts;
  const last = nodes.at(-1);
  if (!first || !last) return { kind: 'error', start: last?.start ?? 0, end: last?.end ?? 0, parts: [] };
  // The comma makes the tuple: `a[i,]` too, and `a[*b]` is one without a comma.
  if (parts.length === nodes.length && parts.length === 1 && first.kind !== 'starred') return first;
  return { kind: 'tuple', start: nodes[0]?.start ?? first.start, end: last.end, items: parts };
}

function lowerSlice(raw: Raw, lowering: Lowering): Expr {
  const bounds: (Expr | null)[] = [null, null, null];
  let at = 0;
  for (const node of raw.children) {
    if (node.type === ':') at++;
    else if (at < 3) bounds[at] = lowerExpression(node, lowering);
  }
  return { kind: 'slice', start: raw.start, end: raw.end, lower: bounds[0] ?? null, upper: bounds[1] ?? null, step: bounds[2] ?? null };
}

function lowerComparison(raw: Raw, lowering: Lowering): Expr {
  const { start, end } = raw;
  const operands = raw.children.filter(node => node.field !== 'operators').map(node => lowerExpression(node, lowering));
  const operators = raw.children.filter(node => node.field === 'operators').map(node => node.type.replace('<>', '!=') as CompareOperator);
  const [left, ...others] = operands;
  if (!left || others.length !== operators.length) return { kind: 'error', start, end, parts: operands };
  return { kind: 'compare', start, end, left, rest: others.map((operand, i) => ({ operator: operators[i] ?? '==', operand })) };
}

function items(raw: Raw, lowering: Lowering): Expr[] {
  return raw.children.filter(node => !/^[()[\],]$/.test(node.type)).map(node => lowerExpression(node, lowering));
}

function lowerEntry(raw: Raw, lowering: Lowering): DictItem {
  const key = child(raw, 'key');
  const value = child(raw, 'value');
  if (raw.type === 'pair' && key && value) return { key: lowerExpression(key, lowering), value: lowerExpression(value, lowering) };
  if (raw.type === 'dictionary_splat') return { key: null, value: lowerOperand(raw, lowering) };
  return { key: null, value: { kind: 'error', start: raw.start, end: raw.end, parts: [lowerExpression(raw, lowering)] } };
}

const COMPREHENSIONS = {
  list_comprehension: 'list',
  set_comprehension: 'set',
  dictionary_comprehension: 'dict',
  generator_expression: 'generator',
} as const;

function lowerComprehension(raw: Raw, lowering: Lowering): Expr {
  const { start, end } = raw;
  const body = child(raw, 'body');
  const pair = body?.type === 'pair' ? body : null;
  const key = pair ? child(pair, 'key') : body;
  const value = pair ? child(pair, 'value') : null;
  const clauses: ComprehensionClause[] = [];
  for (const node of raw.children) {
    if (node.type === 'for_in_clause') {
      const target = child(node, 'left');
      const sources = node.children.filter(part => part.field === 'right');
      const source = sources[0];
      if (!target || !source) continue;
      const iterable: Expr =
        sources.length === 1
          ? lowerExpression(source, lowering)
          : {
              kind: 'tuple',
              start: source.start,
              end: sources.at(-1)?.end ?? source.end,
              items: sources.map(part => lowerExpression(part, lowering)),
            };
      clauses.push({ kind: 'for', isAsync: hasToken(node, 'async'), target: lowerExpression(target, lowering), iterable });
    } else if (node.type === 'if_clause') {
      const test = node.children.find(part => part.type !== 'if');
      if (test) clauses.push({ kind: 'if', test: lowerExpression(test, lowering) });
    }
  }
  return {
    kind: 'comprehension',
    of: COMPREHENSIONS[raw.type as keyof typeof COMPREHENSIONS],
    start,
    end,
    element: key ? lowerExpression(key, lowering) : { kind: 'error', start, end, parts: [] },
    value: value ? lowerExpression(value, lowering) : null,
    clauses,
  };
}

function isNotBrace(raw: Raw): boolean {
  return raw.type !== '{' && raw.type !== '}';
}

/** Only named nodes: tokens and keywords inside an error have no meaning as expressions. */
function isExpressionLike(raw: Raw): boolean {
  return (
    /^[a-z_]{2,}$/.test(raw.type) &&
    (raw.children.length > 0 || ['identifier', 'integer', 'float', 'true', 'false', 'none', 'string'].includes(raw.type))
  );
}
