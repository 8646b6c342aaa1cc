/** The type of an array element, under the name that numpy and torch use. */
export type ElementType =
  'float64' | 'float32' | 'float16' | 'bfloat16' | 'int64' | 'int32' | 'int16' | 'int8' | 'uint8' | 'uint16' | 'uint32' | 'uint64' | 'bool';

/** The number as an element of this type stores it: rounded, truncated to the integer range, or 1 and 0 for true and false. */
export function roundTo(type: ElementType, x: number): number {
  switch (type) {
    case 'float64':
      return x;
    case 'float32':
      return Math.fround(x);
    case 'float16':
      return roundBits(Math.fround(x), 10, -14, 65504);
    case 'bfloat16':
      return roundBits(Math.fround(x), 7, -126, 3.3895313892515355e38);
    case 'bool':
      return x === 0 ? 0 : 1;
    case 'int64':
      return Math.trunc(x) + 0;
    case 'uint64':
      return x < 0 ? NaN : Math.trunc(x) + 0;
    case 'int32':
      return Math.trunc(x) | 0;
    case 'int16':
      return (Math.trunc(x) << 16) >> 16;
    case 'int8':
      return (Math.trunc(x) << 24) >> 24;
    case 'uint8':
      return Math.trunc(x) & 0xff;
    case 'uint16':
      return Math.trunc(x) & 0xffff;
    case 'uint32':
      return Math.trunc(x) >>> 0;
  }
}

/** Rounds to the nearest number with the given number of bits after the leading one; ties go to even. */
function roundBits(x: number, bits: number, smallestExponent: number, largest: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(x))), smallestExponent);
  const unit = 2 ** (exponent - bits);
  const rounded = halfToEven(x / unit) * unit;
  return Math.abs(rounded) > largest ? Math.sign(rounded) * Infinity : rounded;
}

/** The nearest integer; ties go to the even one, as in Python and IEEE 754. */
export function halfToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Whether the number can be stored exactly: integers beyond 2^53 cannot. */
export function isExact(type: ElementType, x: number): boolean {
  return type === 'int64' || type === 'uint64' ? Number.isSafeInteger(x) : true;
}
