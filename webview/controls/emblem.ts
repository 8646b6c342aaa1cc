import { svg } from '../dom';

const CELL = 18;
const STEP = 20;

/** A small, quiet convolution: four by four cells, a window on them, and the resulting cell. For the states without a picture. */
export function emblem(): SVGElement {
  const cells = Array.from({ length: 16 }, (_, index) => {
    const col = index % 4;
    const row = Math.floor(index / 4);
    return svg('rect', {
      class: col < 2 && row < 2 ? 'cell-in read' : 'cell-in',
      x: 1 + col * STEP,
      y: 1 + row * STEP,
      width: CELL,
      height: CELL,
      rx: 3,
    });
  });
  return svg(
    'svg',
    { 'class': 'emblem', 'viewBox': '0 0 132 80', 'width': 132, 'height': 80, 'aria-hidden': 'true' },
    svg('line', { class: 'link', x1: 40, y1: 1, x2: 111, y2: 31 }),
    svg('line', { class: 'link', x1: 40, y1: 39, x2: 111, y2: 49 }),
    ...cells,
    svg('rect', { class: 'cell-k', x: 0, y: 0, width: 40, height: 40, rx: 4 }),
    svg('rect', { class: 'cell-out', x: 111, y: 31, width: CELL, height: CELL, rx: 3 }),
  );
}
