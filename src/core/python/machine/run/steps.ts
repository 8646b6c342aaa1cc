import type { Block, Expr } from '../../syntax';
import { UndecidedFlow } from '../objects/errors';
import type { Frame } from '../objects/frame';
import { type Unknown, type Value } from '../../data';

/** How a statement ended. */
export const enum Signal {
  Normal,
  Break,
  Continue,
  Return,
}

/** A piece of a program that may stop in the middle: it yields what a `yield` yields, and continues with what is sent or raised there. */
export type Steps<T> = Generator<Value, T, Value>;

/**
 * How a compound statement runs its parts. Statements are written once, as steps. In an ordinary function, every part runs without
 * stopping, and the
 * steps end without a stop. In the body of a generator, a part that contains a `yield` returns its own steps.
 */
export interface Runner {
  /** Runs a block whose owner starts at `base`. */
  block(block: Block, base: number, f: Frame): Signal | Steps<Signal>;
  /** The steps that compute an expression's value; null if it is evaluated without stopping. */
  steps(e: Expr, f: Frame): Steps<Value> | null;
}

/** Runs steps that must not stop. If they do, the given reason says why that is not supported. */
export function finish<T>(steps: Steps<T>, why: Unknown): T {
  const step = steps.next(null);
  if (!step.done) throw new UndecidedFlow(why);
  return step.value;
}

/** How a block ended that must not stop, in a statement that starts at `base`: if it does stop, this is the reported place. */
export function settled(run: Signal | Steps<Signal>, why: Unknown, f: Frame, base: number): Signal {
  if (typeof run !== 'object') return run;
  const step = run.next(null);
  if (step.done) return step.value;
  f.at = base;
  throw new UndecidedFlow(why);
}
