import { Raised, Unknown, type Value } from '../../data';
import type { ProgramText } from '../../syntax';
import type { Frame } from './frame';
import { makeException, PyRaise, RunEnded } from './errors';
import type { Interpreter } from './interpreter';
import { Journal } from './journal';
import type { Modules } from './module';
import { Overlays } from './overlays';
import type { Container } from './values';

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
  /** Code being run as what may run or not. */
  readonly perhaps = new Set<object>();
  /** Objects other rooms keep for the run, by a key of their own. */
  readonly rooms = new Map<string, unknown>();
  /** What undecided branches have changed. */
  readonly journal = new Journal(this);
  /** How many undecided conditions stand inside one another just now. */
  forks = 0;
  /** The package a module of which is being imported: what its code makes meanwhile may be a registry. And how many imports are under way. */
  readonly importing: { package: string | null; modules: number } = { package: null, modules: 0 };
  /** Star imports that are being searched, by module and name: packages import from modules that import from them. */
  readonly searching = new Set<string>();
  /** The AttributeError that a hook has raised: its words are better than ours. */
  missing: PyRaise | null = null;
  /** Grows with every change of any class: what was looked up before may have changed. */
  classStamp = 0;
  /** What the program has changed of objects that all machines share; null while it has changed none. */
  overlays: Overlays | null = null;
  /** How deeply the texts of objects that are being written stand in one another. */
  textDepth = 0;
  private readonly ids = new WeakMap<object, number>();
  private nextId = 1;
  private isCancelled: () => boolean = () => false;

  constructor(
    readonly loader: Modules,
    readonly interpreter: Interpreter,
    readonly bounds: Bounds = DEFAULT_BOUNDS,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Gives the next piece of work its full bounds.
   * @param isCancelled asked every few thousand steps whether nobody wants the answer any longer
   */
  start(isCancelled: () => boolean = () => false): void {
    this.isCancelled = isCancelled;
    this.steps = 0;
    this.end();
    this.deadline = this.now() + this.bounds.milliseconds;
    this.unknowns.length = 0;
    this.seen.clear();
  }

  /** Leaves what was run, wherever it has ended, and puts back what was not decided yet: the next piece of work finds the machine as it should be. */
  end(): void {
    this.journal.abandon();
    this.frame = null;
    this.depth = 0;
    this.forks = 0;
    this.textDepth = 0;
    this.importing.package = null;
    this.importing.modules = 0;
    this.searching.clear();
    this.missing = null;
  }

  /** Where changes of objects that all machines share are kept. */
  get changes(): Overlays {
    return (this.overlays ??= new Overlays(this));
  }

  /** A number for an object, the same each time: what `id()` gives. */
  identity(object: object): number {
    let id = this.ids.get(object);
    if (id === undefined) this.ids.set(object, (id = this.nextId++));
    return id;
  }

  /** A container the program has just made. What the user's code makes while a module is imported may be a registry of the package. */
  made<T extends Container>(container: T): T {
    const { package: home } = this.importing;
    if (home !== null && !this.frame?.module.isModelled) container.home = home;
    return container;
  }

  step(): void {
    if ((++this.steps & 0xfff) === 0) this.checkBounds();
  }

  private checkBounds(): void {
    if (this.steps > this.bounds.steps) throw new RunEnded(`the program takes more than ${String(this.bounds.steps)} steps`);
    if (this.now() > this.deadline) throw new RunEnded(`the program takes longer than ${String(this.bounds.milliseconds / 1000)} seconds`);
    if (this.isCancelled()) throw new RunEnded('the run was cancelled');
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
    // What is gone through as something that may not run at all has been reported as that.
    if (this.perhaps.size > 0) return;
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
    return count > this.bounds.items ? this.unknown(`it has ${String(count)} items, which is too many to analyze`) : null;
  }
}
