import type { Dim } from './dim';
import { formatWire } from './format';
import { toInt } from './int';
import { parseDim } from './parse';

/** A Dim that survives JSON: a number while that is exact, else a decimal integer or an expression as text: `"(H-1)//2+1"`. */
export type WireDim = number | string;

/** To be read by {@link fromWire}. The bounds of symbols are not sent. */
export function toWire(d: Dim): WireDim {
  return typeof d === 'number' ? d : formatWire(d);
}

/**
 * The Dim that was sent; symbols have the default bound.
 * @throws SyntaxError on text that is no size, RangeError on a number that is no integer
 */
export function fromWire(wire: WireDim): Dim {
  return typeof wire === 'number' ? toInt(wire) : parseDim(wire);
}
