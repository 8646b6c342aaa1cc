import { fromDim, toDim, Unknown, type Value } from '../data';
import { binary, compare, getItem, unary, type Machine } from '../machine';
import type { BinaryOperator, CompareOperator, UnaryOperator } from '../syntax';
import { compute, hasUnorderedItems, ORDER_OF_SET } from './compute';
import { same } from './join';
import { ClassValue, FunctionValue, LibraryModule, LibraryName, Named, nameless, surveyTruth } from './values';

/** `left operator right`; if integers are known by a name, so is the result. */
export function surveyBinary(m: Machine, operator: BinaryOperator, left: Value, right: Value): Value {
  const why = left instanceof Unknown ? left : right instanceof Unknown ? right : null;
  if (operator === '%' && hasUnorderedItems(right)) return new Unknown(ORDER_OF_SET);
  if (!why) return compute(m, [left, right], () => binary(m, operator, left, right));
  return named(m, why, [left, right], ([a, b]) => binary(m, operator, a, b));
}

/** `operator operand`; `not` of an undecided value is unknown. */
export function surveyUnary(m: Machine, operator: UnaryOperator, operand: Value): Value {
  if (operator === 'not') {
    const decided = surveyTruth(m, operand);
    return decided === undefined ? new Unknown('its operand is unknown') : !decided;
  }
  if (!(operand instanceof Unknown)) return compute(m, [operand], () => unary(m, operator, operand));
  return named(m, operand, [operand, 0], ([a]) => unary(m, operator, a));
}

/** An operation on integers, of which at least one is known only by its name. */
function named(m: Machine, why: Unknown, operands: readonly [Value, Value], run: (operands: readonly [Value, Value]) => Value): Value {
  const [a, b] = operands.map(operand => (operand instanceof Named ? operand.name : toDim(operand)));
  if (a === undefined || a === null || b === undefined || b === null) return nameless(why);
  const result = compute(m, [], () => run([fromDim(a), fromDim(b)]));
  const dim = typeof result === 'boolean' ? null : toDim(result);
  return dim === null ? nameless(why) : new Named(why.reason, dim);
}

/** A comparison; undefined if it cannot be decided. */
export function surveyCompare(m: Machine, operator: CompareOperator, left: Value, right: Value): boolean | undefined {
  // Names of a library and of the file each represent one thing.
  if (standsForOneThing(left) && same(left, right)) {
    if (operator === 'is' || operator === '==') return true;
    if (operator === 'is not' || operator === '!=') return false;
  }
  return surveyTruth(
    m,
    compute(m, [left, right], () => compare(m, operator, left, right)),
  );
}

function standsForOneThing(value: Value): boolean {
  return value instanceof LibraryModule || value instanceof LibraryName || value instanceof ClassValue || value instanceof FunctionValue;
}

/** `object[index]`; items are returned as they are, including names. */
export function surveyItem(m: Machine, object: Value, index: Value): Value {
  if (object instanceof Unknown) return nameless(object);
  if (index instanceof Unknown) return nameless(index);
  return compute(m, [object, index], () => getItem(m, object, index));
}
