import { reprFloat } from './format-number';
import { Raised } from './raised';
import { PyFloat, Unknown } from './values';

/** `0x1.8000000000000p+0`: the exact bits. */
export function hexFloat(value: number): string {
  if (!Number.isFinite(value)) return reprFloat(value);
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const [exponent, fraction] = [Number(bits.getBigUint64(0) >> 52n), bits.getBigUint64(0) & 0xfffffffffffffn];
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0x0.0p+0`;
  const power = exponent === 0 ? -1022 : exponent - 1023;
  return `${sign}0x${exponent === 0 ? '0' : '1'}.${fraction.toString(16).padStart(13, '0')}p${power < 0 ? '-' : '+'}${String(Math.abs(power))}`;
}

/** Python's `float.fromhex(text)`. */
export function fromHex(text: string): PyFloat | Raised | Unknown {
  const match = /^\s*([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?\s*$/i.exec(text);
  const [, sign = '', whole = '', part = '', power = '0'] = match ?? [];
  if (whole + part === '') return new Raised('ValueError', 'invalid hexadecimal floating-point string');
  // Number rounds a bigint as Python rounds; a power of two scales it exactly, but where doubles run out of digits.
  const value = Number(BigInt(`0x${whole}${part}`)) * 2 ** (Number(power) - 4 * part.length);
  if (!Number.isFinite(value)) return new Raised('OverflowError', 'hexadecimal value too large to represent as a float');
  if (value !== 0 && value < 2 ** -1022 && whole.length + part.length > 14)
    return new Unknown('the number has too many hexadecimal digits');
  return new PyFloat(sign === '-' ? -value : value);
}
