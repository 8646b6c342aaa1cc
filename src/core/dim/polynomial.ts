import type { Atom, Dim, Factor, SymExpr, Term } from './dim';
import { addInt, mulInt, type Int } from './int';

/** A polynomial under construction: constant and terms can be anything, in any order. */
export interface Parts {
  readonly constant: Int;
  readonly terms: readonly Term[];
}

/** The parts of any Dim. */
export function polynomialParts(d: Dim): Parts {
  return typeof d === 'object' ? d : { constant: d, terms: [] };
}

/** The Dim that consists of this atom. */
export function atomDim(atom: Atom): Dim {
  return build(0, [term(1, [Object.freeze({ atom, power: 1 })])]);
}

/** The sum. */
export function add(...dims: readonly Dim[]): Dim {
  let sum: Int = 0;
  const symbolic: SymExpr[] = [];
  for (const d of dims) {
    if (typeof d === 'object') symbolic.push(d);
    else sum = addInt(sum, d);
  }
  const [first] = symbolic;
  if (!first) return sum;
  if (symbolic.length === 1) return sum === 0 ? first : build(addInt(first.constant, sum), first.terms);
  for (const { constant } of symbolic) sum = addInt(sum, constant);
  return collect(
    sum,
    symbolic.flatMap(({ terms }) => terms),
  );
}

/** `a − b`. */
export function sub(a: Dim, b: Dim): Dim {
  return add(a, neg(b));
}

export function neg(a: Dim): Dim {
  return scale(a, -1);
}

/** `factor · d`. */
export function scale(d: Dim, factor: Int): Dim {
  if (typeof d !== 'object') return mulInt(d, factor);
  if (factor === 1) return d;
  if (factor === 0) return 0;
  return build(
    mulInt(d.constant, factor),
    d.terms.map(({ coefficient, factors, key }) => freezeTerm({ coefficient: mulInt(coefficient, factor), factors, key })),
  );
}

/** The product; 1 if there are no factors. */
export function mul(...dims: readonly Dim[]): Dim {
  let product: Dim = 1;
  for (const d of dims) product = multiply(product, d);
  return product;
}

function multiply(a: Dim, b: Dim): Dim {
  if (typeof a !== 'object') return scale(b, a);
  if (typeof b !== 'object') return scale(a, b);
  const terms: Term[] = [];
  const left = withConstantTerm(a);
  const right = withConstantTerm(b);
  if (left.length * right.length > MAX_PRODUCTS) return tooLarge(a.key < b.key ? `${a.key}*${b.key}` : `${b.key}*${a.key}`);
  for (const x of left) for (const y of right) terms.push(term(mulInt(x.coefficient, y.coefficient), joinFactors(x.factors, y.factors)));
  return collect(0, terms);
}

function withConstantTerm({ terms, constant }: SymExpr): readonly Term[] {
  return constant === 0 ? terms : [...terms, { coefficient: constant, factors: [], key: '' }];
}

function joinFactors(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] {
  const byKey = new Map(a.map(factor => [factor.atom.key, factor]));
  for (const { atom, power } of b) byKey.set(atom.key, Object.freeze({ atom, power: power + (byKey.get(atom.key)?.power ?? 0) }));
  return [...byKey.values()].sort((x, y) => compareAtoms(x.atom, y.atom));
}

/** A term with these factors, which must already be in order. */
export function term(coefficient: Int, factors: readonly Factor[]): Term {
  // Powers are written out. A key is then about as long as the printed expression, however deeply its powers are nested.
  const key = factors
    .map(({ atom, power }) => (power === 1 ? atom.key : Array.from({ length: power }, () => atom.key).join('*')))
    .join('*');
  return freezeTerm({ coefficient, factors: Object.freeze(factors), key });
}

function freezeTerm(value: Term): Term {
  return Object.freeze(value);
}

/** Adds like terms, drops zero terms, and sorts the rest. */
export function collect(constant: Int, terms: readonly Term[]): Dim {
  const byKey = new Map<string, Term>();
  let sum = constant;
  for (const each of terms) {
    if (each.key === '') {
      sum = addInt(sum, each.coefficient);
      continue;
    }
    const before = byKey.get(each.key);
    byKey.set(each.key, before ? freezeTerm({ ...each, coefficient: addInt(before.coefficient, each.coefficient) }) : each);
  }
  const left = [...byKey.values()].filter(({ coefficient }) => coefficient !== 0).sort(compareTerms);
  return left.length === 0 ? sum : build(sum, left);
}

/**
 * The limit for the text of an expression: a size that a loop squares a dozen times would fill the memory.
 * The shapes of real models are far below it.
 */
const MAX_KEY_LENGTH = 4000;
/** The limit for powers: a shifted symbol, (H + 1)^n, would be expanded into as many terms. */
const MAX_DEGREE = 32;
/** The limit for the number of terms in a product of sums before like terms are added. */
const MAX_PRODUCTS = 2500;

/** The expression with these terms, which must already be in normal form. */
function build(constant: Int, terms: readonly Term[]): SymExpr {
  const key = `${terms.map(({ coefficient, key: factors }) => `${String(coefficient)}*${factors}`).join('+')}+${String(constant)}`;
  if (key.length > MAX_KEY_LENGTH || terms.some(each => degree(each) > MAX_DEGREE)) return tooLarge(key);
  return Object.freeze({ terms: Object.freeze(terms), constant, key });
}

/** A symbol about which nothing is known, the same for the same expression, so that every question about it stays undecided. */
function tooLarge(key: string): SymExpr {
  const id = digest(key);
  const atom: Atom = Object.freeze({ kind: 'symbol', name: 'too_large', id, min: null, key: `too_large#${id}` });
  return build(0, [term(1, [Object.freeze({ atom, power: 1 })])]);
}

/** FNV-1a over 64 bits, in hexadecimal. */
function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16);
}

/** Higher degrees first, then by the factors' order. */
function compareTerms(a: Term, b: Term): number {
  const degrees = degree(b) - degree(a);
  if (degrees !== 0) return degrees;
  for (const [i, { atom, power }] of a.factors.entries()) {
    const other = b.factors[i];
    if (!other) return 1;
    const order = compareAtoms(atom, other.atom) || other.power - power;
    if (order !== 0) return order;
  }
  return a.factors.length - b.factors.length;
}

function degree({ factors }: Term): number {
  return factors.reduce((sum, { power }) => sum + power, 0);
}

const KIND_ORDER = { symbol: 0, floor: 1, max: 2 } as const;
/** Sizes in the order that shapes use: batch, channels, time, depth, length, height, width. */
const FAMILIAR = 'NBCTDLHW';

/** The order of factors in a product. Any order would make a normal form; this one reads like a shape. */
function compareAtoms(a: Atom, b: Atom): number {
  const kinds = KIND_ORDER[a.kind] - KIND_ORDER[b.kind];
  if (kinds !== 0) return kinds;
  if (a.kind === 'symbol' && b.kind === 'symbol') {
    const familiar = place(a.name) - place(b.name);
    if (familiar !== 0) return familiar;
  }
  return compareText(a.key, b.key);
}

function place(name: string): number {
  const at = name.length === 1 ? FAMILIAR.indexOf(name) : -1;
  return at < 0 ? FAMILIAR.length : at;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
