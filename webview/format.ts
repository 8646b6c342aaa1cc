/** A whole number as the panel writes it, with a true minus sign. */
export function formatValue(value: number): string {
  return value < 0 ? `−${-value}` : String(value === 0 ? 0 : value);
}

/** A number as a factor or a summand after an operator: in parentheses when negative. */
export function formatOperand(value: number): string {
  return value < 0 ? `(${formatValue(value)})` : formatValue(value);
}

/** Sizes joined by a multiplication sign: `3×3`. */
export function formatSizes(sizes: readonly (number | string)[]): string {
  return sizes.join('×');
}

/** A whole number with the reader's thousands separators. */
export function formatInteger(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}
