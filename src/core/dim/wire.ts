import type { Dim } from './dim';
import { formatWire } from './format';
import { toInt } from './int';
import { parseDim } from './parse';

/** A Dim that survives JSON: a number if that is exact, otherwise a decimal integer or an expression as text: `"(H-1)//2+1"`. */
export type WireDim = number | string;

/** Read it with {@link fromWire}. The bounds of symbols are not sent. */
export function toWire(d: Dim): WireDim {
  return typeof d === 'number' ? d : formatWire(d);
}

/**
 * The Dim that was sent; its symbols have the default bound.
 * @throws SyntaxError if the text is not a size, RangeError if the number is not an integer
 */
export function fromWire(wire: WireDim): Dim {
  return typeof wire === 'number' ? toInt(wire) : parseDim(wire);
}
