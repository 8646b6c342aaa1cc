import { brightness, type Pixels } from './pixels';

/** A landscape with features that kernels detect: soft gradients, edges at every angle, a fine pattern and a round sun. */
export const builtInPicture: Pixels = {
  at: (row, col, rows, cols, channel) => brightness(colourAt((col + 0.5) / cols, (row + 0.5) / rows), channel),
};

type Colour = readonly [number, number, number];

const SUN: Colour = [250, 225, 120];
const FAR: Colour = [105, 120, 165];
const NEAR: Colour = [60, 85, 70];
const WALL: Colour = [205, 90, 70];
const ROOF: Colour = [95, 45, 40];

/** From left to right and top to bottom, 0 to 1. */
function colourAt(u: number, v: number): Colour {
  if (u > 0.6 && u < 0.86 && v > 0.6 && v < 0.86) return (Math.floor(u * 40) + Math.floor(v * 40)) % 2 === 0 ? WALL : [170, 70, 55];
  if (v > 0.46 && v <= 0.6 && Math.abs(u - 0.73) < (v - 0.46) * 1.25) return ROOF;
  if (v > 0.72 + 0.08 * Math.sin(u * 7)) return [NEAR[0] + 60 * u, NEAR[1] + 70 * (1 - v), NEAR[2]];
  if (v > 0.42 + Math.abs(u - 0.3) * 0.7) return FAR;
  if ((u - 0.76) ** 2 + (v - 0.2) ** 2 < 0.011) return SUN;
  return [120 + 110 * v, 160 + 70 * v, 235 - 40 * v];
}
