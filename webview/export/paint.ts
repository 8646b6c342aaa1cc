import { numberText } from '../format';
import {
  isDarkTone,
  type Box,
  type Cell,
  type Edge,
  type Frame,
  type Label,
  type Link,
  type Minimap,
  type PlaneName,
  type Point,
  type Scene,
  type Solid,
} from '../scene';
import { mix, type PaintColour } from './colour';
import { EMPTY, pen, solid, type Drawing, type Fill, type Mark, type Pen } from './marks';
import type { Palette } from './palette';

/** A scene as plain shapes: what style/scene.css and style/cells.css define for the screen, with the colours of a palette. */
export function paint(scene: Scene, palette: Palette): Drawing {
  const { ground, ink, hatch } = palette;
  const line = mix(ink, ground, hatch);
  return {
    width: scene.width,
    height: scene.height,
    ground,
    hatches: [
      { name: 'padding', spacing: 6, angle: 45, colour: line, dashes: [] },
      { name: 'inserted', spacing: 6, angle: -45, colour: line, dashes: [2, 2] },
      ...GROUP_HATCHES.map((name, i) => ({ name, spacing: 5, angle: [45, -45, 0][i] ?? 0, colour: palette.k, dashes: [] })),
      { name: 'unread', spacing: 4, angle: 45, colour: line, dashes: [] },
      { name: 'look-1', spacing: 5, angle: 45, colour: palette.k, dashes: [] },
      { name: 'look-2', spacing: 5, angle: -45, colour: palette.k, dashes: [] },
      { name: 'look-3', spacing: 5, angle: 0, colour: palette.k, dashes: [] },
    ],
    marks: [
      ...(scene.solids ?? []).flatMap(each => solidMarks(each, palette)),
      ...scene.links.map(link => linkMark(link, palette)),
      ...scene.cells.flatMap(cell => cellMarks(cell, palette)),
      ...scene.edges.map(edge => edgeMark(edge, palette)),
      ...scene.frames.map(frame => frameMark(frame, palette)),
      ...scene.labels.map(label => labelMark(label, palette)),
      ...scene.minimaps.flatMap(minimap => minimapMarks(minimap, palette)),
    ],
  };
}

/** What style/volumes.css defines for the cards. */
function solidMarks({ x, y, plane, kind, faces, lines }: Solid, palette: Palette): Mark[] {
  const { ground, ink, k, out, tint } = palette;
  const own = colourOf(plane, palette);
  const quiet = mix(ink, ground, palette.grid);
  const looks: Readonly<Record<Solid['kind'], { readonly fill: Fill; readonly pen: Pen }>> = {
    slab: { fill: solid(mix(own, ground, tint)), pen: pen(own) },
    padding: { fill: { colour: ground, hatch: 'padding' }, pen: pen(quiet, 1, [2, 2]) },
    inserted: { fill: { colour: ground, hatch: 'inserted' }, pen: pen(quiet, 1, [2, 2]) },
    gap: { fill: solid(ground), pen: pen(quiet, 1, [1, 3]) },
    weight: { fill: solid(mix(k, ground, tint)), pen: pen(k) },
    chosen: { fill: solid(mix(k, ground, palette.tintRead)), pen: pen(k) },
    pending: { fill: solid(ground), pen: pen(quiet, 1, [2, 2]) },
    done: { fill: solid(mix(out, ground, tint)), pen: pen(out) },
    current: { fill: solid(out), pen: pen(ink) },
    read: { fill: solid(mix(k, ground, palette.tintRead)), pen: pen(mix(k, ground, 0.6)) },
    window: { fill: EMPTY, pen: pen(k, 2) },
  };
  const moved = ([px, py]: Point): Point => [x + px, y + py];
  const { fill, pen: outline } = looks[kind];
  return [
    ...faces.map((points): Mark => ({ kind: 'polygon', points: points.map(moved), fill, pen: outline })),
    ...lines.map((segment): Mark => {
      const [[x1, y1], [x2, y2]] = [moved(segment[0]), moved(segment[1])];
      return { kind: 'line', x1, y1, x2, y2, pen: pen(mix(own, ground, 0.3)) };
    }),
  ];
}

function linkMark({ x1, y1, x2, y2 }: Link, { k, ground }: Palette): Mark {
  return { kind: 'line', x1, y1, x2, y2, pen: pen(mix(k, ground, 0.55)) };
}

function edgeMark({ plane, x1, y1, x2, y2 }: Edge, palette: Palette): Mark {
  return { kind: 'line', x1, y1, x2, y2, pen: pen(colourOf(plane, palette), plane === 'input' ? 2 : 1.5) };
}

function colourOf(plane: PlaneName, palette: Palette): PaintColour {
  return { input: palette.in, kernel: palette.k, output: palette.out }[plane];
}

function frameMark({ kind, x, y, width, height }: Frame, { k, ink }: Palette): Mark {
  return { kind: 'rect', x, y, width, height, radius: 2, fill: EMPTY, pen: kind === 'window' ? pen(k, 2.5) : pen(ink, 2) };
}

const LABELS = {
  title: { size: 13, mono: false, bold: true, quiet: false },
  subtitle: { size: 11.5, mono: false, bold: false, quiet: true },
  tick: { size: 10, mono: true, bold: false, quiet: true },
  operator: { size: 16, mono: false, bold: false, quiet: false },
} as const satisfies Record<Label['kind'], object>;

function labelMark({ kind, x, y, anchor, text }: Label, { ink, quiet }: Palette): Mark {
  const { quiet: isQuiet, ...look } = LABELS[kind];
  return { kind: 'text', x, y, anchor, ...look, colour: isQuiet ? quiet : ink, rim: 4, text };
}

function minimapMarks({ plane, whole, shown, window }: Minimap, palette: Palette): Mark[] {
  const { ink, ground } = palette;
  const colour = colourOf(plane, palette);
  const rect = ({ x, y, width, height }: Box, fill: Fill, outline: Pen | null): Mark => ({
    kind: 'rect',
    x,
    y,
    width,
    height,
    radius: 0,
    fill,
    pen: outline,
  });
  return [
    rect(whole, solid(mix(ink, ground, 0.08)), pen(mix(ink, ground, 0.4))),
    rect(shown, solid(mix(colour, ground, 0.35)), pen(colour)),
    rect(window, solid(plane === 'output' ? ink : palette.k), null),
  ];
}

/** The position of numbers in a cell, as fractions of its size. */
const WEIGHT_SIZE = 0.26;
const LIFTED = 0.1;

function cellMarks(cell: Cell, palette: Palette): Mark[] {
  const { x, y, size, value, font, weight } = cell;
  const look = lookOf(cell, palette);
  const { outline, hatch, bold } = look;
  const rim = cell.tone == null ? look.rim : 0;
  const fill = cell.tone == null ? look.fill : greyOf(cell.tone);
  const colour = cell.role !== 'current' && (value ?? 0) < 0 ? palette.minus : look.colour;
  const onTone: PaintColour | null = cell.tone == null ? null : isDarkTone(cell.tone) ? WHITE : BLACK;
  const box = { x: x + 0.5, y: y + 0.5, width: size - 1, height: size - 1, radius: 2 };
  return [
    { kind: 'rect', ...box, fill: { colour: fill, hatch }, pen: outline },
    ...(value === null || font === 0
      ? []
      : [
          {
            kind: 'text',
            x: x + size / 2,
            y: y + size / 2 + font * 0.35 - (weight === null ? 0 : size * LIFTED),
            anchor: 'middle',
            size: font,
            mono: true,
            bold,
            colour: onTone ?? colour,
            rim,
            text: numberText(value),
          } as const,
        ]),
    ...(weight === null
      ? []
      : [
          {
            kind: 'text',
            x: x + size - 4,
            y: y + size - 4,
            anchor: 'end',
            size: Math.round(size * WEIGHT_SIZE),
            mono: true,
            bold: false,
            colour: onTone ?? palette.kText,
            rim: 0,
            text: `×${numberText(weight)}`,
          } as const,
        ]),
  ];
}

const BLACK: PaintColour = [0, 0, 0];
const WHITE: PaintColour = [255, 255, 255];

function greyOf(tone: number): PaintColour {
  const level = Math.round(255 * tone);
  return [level, level, level];
}

interface CellLook {
  readonly fill: PaintColour | null;
  readonly outline: Pen;
  readonly hatch: string | null;
  /** Of the number. */
  readonly colour: PaintColour;
  readonly rim: number;
  readonly bold: boolean;
}

/** Hatches of channel groups, in turn: the first has none. */
const GROUP_HATCHES: readonly string[] = ['group-1', 'group-2', 'group-3'];

function lookOf({ plane, role, read, shade, look }: Cell, palette: Palette): CellLook {
  const { ground, ink, quiet, k, out, onOut, tint, tintRead } = palette;
  const line = mix(ink, ground, palette.grid);
  const plain = { fill: null, outline: pen(line), hatch: null, colour: ink, rim: 0, bold: false };
  const readHere = { fill: mix(k, ground, tintRead), outline: pen(k), colour: ink, rim: 0 };
  switch (role) {
    case 'data':
      // Counts: higher counts have stronger colours.
      if (shade !== undefined)
        return {
          ...plain,
          fill: mix(plane === 'output' ? out : palette.in, ground, 0.6 * (0.15 + 0.85 * shade)),
          outline: pen(mix(plane === 'output' ? out : palette.in, ground, 0.4)),
          rim: 3,
        };
      return {
        ...plain,
        fill: mix(palette.in, ground, tint),
        outline: pen(mix(palette.in, ground, 0.4)),
        rim: 3,
        ...(read ? readHere : {}),
      };
    case 'padding':
    case 'inserted':
      return { ...plain, outline: pen(line, 1, [2, 2]), hatch: role, colour: quiet, rim: 3, ...(read ? readHere : {}) };
    case 'unread':
      return { ...plain, outline: pen(line, 1, [2, 2]), hatch: 'padding', colour: quiet, rim: 3 };
    case 'weight':
      return { ...plain, fill: mix(k, ground, tint), outline: pen(k), hatch: look ? (GROUP_HATCHES[look - 1] ?? null) : null };
    case 'ghost':
    case 'gap':
      return { ...plain, outline: pen(line, 1, [1, 3]) };
    case 'pending':
      return { ...plain, outline: pen(line, 1, [2, 2]) };
    case 'done':
      return { ...plain, fill: mix(out, ground, tint), outline: pen(mix(out, ground, 0.4)), rim: 3 };
    case 'current':
      return { ...plain, fill: out, outline: pen(out), colour: onOut, bold: true };
  }
}
