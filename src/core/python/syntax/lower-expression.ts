import type { DictItem, Expr, UnaryOperator } from './ast';
import { parseFloatLiteral, parseIntLiteral } from './literals';
import { lowerArguments, lowerParameters, lowerOperand } from './lower-arguments';
import { lowerComprehension } from './lower-comprehension';
import { hoistStar, lowerBinary, awaited, lowerComparison } from './lower-operators';
import { lowerString } from './lower-string';
import type { Lowering } from './lowering';
import { child, hasToken, type Raw } from './raw';

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
  return salvage(raw, lowering);
}

/** The expressions in a node that is not understood. */
export function salvage(raw: Raw, lowering: Lowering): Expr {
  const parts = raw.children.filter(isExpressionLike).map(node => lowerExpression(node, lowering));
  return { kind: 'error', start: raw.start, end: raw.end, parts };
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
