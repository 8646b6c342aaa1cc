import type { Value } from '../../data';
import type { PlacedCode } from './code';
import type { Frame } from './frame';

/**
 * What calling a function needs from the layer that runs statements. It is passed to the machine, so that the lower layers do not depend on
 * statements.
 */
export interface Interpreter {
  /** Runs the body of a function whose arguments are bound, and returns its result. */
  body(frame: Frame, fn: PlacedCode): Value;
  /** Returns the generator, coroutine or asynchronous generator that results from calling a function whose body may stop in the middle. */
  suspended(frame: Frame, fn: PlacedCode): Value;
}
