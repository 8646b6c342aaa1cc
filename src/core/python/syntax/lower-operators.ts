import type { BinaryOperator, CompareOperator, Expr } from './ast';
import { lowerExpression, salvage } from './lower-expression';
import type { Lowering } from './lowering';
import { child, type Raw } from './raw';

export function lowerBinary(raw: Raw, lowering: Lowering): Expr {
  const { left, operator, right } = binaryParts(regroup(raw));
  if (!left || !operator || !right) return salvage(raw, lowering);
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
export function awaited(start: number, value: Expr, written: Raw | undefined): Expr {
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

export function lowerComparison(raw: Raw, lowering: Lowering): Expr {
  const { start, end } = raw;
  const operands = raw.children.filter(node => node.field !== 'operators').map(node => lowerExpression(node, lowering));
  const operators = raw.children.filter(node => node.field === 'operators').map(node => node.type.replace('<>', '!=') as CompareOperator);
  const [left, ...others] = operands;
  if (!left || others.length !== operators.length) return { kind: 'error', start, end, parts: operands };
  return { kind: 'compare', start, end, left, rest: others.map((operand, i) => ({ operator: operators[i] ?? '==', operand })) };
}

/** `*a + b` unpacks the sum: the parser may read the star as part of the first operand. */
export function hoistStar(expr: Expr): Expr {
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
