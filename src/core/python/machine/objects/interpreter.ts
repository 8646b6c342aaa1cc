import type { Value } from '../../data';
import type { PlacedCode } from './code';
import type { Frame } from './frame';

/** What calling a function needs of the layer that runs statements. Handed to the machine, so that the layers below know no statement. */
export interface Interpreter {
  /** Runs the body of a function whose arguments are bound, and gives what it returns. */
  body(frame: Frame, fn: PlacedCode): Value;
  /** Gives the generator, coroutine or asynchronous generator that a call makes of a function whose body may stop in the middle. */
  suspended(frame: Frame, fn: PlacedCode): Value;
}
