import type { Argument, Expr, ExprOf, FStringPart, Statement } from '../../syntax';
import type { Frame } from '../objects/frame';
import { type Value } from '../../data';
import { inOrder } from './argument-order';
import type { Steps } from './steps';

/** Returns the value of an expression that may contain a `yield`. */
export type Stepping = (e: Expr, f: Frame) => Steps<Value>;

const holes = new WeakMap<Expr, ExprOf<'yield'>>();

function holeFor(e: Expr): ExprOf<'yield'> {
  let made = holes.get(e);
  if (!made) holes.set(e, (made = { kind: 'yield', start: e.start, end: e.end, value: null, from: false }));
  return made;
}

/** An expression that represents another one that has already been evaluated: a `yield` that has received its value. */
export function hole(e: Expr, value: Value, f: Frame): Expr {
  const made = holeFor(e);
  (f.given ??= new Map()).set(made, value);
  return made;
}

interface Plan<T> {
  readonly parts: readonly Expr[];
  readonly whole: T;
}

const plans = new WeakMap<Expr | Statement, Plan<Expr | Statement>>();

function planOf<T extends Expr | Statement>(node: T): Plan<T> {
  let plan = plans.get(node);
  if (!plan) {
    const parts: Expr[] = [];
    const whole = withParts(node, part => {
      if (part.kind === 'int' || part.kind === 'str' || part.kind === 'none' || part.kind === 'bool') return part;
      parts.push(part);
      return holeFor(part);
    });
    plans.set(node, (plan = { parts, whole }));
  }
  return plan as Plan<T>;
}

/** Evaluates the parts of an expression or statement in Python's order, and returns the same node with the values in their places. */
export function* prepared<T extends Expr | Statement>(node: T, f: Frame, valueOf: Stepping): Steps<T> {
  const { parts, whole } = planOf(node);
  for (const part of parts) {
    const value = yield* valueOf(part, f);
    (f.given ??= new Map()).set(holeFor(part), value);
  }
  return whole;
}

type Put = (part: Expr) => Expr;

/** The same node in which every part that is always evaluated is replaced, in the order of evaluation. */
function withParts(node: Expr | Statement, put: Put): Expr | Statement {
  switch (node.kind) {
    case 'attribute':
      return { ...node, object: put(node.object) };
    case 'subscript':
      return { ...node, object: put(node.object), index: put(node.index) };
    case 'slice':
      return { ...node, lower: node.lower && put(node.lower), upper: node.upper && put(node.upper), step: node.step && put(node.step) };
    case 'call':
      return { ...node, callee: put(node.callee), args: inOrder(node.args).map(argument => withValue(argument, put)) };
    case 'binary':
      return { ...node, left: put(node.left), right: put(node.right) };
    case 'unary':
      return { ...node, operand: put(node.operand) };
    case 'tuple':
    case 'list':
    case 'set':
      return { ...node, items: node.items.map(item => withItem(item, node.items.length > 1, put)) };
    case 'dict':
      return {
        ...node,
        entries: node.entries.map(({ key, value }) => (key ? { key: put(key), value: put(value) } : { key, value: put(value) })),
      };
    case 'fstring':
      return { ...node, parts: withTexts(node, put) };
    case 'lambda':
      return { ...node, parameters: node.parameters.map(one => ({ ...one, default: one.default && put(one.default) })) };
    case 'comprehension':
      return {
        ...node,
        clauses: node.clauses.map((clause, i) =>
          i === 0 && clause.kind === 'for' ? { ...clause, iterable: put(clause.iterable) } : clause,
        ),
      };
    case 'walrus':
    case 'expression':
    case 'assign':
      return { ...node, value: put(node.value) };
    case 'annotate':
    case 'return':
      return { ...node, value: node.value && put(node.value) };
    case 'raise':
      return { ...node, exception: node.exception && put(node.exception), cause: node.cause && put(node.cause) };
    case 'function': {
      const decorators = node.decorators.map(put);
      return { ...node, decorators, parameters: node.parameters.map(one => ({ ...one, default: one.default && put(one.default) })) };
    }
    case 'class': {
      const decorators = node.decorators.map(put);
      return { ...node, decorators, bases: node.bases.map(base => withValue(base, put)) };
    }
    default:
      return node;
  }
}

function withValue(argument: Argument, put: Put): Argument {
  return argument.kind === 'star' ? { ...argument, value: put(spread(argument.value)) } : { ...argument, value: put(argument.value) };
}

/** An unpacked item among others is iterated at its position. */
function withItem(item: Expr, hasOthers: boolean, put: Put): Expr {
  if (item.kind !== 'starred') return put(item);
  return { ...item, value: put(hasOthers ? spread(item.value) : item.value) };
}

function spread(value: Expr): Expr {
  const { start, end } = value;
  return { kind: 'list', start, end, items: [{ kind: 'starred', start, end, value }] };
}

/** Each value of an f-string is converted to text before the next is evaluated. */
function withTexts({ start, end, parts }: ExprOf<'fstring'>, put: Put): readonly FStringPart[] {
  const asText = (of: readonly FStringPart[]): FStringPart => {
    const expression = put({ kind: 'fstring', start, end, parts: of });
    return { kind: 'value', expression, conversion: null, format: [], label: null };
  };
  return parts.map(part => {
    if (part.kind === 'text') return part;
    if (parts.length > 1) return asText([part]);
    const expression = put(part.expression);
    return { ...part, expression, format: part.format.length > 0 ? [asText(part.format)] : [] };
  });
}
