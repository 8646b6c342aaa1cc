import { colourFromHex, type PaintColour } from './colour';

/** The colours of a picture, named as in style/theme.css, which describes their use. */
export interface Palette {
  readonly ground: PaintColour;
  readonly ink: PaintColour;
  readonly quiet: PaintColour;
  readonly in: PaintColour;
  readonly k: PaintColour;
  readonly kText: PaintColour;
  readonly out: PaintColour;
  readonly onOut: PaintColour;
  /** Of negative numbers. */
  readonly minus: PaintColour;
  /** The opacity of cells, and of cells that are read, from 0 to 1. */
  readonly tint: number;
  readonly tintRead: number;
  /** The opacity of the grid's and the hatches' lines. */
  readonly grid: number;
  readonly hatch: number;
}

/** For paper and light pages: the light theme's colours on white. */
export const LIGHT: Palette = {
  ground: colourFromHex('#ffffff'),
  ink: colourFromHex('#1f1f1f'),
  quiet: colourFromHex('#5c5c5c'),
  in: colourFromHex('#0072b2'),
  k: colourFromHex('#c77700'),
  kText: colourFromHex('#9c5d00'),
  out: colourFromHex('#00795a'),
  onOut: colourFromHex('#ffffff'),
  minus: colourFromHex('#a3216f'),
  tint: 0.11,
  tintRead: 0.24,
  grid: 0.22,
  hatch: 0.3,
};

/** For dark slides. */
export const DARK: Palette = {
  ground: colourFromHex('#1f1f1f'),
  ink: colourFromHex('#cccccc'),
  quiet: colourFromHex('#9d9d9d'),
  in: colourFromHex('#56b4e9'),
  k: colourFromHex('#e69f00'),
  kText: colourFromHex('#e69f00'),
  out: colourFromHex('#2bb68a'),
  onOut: colourFromHex('#00120c'),
  minus: colourFromHex('#f08bc8'),
  tint: 0.16,
  tintRead: 0.3,
  grid: 0.22,
  hatch: 0.3,
};
