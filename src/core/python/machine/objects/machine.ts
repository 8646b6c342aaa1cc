import { Raised, Unknown, type Value } from '../../data';
import type { Frame } from './frame';
import { makeException, PyRaise, RunEnded } from './errors';
import type { Interpreter } from './interpreter';
import { type Bounds, DEFAULT_BOUNDS, STEPS_PER_LOOK, UNITS_MADE_PER_STEP, UNITS_PER_CENSUS, UNITS_PER_STEP } from './bounds';
import { Census, type Traced } from './census';
import type { Container } from './container';
import { Importing } from './importing';
import { Journal } from './journal';
import type { Modules } from './module';
import { Hashes } from './hashes';
import { Overlays } from './overlays';
import type { Place, StackEntry } from './place';
import { FileChanges } from './file-changes';
import type { ProgramFiles } from './program-files';
import type { ProgramState } from './program-state';
import { Subclasses } from './subclasses';

/** Something that could not be decided and that mattered. */
export interface UnknownEvent {
  readonly reason: string;
  readonly place: Place | null;
}

/** Identities look like addresses in memory, so that no program takes one for a count or for a hash of its own. */
const FIRST_IDENTITY = 0x7f00_0000_0000;
const IDENTITY_STEP = 48;

/** The equivalent of one Python process: its modules, its stack, its bounds. */
export class Machine implements ProgramState {
  frame: Frame | null = null;
  depth = 0;
  /** The work done: expressions and statements evaluated, and the steps that copying counts as. */
  steps = 0;
  private nextLook = STEPS_PER_LOOK;
  /** Units made since the last census. */
  private allocated = 0;
  private untilCensus = UNITS_PER_CENSUS;
  private deadline = Infinity;
  readonly unknowns: UnknownEvent[] = [];
  private readonly seen = new Set<string>();
  /** Called for every plain name that a function of user code binds by `=` or `op=`. Null if there is no listener. */
  onAssign: ((name: string, value: Value, place: Place) => void) | null = null;
  /** Called with the arguments of a call of something unknown. Null if there is no listener. */
  onUnknownCall: ((args: readonly Value[]) => void) | null = null;
  /** The module whose own exceptions belong to the program. */
  main: string | null = null;
  /** Code that is being run although it may not run. */
  readonly perhaps = new Set<object>();
  readonly fileChanges = new FileChanges();
  /** Objects that other rooms store for the run, by their own key. */
  readonly rooms = new Map<string, unknown>();
  /** The changes of undecided branches. */
  readonly journal: Journal = new Journal(this);
  /** The current nesting depth of undecided conditions. */
  forks = 0;
  /** The modules that are being imported: what their code creates meanwhile may be a registry. */
  readonly importing = new Importing();
  /** Star imports that are being searched, by module and name: packages import from modules that import from them. */
  readonly searching = new Set<string>();
  /** The AttributeError that a hook has raised: its message is better than ours. */
  missing: PyRaise | null = null;
  /** Incremented with every change of any class: earlier lookups may no longer be valid. */
  classStamp = 0;
  /** The program's changes to objects that all machines share; null if it has changed none. */
  overlays: Overlays | null = null;
  /** What the program's classes were derived from. */
  readonly subclasses: Subclasses = new Subclasses(this);
  readonly hashes = new Hashes();
  /** The nesting depth of object texts that are being written. */
  textDepth = 0;
  private readonly ids = new WeakMap<object, number>();
  private nextId = FIRST_IDENTITY;
  private isCancelled: () => boolean = () => false;

  constructor(
    readonly loader: Modules,
    readonly interpreter: Interpreter,
    readonly files: ProgramFiles,
    readonly bounds: Bounds = DEFAULT_BOUNDS,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Gives the next piece of work its full bounds.
   * @param isCancelled called every few thousand steps; returns whether the result is no longer needed
   */
  start(isCancelled: () => boolean = () => false): void {
    this.isCancelled = isCancelled;
    this.steps = 0;
    this.nextLook = STEPS_PER_LOOK;
    this.allocated = 0;
    this.untilCensus = UNITS_PER_CENSUS;
    this.end();
    this.deadline = this.now() + this.bounds.milliseconds;
    this.fileChanges.startRun();
    this.unknowns.length = 0;
    this.seen.clear();
  }

  /** Leaves the code wherever it ended, and reverts what was undecided, so that the next piece of work finds a consistent machine. */
  end(): void {
    this.journal.abandon();
    this.frame = null;
    this.depth = 0;
    this.forks = 0;
    this.textDepth = 0;
    this.importing.clear();
    this.searching.clear();
    this.missing = null;
    this.held.clear();
  }

  /** Where changes to objects that all machines share are stored. */
  get changes(): Overlays {
    return (this.overlays ??= new Overlays(this));
  }

  /** A number for an object, always the same: the result of `id()`. */
  identity(object: object): number {
    let id = this.ids.get(object);
    if (id === undefined) this.ids.set(object, (id = this.nextId += IDENTITY_STEP));
    return id;
  }

  /**
   * Registers a container that the program has just created. A container created by user code while a module is imported may be a registry
   * of the package.
   */
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

  /** Objects under construction that no name or frame refers to yet: code that builds something large adds it here meanwhile. */
  readonly held = new Set<Traced>();

  /** Raises a Python exception of a builtin class. */
  raise(type: string, message: string): never {
    throw this.exception(type, message);
  }

  exception(type: string, message: string): PyRaise {
    return new PyRaise(makeException(type, message), this.stack());
  }

  /** Returns the result of an operation on data; raises if it is an exception. */
  settle<T>(outcome: T | Raised): T {
    if (outcome instanceof Raised) throw this.exception(outcome.type, outcome.message);
    return outcome;
  }

  /** Records an unknown where it matters, once per place and reason. */
  note(reason: string): void {
    // Code that is run although it may not run at all has been reported as such.
    if (this.perhaps.size > 0) return;
    const place = this.place();
    const key = `${place?.file ?? ''}:${String(place?.offset ?? 0)}:${reason}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.unknowns.push({ reason, place });
  }

  /** An unknown that is recorded immediately. */
  unknown(reason: string): Unknown {
    this.note(reason);
    return new Unknown(reason);
  }

  /** The place of the innermost user code; frames of modelled libraries have no place. */
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
