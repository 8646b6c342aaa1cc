import type { Block, StatementOf } from '../../syntax';
import { PyRaise, UndecidedFlow } from '../objects/errors';
import { Frame } from '../objects/frame';
import type { Machine } from '../objects/machine';
import { PyIterator } from '../objects/iterator';
import { Unknown } from '../../data';
import { attempt } from '../protocol/fork';
import { iterate } from '../protocol/iterate';
import { truth } from '../protocol/truth';
import { asyncIterate, nextOf, type AsyncSource } from './await';
import { bindTarget } from './bind-target';
import { evaluate, evaluateIterable } from './evaluate';
import { settled, Signal, type Runner, type Steps } from './steps';

/** Python's `for`, and its `else`. */
export function* forStatement(s: StatementOf<'for'>, f: Frame, run: Runner): Steps<Signal> {
  const { base, m } = f;
  const { target } = s;
  const steps = run.steps(s.iterable, f);
  const iterable = steps ? yield* steps : evaluateIterable(s.iterable, f);
  f.at = base + s.iterable.start;
  const source = s.isAsync ? asyncIterate(m, iterable) : iterate(m, iterable);
  if (source instanceof Unknown) {
    return undecidedLoop(source, s, base, f, run, () => {
      bindTarget(target, source, f);
    });
  }
  if (!isAbandonedAfter(source, s, f)) return yield* rounds(s, source, base, f, run);
  let signal: Signal;
  try {
    signal = yield* rounds(s, source, base, f, run);
  } catch (error) {
    if (error instanceof PyRaise) {
      f.reenter();
      abandon(m, source);
    }
    throw error;
  }
  abandon(m, source);
  return signal;
}

/** Whether nothing but the loop refers to the iterator: a generator that its own expression has created. CPython closes it after the loop. */
function isAbandonedAfter(source: PyIterator | AsyncSource, { iterable }: StatementOf<'for'>, f: Frame): source is PyIterator {
  return iterable.kind === 'call' && source instanceof PyIterator && source.held instanceof Frame && source.held.caller === f;
}

/** Closes a generator that nothing refers to. What it raises then is ignored. */
function abandon(m: Machine, generator: PyIterator): void {
  try {
    generator.close(m);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
  }
}

/** The rounds of a loop over an iterator. */
function* rounds(s: StatementOf<'for'>, source: PyIterator | AsyncSource, base: number, f: Frame, run: Runner): Steps<Signal> {
  const { m } = f;
  const { target, body } = s;
  for (;;) {
    f.base = base;
    f.at = base;
    const item = source instanceof PyIterator ? source.next(m) : yield* nextOf(source, f);
    if (item === undefined) break;
    const { unknown } = source;
    if (unknown) {
      return undecidedLoop(unknown, s, base, f, run, round => {
        // The iterator may change things as well.
        if (round > 0 && source instanceof PyIterator) source.next(m);
        bindTarget(target, unknown, f);
      });
    }
    m.step();
    bindTarget(target, item, f);
    const around = f.loopBody;
    f.loopBody = body;
    const turn = run.block(body, base, f);
    const signal = typeof turn === 'object' ? yield* turn : turn;
    f.loopBody = around;
    if (f.maybeLeft) {
      return perhapsOn(s, base, f, run, why => {
        bindTarget(target, why, f);
      });
    }
    if (signal === Signal.Break) return Signal.Normal;
    if (signal === Signal.Return) return signal;
  }
  f.base = base;
  if (!s.otherwise) return Signal.Normal;
  const last = run.block(s.otherwise, base, f);
  return typeof last === 'object' ? yield* last : last;
}

/** Python's `while`, and its `else`. */
export function* whileStatement(s: StatementOf<'while'>, f: Frame, run: Runner): Steps<Signal> {
  const { base, m } = f;
  const { body } = s;
  for (;;) {
    m.step();
    f.base = base;
    const steps = run.steps(s.test, f);
    const test = truth(m, steps ? yield* steps : evaluate(s.test, f));
    if (test instanceof Unknown) return undecidedLoop(test, s, base, f, run, NOTHING);
    if (!test) break;
    const around = f.loopBody;
    f.loopBody = body;
    const turn = run.block(body, base, f);
    const signal = typeof turn === 'object' ? yield* turn : turn;
    f.loopBody = around;
    if (f.maybeLeft) return perhapsOn(s, base, f, run, NOTHING);
    if (signal === Signal.Break) return Signal.Normal;
    if (signal === Signal.Return) return signal;
  }
  f.base = base;
  if (!s.otherwise) return Signal.Normal;
  const last = run.block(s.otherwise, base, f);
  return typeof last === 'object' ? yield* last : last;
}

const NOTHING = (): void => undefined;

type Loop = StatementOf<'for'> | StatementOf<'while'>;

/** One iteration that may or may not be executed. A body that stops in it cannot be joined with the alternative without it. */
function inBody({ body }: Loop, base: number, f: Frame, run: Runner, why: Unknown): Signal {
  const around = f.loopBody;
  f.loopBody = body;
  const signal = settled(run.block(body, base, f), why, f, base);
  f.loopBody = around;
  return signal;
}

/** A `break` that may have been reached: how often the rest of the loop runs is unknown. */
function perhapsOn(s: Loop, base: number, f: Frame, run: Runner, bind: (why: Unknown) => void): Signal {
  const why = f.maybeLeft;
  f.maybeLeft = null;
  if (!why) return Signal.Normal;
  if (s.otherwise) throw new UndecidedFlow(why);
  const signal = undecidedLoop(why, s, base, f, run, () => {
    bind(why);
  });
  f.maybeLeft = null;
  return signal;
}

/**
 * The number of iterations is unknown, so whatever the body changes is unknown afterwards. The body runs twice, so that changes of changes
 * are found.
 * `before` runs before each iteration.
 */
function undecidedLoop(why: Unknown, s: Loop, base: number, f: Frame, run: Runner, before: (round: number) => void): Signal {
  const { m } = f;
  m.note(`the number of iterations of this loop is unknown: ${why.reason}`);
  let mayBreak = false;
  for (let round = 0; round < 2; round++) {
    const pendingBefore = f.pending?.length ?? 0;
    const once = attempt(m, () => {
      before(round);
      const signal = inBody(s, base, f, run, why);
      if ((f.pending?.length ?? 0) > pendingBefore) throw new UndecidedFlow(why);
      return signal;
    });
    if (once.raised) break;
    if (once.value === Signal.Return) throw new UndecidedFlow(why);
    mayBreak ||= once.value === Signal.Break || f.maybeLeft !== null;
    f.m.journal.redoEither(once.changes, new Map());
  }
  return s.otherwise ? undecidedElse(why, s.otherwise, mayBreak, base, f, run) : Signal.Normal;
}

/** The `else` of a loop runs unless a `break` was reached. */
function undecidedElse(why: Unknown, otherwise: Block, mayBreak: boolean, base: number, f: Frame, run: Runner): Signal {
  f.maybeLeft = null;
  f.base = base;
  if (!mayBreak) return settled(run.block(otherwise, base, f), why, f, base);
  const last = attempt(f.m, () => settled(run.block(otherwise, base, f), why, f, base));
  if (last.raised) return Signal.Normal;
  if (last.value !== Signal.Normal) throw new UndecidedFlow(why);
  f.m.journal.redoEither(last.changes, new Map());
  return Signal.Normal;
}
