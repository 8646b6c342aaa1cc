import { Unknown, type Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import type { Container } from './container';
import { Instance, type InstanceState } from './instance';
import { joinValues } from './join';
import type { ProgramState } from './program-state';

/** Instances of a class that derives from tuple have its items and their own attributes. */
export class PyTuple extends Instance {
  constructor(
    readonly items: readonly Value[],
    type?: PyClass,
  ) {
    super(type ?? builtinClass('tuple'));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.add(this.items.length);
    census.all(this.items);
  }
  override joinedWith(m: ProgramState, other: Value): PyTuple | null {
    if (!(other instanceof PyTuple) || this.type !== other.type || this.items.length !== other.items.length) return null;
    return new PyTuple(
      this.items.map((item, i) => joinValues(m, item, other.items[i] ?? null)),
      this.type,
    );
  }
}

interface ListState extends InstanceState {
  readonly items: readonly Value[];
  readonly open: Unknown | null;
}

export class PyList extends Instance implements Container {
  open: Unknown | null = null;
  home: string | null = null;
  constructor(
    public items: Value[],
    type?: PyClass,
  ) {
    super(type ?? builtinClass('list'));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.add(20 + 1.5 * this.items.length);
    census.all(this.items);
  }
  override save(): ListState {
    return { ...super.save(), items: this.items.slice(), open: this.open };
  }
  override restore(state: ListState): void {
    super.restore(state);
    this.items = state.items.slice();
    this.open = state.open;
  }
  override join(m: ProgramState, a: ListState, b: ListState): ListState {
    const { attrs } = super.join(m, a, b);
    if (a.items.length !== b.items.length)
      return { attrs, items: [], open: new Unknown('the list has different lengths on different paths') };
    return { attrs, items: a.items.map((item, i) => joinValues(m, item, b.items[i] ?? null)), open: a.open ?? b.open };
  }
}
