import type { ExceptHandler, StatementOf } from '../../syntax';
import { asGroup, splitGroup } from '../protocol/exception-groups';
import { again, rememberRaise, toRaise } from '../protocol/raise';
import { makeException, PyRaise } from '../objects/errors';
import { evaluate } from './evaluate';
import { Signal, type Runner, type Steps } from './steps';
import type { Frame } from '../objects/frame';
import { deleteName, storeName } from './names';
import { truth } from '../protocol/truth';
import { Unknown, type Value } from '../../data';
import { PyClass } from '../objects/class';
import { Instance } from '../objects/instance';
import { PyTuple } from '../objects/sequences';

/** Python's `try` with real exceptions. */
export function* tryStatement(s: StatementOf<'try'>, f: Frame, run: Runner): Steps<Signal> {
  const { base } = f;
  if (!s.finally) return yield* handled(s, f, base, run);
  let signal: Signal;
  try {
    signal = yield* handled(s, f, base, run);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const { result, loopBody } = f;
    f.reenter();
    const last = run.block(s.finally, base, f);
    const after = typeof last === 'object' ? yield* last : last;
    f.loopBody = loopBody;
    // A `return` in `finally` swallows the exception.
    if (after !== Signal.Normal) return after;
    f.result = result;
    throw error;
  }
  const { result } = f;
  const last = run.block(s.finally, base, f);
  const after = typeof last === 'object' ? yield* last : last;
  if (after !== Signal.Normal) return after;
  f.result = result;
  return signal;
}

function* handled(s: StatementOf<'try'>, f: Frame, base: number, run: Runner): Steps<Signal> {
  const { loopBody } = f;
  // Without handlers nothing is tested: an import that fails can be unknown.
  const tries = s.handlers.length > 0 ? 1 : 0;
  f.tries += tries;
  let signal: Signal;
  try {
    const body = run.block(s.body, base, f);
    signal = typeof body === 'object' ? yield* body : body;
    f.tries -= tries;
  } catch (error) {
    f.tries -= tries;
    f.loopBody = loopBody;
    if (!(error instanceof PyRaise)) throw error;
    f.reenter();
    f.base = base;
    if (s.isGroup) return yield* handleGroup(s, error, f, base, run);
    for (const handler of s.handlers)
      if (isWanted(yield* wantedBy(handler, f, run), error.value)) return yield* handle(handler, error, f, base, run);
    throw error;
  }
  if (signal !== Signal.Normal || !s.otherwise) return signal;
  const last = run.block(s.otherwise, base, f);
  return typeof last === 'object' ? yield* last : last;
}

/** The exceptions that a handler names; undefined if it names none. */
function* wantedBy({ type }: ExceptHandler, f: Frame, run: Runner): Steps<Value | undefined> {
  if (!type) return undefined;
  const steps = run.steps(type, f);
  return steps ? yield* steps : evaluate(type, f);
}

function isWanted(wanted: Value | undefined, raised: Instance): boolean {
  if (wanted === undefined || wanted instanceof Unknown) return true;
  if (wanted instanceof PyTuple) return wanted.items.some(one => isWanted(one, raised));
  return wanted instanceof PyClass && raised.type.isSubclass(wanted);
}

/** `except*`: each handler receives its part of the group; what none receives, and what they raise, propagates. */
function* handleGroup(s: StatementOf<'try'>, error: PyRaise, f: Frame, base: number, run: Runner): Steps<Signal> {
  let rest: Instance | null = asGroup(error.value);
  const raised: PyRaise[] = [];
  let isHandled = false;
  for (const handler of s.handlers) {
    if (!rest) break;
    const wanted = yield* wantedBy(handler, f, run);
    const [matching, others]: readonly [Instance | null, Instance | null] = splitGroup(rest, one => isWanted(wanted, one));
    rest = others;
    if (!matching) continue;
    isHandled = true;
    try {
      // A handler of groups neither returns nor leaves a loop: Python's grammar forbids it.
      yield* handle(handler, new PyRaise(matching, error.stack), f, base, run);
    } catch (other) {
      if (!(other instanceof PyRaise)) throw other;
      f.reenter();
      raised.push(other);
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

function* handle({ name, body }: ExceptHandler, error: PyRaise, f: Frame, base: number, run: Runner): Steps<Signal> {
  const before = f.handling;
  f.handling = error.value;
  rememberRaise(error);
  if (name !== null) storeName(f, name, error.value);
  try {
    const handling = run.block(body, base, f);
    return typeof handling === 'object' ? yield* handling : handling;
  } finally {
    f.handling = before;
    if (name !== null && f.scope.vars.has(name)) deleteName(f, name);
  }
}

export function executeRaise(s: StatementOf<'raise'>, f: Frame): never {
  const { m } = f;
  if (!s.exception) {
    for (let frame: Frame | null = f; frame; frame = frame.caller) if (frame.handling instanceof Instance) throw again(m, frame.handling);
    throw m.exception('RuntimeError', 'No active exception to reraise');
  }
  const value = evaluate(s.exception, f);
  const cause = s.cause ? evaluate(s.cause, f) : undefined;
  f.at = f.base;
  const raised = toRaise(m, value);
  if (cause !== undefined) {
    raised.value.set(f.m, '__cause__', cause);
    raised.value.set(f.m, '__suppress_context__', true);
  }
  if (f.handling) raised.value.set(f.m, '__context__', f.handling);
  throw raised;
}

export function executeAssert({ test, message }: StatementOf<'assert'>, f: Frame): void {
  const holds = truth(f.m, evaluate(test, f));
  // An undecided assertion is assumed to be true, because the author says so.
  if (holds instanceof Unknown || holds) return;
  const args = message ? [evaluate(message, f)] : [];
  f.at = f.base;
  throw new PyRaise(makeException('AssertionError', ...args), f.m.stack());
}
