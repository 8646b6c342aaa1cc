import assert from 'node:assert/strict';

/** The brackets of a formula, with what their contents become. */
const BRACKETS: Readonly<Record<string, { readonly closing: string; readonly round: (value: number) => number }>> = {
  '(': { closing: ')', round: value => value },
  '⌊': { closing: '⌋', round: Math.floor },
  '⌈': { closing: '⌉', round: Math.ceil },
};

/** The value of a formula as it is written for a reader: sums, products, quotients and roundings of numbers. */
export function formulaValue(formula: string): number {
  const tokens = formula.replaceAll(',', '').match(/[\d.]+|\S/g) ?? [];
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const factor = (): number => {
    const token = next();
    if (token === '−' || token === '-') return -factor();
    const bracket = BRACKETS[token];
    if (bracket) {
      const value = sum();
      assert.equal(next(), bracket.closing, formula);
      return bracket.round(value);
    }
    assert.match(token, /^\d+(?:\.\d+)?$/, formula);
    return Number(token);
  };
  const product = (): number => {
    let value = factor();
    for (;;) {
      if (tokens[at] === '·' || tokens[at] === '*') value *= (at++, factor());
      else if (tokens[at] === '/') value /= (at++, factor());
      else return value;
    }
  };
  const sum = (): number => {
    let value = product();
    for (;;) {
      if (tokens[at] === '+') value += (at++, product());
      else if (tokens[at] === '−' || tokens[at] === '-') value -= (at++, product());
      else return value;
    }
  };
  const value = sum();
  assert.equal(at, tokens.length, formula);
  return value;
}
