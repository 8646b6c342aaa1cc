/**
 * The order in which CPython iterates over a set: by the slots of a hash table, which depend on the hashes and on everything that was ever
 * added and removed. Facts: CPython 3.11, Objects/setobject.c.
 */

/** The number of slots after the first that are tried before the search jumps. */
const NEIGHBOURS = 9;
const SMALLEST = 8;

interface Slot<K> {
  readonly key: K;
  readonly hash: bigint;
}

/** The gap that a removed item leaves. A later search continues after it. */
const REMOVED = null;

export class SetTable<K> {
  private slots: (Slot<K> | typeof REMOVED | undefined)[] = [];
  /** The number of slots minus one; there is no array before the first item, because most sets of a model stay empty. */
  private mask = SMALLEST - 1;
  private used = 0;
  /** Slots in use or left by a removed item. */
  private filled = 0;
  /** Where `pop` continues to search. */
  private finger = 0;

  clone(): SetTable<K> {
    const copy = new SetTable<K>();
    copy.slots = [...this.slots];
    [copy.mask, copy.used, copy.filled, copy.finger] = [this.mask, this.used, this.filled, this.finger];
    return copy;
  }

  /** The items, in Python's order. */
  *items(): Generator<Slot<K>> {
    for (const slot of this.slots) if (slot) yield slot;
  }

  add(key: K, hash: bigint): void {
    const { at, gap } = this.find(key, hash);
    if (this.slots[at]) return;
    this.slots[gap ?? at] = { key, hash };
    this.used++;
    // An item that fills a gap takes no further slot.
    if (gap === null && ++this.filled * 5 >= this.mask * 3) this.grow();
  }

  delete(key: K, hash: bigint): boolean {
    const { at } = this.find(key, hash);
    if (!this.slots[at]) return false;
    this.slots[at] = REMOVED;
    this.used--;
    return true;
  }

  has(key: K, hash: bigint): boolean {
    return Boolean(this.slots[this.find(key, hash).at]);
  }

  /** Removes the item that `set.pop()` returns. */
  pop(): K | undefined {
    if (this.used === 0) return undefined;
    let at = this.finger & this.mask;
    while (!this.slots[at]) at = at >= this.mask ? 0 : at + 1;
    const { key } = this.slots[at] as Slot<K>;
    this.slots[at] = REMOVED;
    this.used--;
    this.finger = at + 1;
    return key;
  }

  /** `self.update(other)` with another set. */
  merge(other: SetTable<K>): void {
    if (other === this || other.used === 0) return;
    this.reserve(other.used);
    if (this.filled === 0 && this.mask === other.mask && other.filled === other.used) this.slots = [...other.slots];
    else if (this.filled === 0) this.fill(other.items());
    else {
      for (const { key, hash } of other.items()) this.add(key, hash);
      return;
    }
    this.used = this.filled = other.used;
  }

  /** Makes room for so many more items, as an update from a set or a dict does at its start. */
  reserve(more: number): void {
    if ((this.filled + more) * 5 >= this.mask * 3) this.resize((this.used + more) * 2);
  }

  /** `self.difference_update(other)`, which cleans up when many items have gone. */
  removeAll(other: Iterable<Slot<K>>): void {
    for (const { key, hash } of [...other]) this.delete(key, hash);
    if (this.filled - this.used > Math.floor(this.mask / 4)) this.grow();
  }

  /** `a & b` of two sets, where `b` is the smaller one: Python iterates over it. */
  static common<K>(a: SetTable<K>, b: SetTable<K>): SetTable<K> {
    const result = new SetTable<K>();
    for (const { key, hash } of b.items()) if (a.has(key, hash)) result.add(key, hash);
    return result;
  }

  /** `a - b` of two sets. */
  static difference<K>(a: SetTable<K>, b: SetTable<K>): SetTable<K> {
    const result = new SetTable<K>();
    if (a.used >> 2 > b.used) {
      result.merge(a);
      result.removeAll(b.items());
    } else for (const { key, hash } of a.items()) if (!b.has(key, hash)) result.add(key, hash);
    return result;
  }

  /** `self.symmetric_difference_update(other)`. */
  toggle(other: Iterable<Slot<K>>): void {
    for (const { key, hash } of [...other]) if (!this.delete(key, hash)) this.add(key, hash);
  }

  /** The slot of the key, or the first free one on its path, and the last gap that a removed item has left before it. */
  private find(key: K | undefined, hash: bigint): { readonly at: number; readonly gap: number | null } {
    const { mask, slots } = this;
    let rest = BigInt.asUintN(64, hash);
    let at = Number(rest & BigInt(mask));
    let gap: number | null = null;
    for (;;) {
      const last = at + NEIGHBOURS <= mask ? at + NEIGHBOURS : at;
      for (let i = at; i <= last; i++) {
        const slot = slots[i];
        if (slot === REMOVED) gap = i;
        else if (slot === undefined || (slot.hash === hash && slot.key === key)) return { at: i, gap };
      }
      rest >>= 5n;
      at = Number((BigInt(at) * 5n + 1n + rest) & BigInt(mask));
    }
  }

  private grow(): void {
    this.resize(this.used > 50_000 ? this.used * 2 : this.used * 4);
  }

  private resize(wanted: number): void {
    let size = SMALLEST;
    while (size <= wanted) size *= 2;
    const items = [...this.items()];
    this.mask = size - 1;
    this.fill(items);
    this.filled = this.used;
  }

  /** Adds items, all different, to an empty table. */
  private fill(items: Iterable<Slot<K>>): void {
    this.slots = [];
    for (const slot of items) this.slots[this.find(undefined, slot.hash).at] = slot;
  }
}
