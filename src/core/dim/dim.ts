import type { Int } from './int';

/**
 * A size: an integer, or a symbolic expression over integers. Build symbolic ones with the functions of this folder only, which
 * keep them in their normal form; the fields are for reading.
 */
export type Dim = Int | SymExpr;

/**
 * A polynomial with integer coefficients over {@link Atom}s: `constant + Σ coefficient · Π atom^power`, with at least one term,
 * no zero coefficient, and terms and factors in a fixed order. Frozen plain data, safe to clone.
 */
export interface SymExpr {
  readonly terms: readonly Term[];
  readonly constant: Int;
  /** The same for equal normal forms, different for different ones. */
  readonly key: string;
}

export interface Term {
  readonly coefficient: Int;
  readonly factors: readonly Factor[];
  /** Of the factors alone, without the coefficient. */
  readonly key: string;
}

export interface Factor {
  readonly atom: Atom;
  readonly power: number;
}

/** What a polynomial cannot take apart. */
export type Atom = SymbolAtom | FloorAtom | MaxAtom;

export interface SymbolAtom {
  readonly kind: 'symbol';
  readonly name: string;
  /** Tells apart symbols that print the same; empty for most. */
  readonly id: string;
  /** What it is never below; null if nothing is known. */
  readonly min: Int | null;
  readonly key: string;
}

/** ⌊numerator / divisor⌋. */
export interface FloorAtom {
  readonly kind: 'floor';
  readonly numerator: Dim;
  readonly divisor: Dim;
  readonly key: string;
}

/** The largest of two or more. */
export interface MaxAtom {
  readonly kind: 'max';
  readonly items: readonly Dim[];
  readonly key: string;
}

/** True for an integer, false for a symbolic expression. */
export function isInt(d: Dim): d is Int {
  return typeof d !== 'object';
}

/** The same for two Dims exactly when their normal forms are the same. */
export function keyOf(d: Dim): string {
  return typeof d === 'object' ? d.key : String(d);
}

/** Whether the normal forms are the same. Equal values can have different ones: see `equals`. */
export function identical(a: Dim, b: Dim): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && a.key === b.key);
}
