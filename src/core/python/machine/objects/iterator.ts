import { Unknown, type Value } from '../../data';
import type { Census, Traced } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import { PyObject } from './instance';
import type { Mutable } from './journal';
import type { ProgramState } from './program-state';

/** The rest of an iterator if it is unknown: items, an end, or either. */
export class UnknownRest extends Unknown {}

export interface GeneratorControl {
  send(value: Value): Value | undefined;
  throw(exception: Value): Value | undefined;
  close(): void;
  /** The result of the generator, once it has ended. */
  result(): Value;
  /** Makes unknown what running any part of the body may change. */
  perhaps(): void;
}

interface IteratorState {
  readonly moves: number;
  readonly unknown: UnknownRest | null;
}

/**
 * Anything that `next()` accepts: `next` returns undefined at the end. In general, an iterator's position cannot be undone, so one that was
 * advanced on an undecided path is unknown afterwards.
 */
export class PyIterator extends PyObject implements Mutable<IteratorState> {
  unknown: UnknownRest | null = null;
  /** What it keeps alive, where a closure hides it. */
  held: Traced | readonly Value[] | null = null;
  constructor(
    private readonly advance: (self: PyIterator) => Value | undefined,
    readonly className = 'iterator',
    /** Generators accept values and exceptions too. */
    readonly generator: GeneratorControl | null = null,
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass(this.className);
  }
  override trace(census: Census): void {
    census.add(40);
    if (this.held instanceof Array) census.all(this.held);
    else census.visit(this.held ?? undefined);
  }
  next(m: ProgramState): Value | undefined {
    if (this.unknown) return this.lost(this.unknown);
    this.moved(m);
    return this.advance(this);
  }
  /** Resumes a generator with a value. */
  send(m: ProgramState, value: Value): Value | undefined {
    if (this.unknown) return this.lost(this.unknown);
    this.moved(m);
    return this.generator ? this.generator.send(value) : this.advance(this);
  }
  /** Resumes a generator with an exception. */
  throw(m: ProgramState, exception: Value): Value | undefined {
    if (this.unknown) return this.lost(this.unknown);
    this.moved(m);
    return this.generator?.throw(exception);
  }
  /** Ends a generator at its current position. */
  close(m: ProgramState): void {
    if (this.unknown) this.lost(this.unknown);
    else {
      this.moved(m);
      this.generator?.close();
    }
  }
  /** Makes everything it yields from here on unknown. */
  lose(m: ProgramState, why: Unknown): UnknownRest {
    m.journal.touch(this);
    return (this.unknown ??= new UnknownRest(why.reason));
  }
  private moved(m: ProgramState): void {
    m.journal.touch(this);
    this.moves++;
  }
  /** Its position is unknown: whatever it may do before the next item may happen now. */
  private lost(why: UnknownRest): UnknownRest {
    this.generator?.perhaps();
    return why;
  }
  private moves = 0;
  save(): IteratorState {
    return { moves: this.moves, unknown: this.unknown };
  }
  restore({ moves, unknown }: IteratorState): void {
    this.unknown = unknown;
    if (moves !== this.moves) this.unknown ??= new UnknownRest('it was advanced in code that may not run');
  }
  join(_m: ProgramState, a: IteratorState, b: IteratorState): IteratorState {
    return { moves: a.moves === b.moves ? a.moves : -1, unknown: a.unknown ?? b.unknown };
  }
}
