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

/** A piece of a program that may stop in the middle: it gives what a `yield` gives, and goes on with what is sent or raised there. */
export type Steps<T> = Generator<Value, T, Value>;

/**
 * How a compound statement runs its parts. Statements are written once, as steps. In an ordinary function every part runs in one go, and the
 * steps end without ever having stopped; in the body of a generator a part that holds a `yield` gives steps of its own.
 */
export interface Runner {
  /** Runs a block whose owner starts at `base`. */
  block(block: Block, base: number, f: Frame): Signal | Steps<Signal>;
  /** The steps that give an expression's value; null where it is evaluated in one go. */
  steps(e: Expr, f: Frame): Steps<Value> | null;
}

/** Runs steps that are not meant to stop. Where they do, the reason given says why that is more than can be followed. */
export function finish<T>(steps: Steps<T>, why: Unknown): T {
  const step = steps.next(null);
  if (!step.done) throw new UndecidedFlow(why);
  return step.value;
}

/** How a block ended that is not meant to stop, of a statement that starts at `base`: where it does stop, that is the place it is said at. */
export function settled(run: Signal | Steps<Signal>, why: Unknown, f: Frame, base: number): Signal {
  if (typeof run !== 'object') return run;
  const step = run.next(null);
  if (step.done) return step.value;
  f.at = base;
  throw new UndecidedFlow(why);
}
