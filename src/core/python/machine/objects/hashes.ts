import { toDim, type Value } from '../../data';
import type { HashKey } from './hash-tables';

/** What is known about hashes: which values other than integers a program has seen the hash of, and how many objects share one. */
export class Hashes {
  private readonly values = new Map<string, Map<HashKey, Value>>();
  private readonly collisions = new Map<string, number>();

  /** Notes that a program has seen the hash of a value: an object may have the same, and be equal to the value. */
  seen(hash: string, key: HashKey, value: Value): void {
    const known = this.values.get(hash);
    if (known) known.set(key, value);
    else this.values.set(hash, new Map([[key, value]]));
  }

  valuesOf(hash: string): Iterable<Value> {
    return this.values.get(hash)?.values() ?? [];
  }

  /** How many keys for a hash there are at least in some map. */
  keysOf(hash: string): number {
    return this.collisions.get(hash) ?? 1;
  }

  needsKeys(hash: string, count: number): void {
    if (count > this.keysOf(hash)) this.collisions.set(hash, count);
  }
}

/** The text under which a hash is filed. */
export function hashText(hash: Value): string {
  const dim = toDim(hash);
  return typeof dim === 'object' && dim !== null ? dim.key : String(dim);
}
