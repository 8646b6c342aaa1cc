/** Python's arithmetic as torch's constructors apply it to their arguments before any check of their types. */
import { equals, floorDiv, isInt, lessThan, mod, mul, sub, type Dim, type Tri } from '../dim';
import { intArg, typeName, type Arg } from './arg';
import { typeError, type TorchError } from './result';

/** A value, or the exception Python raises. */
export type Computed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: TorchError };

function done<T>(value: T): Computed<T> {
  return { ok: true, value };
}

function unsupported(operator: string, a: Arg, b: Arg): Computed<never> {
  return { ok: false, error: typeError(`unsupported operand type(s) for ${operator}: '${typeName(a)}' and '${typeName(b)}'`) };
}

/** `a <= 0` */
export function isAtMostZero(a: Arg): Computed<Tri> {
  if (a.kind === 'float') return done(a.value <= 0);
  const dim = asDim(a);
  if (dim === null) return { ok: false, error: typeError(`'<=' not supported between instances of '${typeName(a)}' and 'int'`) };
  const positive = lessThan(0, dim);
  return done(positive === undefined ? undefined : !positive);
}

/** `a % b != 0` for a positive number b. */
export function leavesRemainder(a: Arg, b: Arg): Computed<Tri> {
  if (a.kind === 'str') return { ok: false, error: typeError('not all arguments converted during string formatting') };
  const [x, y] = [asDim(a), asDim(b)];
  if (x !== null && y !== null) {
    if (y === 0) return done(undefined);
    const zero = equals(mod(x, y), 0);
    return done(zero === undefined ? undefined : !zero);
  }
  const [u, v] = [asNumber(a), asNumber(b)];
  if (u === undefined || v === undefined) return unsupported('%', a, b);
  return done(u === null || v === null ? undefined : u % v !== 0);
}

/** `a // b`; for floats, only the type is known. */
export function quotient(a: Arg, b: Arg): Computed<Arg> {
  const [x, y] = [asDim(a), asDim(b)];
  if (x !== null && y !== null && y !== 0) return done(intArg(floorDiv(x, y)));
  if (asNumber(a) === undefined || asNumber(b) === undefined) return unsupported('//', a, b);
  return done({ kind: 'float', value: Number.NaN });
}

/** `d * (k - 1) // 2`, which padding='same' computes: null, or the exception. */
export function samePaddingError(d: Arg, k: Arg): TorchError | null {
  if (asNumber(k) === undefined) return failure(unsupported('-', k, intArg(1)));
  if (asNumber(d) !== undefined) return null;
  if (d.kind !== 'str' && d.kind !== 'tuple' && d.kind !== 'list') return failure(unsupported('*', d, k.kind === 'float' ? k : intArg(1)));
  // A sequence can be repeated, but not halved.
  if (k.kind === 'float') return typeError("can't multiply sequence by non-int of type 'float'");
  return repetitionError(d, asDim(k)) ?? failure(unsupported('//', d, intArg(2)));
}

/** What Python raises for a sequence repeated k − 1 times, if memory is sufficient. */
function repetitionError(sequence: Extract<Arg, { kind: 'str' | 'tuple' | 'list' }>, k: Dim | null): TorchError | null {
  if (k === null || !isInt(k)) return null;
  const times = BigInt(k) - 1n;
  if (times !== BigInt.asIntN(64, times)) return { type: 'OverflowError', message: "cannot fit 'int' into an index-sized integer" };
  if (sequence.kind !== 'str' || BigInt([...sequence.value].length) * times < 2n ** 63n) return null;
  return { type: 'OverflowError', message: 'repeated string is too long' };
}

function failure<T>(computed: Computed<T>): TorchError | null {
  return computed.ok ? null : computed.error;
}

/** Splits d(k − 1) into the padding on both sides, the smaller half first (torch.nn.modules.conv, `_reversed_padding_repeated_twice`). */
export function samePadding(dilation: Dim, kernel: Dim): { readonly total: Dim; readonly before: Dim; readonly after: Dim } {
  const total = mul(dilation, sub(kernel, 1));
  const before = floorDiv(total, 2);
  return { total, before, after: sub(total, before) };
}

/** The integer value of an int or a bool. */
export function asDim(arg: Arg): Dim | null {
  if (arg.kind === 'int') return arg.value;
  return arg.kind === 'bool' ? (arg.value ? 1 : 0) : null;
}

/** The number, null for a symbolic one, undefined if it is not a number. */
function asNumber(arg: Arg): number | null | undefined {
  if (arg.kind === 'float') return arg.value;
  const dim = asDim(arg);
  if (dim === null) return undefined;
  return isInt(dim) ? Number(dim) : null;
}
