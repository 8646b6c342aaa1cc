import { fromDim, LOGARITHMS, PyFloat, REAL_FUNCTIONS, SymInt, toDim, toFloat, truncate, unbox, Unknown, type Value } from '../data';
import { isInt, toInt, type Int } from '../../dim';
import {
  callMethod,
  lenient,
  lookupMethod,
  native,
  PyTuple,
  toArray,
  toPythonFloat,
  classOf,
  binary,
  type Machine,
  type NativeModule,
} from '../machine';

/** Python's `math`. */
export const math: NativeModule = { name: 'math', attrs: () => table };

const table = new Map<string, Value>();

function fn(signature: string, compute: Parameters<typeof native>[1]): void {
  const made = native(signature, compute);
  table.set(made.name, made);
}

/** A float argument, with Python's message if it is not a number. */
function number(m: Machine, value: Value): number | Unknown {
  const plain = toFloat(value);
  if (plain !== null) return plain;
  if (unbox(value) instanceof SymInt) return new Unknown('an unknown size is used as a float');
  if (lookupMethod(m, value, '__float__') === undefined && lookupMethod(m, value, '__index__') === undefined)
    m.raise('TypeError', `must be real number, not ${classOf(value).name}`);
  const made = toPythonFloat(m, value);
  return made instanceof PyFloat ? made.value : new Unknown('the number is unknown');
}

for (const [name, compute] of Object.entries(REAL_FUNCTIONS)) {
  fn(`${name}(x, /)`, (m, [x]) => {
    const value = number(m, x);
    if (value instanceof Unknown) return value;
    const result = compute(value);
    if (Number.isNaN(result) && !Number.isNaN(value)) m.raise('ValueError', 'math domain error');
    if (!Number.isFinite(result) && Number.isFinite(value))
      m.raise(
        name === 'atanh' || name === 'log1p' ? 'ValueError' : 'OverflowError',
        name === 'atanh' || name === 'log1p' ? 'math domain error' : 'math range error',
      );
    return new PyFloat(result);
  });
}

for (const [name, toWhole, method] of [
  ['ceil', Math.ceil, '__ceil__'],
  ['floor', Math.floor, '__floor__'],
  ['trunc', Math.trunc, '__trunc__'],
] as const) {
  fn(`${name}(x, /)`, (m, [x]) => {
    const dim = toDim(x);
    if (dim !== null) return fromDim(dim);
    const custom = lookupMethod(m, x, method);
    if (custom !== undefined) return callMethod(m, custom, x, []);
    if (name === 'trunc' && toFloat(x) === null) m.raise('TypeError', `type ${classOf(x).name} doesn't define __trunc__ method`);
    const value = number(m, x);
    return value instanceof Unknown ? value : m.settle(truncate(toWhole(value)));
  });
}

function logarithm(m: Machine, value: Value): number | Unknown {
  const plain = unbox(value);
  const x = typeof plain === 'bigint' && plain > 0n ? plain : number(m, value);
  if (x instanceof Unknown) return x;
  if (x <= 0) m.raise('ValueError', 'math domain error');
  if (typeof x === 'number') return LOGARITHMS.log(x);
  const digits = x.toString().length;
  return Math.log(Number(x.toString().slice(0, 17)) / 10 ** (Math.min(digits, 17) - 1)) + (digits - 1) * Math.LN10;
}
fn('log(x, base=None, /)', (m, [x, base]) => {
  const value = logarithm(m, x);
  if (value instanceof Unknown) return value;
  if (base === null) return new PyFloat(value);
  const by = logarithm(m, base);
  if (by instanceof Unknown) return by;
  if (by === 0) m.raise('ZeroDivisionError', 'float division by zero');
  return new PyFloat(value / by);
});
for (const [name, base] of [
  ['log2', Math.LN2],
  ['log10', Math.LN10],
] as const) {
  fn(`${name}(x, /)`, (m, [x]) => {
    if (typeof unbox(x) === 'bigint') {
      const value = logarithm(m, x);
      return value instanceof Unknown ? value : new PyFloat(value / base);
    }
    const value = number(m, x);
    if (value instanceof Unknown) return value;
    if (value <= 0) m.raise('ValueError', 'math domain error');
    return new PyFloat(LOGARITHMS[name](value));
  });
}
fn('pow(x, y, /)', (m, [x, y]) => {
  const [a, b] = [number(m, x), number(m, y)];
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  const result = a === 1 || b === 0 ? 1 : a ** b;
  if (Number.isNaN(result) || (a === 0 && b < 0)) m.raise('ValueError', 'math domain error');
  return new PyFloat(result);
});
fn('fmod(x, y, /)', (m, [x, y]) => {
  const [a, b] = [number(m, x), number(m, y)];
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (b === 0) m.raise('ValueError', 'math domain error');
  return new PyFloat(a % b);
});
fn('copysign(x, y, /)', (m, [x, y]) => {
  const [a, b] = [number(m, x), number(m, y)];
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  return new PyFloat(b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a));
});
fn('atan2(y, x, /)', (m, [y, x]) => {
  const [a, b] = [number(m, y), number(m, x)];
  if (a instanceof Unknown) return a;
  return b instanceof Unknown ? b : new PyFloat(Math.atan2(a, b));
});
fn('hypot(*coordinates)', (m, [coordinates]) => {
  const values = (coordinates as PyTuple).items.map(item => number(m, item));
  return values.find(value => value instanceof Unknown) ?? new PyFloat(Math.hypot(...(values as number[])));
});
fn('modf(x, /)', (m, [x]) => {
  const value = number(m, x);
  return value instanceof Unknown ? value : new PyTuple([new PyFloat(value % 1), new PyFloat(Math.trunc(value))]);
});
fn('frexp(x, /)', (m, [x]) => {
  const value = number(m, x);
  if (value instanceof Unknown) return value;
  if (value === 0) return new PyTuple([new PyFloat(0), 0]);
  const exponent = Math.floor(Math.log2(Math.abs(value))) + 1;
  return new PyTuple([new PyFloat(value / 2 ** exponent), exponent]);
});
fn('ldexp(x, i, /)', (m, [x, i]) => {
  const value = number(m, x);
  return value instanceof Unknown ? value : new PyFloat(value * 2 ** Number(toDim(i)));
});
for (const [name, test] of [
  ['isnan', Number.isNaN],
  ['isfinite', Number.isFinite],
  ['isinf', (x: number) => Math.abs(x) === Infinity],
] as const) {
  fn(`${name}(x, /)`, (m, [x]) => {
    const value = number(m, x);
    return value instanceof Unknown ? (toDim(x) === null ? value : name === 'isfinite') : test(value);
  });
}
fn('isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)', (m, [a, b, relative, absolute]) => {
  const [x, y, r, t] = [number(m, a), number(m, b), number(m, relative), number(m, absolute)];
  if (x instanceof Unknown) return x;
  if (y instanceof Unknown) return y;
  return x === y || Math.abs(x - y) <= Math.max(Number(r) * Math.max(Math.abs(x), Math.abs(y)), Number(t));
});

/** Only integers: the exact ones. */
function whole(m: Machine, value: Value): Int | Unknown {
  const dim = toDim(value);
  if (dim === null) m.raise('TypeError', `'${classOf(value).name}' object cannot be interpreted as an integer`);
  return isInt(dim) ? dim : new Unknown('a size is unknown');
}
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y) [x, y] = [y, x % y];
  return x;
}
for (const name of ['gcd', 'lcm'] as const) {
  fn(`${name}(*integers)`, (m, [integers]) => {
    let result = name === 'gcd' ? 0n : 1n;
    for (const item of (integers as PyTuple).items) {
      const value = whole(m, item);
      if (value instanceof Unknown) return value;
      const big = BigInt(value);
      result =
        name === 'gcd' ? gcd(result, big) : big === 0n ? 0n : ((result * big) / (gcd(result, big) || 1n)) * (result * big < 0n ? -1n : 1n);
    }
    return toInt(result);
  });
}
fn('factorial(x, /)', (m, [x]) => {
  const n = whole(m, x);
  if (n instanceof Unknown) return n;
  if (n < 0) m.raise('ValueError', 'factorial() not defined for negative values');
  if (n > 5000) return new Unknown('the number is too large to compute');
  let result = 1n;
  for (let i = 2n; i <= BigInt(n); i++) result *= i;
  return toInt(result);
});
for (const name of ['comb', 'perm'] as const) {
  fn(`${name}(n, k=None, /)`, (m, [n, k]) => {
    const [a, b] = [whole(m, n), whole(m, k ?? n)];
    if (a instanceof Unknown) return a;
    if (b instanceof Unknown) return b;
    if (a < 0 || b < 0) m.raise('ValueError', `${a < 0 ? 'n' : 'k'} must be a non-negative integer`);
    if (b > 5000) return new Unknown('the number is too large to compute');
    let result = 1n;
    for (let i = 0n; i < BigInt(b); i++) result = name === 'comb' ? (result * (BigInt(a) - i)) / (i + 1n) : result * (BigInt(a) - i);
    return toInt(result);
  });
}
fn('isqrt(n, /)', (m, [n]) => {
  const value = whole(m, n);
  if (value instanceof Unknown) return value;
  if (value < 0) m.raise('ValueError', 'isqrt() argument must be nonnegative');
  const big = BigInt(value);
  let root = BigInt(Math.floor(Math.sqrt(Number(big))));
  while (root * root > big) root--;
  while ((root + 1n) * (root + 1n) <= big) root++;
  return toInt(root);
});
table.set(
  'prod',
  lenient('prod(iterable, /, *, start=1)', (m, [iterable, start]) => {
    const items = toArray(m, iterable);
    return items instanceof Unknown ? items : items.reduce<Value>((product, item) => binary(m, '*', product, item), start);
  }),
);
table.set(
  'fsum',
  lenient('fsum(seq, /)', (m, [iterable]) => {
    const items = toArray(m, iterable);
    if (items instanceof Unknown) return items;
    let [sum, lost] = [0, 0];
    for (const item of items) {
      const value = number(m, item);
      if (value instanceof Unknown) return value;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
    return new PyFloat(sum + lost);
  }),
);
table.set(
  'dist',
  lenient('dist(p, q, /)', (m, [p, q]) => {
    const [a, b] = [toArray(m, p), toArray(m, q)];
    if (a instanceof Unknown) return a;
    if (b instanceof Unknown) return b;
    return new PyFloat(Math.hypot(...a.map((x, i) => (toFloat(x) ?? NaN) - (toFloat(b[i] ?? 0) ?? NaN))));
  }),
);
table.set('pi', new PyFloat(Math.PI));
table.set('e', new PyFloat(Math.E));
table.set('tau', new PyFloat(2 * Math.PI));
table.set('inf', new PyFloat(Infinity));
table.set('nan', new PyFloat(NaN));
