import { UndecidedFlow } from '../objects/errors';
import { Yielded } from '../objects/coroutine';
import type { Frame } from '../objects/frame';
import { Unknown, type Value } from '../../data';
import { either } from '../protocol/fork';
import { iterate } from '../protocol/iterate';
import { truth } from '../protocol/truth';
import type { Expr, ExprOf } from '../../syntax';
import { awaitValue, delegate, stopAt } from './await';
import { steppedComprehension } from './comprehension';
import { evaluate } from './evaluate';
import { hole, prepared } from './prepared';
import type { Steps } from './steps';
import { isAsync, suspends } from './suspends';

/** The value of an expression that may contain a `yield` or an `await`: its parts are evaluated one after another, as in Python. */
export function* steppedValue(e: Expr, f: Frame): Steps<Value> {
  if (!suspends(e)) return evaluate(e, f);
  switch (e.kind) {
    case 'yield': {
      const value = e.value ? yield* steppedValue(e.value, f) : null;
      f.at = f.base + e.start;
      if (!e.from) return yield* stopAt(f.isAsyncGenerator ? new Yielded(value) : value, f);
      const iterator = iterate(f.m, value);
      if (iterator instanceof Unknown) throw new UndecidedFlow(iterator);
      return yield* delegate(iterator, f);
    }
    case 'await': {
      const value = yield* steppedValue(e.value, f);
      f.at = f.base + e.start;
      return yield* awaitValue(value, f);
    }
    case 'conditional':
      return yield* conditional(e, f);
    case 'boolean':
      return yield* boolean(e, f);
    case 'compare':
      return yield* compare(e, f);
    case 'comprehension':
      if (e.of !== 'generator' && isAsync(e)) return yield* steppedComprehension(e, f);
      break;
    default:
      break;
  }
  return evaluate(yield* prepared(e, f, steppedValue), f);
}

function* conditional(e: ExprOf<'conditional'>, f: Frame): Steps<Value> {
  const value = yield* steppedValue(e.test, f);
  const test = truth(f.m, value);
  if (!(test instanceof Unknown)) return yield* steppedValue(test ? e.then : e.otherwise, f);
  if (suspends(e.then) || suspends(e.otherwise)) throw new UndecidedFlow(test);
  return evaluate({ ...e, test: hole(e.test, value, f) }, f);
}

function* boolean(e: ExprOf<'boolean'>, f: Frame): Steps<Value> {
  const left = yield* steppedValue(e.left, f);
  const decided = truth(f.m, left);
  if (!(decided instanceof Unknown)) return decided === (e.operator === 'and') ? yield* steppedValue(e.right, f) : left;
  if (suspends(e.right)) throw new UndecidedFlow(decided);
  return evaluate({ ...e, left: hole(e.left, left, f) }, f);
}

/** `a < b < c` is `a < b and b < c` with `b` evaluated once. */
function* compare(e: ExprOf<'compare'>, f: Frame): Steps<Value> {
  let left = hole(e.left, yield* steppedValue(e.left, f), f);
  let result: Value = true;
  for (const [i, { operator, operand }] of e.rest.entries()) {
    const decided = i === 0 || truth(f.m, result);
    if (decided instanceof Unknown) {
      const rest = e.rest.slice(i);
      if (rest.some(one => suspends(one.operand))) throw new UndecidedFlow(decided);
      const [soFar, others] = [result, { ...e, left, rest }];
      return either(
        f.m,
        () => soFar,
        () => evaluate(others, f),
      );
    }
    if (!decided) return result;
    const right = hole(operand, yield* steppedValue(operand, f), f);
    result = evaluate({ ...e, left, rest: [{ operator, operand: right }] }, f);
    left = right;
  }
  return result;
}
