import { sym } from '../../dim';
import { ELLIPSIS, PyBytes, PyComplex, PyFloat, PySlice, Unknown, type Value } from '../data';
import { DictView, dictSet, getAttr, makeSet, PyClass, PyDict, PyIterator, PyList, PyModule, PyTuple } from '../machine';
import type { Expr, ExprOf } from '../syntax';
import { assignTo } from './assign';
import { surveyBuiltin } from './builtins';
import { compute, computeExpression, itemsOf } from './compute';
import { surveyFormat } from './format';
import { freeNames } from './free-names';
import { join } from './join';
import { NameScope, type Binding } from './name-scope';
import { surveyBinary, surveyCompare, surveyItem, surveyUnary } from './operate';
import { step, type SurveyFrame } from './survey-frame';
import {
  ClassValue,
  Either,
  FunctionValue,
  isContainer,
  LibraryModule,
  LibraryName,
  Named,
  nameless,
  SelfValue,
  surveyTruth,
} from './values';
import { visitCall } from './visit-call';

/** Methods of lists, dicts and sets that leave them as they are. */
const READING_METHODS = new Set([
  ...['index', 'count', 'copy', 'get', 'keys', 'values', 'items', 'fromkeys'],
  ...['union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint'],
]);

export function isReadingMethod(name: string): boolean {
  return READING_METHODS.has(name);
}

/** The value of an expression at this point. Every part is visited, even if Python would not evaluate it. */
export function visitExpression(expr: Expr, frame: SurveyFrame): Value {
  step(frame);
  const { machine } = frame.survey;
  switch (expr.kind) {
    case 'name':
      return readName(expr.id, frame).value;
    case 'int':
    case 'bool':
      return expr.value;
    case 'str':
      return expr.isUnread ? new Unknown('character names in strings are not supported') : expr.value;
    case 'float':
      return new PyFloat(expr.value);
    case 'imaginary':
      return new PyComplex(0, expr.value);
    case 'bytes':
      return new PyBytes(expr.value);
    case 'none':
      return null;
    case 'ellipsis':
      return ELLIPSIS;
    case 'attribute':
      return readAttribute(expr, frame).value;
    case 'subscript': {
      const object = visitExpression(expr.object, frame);
      return surveyItem(machine, object, visitExpression(expr.index, frame));
    }
    case 'call':
      return visitCall(expr, frame);
    case 'binary': {
      const left = visitExpression(expr.left, frame);
      return surveyBinary(machine, expr.operator, left, visitExpression(expr.right, frame));
    }
    case 'unary':
      return surveyUnary(machine, expr.operator, visitExpression(expr.operand, frame));
    case 'boolean': {
      const left = visitExpression(expr.left, frame);
      const right = visitExpression(expr.right, frame);
      const decided = surveyTruth(machine, left);
      if (decided === undefined) return join(left, right);
      return decided === (expr.operator === 'and') ? right : left;
    }
    case 'compare':
      return comparison(expr, frame);
    case 'conditional': {
      const decided = surveyTruth(machine, visitExpression(expr.test, frame));
      const then = visitExpression(expr.then, frame);
      const otherwise = visitExpression(expr.otherwise, frame);
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
      const value = visitExpression(expr.value, frame);
      const { scope, isTurn } = frame.scope.forWalrus();
      // In a comprehension, it is assigned in every iteration.
      assignTo(expr.target, isTurn ? new Unknown('it changes in each iteration') : value, { ...frame, scope });
      return value;
    }
    case 'fstring':
      return surveyFormat(expr, part => visitExpression(part, frame), machine);
    case 'slice':
      return slice(expr, frame);
    case 'starred':
    case 'await':
      visitExpression(expr.value, frame);
      return new Unknown(expr.kind === 'await' ? 'the result of `await` is not evaluated' : 'its items are unknown');
    case 'yield':
      if (expr.value) visitExpression(expr.value, frame);
      return new Unknown('the value sent to a generator is unknown');
    case 'error':
      for (const part of expr.parts) visitExpression(part, frame);
      return new Unknown('there is a syntax error here');
  }
}

/** A name and how it got its value. Reading it takes over the assumptions of its value. */
export function readName(name: string, frame: SurveyFrame): Binding {
  const found = frame.scope.lookup(name);
  if (found === null) return plain(new Unknown(`\`${name}\` is not assigned before this line`));
  if (!found) return plain(surveyBuiltin(frame.survey.machine, name) ?? new Unknown(`\`${name}\` is not defined in this file`));
  const { binding, from } = found;
  if ((from !== frame.scope || frame.survey.hasCalledOut) && frame.survey.rebound.has(name))
    return plain(new Unknown(`\`${name}\` is assigned by a \`global\` or \`nonlocal\` statement`));
  for (const assumption of binding.assumptions) frame.survey.assumptions.add(assumption);
  // Functions run at unknown times, and may change what they can access.
  const isShared = from.kind === 'module' && (frame.scope.kind === 'function' || frame.survey.hasCalledOut) && isContainer(binding.value);
  if (isShared && mayChange(name, frame)) return plain(new Unknown(`\`${name}\` may be changed elsewhere in this file`));
  return binding;
}

/** Whether the file's text contains anything that could change the list or dict of this name. */
function mayChange(name: string, frame: SurveyFrame): boolean {
  const escaped = name.replaceAll('$', '\\$');
  const methods = 'append|extend|insert|pop|remove|clear|sort|reverse|update|setdefault|popitem|add|discard';
  const change = `\\b${escaped}\\s*(\\[[^\\]]*\\]\\s*[-+*/|&]?=[^=]|\\.\\s*(${methods})\\b)`;
  const passedOn = `[(,=]\\s*\\*?${escaped}\\s*[,)]`;
  return new RegExp(`${change}|${passedOn}`).test(frame.survey.source.text);
}

/** An attribute and how it got its value. */
export function readAttribute(expr: ExprOf<'attribute'>, frame: SurveyFrame): Binding {
  const object =
    expr.object.kind === 'name'
      ? readName(expr.object.id, frame)
      : expr.object.kind === 'attribute'
        ? readAttribute(expr.object, frame)
        : plain(visitExpression(expr.object, frame));
  return { value: attributeOf(object.value, expr, frame), imported: object.imported, assumptions: [] };
}

function attributeOf(object: Value, expr: ExprOf<'attribute'>, frame: SurveyFrame): Value {
  const { library, machine } = frame.survey;
  if (object instanceof LibraryModule || object instanceof LibraryName)
    return library.attribute(object.path, expr.name) ?? new Unknown(`\`${object.path}.${expr.name}\` is not modelled`);
  if (object instanceof ClassValue) {
    if (!object.isPlain) return new Unknown(`\`${object.name}\` may change its attributes`);
    const value = object.scope.getEver(expr.name)?.value;
    if (value === undefined) return new Unknown(`\`${object.name}\` does not define \`${expr.name}\` itself`);
    return isContainer(value) ? new Unknown(`\`${object.name}.${expr.name}\` may be changed elsewhere`) : value;
  }
  if (object instanceof SelfValue) return selfAttribute(expr, frame);
  if (object instanceof Either) return object.options.map(option => attributeOf(option, expr, frame)).reduce((a, b) => join(a, b));
  if (object instanceof Unknown) return nameless(object);
  if (isContainer(object) && object.open) return nameless(object.open);
  // The survey does not follow changes by a method: see visitCall.
  const mayChangeItself = isContainer(object) || (object instanceof PyClass && ['list', 'dict', 'set'].includes(object.name));
  if (mayChangeItself && !isReadingMethod(expr.name)) return new Unknown(`\`.${expr.name}\` is not evaluated`);
  if (object instanceof PyModule && expr.name.startsWith('_')) return new Unknown(`\`.${expr.name}\` is not evaluated`);
  return compute(machine, [], () => getAttr(machine, object, expr.name));
}

function selfAttribute(expr: ExprOf<'attribute'>, frame: SurveyFrame): Value {
  if (expr.object.kind !== 'name' || expr.object.id !== frame.self) return new Unknown(`\`.${expr.name}\` is set at an unknown time`);
  const key = `${expr.object.id}.${expr.name}`;
  const known = frame.scope.get(key);
  if (known) {
    for (const assumption of known.assumptions) frame.survey.assumptions.add(assumption);
    return known.value;
  }
  const inClass = frame.owner?.scope.getEver(expr.name)?.value;
  if (inClass instanceof FunctionValue) return inClass;
  const reason = inClass !== undefined ? `\`${key}\` may be set by a subclass or an instance` : `\`${key}\` is set outside this method`;
  const value = new Named(reason, sym(frame.scope.nextSymbol(expr.name)));
  // Two reads with nothing in between return the same number.
  frame.scope.bind(key, plain(value));
  return value;
}

function plain(value: Value): Binding {
  return { value, imported: false, assumptions: [] };
}

function comparison(expr: ExprOf<'compare'>, frame: SurveyFrame): Value {
  let left = visitExpression(expr.left, frame);
  let all: boolean | undefined = true;
  for (const { operator, operand } of expr.rest) {
    const right = visitExpression(operand, frame);
    const one = surveyCompare(frame.survey.machine, operator, left, right);
    if (one === false) all = false;
    else if (one === undefined && all) all = undefined;
    left = right;
  }
  return all ?? new Unknown('the comparison cannot be decided');
}

function lambda(expr: ExprOf<'lambda'>, frame: SurveyFrame): Value {
  const defaults = expr.parameters.map(parameter => (parameter.default ? visitExpression(parameter.default, frame) : undefined));
  const value = new FunctionValue(expr, frame.scope, frame.base, null, defaults);
  frame.survey.pending.push({ value, path: frame.path });
  return value;
}

/**
 * Values that change without being named: an iterator when it is read, a view with its dict. In a list or under a name, their state is
 * unknown.
 */
export function kept(value: Value): Value {
  return value instanceof PyIterator || value instanceof DictView ? new Unknown('it may have changed since it was created') : value;
}

function slice({ lower, upper, step: by }: ExprOf<'slice'>, frame: SurveyFrame): Value {
  const [start, stop, stride] = [lower, upper, by].map(part => (part ? visitExpression(part, frame) : null));
  const why = [start, stop, stride].find(part => part instanceof Unknown);
  return why instanceof Unknown ? nameless(why) : new PySlice(start ?? null, stop ?? null, stride ?? null);
}

function sequence(expr: ExprOf<'tuple' | 'list' | 'set'>, frame: SurveyFrame): Value {
  const { machine } = frame.survey;
  const items: Value[] = [];
  let complete = true;
  for (const item of expr.items) {
    if (item.kind !== 'starred') {
      items.push(kept(visitExpression(item, frame)));
      continue;
    }
    const spread = itemsOf(machine, visitExpression(item.value, frame));
    if (spread) items.push(...spread);
    else complete = false;
  }
  if (!complete) return new Unknown('its items are unknown');
  if (expr.kind === 'set')
    return hashed(items) ? compute(machine, [], () => makeSet(machine, items)) : new Unknown('its items are unknown');
  return expr.kind === 'tuple' ? new PyTuple(items) : new PyList(items);
}

function hashed(keys: readonly Value[]): boolean {
  return !keys.some(key => key instanceof Unknown);
}

function dict(expr: ExprOf<'dict'>, frame: SurveyFrame): Value {
  const { machine } = frame.survey;
  const entries: (readonly [Value, Value])[] = [];
  let complete = true;
  for (const entry of expr.entries) {
    if (entry.key) {
      const key = visitExpression(entry.key, frame);
      entries.push([key, kept(visitExpression(entry.value, frame))]);
      continue;
    }
    const spread = visitExpression(entry.value, frame);
    if (spread instanceof PyDict && !spread.open) for (const { key, value } of spread.entries.values()) entries.push([key, value]);
    else complete = false;
  }
  if (!complete || !hashed(entries.map(([key]) => key))) return new Unknown('its items are unknown');
  return compute(machine, [], () => {
    const made = new PyDict();
    for (const [key, value] of entries) dictSet(machine, made, key, value);
    return made;
  });
}

/** Visits a comprehension as one iteration that represents all; the machine computes its value. */
function comprehension(expr: ExprOf<'comprehension'>, frame: SurveyFrame): Value {
  const scope = new NameScope('function', frame.scope, new Set(), true);
  const inner: SurveyFrame = { ...frame, scope };
  for (const clause of expr.clauses) {
    if (clause.kind === 'if') visitExpression(clause.test, inner);
    else {
      visitExpression(clause.iterable, inner);
      assignTo(clause.target, new Unknown('it changes in each iteration'), inner);
    }
  }
  visitExpression(expr.element, inner);
  if (expr.value) visitExpression(expr.value, inner);
  const result = computeHere(expr, frame);
  return result instanceof Unknown ? new Unknown('the result of a comprehension is not evaluated') : result;
}

/** The value of an expression that the machine evaluates as a whole, with the current meaning of names. */
function computeHere(expr: Expr, frame: SurveyFrame): Value {
  const names = new Map<string, Value>();
  for (const name of freeNames(expr)) names.set(name, asComputed(readName(name, frame).value, frame));
  return computeExpression(frame.survey.machine, expr, frame.survey.source, frame.base, names);
}

/** A lambda as a function that the machine can call; everything else as it is. */
export function asComputed(value: Value, frame: SurveyFrame): Value {
  if (!(value instanceof FunctionValue) || value.definition.kind !== 'lambda') return value;
  // It sees the current values of the surrounding names whenever it is called.
  const names = new Set(value.definition.parameters.map(({ name }) => name));
  const inside: SurveyFrame = { ...frame, scope: new NameScope('function', value.scope, names), base: value.base };
  const around = new Map<string, Value>();
  for (const name of freeNames(value.definition)) around.set(name, readName(name, inside).value);
  return computeExpression(frame.survey.machine, value.definition, frame.survey.source, value.base, around);
}
