import type { Dim } from './dim';
import { formatDim, formatExact } from './format';

/** Counts are rounded from here on. */
const ROUNDED_FROM = 100_000n;
const UNITS = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];

/**
 * A readable count: `9,472`, `147.5 k`, `118.0 M`, `1.85 G`. It is exact below 100,000. Above, it has one decimal, or two if there is
 * only one digit before the point. Symbolic counts use the pretty style.
 */
export function formatCount(d: Dim): string {
  if (typeof d === 'object') return formatDim(d, 'pretty');
  const size = d < 0 ? -BigInt(d) : BigInt(d);
  if (size < ROUNDED_FROM) return formatExact(d);
  return `${d < 0 ? '−' : ''}${rounded(size)}`;
}

/** Uses the smallest unit in which the rounded value is below 1000. */
function rounded(size: bigint): string {
  let unit = 1000n;
  for (const name of UNITS) {
    const hundredths = divideRounding(size * 100n, unit);
    if (hundredths < 1000n) return `${decimal(hundredths, 2)} ${name}`;
    const tenths = divideRounding(size * 10n, unit);
    if (tenths < 10_000n) return `${decimal(tenths, 1)} ${name}`;
    unit *= 1000n;
  }
  const digits = String(size);
  return `${digits[0] ?? ''}.${digits.slice(1, 3)}·10^${String(digits.length - 1)}`;
}

function divideRounding(a: bigint, b: bigint): bigint {
  return (2n * a + b) / (2n * b);
}

function decimal(scaled: bigint, places: 1 | 2): string {
  const digits = String(scaled).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
