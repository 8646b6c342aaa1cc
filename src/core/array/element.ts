/** What one element of an array is, by the name that numpy and torch give it. */
export type ElementType =
  'float64' | 'float32' | 'float16' | 'bfloat16' | 'int64' | 'int32' | 'int16' | 'int8' | 'uint8' | 'uint16' | 'uint32' | 'uint64' | 'bool';

/** A number as an element of this type holds it: rounded, cut to the integer range, or true and false as 1 and 0. */
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

/** To the nearest number with so many bits behind the leading one, halves to even. */
function roundBits(x: number, bits: number, smallestExponent: number, largest: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(x))), smallestExponent);
  const unit = 2 ** (exponent - bits);
  const rounded = halfToEven(x / unit) * unit;
  return Math.abs(rounded) > largest ? Math.sign(rounded) * Infinity : rounded;
}

/** The nearest integer, halves to the even one: Python's and IEEE's rounding. */
export function halfToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Whether the number stands for itself: integers beyond 2^53 are not followed. */
export function isExact(type: ElementType, x: number): boolean {
  return type === 'int64' || type === 'uint64' ? Number.isSafeInteger(x) : true;
}
