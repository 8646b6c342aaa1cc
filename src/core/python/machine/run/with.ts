import { Unknown, type Value } from '../../data';
import type { StatementOf } from '../../syntax';
import { bindTarget } from './bind-target';
import { callMethod, findAttr, lookupMethod } from '../protocol/attributes';
import { PyRaise } from '../objects/errors';
import { evaluate } from './evaluate';
import { executeBlock, Signal } from './execute';
import type { Frame } from '../objects/frame';
import { truth } from '../protocol/truth';
import { classOf } from '../objects/values';

/** Python's `with`: `__enter__`, the body, `__exit__` in any case. */
export function executeWith(s: StatementOf<'with'>, f: Frame): Signal {
  const { base } = f;
  const enterFrom = (index: number): Signal => {
    const item = s.items[index];
    if (!item) return executeBlock(s.body, base, f);
    f.base = base;
    return inside(f, evaluate(item.context, f), value => {
      f.base = base;
      if (item.target) bindTarget(item.target, value, f);
      return enterFrom(index + 1);
    });
  };
  return enterFrom(0);
}

function inside(f: Frame, manager: Value, body: (value: Value) => Signal): Signal {
  const { m } = f;
  const { depth } = m;
  if (manager instanceof Unknown) return body(manager);
  const enter = lookupMethod(f.m, manager, '__enter__');
  const exit = lookupMethod(f.m, manager, '__exit__');
  if (enter === undefined || exit === undefined) {
    const unknown =
      classOf(manager).openBase ??
      (findAttr(m, manager, '__enter__') instanceof Unknown ? new Unknown('the context manager is unknown') : null);
    if (unknown) return body(unknown);
    throw m.exception('TypeError', `'${classOf(manager).name}' object does not support the context manager protocol`);
  }
  const value = callMethod(m, enter, manager, []);
  let signal: Signal;
  try {
    signal = body(value);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    m.frame = f;
    m.depth = depth;
    const swallowed = truth(m, callMethod(m, exit, manager, [error.value.type, error.value, null]));
    if (swallowed === true) return Signal.Normal;
    throw error;
  }
  const { result } = f;
  callMethod(m, exit, manager, [null, null, null]);
  f.result = result;
  return signal;
}
