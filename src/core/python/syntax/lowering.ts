import type { Raw } from './raw';

/** How lowering reads source text: offsets are relative to the statement being lowered. */
export interface Lowering {
  slice(start: number, end: number): string;
  text(raw: Raw): string;
  /** The text of an identifier as Python compares it: compatible characters are equal. */
  name(raw: Raw): string;
}

/** Reads text by `slice`. */
export function loweringOf(slice: Lowering['slice']): Lowering {
  const text = (raw: Raw): string => slice(raw.start, raw.end);
  return { slice, text, name: raw => text(raw).normalize('NFKC') };
}
