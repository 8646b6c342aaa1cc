import type { Int } from './int';

/**
 * A size: an integer, or a symbolic expression over integers. Build symbolic sizes only with the functions of this folder, which
 * keep them in their normal form; the fields are read-only.
 */
export type Dim = Int | SymExpr;

/**
 * A polynomial with integer coefficients over {@link Atom}s: `constant + Σ coefficient · Π atom^power`, with at least one term,
 * no zero coefficient, and terms and factors in a fixed order. Frozen plain data, safe to clone.
 */
export interface SymExpr {
  readonly terms: readonly Term[];
  readonly constant: Int;
  /** Identical for equal normal forms, different for different ones. */
  readonly key: string;
}

export interface Term {
  readonly coefficient: Int;
  readonly factors: readonly Factor[];
  /** The key of the factors only, without the coefficient. */
  readonly key: string;
}

export interface Factor {
  readonly atom: Atom;
  readonly power: number;
}

/** A factor that a polynomial cannot decompose. */
export type Atom = SymbolAtom | FloorAtom | MaxAtom;

export interface SymbolAtom {
  readonly kind: 'symbol';
  readonly name: string;
  /** Distinguishes symbols that print the same; usually empty. */
  readonly id: string;
  /** The lower bound; null if none is known. */
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

/** The maximum of two or more items. */
export interface MaxAtom {
  readonly kind: 'max';
  readonly items: readonly Dim[];
  readonly key: string;
}

/** True for an integer, false for a symbolic expression. */
export function isInt(d: Dim): d is Int {
  return typeof d !== 'object';
}

/** Identical for two Dims exactly if their normal forms are identical. */
export function keyOf(d: Dim): string {
  return typeof d === 'object' ? d.key : String(d);
}

/** Whether the normal forms are identical. Equal values can have different normal forms: see `equals`. */
export function identical(a: Dim, b: Dim): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && a.key === b.key);
}
