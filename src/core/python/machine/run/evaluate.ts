import type { Argument, Expr, ExprOf } from '../../syntax';
import { findAttr, getAttr } from '../protocol/attributes';
import { binary, compare, unary } from '../protocol/operators';
import { call } from '../protocol/call';
import { escape } from '../protocol/escape';
import { inOrder } from './argument-order';
import { comprehension } from './comprehension';
import { dictEntries, dictSet, mayReceive } from '../protocol/containers';
import { makeSet } from '../protocol/sets';
import { isConstant, makeConstantSet } from './constant-sets';
import type { PySet } from '../objects/set';
import { either } from '../protocol/fork';
import { formatString } from './fstring';
import type { Frame } from '../objects/frame';
import { makeFunction } from './make-function';
import { getItem } from '../protocol/items';
import { notIterable, toArray } from '../protocol/iterate';
import { loadName, mangled, storeName } from './names';
import { truth } from '../protocol/truth';
import { assertNever } from '../objects/never';
import { Coroutine } from '../objects/coroutine';
import { PyFunction } from '../objects/function';
import { ELLIPSIS, PyBytes, PyComplex, PyFloat, PySlice, Unknown, type Value } from '../../data';
import { PyClass } from '../objects/class';
import { classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { PyIterator } from '../objects/iterator';
import { joinValues } from '../objects/join';
import { BoundMethod, Native } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';

/** The value of an expression. Raises what Python raises. */
export function evaluate(e: Expr, f: Frame): Value {
  switch (e.kind) {
    case 'name':
      return loadName(f, e.id, e);
    case 'attribute':
      return attributeOf(e, evaluate(e.object, f), f);
    case 'call':
      return evaluateCall(e, f);
    case 'int':
      return e.value;
    case 'str':
      return e.isUnread ? f.m.unknown('named Unicode characters are not supported') : e.value;
    case 'none':
      return null;
    case 'bool':
      return e.value;
    case 'binary': {
      const left = evaluate(e.left, f);
      const right = evaluate(e.right, f);
      f.at = f.base + e.start;
      return binary(f.m, e.operator, left, right);
    }
    case 'compare':
      return compareFrom(e, 0, evaluate(e.left, f), f);
    case 'subscript': {
      const object = evaluate(e.object, f);
      const index = evaluate(e.index, f);
      f.at = f.base + e.start;
      return getItem(f.m, object, index);
    }
    case 'tuple':
      return evaluateTuple(e, f);
    case 'list':
      return makeList(e, f);
    case 'boolean':
      return evaluateBoolean(e, f);
    case 'unary': {
      const operand = evaluate(e.operand, f);
      f.at = f.base + e.start;
      return unary(f.m, e.operator, operand);
    }
    case 'conditional': {
      const test = truth(f.m, evaluate(e.test, f));
      if (test instanceof Unknown)
        return either(
          f.m,
          () => evaluate(e.then, f),
          () => evaluate(e.otherwise, f),
        );
      return evaluate(test ? e.then : e.otherwise, f);
    }
    case 'float':
      return new PyFloat(e.value);
    case 'fstring':
      return formatString(e, f);
    case 'lambda':
      return makeFunction(e, f, []);
    case 'comprehension':
      return comprehension(e, f);
    case 'slice':
      return new PySlice(e.lower ? evaluate(e.lower, f) : null, e.upper ? evaluate(e.upper, f) : null, e.step ? evaluate(e.step, f) : null);
    case 'dict':
      return evaluateDict(e, f);
    case 'set':
      return f.m.made(evaluateSet(e, f, false));
    case 'walrus': {
      const value = evaluate(e.value, f);
      if (e.target.kind === 'name') storeName(f, e.target.id, value, true);
      return value;
    }
    case 'ellipsis':
      return ELLIPSIS;
    case 'bytes':
      return new PyBytes(e.value);
    case 'imaginary':
      return new PyComplex(0, e.value);
    case 'starred':
      return f.m.raise('SyntaxError', "can't use starred expression here");
    case 'yield': {
      // In a generator, it represents something that has already been evaluated: see prepared.ts.
      const given = f.given?.get(e);
      return given === undefined ? unsent(e.value, e.from, f) : given;
    }
    case 'await':
      return unsent(e.value, true, f);
    case 'error':
      return f.m.unknown('this part of the code could not be parsed');
    default:
      return assertNever(e);
  }
}

/** If it is unknown whether the code runs, nothing is sent to it; code that may run meanwhile may change things. */
function unsent(e: Expr | null, isWaitedFor: boolean, f: Frame): Value {
  const value = e ? evaluate(e, f) : null;
  if (isWaitedFor) {
    if (value instanceof Coroutine) value.steps.generator?.perhaps();
    else if (value instanceof PyIterator) value.generator?.perhaps();
  }
  return new Unknown('the value sent to a generator is unknown');
}

const notSpreadable = (type: string): string => `Value after * must be an iterable, not ${type}`;

interface Items {
  readonly values: readonly Value[];
  /** Why there may be more of them: a star unpacks something unknown. */
  readonly open: Unknown | null;
}

function evaluateItems(items: readonly Expr[], f: Frame, refusal = notSpreadable): Items {
  const values: Value[] = [];
  let open: Unknown | null = null;
  for (const item of items) {
    if (item.kind !== 'starred') values.push(evaluate(item, f));
    else {
      const spread = toArray(f.m, evaluate(item.value, f), refusal);
      if (spread instanceof Unknown) {
        f.m.note('the items that `*` unpacks are unknown');
        open ??= spread;
      } else for (const value of spread) values.push(value);
    }
  }
  return { values, open };
}

function evaluateTuple({ items }: ExprOf<'tuple' | 'list' | 'set'>, f: Frame): Value {
  const { values, open } = evaluateItems(items, f);
  return open ?? new PyTuple(values);
}

function makeList({ items }: ExprOf<'tuple' | 'list' | 'set'>, f: Frame): PyList {
  const list = f.m.made(new PyList([]));
  for (const item of items) {
    if (item.kind !== 'starred') list.items.push(evaluate(item, f));
    else {
      const spread = toArray(f.m, evaluate(item.value, f), notSpreadable);
      if (spread instanceof Unknown) list.open ??= spread;
      else list.items.push(...spread);
    }
  }
  return list;
}

function evaluateSet({ items }: ExprOf<'tuple' | 'list' | 'set'>, f: Frame, isIterated: boolean): PySet {
  const { values, open } = evaluateItems(items, f, notIterable);
  const set = items.every(isConstant) ? makeConstantSet(f.m, values, isIterated) : makeSet(f.m, values);
  set.open ??= open;
  return set;
}

/** The iterable of a loop: Python creates a set of constants when it compiles. */
export function evaluateIterable(e: Expr, f: Frame): Value {
  return e.kind === 'set' ? f.m.made(evaluateSet(e, f, true)) : evaluate(e, f);
}

function evaluateDict({ entries }: ExprOf<'dict'>, f: Frame): PyDict {
  const dict = f.m.made(new PyDict());
  for (const entry of entries) {
    if (entry.key) {
      const key = evaluate(entry.key, f);
      dictSet(f.m, dict, key, evaluate(entry.value, f));
      continue;
    }
    spreadDict(f, dict, evaluate(entry.value, f));
  }
  return dict;
}

function spreadDict(f: Frame, dict: PyDict, value: Value): void {
  if (value instanceof Unknown) mayReceive(f.m, dict, value);
  else if (value instanceof PyDict) {
    if (value.open) mayReceive(f.m, dict, value.open);
    for (const { key, value: item } of dictEntries(f.m, value)) dictSet(f.m, dict, key, item);
  } else {
    const keys = toArray(f.m, call(f.m, getAttr(f.m, value, 'keys'), []));
    if (keys instanceof Unknown) mayReceive(f.m, dict, keys);
    else for (const key of keys) dictSet(f.m, dict, key, getItem(f.m, value, key));
  }
}

function evaluateBoolean(e: ExprOf<'boolean'>, f: Frame): Value {
  const left = evaluate(e.left, f);
  const decided = truth(f.m, left);
  if (decided instanceof Unknown) {
    // The right side may or may not run; the result is one of the two.
    return joinValues(
      f.m,
      left instanceof Unknown ? left : decided,
      either(
        f.m,
        () => left,
        () => evaluate(e.right, f),
      ),
    );
  }
  return decided === (e.operator === 'and') ? evaluate(e.right, f) : left;
}

function compareFrom(e: ExprOf<'compare'>, from: number, first: Value, f: Frame): Value {
  let left = first;
  let result: Value = true;
  for (let i = from; i < e.rest.length; i++) {
    const part = e.rest[i];
    if (!part) break;
    const right = evaluate(part.operand, f);
    f.at = f.base + e.start;
    result = compare(f.m, part.operator, left, right);
    if (i === e.rest.length - 1) return result;
    const decided = truth(f.m, result);
    if (decided instanceof Unknown) {
      // The other operands may or may not be evaluated.
      const [soFar, next] = [result, right];
      return either(
        f.m,
        () => soFar,
        () => compareFrom(e, i + 1, next, f),
      );
    }
    if (!decided) return result;
    left = right;
  }
  return result;
}

function attributeOf(e: ExprOf<'attribute'>, object: Value, f: Frame): Value {
  f.at = f.base + e.start;
  return getAttr(f.m, object, mangled(e.name, f));
}

function evaluateCall(e: ExprOf<'call'>, f: Frame): Value {
  const { m } = f;
  const { args } = e;
  if (e.callee.kind === 'name' && e.callee.id === 'super' && args.length === 0) {
    const found = loadName(f, 'super', e.callee);
    f.at = f.base + e.start;
    return call(m, found, []);
  }
  // What an unknown method may change is its object too.
  const object = e.callee.kind === 'attribute' ? evaluate(e.callee.object, f) : null;
  const callee = e.callee.kind === 'attribute' ? attributeOf(e.callee, object, f) : evaluate(e.callee, f);
  const positional: Value[] = [];
  let keywords: Map<string, Value> | null = null;
  let lost: Unknown | null = null;
  for (const argument of inOrder(args)) {
    if (argument.kind === 'positional') positional.push(evaluate(argument.value, f));
    else if (argument.kind === 'keyword') (keywords ??= new Map<string, Value>()).set(argument.name, evaluate(argument.value, f));
    else {
      keywords ??= argument.kind === 'doubleStar' ? new Map<string, Value>() : keywords;
      lost = spreadArgument(argument, f, positional, keywords, callee) ?? lost;
    }
  }
  f.at = f.base + e.start;
  if (callee instanceof Unknown) escape(m, [object]);
  if (lost) {
    escape(m, [object, ...positional], keywords);
    return m.unknown('the arguments of this call are unknown');
  }
  return call(m, callee, positional, keywords);
}

function spreadArgument(
  argument: Argument,
  f: Frame,
  positional: Value[],
  keywords: Map<string, Value> | null,
  callee: Value,
): Unknown | null {
  const { m } = f;
  const value = evaluate(argument.value, f);
  if (argument.kind === 'star') {
    if (value === null || typeof value === 'number' || typeof value === 'boolean')
      throw m.exception('TypeError', `${nameOf(callee)}() argument after * must be an iterable, not ${classOf(value).name}`);
    const spread = toArray(m, value);
    if (spread instanceof Unknown) return spread;
    for (const one of spread) positional.push(one);
    return null;
  }
  if (value instanceof Unknown) return value;
  const dict = value instanceof PyDict ? value : new PyDict();
  if (dict !== value) {
    if (findAttr(m, value, 'keys') === undefined)
      throw m.exception('TypeError', `${nameOf(callee)}() argument after ** must be a mapping, not ${classOf(value).name}`);
    spreadDict(f, dict, value);
  }
  for (const { key, value: item } of dictEntries(m, dict)) {
    if (typeof key !== 'string') throw m.exception('TypeError', 'keywords must be strings');
    if (keywords?.has(key)) throw m.exception('TypeError', `${nameOf(callee)}() got multiple values for keyword argument '${key}'`);
    keywords?.set(key, item);
  }
  return dict.open;
}

function nameOf(callee: Value): string {
  if (callee instanceof BoundMethod) return nameOf(callee.fn);
  if (callee instanceof PyFunction) return `${callee.module.name}.${callee.qualname}`;
  return callee instanceof PyClass ? `${callee.module}.${callee.qualname}` : callee instanceof Native ? callee.name : classOf(callee).name;
}
