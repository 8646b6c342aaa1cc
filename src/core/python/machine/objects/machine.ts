import { Raised, Unknown, type Value } from '../../data';
import type { ProgramText } from '../../syntax';
import type { Frame } from './frame';
import { makeException, PyRaise, RunEnded } from './errors';
import type { Interpreter } from './interpreter';
import { type Bounds, DEFAULT_BOUNDS, STEPS_PER_LOOK, UNITS_MADE_PER_STEP, UNITS_PER_CENSUS, UNITS_PER_STEP } from './bounds';
import { Census, type Traced } from './census';
import { Journal } from './journal';
import type { Modules } from './module';
import { Overlays } from './overlays';
import type { Container } from './values';

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
  /** Work done: expressions and statements evaluated, and as many as what was copied meanwhile stands for. */
  steps = 0;
  private nextLook = STEPS_PER_LOOK;
  /** Units made since the last census. */
  private allocated = 0;
  private untilCensus = UNITS_PER_CENSUS;
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
    this.nextLook = STEPS_PER_LOOK;
    this.allocated = 0;
    this.untilCensus = UNITS_PER_CENSUS;
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
    this.held.clear();
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
    if (++this.steps >= this.nextLook) this.checkBounds();
  }

  /** Counts what is copied or gone through at once: a step may do the work of thousands. */
  work(units: number): void {
    this.steps += Math.floor(units / UNITS_PER_STEP);
    if (this.steps >= this.nextLook) this.checkBounds();
  }

  /** Counts what is made, or what something grows by, in units of about eight bytes. To be called before it is made. */
  allocate(units: number): void {
    this.allocated += units;
    this.work(units);
    if (this.allocated > this.untilCensus) this.takeCensus();
  }

  private checkBounds(): void {
    this.allocated += (this.steps - this.nextLook + STEPS_PER_LOOK) * UNITS_MADE_PER_STEP;
    this.nextLook = this.steps + STEPS_PER_LOOK;
    if (this.steps > this.bounds.steps) throw new RunEnded(`the program takes more than ${String(this.bounds.steps)} steps`);
    if (this.now() > this.deadline) throw new RunEnded(`the program takes longer than ${String(this.bounds.milliseconds / 1000)} seconds`);
    if (this.isCancelled()) throw new RunEnded('the run was cancelled');
    if (this.allocated > this.untilCensus) this.takeCensus();
  }

  /** Looks at what is still alive of all that was made: garbage counts for nothing. */
  private takeCensus(): void {
    const census = new Census(this.bounds.live);
    for (let frame = this.frame; frame; frame = frame.caller) census.visit(frame);
    census.all(this.loader.modules.values());
    census.all(this.held);
    census.visit(this.journal);
    if (this.overlays) census.visit(this.overlays);
    const units = census.finish();
    this.allocated = 0;
    this.untilCensus = Math.max(UNITS_PER_CENSUS, units);
    if (units > this.bounds.live) throw new RunEnded('the program keeps more in memory than can be analyzed');
  }

  /** What is being made and no name or frame holds yet: whoever makes something large bit by bit puts it here meanwhile. */
  readonly held = new Set<Traced>();

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

  /** Refuses to make something of too many items; counts those it allows. */
  checkItems(count: number): Unknown | null {
    if (count > this.bounds.items) return this.unknown(`it has ${String(count)} items, which is too many to analyze`);
    this.allocate(count);
    return null;
  }

  /** Refuses to make a text of too many characters; counts those it allows. */
  checkText(length: number): Unknown | null {
    if (length > this.bounds.items) return this.unknown(`it has ${String(length)} characters, which is too many to analyze`);
    this.allocate(length / 8);
    return null;
  }
}
