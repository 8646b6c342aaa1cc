import { fromHex, type Colour } from './colour';

/** The colours of a picture, named as in style/theme.css, which describes their use. */
export interface Palette {
  readonly ground: Colour;
  readonly ink: Colour;
  readonly quiet: Colour;
  readonly in: Colour;
  readonly k: Colour;
  readonly kText: Colour;
  readonly out: Colour;
  readonly onOut: Colour;
  /** Of negative numbers. */
  readonly minus: Colour;
  /** The opacity of cells, and of cells that are read, from 0 to 1. */
  readonly tint: number;
  readonly tintRead: number;
  /** The opacity of the grid's and the hatches' lines. */
  readonly grid: number;
  readonly hatch: number;
}

/** For paper and light pages: the light theme's colours on white. */
export const LIGHT: Palette = {
  ground: fromHex('#ffffff'),
  ink: fromHex('#1f1f1f'),
  quiet: fromHex('#5c5c5c'),
  in: fromHex('#0072b2'),
  k: fromHex('#c77700'),
  kText: fromHex('#9c5d00'),
  out: fromHex('#00795a'),
  onOut: fromHex('#ffffff'),
  minus: fromHex('#a3216f'),
  tint: 0.11,
  tintRead: 0.24,
  grid: 0.22,
  hatch: 0.3,
};

/** For dark slides. */
export const DARK: Palette = {
  ground: fromHex('#1f1f1f'),
  ink: fromHex('#cccccc'),
  quiet: fromHex('#9d9d9d'),
  in: fromHex('#56b4e9'),
  k: fromHex('#e69f00'),
  kText: fromHex('#e69f00'),
  out: fromHex('#2bb68a'),
  onOut: fromHex('#00120c'),
  minus: fromHex('#f08bc8'),
  tint: 0.16,
  tintRead: 0.3,
  grid: 0.22,
  hatch: 0.3,
};
