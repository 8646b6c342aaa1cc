/** A colour without transparency: red, green and blue from 0 to 255. */
export type PaintColour = readonly [red: number, green: number, blue: number];

/** `#0072b2`. */
export function hex(colour: PaintColour): string {
  return `#${colour.map(part => part.toString(16).padStart(2, '0')).join('')}`;
}

/** A colour from `#rrggbb`. */
export function colourFromHex(text: string): PaintColour {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/**
 * `part` of one colour, from 0 to 1, and the rest of the other: the result of CSS's `color-mix(in srgb, …)`, also for a colour with that
 * opacity.
 */
export function mix(colour: PaintColour, other: PaintColour, part: number): PaintColour {
  const blend = (a: number, b: number): number => Math.round(a * part + b * (1 - part));
  return [blend(colour[0], other[0]), blend(colour[1], other[1]), blend(colour[2], other[2])];
}
