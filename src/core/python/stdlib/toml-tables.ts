import type { Value } from '../data';

/** A value of a TOML text: a table, an array, or a leaf. */
export type TomlValue = TomlTable | TomlArray | TomlLeaf;
export type TomlArray = TomlValue[];
export interface TomlLeaf {
  readonly leaf: Value;
}

export type Key = readonly string[];

/** A table, in the order of the text. */
export class TomlTable {
  readonly items = new Map<string, TomlValue>();

  /**
   * The table at a key, created if necessary; null if something else is there.
   * @param entersArrays whether an array stands for the last table in it
   */
  nest([first, ...rest]: Key, entersArrays = true): TomlTable | null {
    if (first === undefined) return this;
    let next = this.items.get(first);
    if (next === undefined) this.items.set(first, (next = new TomlTable()));
    if (entersArrays && Array.isArray(next)) next = next.at(-1);
    return next instanceof TomlTable ? next.nest(rest, entersArrays) : null;
  }

  /** Adds a table to the array at a key. Returns whether it could. */
  append(key: Key): boolean {
    const parent = this.nest(key.slice(0, -1));
    if (!parent) return false;
    const last = key.at(-1) ?? '';
    const there = parent.items.get(last);
    if (there === undefined) parent.items.set(last, [new TomlTable()]);
    else if (Array.isArray(there)) there.push(new TomlTable());
    else return false;
    return true;
  }
}

/** What has been said about keys: `closed` keys cannot be changed any more, `declared` ones have a header or dotted keys of their own. */
export type KeyState = 'closed' | 'declared';

/** The states of keys, which decide what may be written twice. */
export class KeyStates {
  private readonly own = new Set<KeyState>();
  /** States that apply to everything below as well. */
  private readonly inherited = new Set<KeyState>();
  private readonly below = new Map<string, KeyStates>();

  has([first, ...rest]: Key, state: KeyState): boolean {
    if (first === undefined) return false;
    const next = this.below.get(first);
    if (!next) return false;
    return next.inherited.has(state) || (rest.length === 0 ? next.own.has(state) : next.has(rest, state));
  }

  add([first, ...rest]: Key, state: KeyState, isInherited: boolean): void {
    if (first === undefined) (isInherited ? this.inherited : this.own).add(state);
    else {
      let next = this.below.get(first);
      if (!next) this.below.set(first, (next = new KeyStates()));
      next.add(rest, state, isInherited);
    }
  }

  /** Forgets a key and everything below it. */
  forget([first, ...rest]: Key): void {
    if (first === undefined) return;
    if (rest.length === 0) this.below.delete(first);
    else this.below.get(first)?.forget(rest);
  }
}
