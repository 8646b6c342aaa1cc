import { sym } from '../../dim';
import type { Expr, ExprOf } from '../syntax';
import { binary, compare, unary } from './arithmetic';
import { evaluateCall } from './call';
import { bindTarget } from './bind-target';
import { step, type Frame } from './frame';
import { join } from './join';
import { builtin } from './natives';
import { Scope, type Binding } from './scope';
import { truth, unknown, type FunctionValue, type Value } from './values';

/** The value of an expression at this point. Every part is evaluated, whether Python would come to it or not. */
export function evaluate(expr: Expr, frame: Frame): Value {
  step(frame);
  switch (expr.kind) {
    case 'name':
      return readName(expr.id, frame).value;
    case 'int':
      return { kind: 'int', value: expr.value };
    case 'float':
      return { kind: 'float', value: expr.value };
    case 'str':
    case 'bytes':
    case 'bool':
      return { kind: expr.kind, value: expr.value } as Value;
    case 'none':
    case 'ellipsis':
      return { kind: expr.kind };
    case 'attribute':
      return readAttribute(expr, frame).value;
    case 'subscript':
      return subscript(evaluate(expr.object, frame), expr.index, frame);
    case 'call':
      return evaluateCall(expr, frame);
    case 'binary': {
      const left = evaluate(expr.left, frame);
      return binary(expr.operator, left, evaluate(expr.right, frame));
    }
    case 'unary': {
      const operand = evaluate(expr.operand, frame);
      return unary(expr.operator, operand, truth(operand));
    }
    case 'boolean': {
      const left = evaluate(expr.left, frame);
      const right = evaluate(expr.right, frame);
      const decided = truth(left);
      if (decided === undefined) return join(left, right);
      return decided === (expr.operator === 'and') ? right : left;
    }
    case 'compare':
      return comparison(expr, frame);
    case 'conditional': {
      const decided = truth(evaluate(expr.test, frame));
      const then = evaluate(expr.then, frame);
      const otherwise = evaluate(expr.otherwise, frame);
      return decided === undefined ? join(then, otherwise) : decided ? then : otherwise;
    }
    case 'lambda':
      return lambda(expr, frame);
    case 'tuple':
    case 'list':
    case 'set':
      return sequence(expr, frame);
    case 'dict':
      return dict(expr, frame);
    case 'comprehension':
      return comprehension(expr, frame);
    case 'walrus': {
      const value = evaluate(expr.value, frame);
      bindTarget(expr.target, value, frame);
      return value;
    }
    case 'fstring':
      return formatted(expr.parts, frame);
    case 'slice':
      for (const bound of [expr.lower, expr.upper, expr.step]) if (bound) evaluate(bound, frame);
      return unknown('slices are not supported');
    case 'starred':
    case 'await':
      evaluate(expr.value, frame);
      return unknown(expr.kind === 'await' ? 'the result of `await` is not evaluated' : 'its items are unknown');
    case 'yield':
      if (expr.value) evaluate(expr.value, frame);
      return unknown('the value sent to a generator is unknown');
    case 'imaginary':
      return unknown('complex numbers are not supported');
    case 'error':
      for (const part of expr.parts) evaluate(part, frame);
      return unknown('there is a syntax error here');
  }
}

/** A name, with how it came to its value. Reading it takes over what its value assumes. */
export function readName(name: string, frame: Frame): Binding {
  const found = frame.scope.lookup(name);
  if (found === null) return plain(unknown(`\`${name}\` is not assigned before this line`));
  if (!found) return plain(builtin(name) ?? unknown(`\`${name}\` is not defined in this file`));
  const { binding, from } = found;
  if (from !== frame.scope && frame.survey.rebound.has(name))
    return plain(unknown(`\`${name}\` is assigned by a \`global\` or \`nonlocal\` statement`));
  for (const assumption of binding.assumptions) frame.survey.assumptions.add(assumption);
  const isShared = from.kind === 'module' && frame.scope.kind === 'function' && 'touched' in binding.value;
  if (isShared && mayChange(name, frame)) return plain(unknown(`\`${name}\` may be changed elsewhere in this file`));
  return binding;
}

/** Whether the file's text holds anything that could change the list or dict of this name. */
function mayChange(name: string, frame: Frame): boolean {
  const escaped = name.replaceAll('$', '\\$');
  const change = `\\b${escaped}\\s*(\\[[^\\]]*\\]\\s*[-+*/|&]?=[^=]|\\.\\s*(append|extend|insert|pop|remove|clear|sort|reverse|update|setdefault|popitem|add|discard)\\b)`;
  const passedOn = `[(,=]\\s*\\*?${escaped}\\s*[,)]`;
  return new RegExp(`${change}|${passedOn}`).test(frame.survey.source.text);
}

/** An attribute, with how it came to its value. */
export function readAttribute(expr: ExprOf<'attribute'>, frame: Frame): Binding {
  const object =
    expr.object.kind === 'name'
      ? readName(expr.object.id, frame)
      : expr.object.kind === 'attribute'
        ? readAttribute(expr.object, frame)
        : plain(evaluate(expr.object, frame));
  return { value: attributeOf(object.value, expr, frame), imported: object.imported, assumptions: [] };
}

function attributeOf(object: Value, expr: ExprOf<'attribute'>, frame: Frame): Value {
  switch (object.kind) {
    case 'module':
    case 'native':
      return frame.survey.library.attribute(object.path, expr.name) ?? unknown(`\`${object.path}.${expr.name}\` is not modelled`);
    case 'class': {
      const value = object.scope.getEver(expr.name)?.value;
      if (!value) return unknown(`\`${object.name}\` does not define \`${expr.name}\` itself`);
      return 'touched' in value ? unknown(`\`${object.name}.${expr.name}\` may be changed elsewhere`) : value;
    }
    case 'self':
      return selfAttribute(expr, frame);
    case 'either':
      return object.options.map(option => attributeOf(option, expr, frame)).reduce((a, b) => join(a, b));
    case 'unknown':
      return unknown(object.reason);
    default:
      return unknown(`\`.${expr.name}\` is not evaluated`);
  }
}

function selfAttribute(expr: ExprOf<'attribute'>, frame: Frame): Value {
  if (expr.object.kind !== 'name' || expr.object.id !== frame.self) return unknown(`\`.${expr.name}\` is set at an unknown time`);
  const key = `${expr.object.id}.${expr.name}`;
  const known = frame.scope.get(key);
  if (known) {
    for (const assumption of known.assumptions) frame.survey.assumptions.add(assumption);
    return known.value;
  }
  const inClass = frame.owner?.scope.getEver(expr.name)?.value;
  if (inClass?.kind === 'function') return inClass;
  const reason = inClass ? `\`${key}\` may be set by a subclass or an instance` : `\`${key}\` is set outside this method`;
  const value = unknown(reason, sym(frame.scope.nextSymbol(expr.name)));
  // Read twice with nothing in between, it is the same number.
  frame.scope.bind(key, plain(value));
  return value;
}

function plain(value: Value): Binding {
  return { value, imported: false, assumptions: [] };
}

function subscript(object: Value, index: Expr, frame: Frame): Value {
  const at = evaluate(index, frame);
  if (object.kind === 'unknown') return unknown(object.reason);
  if (object.kind !== 'tuple' && object.kind !== 'list' && object.kind !== 'dict') return unknown('its items are unknown');
  if (object.kind !== 'tuple' && object.touched) return unknown(`the ${object.kind} may have been changed`);
  if (object.kind === 'dict') {
    // Later entries win, as in Python.
    for (let i = object.keys.length - 1; i >= 0; i--) {
      const equal = compare('==', object.keys[i] ?? unknown(''), at);
      if (equal) return object.items[i] ?? unknown('its items are unknown');
      if (equal === undefined) break;
    }
    return at.kind === 'unknown' ? unknown(at.reason) : unknown('the dict does not contain the key');
  }
  if (at.kind !== 'int' || typeof at.value === 'object') return unknown(at.kind === 'unknown' ? at.reason : 'the index is unknown');
  const position = Number(at.value);
  return object.items[position < 0 ? position + object.items.length : position] ?? unknown(`index ${String(position)} is out of range`);
}

function comparison(expr: ExprOf<'compare'>, frame: Frame): Value {
  let left = evaluate(expr.left, frame);
  let all: boolean | undefined = true;
  for (const { operator, operand } of expr.rest) {
    const right = evaluate(operand, frame);
    const one = compare(operator, left, right);
    if (one === false) all = false;
    else if (one === undefined && all) all = undefined;
    left = right;
  }
  return all === undefined ? unknown('the comparison cannot be decided') : { kind: 'bool', value: all };
}

function lambda(expr: ExprOf<'lambda'>, frame: Frame): Value {
  const value: FunctionValue = {
    kind: 'function',
    definition: { kind: 'lambda', name: '<lambda>', parameters: expr.parameters, body: expr.body },
    scope: frame.scope,
    base: frame.base,
    owner: null,
    defaults: expr.parameters.map(parameter => (parameter.default ? evaluate(parameter.default, frame) : null)),
  };
  frame.survey.pending.push({ value, path: frame.path });
  return value;
}

function sequence(expr: ExprOf<'tuple' | 'list' | 'set'>, frame: Frame): Value {
  const items: Value[] = [];
  let complete = true;
  for (const item of expr.items) {
    if (item.kind !== 'starred') {
      items.push(evaluate(item, frame));
      continue;
    }
    const spread = evaluate(item.value, frame);
    if (spread.kind === 'tuple' || (spread.kind === 'list' && !spread.touched)) items.push(...spread.items);
    else complete = false;
  }
  if (!complete) return unknown('its items are unknown');
  return expr.kind === 'tuple' ? { kind: 'tuple', items } : { kind: expr.kind, items, keys: [], touched: false };
}

function dict(expr: ExprOf<'dict'>, frame: Frame): Value {
  const keys: Value[] = [];
  const items: Value[] = [];
  let complete = true;
  for (const entry of expr.entries) {
    if (entry.key) {
      keys.push(evaluate(entry.key, frame));
      items.push(evaluate(entry.value, frame));
      continue;
    }
    const spread = evaluate(entry.value, frame);
    if (spread.kind === 'dict' && !spread.touched) {
      keys.push(...spread.keys);
      items.push(...spread.items);
    } else complete = false;
  }
  return complete ? { kind: 'dict', keys, items, touched: false } : unknown('its items are unknown');
}

function comprehension(expr: ExprOf<'comprehension'>, frame: Frame): Value {
  const scope = new Scope('function', frame.scope, new Set(), true);
  const inner: Frame = { ...frame, scope };
  for (const clause of expr.clauses) {
    if (clause.kind === 'if') evaluate(clause.test, inner);
    else {
      evaluate(clause.iterable, inner);
      bindTarget(clause.target, unknown('it changes in each iteration'), inner);
    }
  }
  evaluate(expr.element, inner);
  if (expr.value) evaluate(expr.value, inner);
  return unknown('the result of a comprehension is not evaluated');
}

function formatted(parts: ExprOf<'fstring'>['parts'], frame: Frame): Value {
  let text = '';
  let known = true;
  for (const part of parts) {
    if (part.kind === 'text') {
      text += part.value;
      continue;
    }
    const value = evaluate(part.expression, frame);
    if (part.format.length > 0) formatted(part.format, frame);
    const plainText = part.conversion === null && part.format.length === 0 && part.label === null;
    if (plainText && value.kind === 'str') text += value.value;
    else if (plainText && value.kind === 'int' && typeof value.value !== 'object') text += String(value.value);
    else known = false;
  }
  return known ? { kind: 'str', value: text } : unknown('the text is unknown');
}
