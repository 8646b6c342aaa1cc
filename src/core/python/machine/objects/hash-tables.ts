import { Unknown, type Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import type { Container } from './container';
import { Instance, type InstanceState } from './instance';
import { joinValues } from './join';
import type { ProgramState } from './program-state';

/** A key in a JavaScript map; equal for keys that Python considers equal. */
export type HashKey = string | number | bigint | boolean | null | object;

export interface DictEntry {
  readonly key: Value;
  value: Value;
}

interface DictState extends InstanceState {
  readonly entries: ReadonlyMap<HashKey, DictEntry>;
  readonly open: Unknown | null;
}

export class PyDict extends Instance implements Container {
  open: Unknown | null = null;
  home: string | null = null;
  constructor(
    type?: PyClass,
    public entries = new Map<HashKey, DictEntry>(),
  ) {
    super(type ?? builtinClass('dict'));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.add(32 + 14 * this.entries.size);
    for (const { key, value } of this.entries.values()) {
      census.visit(key);
      census.visit(value);
    }
  }
  override save(): DictState {
    return { ...super.save(), entries: copyEntries(this.entries), open: this.open };
  }
  override restore(state: DictState): void {
    super.restore(state);
    this.entries = copyEntries(state.entries);
    this.open = state.open;
  }
  override join(m: ProgramState, a: DictState, b: DictState): DictState {
    const { attrs } = super.join(m, a, b);
    const entries = new Map<HashKey, DictEntry>();
    let open = a.open ?? b.open;
    for (const [key, entry] of a.entries) {
      const other = b.entries.get(key);
      if (other) entries.set(key, { key: entry.key, value: joinValues(m, entry.value, other.value) });
      else open ??= new Unknown('the dict has different keys on different paths');
    }
    if (b.entries.size !== entries.size) open ??= new Unknown('the dict has different keys on different paths');
    return { attrs, entries, open };
  }
}

function copyEntries(entries: ReadonlyMap<HashKey, DictEntry>): Map<HashKey, DictEntry> {
  const copy = new Map<HashKey, DictEntry>();
  for (const [key, entry] of entries) copy.set(key, { key: entry.key, value: entry.value });
  return copy;
}
