import { Obj, type Unknown, type Value } from '../../data';
import type { Census, Traced } from './census';
import type { PyClass } from './class';
import { joinMaps } from './join';
import type { Mutable } from './journal';
import type { ProgramState } from './program-state';

/** A Python object with a class that a program can inspect. */
export abstract class PyObject extends Obj implements Traced {
  abstract get cls(): PyClass;
  /** Tells a census its size and what it keeps alive. */
  trace(census: Census): void {
    census.add(4);
  }
  get typeName(): string {
    return this.cls.name;
  }
}

/** The state of an {@link Instance}. Derived classes add their own contents. */
export interface InstanceState {
  readonly attrs: ReadonlyMap<string, Value>;
  readonly unsure?: Unknown | null;
}

/** An object with its own attributes. */
export class Instance extends PyObject implements Mutable<InstanceState> {
  /** @param given its class; null where a derived class knows it, because builtin classes do not exist yet when theirs are made */
  constructor(
    protected given: PyClass | null,
    public attrs = new Map<string, Value>(),
  ) {
    super();
  }
  /** Set if code that could not be analyzed may have set attributes: one that is missing is then unknown. */
  unsure: Unknown | null = null;

  get cls(): PyClass {
    return this.given as PyClass;
  }
  get type(): PyClass {
    return this.cls;
  }
  set type(changed: PyClass) {
    this.given = changed;
  }
  set(m: ProgramState, name: string, value: Value): void {
    m.journal.touch(this);
    this.attrs.set(name, value);
  }
  delete(m: ProgramState, name: string): boolean {
    m.journal.touch(this);
    return this.attrs.delete(name);
  }
  override trace(census: Census): void {
    census.add(32 + 8 * this.attrs.size);
    census.visit(this.type);
    census.all(this.attrs.values());
  }
  /** Whether all machines use this object: a program's changes to it are stored by its own machine. */
  get isShared(): boolean {
    return false;
  }
  /** The attributes as a machine sees them. */
  attrsIn(m: ProgramState): ReadonlyMap<string, Value> {
    return m.overlays !== null && this.isShared ? m.overlays.attrsOf(this) : this.attrs;
  }
  save(): InstanceState {
    return { attrs: new Map(this.attrs), unsure: this.unsure };
  }
  restore({ attrs, unsure = null }: InstanceState): void {
    this.attrs = new Map(attrs);
    this.unsure = unsure;
  }
  join(m: ProgramState, a: InstanceState, b: InstanceState): InstanceState {
    return { attrs: joinMaps(m, a.attrs, b.attrs), unsure: a.unsure ?? b.unsure ?? null };
  }
  /**
   * The representation of either of two objects, this one and another, from different paths; null if only an unknown can represent both.
   */
  joinedWith(_m: ProgramState, _other: Value): Instance | null {
    return null;
  }
}
