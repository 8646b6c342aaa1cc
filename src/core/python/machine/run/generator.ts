import { Unknown, type Value } from '../../data';
import { partsOf, expressionsOf, type Block, type Expr, type Statement, type StatementOf } from '../../syntax';
import { bindTarget } from './bind-target';
import { bindingsOf } from '../objects/bindings';
import { callMethod, lookupMethod } from '../protocol/attributes';
import { makeException, PyRaise, UndecidedFlow } from '../objects/errors';
import { evaluate } from './evaluate';
import { execute, Signal } from './execute';
import type { Frame } from '../objects/frame';
import type { PyFunction } from '../objects/function';
import { iterate } from '../protocol/iterate';
import { storeName } from './names';
import { toRaise } from './try';
import { truth } from '../protocol/truth';
import { PyClass, PyIterator, PyTuple } from '../objects/values';

/** What is sent into a generator: a value, an exception to raise, or the order to stop. */
type Sent =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'raise'; readonly error: PyRaise } | { readonly kind: 'close' };

type Steps<T> = Generator<Value, T, Sent>;

/** `close()` unwinds a generator's body with this. */
function closing(): PyRaise {
  return new PyRaise(makeException('GeneratorExit'), []);
}

/** Makes a generator object; its body runs as it is asked for values. */
export function startGenerator(f: Frame, fn: PyFunction): PyIterator {
  const { m } = f;
  f.isGenerator = true;
  let body: Steps<void> | null = null;
  let result: Value = null;
  let done = false;
  let running = false;
  const resume = (sent: Sent): Value | undefined => {
    if (done) {
      if (sent.kind === 'raise') throw sent.error;
      return undefined;
    }
    if (running) throw m.exception('ValueError', 'generator already executing');
    const { frame: outer, depth } = m;
    f.caller = outer;
    m.frame = f;
    m.depth = depth + 1;
    running = true;
    try {
      if (!body && sent.kind !== 'value') {
        done = true;
        if (sent.kind === 'raise') throw sent.error;
        return undefined;
      }
      if (!body && sent.kind === 'value' && sent.value !== null)
        throw m.exception('TypeError', "can't send non-None value to a just-started generator");
      body ??= runBody(f, fn);
      const step = body.next(sent);
      if (!step.done) return step.value;
      done = true;
      result = f.result;
      return undefined;
    } catch (error) {
      done = true;
      if (error instanceof PyRaise && error.is('GeneratorExit') && sent.kind === 'close') return undefined;
      if (error instanceof UndecidedFlow) return m.unknown(error.why.reason);
      if (error instanceof PyRaise && error.is('StopIteration')) throw m.exception('RuntimeError', 'generator raised StopIteration');
      throw error;
    } finally {
      running = false;
      m.frame = outer;
      m.depth = depth;
    }
  };
  return new PyIterator(() => resume({ kind: 'value', value: null }), 'generator', {
    send: value => resume({ kind: 'value', value }),
    throw: exception => resume({ kind: 'raise', error: toRaise(f, exception) }),
    close: () => void resume({ kind: 'close' }),
    result: () => result,
  });
}

function* runBody(f: Frame, { code, base }: PyFunction): Steps<void> {
  if ('kind' in code.body) {
    yield* yields(code.body, f);
    f.result = evaluate(code.body, f);
    return;
  }
  const signal = yield* block(code.body, base, f);
  if (signal !== Signal.Return) f.result = null;
}

const yielding = new WeakMap<Statement, boolean>();

function mayYield(statement: Statement): boolean {
  let known = yielding.get(statement);
  if (known === undefined)
    yielding.set(
      statement,
      (known = statement.kind !== 'function' && statement.kind !== 'class' && bindingsOf({ items: [{ at: 0, statement }] }).yields),
    );
  return known;
}

function* block({ items }: Block, ownerBase: number, f: Frame): Steps<Signal> {
  for (const { at, statement } of items) {
    f.base = ownerBase + at;
    f.at = f.base;
    const signal = mayYield(statement) ? yield* compound(statement, f) : execute(statement, f, null, 0, 0);
    if (signal !== Signal.Normal) return signal;
  }
  return Signal.Normal;
}

/** A statement with a `yield` in it. Those that hold blocks are gone through here; of the others the `yield`s are run first. */
function* compound(s: Statement, f: Frame): Steps<Signal> {
  const { base, m } = f;
  switch (s.kind) {
    case 'if': {
      yield* yields(s.test, f);
      const test = truth(m, evaluate(s.test, f));
      if (test instanceof Unknown) m.note(`the branch that a generator takes is unknown: ${test.reason}`);
      const taken = test === true ? s.then : s.otherwise;
      return taken ? yield* block(taken, base, f) : Signal.Normal;
    }
    case 'while':
      for (;;) {
        m.step();
        f.base = base;
        yield* yields(s.test, f);
        const test = truth(m, evaluate(s.test, f));
        if (test !== true) break;
        const signal = yield* block(s.body, base, f);
        if (signal === Signal.Break) return Signal.Normal;
        if (signal === Signal.Return) return signal;
      }
      return s.otherwise ? yield* block(s.otherwise, base, f) : Signal.Normal;
    case 'for':
      return yield* loop(s, f);
    case 'with':
      return yield* withBlock(s, 0, f, base);
    case 'try':
      return yield* tryBlock(s, f, base);
    case 'match':
    case 'error':
      m.note('`yield` in this kind of statement is not supported');
      return Signal.Normal;
    default:
      for (const expression of expressionsOf(s)) yield* yields(expression, f);
      return execute(s, f, null, 0, 0);
  }
}

function* loop(s: StatementOf<'for'>, f: Frame): Steps<Signal> {
  const { base, m } = f;
  yield* yields(s.iterable, f);
  const iterator = iterate(m, evaluate(s.iterable, f));
  if (iterator instanceof Unknown) {
    yield iterator;
    return Signal.Normal;
  }
  for (let item = iterator.next(f.m); item !== undefined; item = iterator.next(f.m)) {
    m.step();
    f.base = base;
    bindTarget(s.target, item, f);
    const signal = yield* block(s.body, base, f);
    if (signal === Signal.Break) return Signal.Normal;
    if (signal === Signal.Return) return signal;
    if (iterator.unknown) break;
  }
  return s.otherwise ? yield* block(s.otherwise, base, f) : Signal.Normal;
}

function* withBlock(s: StatementOf<'with'>, index: number, f: Frame, base: number): Steps<Signal> {
  const { m } = f;
  const item = s.items[index];
  if (!item) return yield* block(s.body, base, f);
  f.base = base;
  yield* yields(item.context, f);
  const manager = evaluate(item.context, f);
  const [enter, exit] = [lookupMethod(f.m, manager, '__enter__'), lookupMethod(f.m, manager, '__exit__')];
  const isKnown = !(manager instanceof Unknown) && enter !== undefined && exit !== undefined;
  const value = isKnown ? callMethod(m, enter, manager, []) : manager;
  if (item.target) bindTarget(item.target, value, f);
  let signal: Signal;
  try {
    signal = yield* withBlock(s, index + 1, f, base);
  } catch (error) {
    if (!isKnown || !(error instanceof PyRaise)) {
      throw error;
    }
    m.frame = f;
    if (truth(m, callMethod(m, exit, manager, [error.value.type, error.value, null])) === true) return Signal.Normal;
    throw error;
  }
  const { result } = f;
  if (isKnown) callMethod(m, exit, manager, [null, null, null]);
  f.result = result;
  return signal;
}

function* tryBlock(s: StatementOf<'try'>, f: Frame, base: number): Steps<Signal> {
  let signal: Signal;
  try {
    signal = yield* handled(s, f, base);
  } catch (error) {
    if (s.finally && error instanceof PyRaise) {
      f.m.frame = f;
      const after = yield* block(s.finally, base, f);
      if (after !== Signal.Normal) return after;
    }
    throw error;
  }
  if (!s.finally) return signal;
  const { result } = f;
  const after = yield* block(s.finally, base, f);
  if (after !== Signal.Normal) return after;
  f.result = result;
  return signal;
}

function* handled(s: StatementOf<'try'>, f: Frame, base: number): Steps<Signal> {
  const { m } = f;
  const { depth } = m;
  let signal: Signal;
  f.tries++;
  try {
    signal = yield* block(s.body, base, f);
    f.tries--;
  } catch (error) {
    f.tries--;
    if (!(error instanceof PyRaise)) throw error;
    m.frame = f;
    m.depth = depth;
    f.base = base;
    for (const { type, name, body } of s.handlers) {
      const wanted = type ? evaluate(type, f) : null;
      if (type && !matchesType(wanted, error)) continue;
      const before = f.handling;
      f.handling = error.value;
      if (name !== null) storeName(f, name, error.value);
      try {
        return yield* block(body, base, f);
      } finally {
        f.handling = before;
      }
    }
    throw error;
  }
  if (signal !== Signal.Normal || !s.otherwise) return signal;
  return yield* block(s.otherwise, base, f);
}

function matchesType(wanted: Value, { value }: PyRaise): boolean {
  return (
    wanted instanceof Unknown ||
    (wanted instanceof PyClass && value.type.isSubclass(wanted)) ||
    (wanted instanceof PyTuple && wanted.items.some(item => matchesType(item, new PyRaise(value, []))))
  );
}

/** Runs the `yield`s of an expression in order, so that it can be evaluated in one go afterwards. */
function* yields(e: Expr, f: Frame): Steps<void> {
  if (e.kind === 'lambda' || e.kind === 'comprehension') return;
  if (e.kind !== 'yield') {
    for (const part of partsOf(e)) yield* yields(part, f);
    return;
  }
  if (e.value) yield* yields(e.value, f);
  const value = e.value ? evaluate(e.value, f) : null;
  const received = e.from ? yield* delegate(value, f) : yield* receive(value, f);
  (f.yielded ??= new Map()).set(e, received);
}

function* receive(value: Value, f: Frame): Steps<Value> {
  const sent = yield value;
  f.m.frame = f;
  if (sent.kind === 'raise') throw sent.error;
  if (sent.kind === 'close') throw closing();
  return sent.value;
}

/** `yield from`: passes everything on to the inner iterator; its result is the generator's return value. */
function* delegate(iterable: Value, f: Frame): Steps<Value> {
  const { m } = f;
  const iterator = iterate(m, iterable);
  if (iterator instanceof Unknown) return yield* receive(iterator, f);
  let item = iterator.next(f.m);
  while (item !== undefined) {
    const sent = yield item;
    m.frame = f;
    if (sent.kind === 'close') {
      iterator.generator?.close();
      throw closing();
    }
    if (sent.kind === 'raise') {
      if (!iterator.generator) throw sent.error;
      item = iterator.generator.throw(sent.error.value);
    } else item = sent.value !== null && iterator.generator ? iterator.generator.send(sent.value) : iterator.next(f.m);
    if (iterator.unknown) break;
  }
  return iterator.generator?.result() ?? null;
}
