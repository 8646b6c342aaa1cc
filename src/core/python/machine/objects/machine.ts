import { Raised, Unknown, type Value } from '../../data';
import type { ProgramText } from '../../syntax';
import type { Frame } from './frame';
import { makeException, PyRaise, RunEnded } from './errors';
import type { Interpreter } from './interpreter';
import type { Modules } from './module';

/** What cuts off a run. Every one of them ends in an unknown with a reason, never in a wrong value. */
export interface Bounds {
  /** Expressions and statements evaluated: about ten seconds' worth. The largest model of torchvision takes two million. */
  readonly steps: number;
  /** Python frames on top of one another; CPython allows 1000, and each of ours takes several of the engine's. */
  readonly depth: number;
  /** Items a container or a string made at once may have; longer ones are unknown. */
  readonly items: number;
  /** Milliseconds of wall time, looked at every few thousand steps. */
  readonly milliseconds: number;
}

export const DEFAULT_BOUNDS: Bounds = { steps: 60_000_000, depth: 400, items: 2_000_000, milliseconds: 60_000 };

/** A place in a file, in UTF-16 units from its start. */
export interface Place {
  readonly file: string;
  readonly source: ProgramText;
  readonly offset: number;
}

/** One call of the chain that led somewhere. */
export interface StackEntry {
  readonly place: Place;
  readonly name: string;
}

/** Something that could not be decided, where it mattered. */
export interface UnknownEvent {
  readonly reason: string;
  readonly place: Place | null;
}

/** One Python process, so to speak: its modules, its stack, its bounds. */
export class Machine {
  frame: Frame | null = null;
  depth = 0;
  steps = 0;
  private deadline = Infinity;
  readonly unknowns: UnknownEvent[] = [];
  private readonly seen = new Set<string>();
  /** Told of every plain name a function of the user's code binds by `=` or `op=`. Null unless somebody wants to know. */
  onAssign: ((name: string, value: Value, place: Place) => void) | null = null;
  /** The module whose own exceptions are the program's. */
  main: string | null = null;
  /** Objects other rooms keep for the run, by a key of their own. */
  readonly rooms = new Map<string, unknown>();

  constructor(
    readonly loader: Modules,
    readonly interpreter: Interpreter,
    readonly bounds: Bounds = DEFAULT_BOUNDS,
    private readonly isCancelled: () => boolean = () => false,
    private readonly now: () => number = Date.now,
  ) {}

  /** Gives the next piece of work its full bounds. */
  start(): void {
    this.steps = 0;
    this.depth = 0;
    this.frame = null;
    this.deadline = this.now() + this.bounds.milliseconds;
    this.unknowns.length = 0;
    this.seen.clear();
  }

  step(): void {
    if ((++this.steps & 0xfff) === 0) this.checkBounds();
  }

  private checkBounds(): void {
    if (this.steps > this.bounds.steps) throw new RunEnded(`the program takes more than ${String(this.bounds.steps)} steps`);
    if (this.now() > this.deadline) throw new RunEnded(`the program takes longer than ${String(this.bounds.milliseconds / 1000)} seconds`);
    if (this.isCancelled()) throw new RunEnded('cancelled');
  }

  /** Raises a Python exception of a builtin class. */
  raise(type: string, message: string): never {
    throw this.exception(type, message);
  }

  exception(type: string, message: string): PyRaise {
    return new PyRaise(makeException(type, message), this.stack());
  }

  /** What an operation on data gives; raises where that is an exception. */
  settle<T>(outcome: T | Raised): T {
    if (outcome instanceof Raised) throw this.exception(outcome.type, outcome.message);
    return outcome;
  }

  /** Notes what is not known where it matters, once per place and reason. */
  note(reason: string): void {
    const place = this.place();
    const key = `${place?.file ?? ''}:${String(place?.offset ?? 0)}:${reason}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.unknowns.push({ reason, place });
  }

  /** An unknown that is noted at once. */
  unknown(reason: string): Unknown {
    this.note(reason);
    return new Unknown(reason);
  }

  /** Where the innermost code of the user's stands; frames of modelled libraries are not places. */
  place(): Place | null {
    for (let frame = this.frame; frame; frame = frame.caller) {
      if (!frame.module.isModelled && !frame.isHidden && frame.module.source)
        return { file: frame.module.file, source: frame.module.source, offset: frame.at };
    }
    return null;
  }

  /** The frames of user code, outermost first. */
  stack(): readonly StackEntry[] {
    const entries: StackEntry[] = [];
    for (let frame = this.frame; frame; frame = frame.caller) {
      if (frame.module.isModelled || frame.isHidden || !frame.module.source) continue;
      entries.push({ place: { file: frame.module.file, source: frame.module.source, offset: frame.at }, name: frame.name });
    }
    return entries.reverse();
  }

  /** Refuses to make something of so many items. */
  checkItems(count: number): Unknown | null {
    return count > this.bounds.items ? this.unknown(`it has ${String(count)} items, more than are followed`) : null;
  }
}
