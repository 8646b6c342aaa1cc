import type { Value } from '../../data';
import type { Census, Traced } from './census';
import type { Mutable } from './journal';
import type { ProgramState } from './program-state';
import type { PyClass } from './class';
import type { Instance, InstanceState } from './instance';
import { joinMaps } from './join';

/** The attributes of one shared object as changed by one machine. */
class Overlay implements Mutable<InstanceState> {
  attrs: Map<string, Value>;
  constructor(
    private readonly m: ProgramState,
    shared: Instance,
  ) {
    this.attrs = new Map(shared.attrs);
  }
  set(name: string, value: Value): void {
    this.m.journal.touch(this);
    this.m.classStamp++;
    this.attrs.set(name, value);
  }
  delete(name: string): boolean {
    this.m.journal.touch(this);
    this.m.classStamp++;
    return this.attrs.delete(name);
  }
  save(): InstanceState {
    return { attrs: new Map(this.attrs) };
  }
  restore({ attrs }: InstanceState): void {
    this.m.classStamp++;
    this.attrs = new Map(attrs);
  }
  join(m: ProgramState, a: InstanceState, b: InstanceState): InstanceState {
    return { attrs: joinMaps(m, a.attrs, b.attrs) };
  }
}

/**
 * The program's changes to objects that all machines share: `torch.Tensor.double_it = f`. The objects themselves stay as they
 * are. A machine creates this only when its program changes the first of them, which is rare, so that other lookups cost
 * nothing extra.
 */
export class Overlays implements Traced {
  private readonly changed = new Map<Instance, Overlay>();
  private readonly cache = new Map<PyClass, Map<string, Value | undefined>>();
  private cacheStamp = -1;

  constructor(private readonly m: ProgramState) {}

  trace(census: Census): void {
    for (const { attrs } of this.changed.values()) census.all(attrs.values());
  }

  attrsOf(shared: Instance): Map<string, Value> {
    return this.changed.get(shared)?.attrs ?? shared.attrs;
  }

  set(shared: Instance, name: string, value: Value): void {
    this.of(shared).set(name, value);
  }

  delete(shared: Instance, name: string): boolean {
    return this.of(shared).delete(name);
  }

  private of(shared: Instance): Overlay {
    let overlay = this.changed.get(shared);
    if (!overlay) this.changed.set(shared, (overlay = new Overlay(this.m, shared)));
    return overlay;
  }

  /** The attribute of the first class in the MRO of a shared class that has it. */
  lookup(cls: PyClass, name: string): Value | undefined {
    if (this.cacheStamp !== this.m.classStamp) {
      this.cache.clear();
      this.cacheStamp = this.m.classStamp;
    }
    let names = this.cache.get(cls);
    if (!names) this.cache.set(cls, (names = new Map<string, Value | undefined>()));
    if (names.has(name)) return names.get(name);
    const found = cls.search(this.m, name);
    names.set(name, found);
    return found;
  }
}
