import type { Block, StatementOf } from '../../syntax';
import { UndecidedFlow } from '../objects/errors';
import type { Frame } from '../objects/frame';
import type { Unknown } from '../../data';
import { type Value } from '../../data';
import { joinValues } from '../objects/join';
import { attempt, tooManyForks } from '../protocol/fork';
import { settled, Signal, type Runner } from './steps';

/** The position of a statement: at `index` of a block whose owner starts at `ownerBase`. Null for a single statement. */
export interface Standing {
  readonly block: Block;
  readonly index: number;
  readonly ownerBase: number;
}

/** An `if` whose condition is not known. */
export function undecidedIf(s: StatementOf<'if'>, why: Unknown, f: Frame, run: Runner, standing: Standing | null): Signal {
  const { base } = f;
  const branch = (taken: Block | null) => (): Signal => (taken ? settled(run.block(taken, base, f), why, f, base) : Signal.Normal);
  return runEither(why, branch(s.then), branch(s.otherwise), f, run, standing);
}

/**
 * Neither branch is ruled out: both run, separately, and differences are unknown afterwards. A branch that raises is assumed
 * not to be taken. The rest of the block may have to run together with one of them.
 */
export function runEither(
  why: Unknown,
  first: () => Signal,
  second: () => Signal,
  f: Frame,
  run: Runner,
  standing: Standing | null,
): Signal {
  const { base, m } = f;
  if (tooManyForks(m)) throw new UndecidedFlow(why);
  const branch = (taken: () => Signal) =>
    attempt(m, (): { signal: Signal; result: Value } => {
      f.base = base;
      const pendingBefore = f.pending?.length ?? 0;
      const signal = taken();
      if ((f.pending?.length ?? 0) > pendingBefore) throw new UndecidedFlow(why);
      return { signal, result: f.result };
    });
  const [a, b] = [branch(first), branch(second)];
  if (a.raised && b.raised) throw a.raised;
  if (a.raised || b.raised) {
    const kept = a.raised ? b : a;
    m.journal.redo(kept.changes);
    f.result = kept.value?.result ?? null;
    return kept.value?.signal ?? Signal.Normal;
  }
  const [x, y] = [a.value ?? NOTHING, b.value ?? NOTHING];
  if (x.signal === y.signal) {
    m.journal.redoEither(a.changes, b.changes);
    if (x.signal === Signal.Return) f.result = joinValues(m, x.result, y.result);
    return x.signal;
  }
  const [normal, other] = x.signal === Signal.Normal ? [a, b] : [b, a];
  const left = other.value ?? NOTHING;
  if (x.signal !== Signal.Normal && y.signal !== Signal.Normal) throw new UndecidedFlow(why);
  if (left.signal === Signal.Return) {
    // The other branch continues alone; at the end of the function, the two are joined. A generator stops before that, and other code runs.
    if (f.isGenerator) throw new UndecidedFlow(why);
    (f.pending ??= []).push({ value: left.result, changes: other.changes });
    m.journal.begin();
    m.journal.redo(normal.changes);
    return Signal.Normal;
  }
  // The rest of the loop's body can only be run from here if the condition is in the body itself.
  if (standing?.block !== f.loopBody) throw new UndecidedFlow(why);
  if (left.signal === Signal.Continue || left.signal === Signal.Break) {
    const { block, index, ownerBase } = standing;
    const through = attempt(m, () => {
      m.journal.redo(normal.changes);
      return settled(run.block({ items: block.items.slice(index + 1) }, ownerBase, f), why, f, base);
    });
    if (through.raised) return (m.journal.redo(other.changes), left.signal);
    if (through.value !== Signal.Normal && through.value !== Signal.Continue) throw new UndecidedFlow(why);
    m.journal.redoEither(other.changes, through.changes);
    if (left.signal === Signal.Break) f.maybeLeft = why;
    return Signal.Continue;
  }
  throw new UndecidedFlow(why);
}

const NOTHING = { signal: Signal.Normal, result: null as Value };
