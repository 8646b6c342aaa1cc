import { PyBytes, type Value } from '../../data';

/** An object that takes memory and may keep others alive. */
export interface Traced {
  /** Tells the census its own size and whatever it refers to. */
  trace(census: Census): void;
}

/** Shorter strings cost no more than the reference to them. */
const SHORT = 32;

/** The number of characters in a unit. */
const CHARS_PER_UNIT = 8;

/**
 * Counts what a program keeps alive, in units of about eight bytes: everything that can be reached, once. It stops as soon as there is more
 * than wanted.
 */
export class Census {
  units = 0;
  private readonly seen = new Set<unknown>();
  private readonly waiting: Traced[] = [];

  constructor(private readonly most: number) {}

  add(units: number): void {
    this.units += units;
  }

  /** Something that is reachable. */
  visit(value: Value | Traced | undefined): void {
    if (typeof value === 'string') {
      if (value.length > SHORT && this.isNew(value)) this.units += value.length / CHARS_PER_UNIT;
    } else if (typeof value === 'bigint') {
      if (this.isNew(value)) this.units += unitsOfInteger(value);
    } else if (typeof value === 'object' && value !== null) {
      if (value instanceof PyBytes) {
        if (this.isNew(value)) this.units += unitsOfText(value.value);
        return;
      }
      // Plain data refers to nothing: counting every occurrence is cheaper than remembering it.
      if (!('trace' in value)) this.units += 3;
      else if (this.isNew(value)) this.waiting.push(value);
    }
  }

  all(values: Iterable<Value | Traced | undefined>): void {
    for (const value of values) {
      this.visit(value);
      if (this.units > this.most) return;
    }
  }

  /** A state that is kept to be restored, with its own copies of its contents. */
  state(state: unknown): void {
    if (Array.isArray(state)) {
      this.units += state.length;
      for (const item of state) this.visit(item as Value);
    } else if (state instanceof Map) {
      this.units += state.size * 8;
      for (const item of state.values()) this.state(item);
    } else if (typeof state === 'object' && state !== null && Object.getPrototypeOf(state) === Object.prototype) {
      for (const part of Object.values(state)) this.state(part);
    } else this.visit(state as Value);
  }

  /** Follows everything visited. */
  finish(): number {
    for (let next = this.waiting.pop(); next && this.units <= this.most; next = this.waiting.pop()) next.trace(this);
    return this.units;
  }

  private isNew(value: unknown): boolean {
    if (this.seen.has(value)) return false;
    this.seen.add(value);
    return true;
  }
}

/** What an integer beyond 2**53 takes. */
export function unitsOfInteger(value: bigint): number {
  return 2 + value.toString(16).length / 16;
}

/** What a text takes. */
export function unitsOfText(text: string): number {
  return text.length / CHARS_PER_UNIT;
}
