import { Unknown, type Value } from '../../data';
import type { ExceptHandler, StatementOf } from '../../syntax';
import { asGroup, splitGroup } from '../protocol/exception-groups';
import { call } from '../protocol/call';
import { makeException, PyRaise } from '../objects/errors';
import { evaluate } from './evaluate';
import { executeBlock, Signal } from './execute';
import type { Frame } from '../objects/frame';
import { deleteName, storeName } from './names';
import { truth } from '../protocol/truth';
import { Instance, PyClass, PyTuple, builtinClass, classOf } from '../objects/values';

/** Python's `try` with real exceptions. */
export function executeTry(s: StatementOf<'try'>, f: Frame): Signal {
  const { base } = f;
  let signal: Signal;
  try {
    signal = executeHandled(s, f, base);
  } catch (error) {
    if (error instanceof PyRaise && s.finally) {
      const { result } = f;
      f.m.frame = f;
      const after = executeBlock(s.finally, base, f);
      // A `return` in `finally` swallows the exception.
      if (after !== Signal.Normal) return after;
      f.result = result;
    }
    throw error;
  }
  if (!s.finally) return signal;
  const { result } = f;
  const after = executeBlock(s.finally, base, f);
  if (after !== Signal.Normal) return after;
  f.result = result;
  return signal;
}

function executeHandled(s: StatementOf<'try'>, f: Frame, base: number): Signal {
  const { m } = f;
  const { depth } = m;
  if (s.handlers.length === 0) return executeBlock(s.body, base, f);
  f.tries++;
  let signal: Signal;
  try {
    signal = executeBlock(s.body, base, f);
    f.tries--;
  } catch (error) {
    f.tries--;
    if (!(error instanceof PyRaise)) throw error;
    m.frame = f;
    m.depth = depth;
    f.base = base;
    if (s.isGroup) return handleGroup(s, error, f, base);
    const handler = s.handlers.find(one => handles(one, error, f));
    if (!handler) throw error;
    return handle(handler, error, f, base);
  }
  if (signal !== Signal.Normal || !s.otherwise) return signal;
  return executeBlock(s.otherwise, base, f);
}

function handles({ type }: ExceptHandler, { value }: PyRaise, f: Frame): boolean {
  if (!type) return true;
  const wanted = evaluate(type, f);
  const matches = (cls: Value): boolean =>
    cls instanceof Unknown || (cls instanceof PyClass && value.type.isSubclass(cls)) || (cls instanceof PyTuple && cls.items.some(matches));
  return matches(wanted);
}

/** `except*`: each handler gets its part of the group; what none gets, and what they raise, goes on. */
function handleGroup(s: StatementOf<'try'>, error: PyRaise, f: Frame, base: number): Signal {
  const { m } = f;
  const { depth } = m;
  let rest: Instance | null = asGroup(error.value);
  const raised: PyRaise[] = [];
  let isHandled = false;
  for (const handler of s.handlers) {
    if (!rest) break;
    const [matching, others]: readonly [Instance | null, Instance | null] = splitGroup(rest, one =>
      handles(handler, new PyRaise(one, error.stack), f),
    );
    rest = others;
    if (!matching) continue;
    isHandled = true;
    try {
      // A handler of groups neither returns nor leaves a loop: Python's grammar has it so.
      handle(handler, new PyRaise(matching, error.stack), f, base);
    } catch (again) {
      if (!(again instanceof PyRaise)) throw again;
      m.frame = f;
      m.depth = depth;
      raised.push(again);
    }
  }
  if (!isHandled) throw error;
  if (raised.length === 0) {
    if (rest) throw new PyRaise(rest, error.stack);
    return Signal.Normal;
  }
  const together = new PyTuple([...raised.map(({ value }) => value), ...(rest ? [rest] : [])]);
  throw new PyRaise(makeException('ExceptionGroup', '', together), error.stack);
}

function handle({ name, body }: ExceptHandler, error: PyRaise, f: Frame, base: number): Signal {
  const before = f.handling;
  f.handling = error.value;
  raises.set(error.value, error);
  if (name !== null) storeName(f, name, error.value);
  try {
    return executeBlock(body, base, f);
  } finally {
    f.handling = before;
    if (name !== null && f.scope.vars.has(name)) deleteName(f, name);
  }
}

/** Where exceptions that are raised again came from first. */
const raises = new WeakMap<Instance, PyRaise>();

export function executeRaise(s: StatementOf<'raise'>, f: Frame): never {
  const { m } = f;
  if (!s.exception) {
    for (let frame: Frame | null = f; frame; frame = frame.caller)
      if (frame.handling instanceof Instance) throw raises.get(frame.handling) ?? new PyRaise(frame.handling, m.stack());
    throw m.exception('RuntimeError', 'No active exception to reraise');
  }
  const value = evaluate(s.exception, f);
  const cause = s.cause ? evaluate(s.cause, f) : undefined;
  f.at = f.base;
  const raised = toRaise(f, value);
  if (cause !== undefined) {
    raised.value.set(f.m, '__cause__', cause);
    raised.value.set(f.m, '__suppress_context__', true);
  }
  if (f.handling) raised.value.set(f.m, '__context__', f.handling);
  throw raised;
}

/** An instance is raised as it is, a class is called first. */
export function toRaise(f: Pick<Frame, 'm'>, value: Value): PyRaise {
  const { m } = f;
  const exception = value instanceof PyClass ? call(m, value, []) : value;
  if (exception instanceof Unknown) return new PyRaise(makeException('Exception', exception), m.stack());
  if (!(exception instanceof Instance) || !exception.type.isSubclass(builtinClass('BaseException'))) {
    if (classOf(exception).openBase) return new PyRaise(makeException('Exception', exception), m.stack());
    throw m.exception('TypeError', 'exceptions must derive from BaseException');
  }
  return new PyRaise(exception, m.stack());
}

export function executeAssert({ test, message }: StatementOf<'assert'>, f: Frame): void {
  const holds = truth(f.m, evaluate(test, f));
  // What is asserted and not decided is taken for true: that is what the author says.
  if (holds instanceof Unknown || holds) return;
  const args = message ? [evaluate(message, f)] : [];
  f.at = f.base;
  throw new PyRaise(makeException('AssertionError', ...args), f.m.stack());
}
