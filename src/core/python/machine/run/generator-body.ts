import { makeException, PyRaise, RunEnded, UndecidedFlow } from '../objects/errors';
import type { Frame } from '../objects/frame';
import { type Unknown, type Value } from '../../data';
import { UnknownRest, type GeneratorControl } from '../objects/iterator';
import { RECURSION_LIMIT } from '../objects/bounds';
import { toRaise } from '../protocol/raise';
import type { Steps } from './steps';

/** The parts of a body that may stop in the middle. */
export interface GeneratorParts {
  readonly frame: Frame;
  /** Its name in messages: `generator`, `coroutine`, `async generator`. */
  readonly kind: string;
  /** Starts the body. Nothing of it runs before it is resumed. */
  begin(): Steps<Value>;
  /** Makes unknown what running any part of the body may change. */
  perhaps(): void;
  /** Called if the body cannot be followed further; returns the result of the coroutine, or the rest of the generator. */
  undecided(why: Unknown): Value | UnknownRest;
}

/** The body of a generator or coroutine, and its position. */
export class GeneratorBody implements GeneratorControl {
  private state: 'created' | 'suspended' | 'running' | 'done' = 'created';
  private steps: Steps<Value> | null = null;
  private returned: Value = null;

  constructor(private readonly parts: GeneratorParts) {}

  next(): Value | undefined {
    return this.send(null);
  }

  send(value: Value): Value | undefined {
    const { frame, kind } = this.parts;
    if (this.state === 'done') return this.ended();
    if (this.state === 'created' && value !== null) frame.m.raise('TypeError', `can't send non-None value to a just-started ${kind}`);
    return this.resume(value, null);
  }

  throw(exception: Value): Value | undefined {
    const raised = toRaise(this.parts.frame.m, exception);
    if (this.state === 'done') this.ended();
    if (this.state === 'created') this.state = 'done';
    if (this.state === 'done') throw raised;
    return this.resume(null, raised);
  }

  close(): void {
    const { frame, kind } = this.parts;
    if (this.state === 'created') this.state = 'done';
    if (this.state === 'done') return;
    const { m } = frame;
    const [outer, depth] = [m.frame, m.depth];
    try {
      const item = this.resume(null, new PyRaise(makeException('GeneratorExit'), m.stack()));
      if (item === undefined) return;
    } catch (error) {
      if (!(error instanceof PyRaise) || !(error.is('GeneratorExit') || error.is('StopIteration'))) throw error;
      m.frame = outer;
      m.depth = depth;
      return;
    }
    m.raise('RuntimeError', `${kind} ignored GeneratorExit`);
  }

  result(): Value {
    return this.returned;
  }

  perhaps(): void {
    if (this.state === 'running' || this.state === 'done') return;
    const { m } = this.parts.frame;
    const { frame: outer, depth } = m;
    this.enter(outer, depth);
    try {
      this.parts.perhaps();
    } finally {
      m.frame = outer;
      m.depth = depth;
    }
  }

  /** Generators have no more items once they have ended; a coroutine can be awaited once. */
  private ended(): Value | undefined {
    if (this.parts.kind === 'coroutine') this.parts.frame.m.raise('RuntimeError', 'cannot reuse already awaited coroutine');
    this.returned = null;
    return undefined;
  }

  /** Runs the body to its next stop; returns undefined at its end. */
  private resume(sent: Value, raised: PyRaise | null): Value | undefined {
    const { frame, kind } = this.parts;
    const { m } = frame;
    const { frame: outer, depth } = m;
    if (this.state === 'running') m.raise('ValueError', `${kind} already executing`);
    if (depth >= RECURSION_LIMIT) m.raise('RecursionError', 'maximum recursion depth exceeded');
    this.state = 'running';
    this.enter(outer, depth);
    try {
      this.steps ??= this.parts.begin();
      const step = raised ? this.steps.throw(raised) : this.steps.next(sent);
      if (step.done) this.returned = step.value;
      this.state = step.done ? 'done' : 'suspended';
      return step.done ? undefined : step.value;
    } catch (error) {
      this.state = 'done';
      return this.failed(error);
    } finally {
      m.frame = outer;
      m.depth = depth;
    }
  }

  private enter(outer: Frame | null, depth: number): void {
    const { frame } = this.parts;
    frame.caller = outer;
    frame.depth = depth + 1;
    frame.reenter();
  }

  private failed(error: unknown): Value | undefined {
    const { frame, kind } = this.parts;
    if (error instanceof RangeError) throw new RunEnded('calls are nested too deeply to analyze');
    if (error instanceof UndecidedFlow) {
      // It stops being followed here, although it has not ended.
      this.state = 'suspended';
      this.steps = null;
      frame.reenter();
      const result = this.parts.undecided(error.why);
      this.parts.perhaps();
      if (result instanceof UnknownRest) return result;
      this.state = 'done';
      this.returned = result;
      return undefined;
    }
    if (!(error instanceof PyRaise)) throw error;
    for (const stop of kind === 'async generator' ? ['StopIteration', 'StopAsyncIteration'] : ['StopIteration']) {
      if (!error.is(stop)) continue;
      const leaked = frame.m.exception('RuntimeError', `${kind} raised ${stop}`);
      leaked.value.set(frame.m, '__cause__', error.value);
      leaked.value.set(frame.m, '__context__', error.value);
      throw leaked;
    }
    throw error;
  }
}
