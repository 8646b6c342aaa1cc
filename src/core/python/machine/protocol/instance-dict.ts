import type { Unknown, Value } from '../../data';
import { Instance } from '../objects/instance';
import type { Machine } from '../objects/machine';
import type { DictEntry, HashKey, PyDict } from '../objects/hash-tables';

/** What has the attributes: they are read as they are at the time, and changed through their owner, which records it. */
interface AttributeOwner {
  readonly attrs: ReadonlyMap<string, Value>;
  set(m: Machine, name: string, value: Value): void;
  delete(m: Machine, name: string): boolean;
  /** Set if attributes may have been set that are not known. */
  unsure?: Unknown | null;
}

/** The attributes of an object as the entries of a dict: they share one store. */
export class InstanceEntries extends Map<HashKey, DictEntry> {
  constructor(
    private readonly m: Machine,
    private readonly owner: AttributeOwner,
  ) {
    super();
  }
  /** The object may have more attributes than are known. */
  openUp(why: Unknown): void {
    const { m, owner } = this;
    if (owner instanceof Instance) m.journal.touch(owner);
    owner.unsure ??= why;
  }
  private entry(key: string, value: Value): DictEntry {
    const { m, owner } = this;
    return {
      key,
      get value() {
        return owner.attrs.get(key) ?? value;
      },
      set value(changed: Value) {
        owner.set(m, key, changed);
      },
    };
  }
  override get size(): number {
    // The constructor of Map calls this before the owner is set.
    return (this.owner as AttributeOwner | undefined)?.attrs.size ?? 0;
  }
  override get(key: HashKey): DictEntry | undefined {
    if (typeof key !== 'string') return undefined;
    const value = this.owner.attrs.get(key);
    return value === undefined ? undefined : this.entry(key, value);
  }
  override has(key: HashKey): boolean {
    return typeof key === 'string' && this.owner.attrs.has(key);
  }
  override set(key: HashKey, entry: DictEntry): this {
    if (typeof key === 'string') this.owner.set(this.m, key, entry.value);
    return this;
  }
  override delete(key: HashKey): boolean {
    return typeof key === 'string' && this.owner.delete(this.m, key);
  }
  override clear(): void {
    for (const key of [...this.owner.attrs.keys()]) this.owner.delete(this.m, key);
  }
  override *entries(): MapIterator<[HashKey, DictEntry]> {
    for (const [key, value] of this.owner.attrs) yield [key, this.entry(key, value)];
  }
  override *keys(): MapIterator<HashKey> {
    yield* this.owner.attrs.keys();
  }
  override *values(): MapIterator<DictEntry> {
    for (const [key, value] of this.owner.attrs) yield this.entry(key, value);
  }
  override [Symbol.iterator](): MapIterator<[HashKey, DictEntry]> {
    return this.entries();
  }
  override forEach(visit: (entry: DictEntry, key: HashKey, map: Map<HashKey, DictEntry>) => void): void {
    for (const [key, entry] of this.entries()) visit(entry, key, this);
  }
}

/** The inverse: attributes that are the entries of a dict, as created by `self.__dict__ = self`. */
export class DictAttributes extends Map<string, Value> {
  constructor(
    private readonly m: Machine,
    private readonly dict: PyDict,
  ) {
    super();
  }
  /** Why attributes may be missing: the dict may have more entries. */
  get open(): Unknown | null {
    return this.dict.open;
  }
  override get size(): number {
    return (this.dict as PyDict | undefined)?.entries.size ?? 0;
  }
  override get(key: string): Value | undefined {
    return this.dict.entries.get(key)?.value;
  }
  override has(key: string): boolean {
    return this.dict.entries.has(key);
  }
  override set(key: string, value: Value): this {
    this.m.journal.touch(this.dict);
    this.dict.entries.set(key, { key, value });
    return this;
  }
  override delete(key: string): boolean {
    this.m.journal.touch(this.dict);
    return this.dict.entries.delete(key);
  }
  override *entries(): MapIterator<[string, Value]> {
    for (const { key, value } of this.dict.entries.values()) if (typeof key === 'string') yield [key, value];
  }
  override *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }
  override *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }
  override [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }
}
