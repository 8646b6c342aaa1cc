import { SetTable, Unknown, type Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import type { Container } from './container';
import type { HashKey } from './hash-tables';
import { Instance, type InstanceState } from './instance';
import type { ProgramState } from './program-state';

interface SetState extends InstanceState {
  readonly items: ReadonlyMap<HashKey, Value>;
  readonly table: SetTable<HashKey> | null;
  readonly open: Unknown | null;
}

/** `set` and `frozenset`. */
export class PySet extends Instance implements Container {
  open: Unknown | null = null;
  home: string | null = null;
  /** The items, not in Python's order. */
  private members = new Map<HashKey, Value>();
  /**
   * CPython's table, which gives the items their order. Null once an item had a hash that differs from run to run: then any order is
   * one that Python may have, and the items stay in the order in which they came.
   */
  private table: SetTable<HashKey> | null = new SetTable();
  constructor(type?: PyClass) {
    super(type ?? builtinClass('set'));
  }

  get isFrozen(): boolean {
    return this.type.isSubclass(builtinClass('frozenset'));
  }

  /** Whether every run of the program has the items in this order. */
  get isOrdered(): boolean {
    return this.table !== null || this.members.size < 2;
  }

  get items(): ReadonlyMap<HashKey, Value> {
    return this.members;
  }

  /** The items, in Python's order. */
  values(): Value[] {
    if (this.table === null) return [...this.members.values()];
    const values: Value[] = [];
    for (const { key } of this.table.items()) values.push(this.members.get(key) ?? null);
    return values;
  }

  /** @param hash Python's hash of the value; null if it differs from run to run */
  insert(key: HashKey, value: Value, hash: bigint | null): void {
    if (this.members.has(key)) return;
    this.members.set(key, value);
    if (hash === null) this.table = null;
    else this.table?.add(key, hash);
  }

  remove(key: HashKey, hash: bigint | null): void {
    if (this.members.delete(key) && hash !== null) this.table?.delete(key, hash);
  }

  /** Removes the item that `pop()` returns. */
  pop(): Value | undefined {
    const key = this.table === null ? this.members.keys().next().value : this.table.pop();
    if (key === undefined) return undefined;
    const value = this.members.get(key);
    this.members.delete(key);
    return value;
  }

  clear(): void {
    this.members = new Map();
    this.table = new SetTable();
    this.open = null;
  }

  /** The same items in the same slots, unlike a copy in Python, which omits the gaps of removed items. */
  clone(type: PyClass): PySet {
    const clone = new PySet(type);
    clone.members = new Map(this.members);
    clone.table = this.table?.clone() ?? null;
    clone.open = this.open;
    return clone;
  }

  /** Makes room for so many more items, as Python does before it adds the keys of a dict. */
  reserve(more: number): void {
    this.table?.reserve(more);
  }

  /** Adds the items of another set. */
  merge(other: PySet): void {
    for (const [key, value] of other.members) if (!this.members.has(key)) this.members.set(key, value);
    this.changeTable(other, (mine, theirs) => {
      mine.merge(theirs);
    });
  }

  /** Removes the items of another set. */
  removeAll(other: PySet): void {
    for (const key of [...other.members.keys()]) this.members.delete(key);
    this.changeTable(other, (mine, theirs) => {
      mine.removeAll(theirs.items());
    });
  }

  /** Removes what both sets have, and adds what only the other one has. */
  toggle(other: PySet): void {
    for (const [key, value] of [...other.members]) if (!this.members.delete(key)) this.members.set(key, value);
    this.changeTable(other, (mine, theirs) => {
      mine.toggle(theirs.items());
    });
  }

  /** Keeps only what both sets have, as a new table. */
  intersect(other: PySet): void {
    // Python iterates over the smaller set and takes its items, so the result may contain True instead of 1.
    const [small, large] = other.members.size > this.members.size ? [this, other] : [other, this];
    const table = this.table && other.table && SetTable.common(large.table as SetTable<HashKey>, small.table as SetTable<HashKey>);
    this.members = new Map([...small.members].filter(([key]) => large.members.has(key)));
    this.table = table;
  }

  /** Takes over the items of a set that is not used any more. */
  take(other: PySet): void {
    this.members = other.members;
    this.table = other.table;
  }

  /** Keeps only what the other set does not have, as a new table. */
  subtract(other: PySet): void {
    this.members = new Map([...this.members].filter(([key]) => !other.members.has(key)));
    this.table = this.table && other.table && SetTable.difference(this.table, other.table);
  }

  private changeTable(other: PySet, change: (mine: SetTable<HashKey>, theirs: SetTable<HashKey>) => void): void {
    if (this.table && other.table) change(this.table, other.table);
    else if (other.table === null) this.table = null;
  }

  override trace(census: Census): void {
    super.trace(census);
    census.add(32 + 12 * this.members.size);
    census.all(this.members.values());
  }
  override save(): SetState {
    return { ...super.save(), items: new Map(this.members), table: this.table?.clone() ?? null, open: this.open };
  }
  override restore(state: SetState): void {
    super.restore(state);
    this.members = new Map(state.items);
    this.table = state.table?.clone() ?? null;
    this.open = state.open;
  }
  override join(m: ProgramState, a: SetState, b: SetState): SetState {
    const same = a.items.size === b.items.size && [...a.items.keys()].every(key => b.items.has(key));
    return {
      ...super.join(m, a, b),
      items: new Map(a.items),
      table: a.table,
      open: a.open ?? b.open ?? (same ? null : new Unknown('the set has different items on different paths')),
    };
  }
}
