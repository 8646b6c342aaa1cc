/**
 * A number as the panel writes it, with a true minus sign: integers in full, others with two digits after the point or two significant
 * digits.
 */
export function numberText(value: number): string {
  if (value === -Infinity) return '−∞';
  const shown = Number.isInteger(value) ? value : rounded(value);
  return shown < 0 ? `−${-shown}` : String(shown === 0 ? 0 : shown);
}

function rounded(value: number): number {
  const size = Math.abs(value);
  if (size < 1e-9) return 0;
  return Number(size < 0.1 ? value.toPrecision(2) : size < 1000 ? value.toFixed(2) : value.toFixed(0));
}

/** Whether a number is written with less than its exact value, beyond floating-point noise. */
export function isRounded(value: number): boolean {
  return !Number.isInteger(value) && Math.abs(value - rounded(value)) > 1e-9;
}

/** A number as a factor or summand after an operator: in parentheses if negative. */
export function formatOperand(value: number): string {
  return value < 0 ? `(${numberText(value)})` : numberText(value);
}

/** Sizes joined by a multiplication sign: `3×3`. */
export function formatSizes(sizes: readonly (number | string)[]): string {
  return sizes.join('×');
}
