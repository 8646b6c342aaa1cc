import {
  isDarkTone,
  type Box,
  type Cell,
  type Edge,
  type Frame,
  type Label,
  type Link,
  type Minimap,
  type Point,
  type Scene,
  type Solid,
} from '../scene';
import { setAttribute, setText, svg } from '../dom';
import { numberText } from '../format';
import { Keyed } from './keyed';
import { hatches } from './hatches';
import { Slide } from './slide';

/**
 * Draws scenes into one SVG element and changes only what differs from the previous one.
 *
 * Colours are CSS classes over theme variables, so a change of theme needs no drawing. Every cell carries its meaning
 * as data attributes (plane, role, row, col, value, read), for tests and for pointing.
 */
export class SvgScene {
  readonly element = svg('svg', { class: 'scene', role: 'img' });
  readonly #slide = new Slide();
  readonly #solids = new Keyed<Solid, SVGSVGElement>(
    this.#layer('solids'),
    solidElement,
    (element, solid, before) => {
      this.#slide.place(`solid:${solid.key}`, element, { x: solid.x, y: solid.y });
      drawSolid(element, solid, before);
    },
    true,
  );
  readonly #links = new Keyed<Link, SVGLineElement>(
    this.#layer('links'),
    () => svg('line', { class: 'link' }),
    (line, { x1, y1, x2, y2, key }) => {
      this.#slide.place(key, line, { x1, y1, x2, y2 });
    },
  );
  readonly #cells = new Keyed<Cell, SVGGElement>(this.#layer('cells'), cellElement, drawCell);
  readonly #edges = new Keyed<Edge, SVGLineElement>(
    this.#layer('edges'),
    ({ plane }) => svg('line', { class: `edge ${plane}` }),
    (line, { x1, y1, x2, y2 }) => {
      for (const [name, value] of Object.entries({ x1, y1, x2, y2 })) setAttribute(line, name, value);
    },
  );
  readonly #frames = new Keyed<Frame, SVGRectElement>(
    this.#layer('frames'),
    ({ kind }) => svg('rect', { class: `frame ${kind}`, rx: 2 }),
    (rect, { key, x, y, width, height }) => {
      this.#slide.place(key, rect, { x, y, width, height });
    },
  );
  readonly #labels = new Keyed<Label, SVGTextElement>(this.#layer('labels'), ({ kind }) => svg('text', { class: kind }), drawLabel);
  readonly #minimaps = new Keyed<Minimap, SVGGElement>(this.#layer('minimaps'), minimapElement, drawMinimap);
  #page = '';

  constructor() {
    this.element.prepend(hatches());
  }

  /** @param slide whether the window glides from its previous position; it never does after the page changed */
  draw(scene: Scene, label: string, slide: boolean): void {
    setAttribute(this.element, 'viewBox', `0 0 ${scene.width} ${scene.height}`);
    setAttribute(this.element, 'width', scene.width);
    setAttribute(this.element, 'height', scene.height);
    setAttribute(this.element, 'aria-label', label);
    this.#slide.begin(slide && scene.page === this.#page);
    this.#solids.update(scene.solids ?? []);
    this.#links.update(scene.links);
    this.#cells.update(scene.cells);
    this.#edges.update(scene.edges);
    this.#frames.update(scene.frames);
    this.#labels.update(scene.labels);
    this.#minimaps.update(scene.minimaps);
    this.#slide.run();
    this.#page = scene.page;
  }

  #layer(name: string): SVGGElement {
    const layer = svg('g', { class: name });
    this.element.append(layer);
    return layer;
  }
}

function cellElement({ plane }: Cell): SVGGElement {
  return svg(
    'g',
    { 'data-plane': plane },
    svg('rect', { class: 'fill' }),
    svg('rect', { class: 'hatch' }),
    svg('text', { class: 'value' }),
    svg('text', { class: 'weight' }),
  );
}

function classesOf({ plane, role, read, look, shade, mark, value }: Cell): string[] {
  return [
    'cell',
    plane,
    role,
    ...(read ? ['read'] : []),
    ...(look == null ? [] : [`look-${look}`]),
    ...(shade === undefined ? [] : ['shaded']),
    ...(mark ? [mark] : []),
    ...((value ?? 0) < 0 ? ['negative'] : []),
  ];
}

/** How round a cell's corners are. */
const CORNER = 2;

function drawCell(group: SVGGElement, cell: Cell, before: Cell | null): void {
  const [fill, hatch, value, weight] = group.children;
  if (!(fill instanceof SVGElement) || !hatch || !value || !weight) return;
  setAttribute(group, 'class', classesOf(cell).join(' '));
  if ((before?.tone ?? null) !== (cell.tone ?? null)) fill.style.fill = cell.tone == null ? '' : grey(cell.tone);
  if (cell.tone != null) group.classList.add('toned', isDarkTone(cell.tone) ? 'dark' : 'bright');
  setAttribute(fill, 'fill-opacity', cell.shade === undefined ? null : 0.15 + 0.85 * cell.shade);
  setAttribute(group, 'data-role', cell.role);
  setAttribute(group, 'data-row', cell.row);
  setAttribute(group, 'data-col', cell.col);
  setAttribute(group, 'data-read', cell.read);
  setAttribute(group, 'data-value', cell.value);
  setText(value, cell.value === null || cell.font === 0 ? '' : numberText(cell.value));
  setText(weight, cell.weight === null ? '' : `×${numberText(cell.weight)}`);
  // Most cells stay in place from step to step, and querying the document for a thousand of them takes longer than remembering them.
  if (before?.x !== cell.x || before.y !== cell.y || before.size !== cell.size) placeRects([fill, hatch], weight, cell);
  if (before?.x !== cell.x || before.y !== cell.y || before.font !== cell.font || (before.weight === null) !== (cell.weight === null))
    placeValue(value, cell);
}

function grey(tone: number): string {
  const level = Math.round(255 * tone);
  return `rgb(${level}, ${level}, ${level})`;
}

function placeRects(rects: readonly Element[], weight: Element, { x, y, size }: Cell): void {
  for (const rect of rects) {
    setAttribute(rect, 'x', x + 0.5);
    setAttribute(rect, 'y', y + 0.5);
    setAttribute(rect, 'width', size - 1);
    setAttribute(rect, 'height', size - 1);
    setAttribute(rect, 'rx', CORNER);
  }
  setAttribute(weight, 'x', x + size - 4);
  setAttribute(weight, 'y', y + size - 4);
  setAttribute(weight, 'font-size', Math.round(size * 0.26));
}

/** In the middle of the cell, slightly higher if the weight is below it. */
function placeValue(value: Element, { x, y, size, font, weight }: Cell): void {
  const lifted = weight === null ? 0 : size * 0.1;
  setAttribute(value, 'x', x + size / 2);
  setAttribute(value, 'y', y + size / 2 + font * 0.35 - lifted);
  setAttribute(value, 'font-size', font || null);
}

/** A nested picture, so that it can be moved by its x and y like everything else that glides. */
function solidElement({ plane }: Solid): SVGSVGElement {
  return svg(
    'svg',
    { 'overflow': 'visible', 'data-plane': plane },
    svg('path', { class: 'face' }),
    svg('path', { class: 'hatch' }),
    svg('path', { class: 'lattice' }),
  );
}

function drawSolid(element: SVGSVGElement, solid: Solid, before: Solid | null): void {
  const [face, hatch, lattice] = element.children;
  if (!face || !hatch || !lattice) return;
  setAttribute(element, 'class', `solid ${solid.plane} ${solid.kind}`);
  setAttribute(element, 'data-kind', solid.kind);
  setAttribute(element, 'data-card', solid.card);
  const faces = solid.faces.map(points => `M${points.map(pointText).join('L')}Z`).join('');
  if (before && faces === face.getAttribute('d') && before.lines.length === solid.lines.length) return;
  setAttribute(face, 'd', faces);
  setAttribute(hatch, 'd', solid.kind === 'padding' || solid.kind === 'inserted' ? faces : '');
  setAttribute(lattice, 'd', solid.lines.map(([from, to]) => `M${pointText(from)}L${pointText(to)}`).join(''));
}

function pointText([x, y]: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

function drawLabel(text: SVGTextElement, label: Label): void {
  setAttribute(text, 'x', label.x);
  setAttribute(text, 'y', label.y);
  setAttribute(text, 'text-anchor', label.anchor);
  setText(text, label.text);
}

function minimapElement({ plane }: Minimap): SVGGElement {
  return svg(
    'g',
    { 'class': `minimap ${plane}`, 'data-plane': plane },
    svg('rect', { class: 'whole' }),
    svg('rect', { class: 'shown' }),
    svg('rect', { class: 'window' }),
  );
}

function drawMinimap(group: SVGGElement, { whole, shown, window }: Minimap): void {
  const boxes: readonly Box[] = [whole, shown, window];
  for (const [index, box] of boxes.entries()) {
    const rect = group.children[index];
    if (!rect) continue;
    for (const side of ['x', 'y', 'width', 'height'] as const) setAttribute(rect, side, Math.round(box[side] * 10) / 10);
  }
}
