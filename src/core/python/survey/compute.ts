import { Unknown, type Value } from '../data';
import {
  attempt,
  BoundMethod,
  call,
  evaluate,
  Frame,
  messageOf,
  Native,
  PyClass,
  PyDict,
  PyFunction,
  PyList,
  PyModule,
  PySet,
  PyTuple,
  RunEnded,
  Scope,
  toArray,
  type Keywords,
  type Machine,
} from '../machine';
import { partsOf, type Expr, type ProgramText } from '../syntax';
import { forgetContents, isContainer, Named, nameless, type MutableContainer } from './values';

/** How deeply a value is inspected; nothing is computed from deeper values. */
const MAX_DEPTH = 8;
const MAX_SEEN = 100_000;

/** Functions whose results do not depend on the order in which Python keeps the items of a set. */
const IGNORES_ORDER = new Set(['len', 'max', 'min', 'sorted', 'any', 'all', 'set', 'frozenset', 'bool', 'isinstance']);
export const ORDER_OF_SET = 'the order of the items of a set is unknown';

/** Functions that return their arguments or the arguments' items unchanged, without computing with them. */
const HANDS_ON = new Set(['tuple', 'list', 'int']);

/**
 * Lets the machine compute something. What Python would raise, and what takes too long, is unknown with that reason.
 * @param inputs lists, dicts and sets in these count as unknown from then on if they were changed: the survey runs
 * both branches of a condition, and changes by one of them must not be visible in the other
 */
export function compute(m: Machine, inputs: readonly Value[], run: () => Value): Value {
  try {
    const { value, raised, changes } = attempt(m, run);
    m.journal.redo(changes);
    const given = changes.size === 0 ? null : containersIn(inputs);
    for (const object of given ?? []) if (changes.has(object)) forgetContents(object);
    return raised ? new Unknown(`Python raises ${raised.type} here: ${messageOf(m, raised.value)}`) : value;
  } catch (error) {
    if (error instanceof RunEnded) return new Unknown(error.message);
    // The engine's stack is the last bound for nesting.
    if (error instanceof RangeError) return new Unknown('it is nested too deeply to evaluate');
    throw error;
  }
}

/** Whether the machine computes a call of this. The machine's functions that reach the survey depend only on their arguments. */
export function isComputed(callee: Value): boolean {
  return callee instanceof Native || callee instanceof BoundMethod || callee instanceof PyFunction || callee instanceof PyClass;
}

/** The result of a call with known arguments. */
export function computeCall(m: Machine, callee: Value, args: readonly Value[], keywords: Keywords): Value {
  const inputs = [...args, ...(keywords?.values() ?? []), ...(callee instanceof BoundMethod ? [callee.self] : [])];
  const name = callee instanceof PyClass ? callee.name : '';
  if (!HANDS_ON.has(name)) {
    // What is computed from a value that only has a name has no name.
    const only = inputs.find(hasName);
    if (only !== undefined) return only instanceof Unknown ? nameless(only) : new Unknown('some of its items are unknown');
  }
  const callable = callee instanceof PyClass || callee instanceof Native ? callee.name : '';
  const ignoresOrder = keywords === null && IGNORES_ORDER.has(callable);
  const isMethodOfSet = callee instanceof BoundMethod && callee.self instanceof PySet;
  if (!ignoresOrder && !isMethodOfSet && inputs.some(hasUnorderedItems)) return new Unknown(ORDER_OF_SET);
  return compute(m, inputs, () => call(m, callee, args, keywords));
}

/**
 * The value of a whole expression.
 * @param base where the expression's statement starts in the file
 * @param names the values of the expression's free names
 */
export function computeExpression(m: Machine, expr: Expr, source: ProgramText, base: number, names: ReadonlyMap<string, Value>): Value {
  if (makesSet(expr) || [...names.values()].some(hasUnorderedItems)) return new Unknown(ORDER_OF_SET);
  const module = new PyModule('<survey>', '', false, true, null, null);
  module.state = 'done';
  module.source = source;
  const scope = new Scope(new Set(names.keys()), null, module);
  for (const [name, value] of names) scope.vars.set(name, hasName(value) ? new Unknown(`\`${name}\` is unknown`) : value);
  const frame = new Frame(m, scope, module, null, '<survey>');
  frame.base = base;
  frame.isHidden = true;
  return compute(m, [...scope.vars.values()], () => evaluate(expr, frame));
}

/** All items of an iterable; null if unknown. */
export function itemsOf(m: Machine, value: Value): readonly Value[] | null {
  if (value instanceof Unknown || hasUnorderedItems(value)) return null;
  const items = compute(m, [value], () => {
    const found = toArray(m, value);
    return found instanceof Unknown ? found : new PyTuple(found);
  });
  return items instanceof PyTuple ? items.items : null;
}

/** Whether the value contains a set whose items are in another order in another run. */
export function hasUnorderedItems(value: Value): boolean {
  let found = false;
  visitContents(value, part => {
    found ||= part instanceof PySet && !part.isOrdered;
  });
  return found;
}

/** Whether an expression makes sets while it is evaluated as a whole. */
function makesSet(expr: Expr): boolean {
  if (expr.kind === 'set' || (expr.kind === 'comprehension' && expr.of === 'set')) return true;
  if (expr.kind === 'name') return expr.id === 'set' || expr.id === 'frozenset';
  return (expr.kind === 'lambda' ? [...partsOf(expr), expr.body] : partsOf(expr)).some(makesSet);
}

/** Whether something in the value is known only by a name. */
function hasName(value: Value): boolean {
  let found = false as boolean;
  const isWhole = visitContents(value, part => {
    found ||= part instanceof Named;
  });
  return found || !isWhole;
}

function containersIn(values: readonly Value[]): ReadonlySet<MutableContainer> {
  const found = new Set<MutableContainer>();
  for (const value of values)
    visitContents(value, part => {
      if (isContainer(part)) found.add(part);
    });
  return found;
}

/** Visits a value and its contents; false if there is too much to visit. */
function visitContents(value: Value, visit: (value: Value) => void): boolean {
  let seen = 0;
  const go = (one: Value, depth: number): boolean => {
    visit(one);
    const items = itemsIn(one);
    if (!items) return true;
    for (const item of items) if (++seen > MAX_SEEN || depth >= MAX_DEPTH || !go(item, depth + 1)) return false;
    return true;
  };
  return go(value, 0);
}

function itemsIn(value: Value): Iterable<Value> | null {
  if (value instanceof PyDict) return [...value.entries.values()].flatMap(({ key, value: item }) => [key, item]);
  if (value instanceof PySet) return value.items.values();
  return value instanceof PyTuple || value instanceof PyList ? value.items : null;
}
