import { erf } from './erf';

/** A function of one real number. Where it has no value, it returns NaN or an infinity. */
export type RealFunction = (x: number) => number;

/** Lanczos' approximation; exact for integers. */
function gamma(x: number): number {
  if (Number.isInteger(x) && x > 0 && x < 171) return Array.from({ length: x - 1 }, (_, i) => i + 1).reduce((product, i) => product * i, 1);
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const parts = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  const t = z + 7.5;
  return (
    Math.sqrt(2 * Math.PI) * t ** (z + 0.5) * Math.exp(-t) * parts.reduce((sum, part, i) => (i === 0 ? part : sum + part / (z + i)), 0)
  );
}

/** The functions of Python's `math` that take one float, by their names there. NumPy and torch compute theirs with the same. */
export const REAL_FUNCTIONS = {
  exp: Math.exp,
  expm1: Math.expm1,
  exp2: x => 2 ** x,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  fabs: Math.abs,
  degrees: x => (x * 180) / Math.PI,
  radians: x => (x * Math.PI) / 180,
  erf,
  gamma,
  lgamma: x => Math.log(Math.abs(gamma(x))),
} as const satisfies Readonly<Record<string, RealFunction>>;

/** Logarithms of floats. Python's also accept integers that no float can represent. */
export const LOGARITHMS = { log: Math.log, log2: Math.log2, log10: Math.log10 } as const satisfies Readonly<Record<string, RealFunction>>;
