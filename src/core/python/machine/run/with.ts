import type { StatementOf } from '../../syntax';
import { PyRaise, UndecidedFlow } from '../objects/errors';
import type { Frame } from '../objects/frame';
import { Unknown } from '../../data';
import { classOf } from '../objects/class-registry';
import { callMethod, findAttr, lookupMethod } from '../protocol/attributes';
import { truth } from '../protocol/truth';
import { awaitValue } from './await';
import { bindTarget } from './bind-target';
import { evaluate } from './evaluate';
import { Signal, type Runner, type Steps } from './steps';

/** Python's `with`: `__enter__`, the body, `__exit__` in any case. */
export function withStatement(s: StatementOf<'with'>, f: Frame, run: Runner): Steps<Signal> {
  return enterFrom(s, 0, f, f.base, run);
}

function* enterFrom(s: StatementOf<'with'>, index: number, f: Frame, base: number, run: Runner): Steps<Signal> {
  const { m } = f;
  const item = s.items[index];
  f.base = base;
  if (!item) {
    const body = run.block(s.body, base, f);
    return typeof body === 'object' ? yield* body : body;
  }
  const steps = run.steps(item.context, f);
  const manager = steps ? yield* steps : evaluate(item.context, f);
  const enter = lookupMethod(m, manager, s.isAsync ? '__aenter__' : '__enter__');
  const exit = lookupMethod(m, manager, s.isAsync ? '__aexit__' : '__exit__');
  if (manager instanceof Unknown || enter === undefined || exit === undefined) {
    const isOpen = classOf(manager).openBase !== null || findAttr(m, manager, '__enter__') instanceof Unknown;
    if (!(manager instanceof Unknown) && !isOpen) {
      const kind = s.isAsync ? 'asynchronous context manager' : 'context manager';
      throw m.exception('TypeError', `'${classOf(manager).name}' object does not support the ${kind} protocol`);
    }
    const unknown = manager instanceof Unknown ? manager : new Unknown('the context manager is unknown');
    if (item.target) bindTarget(item.target, unknown, f);
    return yield* enterFrom(s, index + 1, f, base, run);
  }
  const entered = callMethod(m, enter, manager, []);
  const value = s.isAsync ? yield* awaitValue(entered, f) : entered;
  let signal: Signal;
  try {
    f.base = base;
    if (item.target) bindTarget(item.target, value, f);
    signal = yield* enterFrom(s, index + 1, f, base, run);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    f.reenter();
    const left = callMethod(m, exit, manager, [error.value.type, error.value, null]);
    const swallowed = truth(m, s.isAsync ? yield* awaitValue(left, f) : left);
    if (swallowed instanceof Unknown) throw new UndecidedFlow(swallowed);
    if (swallowed) return Signal.Normal;
    throw error;
  }
  const { result } = f;
  const left = callMethod(m, exit, manager, [null, null, null]);
  if (s.isAsync) yield* awaitValue(left, f);
  f.result = result;
  return signal;
}
