import { h, setAttribute, svg } from '../dom';
import { Ticker } from '../ticker';
import type { Box, ThumbnailScene } from './thumbnail-scene';

/** How long a step is shown while a thumbnail plays, in milliseconds. */
export const THUMBNAIL_STEP = 180;

export interface Thumbnail {
  readonly element: SVGElement;
  /** Plays from the first step, repeatedly. */
  readonly play: () => void;
  /** Stops in the middle of its steps. */
  readonly rest: () => void;
}

/** Draws a small layer: ten elements, of which a step changes four. Colours come from the style sheet. */
export function thumbnail(scene: ThumbnailScene): Thumbnail {
  const path = (name: string, d = ''): SVGPathElement => svg('path', { class: name, d });
  const window = svg('rect', { class: 'thumb-window', rx: 1 });
  const read = path('thumb-read');
  const done = path('thumb-done');
  const current = path('thumb-current');
  const element = svg(
    'svg',
    {
      'class': 'thumb',
      'viewBox': `0 0 ${scene.width} ${scene.height}`,
      'width': scene.width,
      'height': scene.height,
      'aria-hidden': 'true',
    },
    ...scene.sheets.map(sheet => place(svg('rect', { class: 'thumb-sheet' }), sheet)),
    path('thumb-zeros', scene.zeros),
    path('thumb-data', scene.data),
    path('thumb-outputs', scene.outputs),
    read,
    done,
    current,
    window,
  );
  const middle = Math.floor(scene.steps / 2);
  let step = middle;
  const show = (): void => {
    const now = scene.at(step);
    setAttribute(read, 'd', now.read);
    setAttribute(done, 'd', now.done);
    setAttribute(current, 'd', now.current);
    place(window, now.window);
  };
  const ticker = new Ticker(() => {
    step = (step + 1) % scene.steps;
    show();
  });
  show();
  return {
    element,
    play: () => {
      step = 0;
      show();
      ticker.run(THUMBNAIL_STEP);
    },
    rest: () => {
      ticker.run(null);
      step = middle;
      show();
    },
  };
}

/** The hatch of cells that are not data. A pattern is found by its name in the whole page, and only while its drawing is shown. */
export function thumbnailHatch(): HTMLElement {
  return h(
    'div',
    { 'class': 'thumb-patterns', 'aria-hidden': 'true' },
    svg(
      'svg',
      { width: 0, height: 0 },
      svg(
        'defs',
        {},
        svg(
          'pattern',
          { id: 'thumb-hatch', width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
          svg('line', { class: 'thumb-hatch-line', x1: 0, y1: 0, x2: 0, y2: 4 }),
        ),
      ),
    ),
  );
}

function place<E extends SVGElement>(element: E, { x, y, width, height }: Box): E {
  for (const [name, value] of Object.entries({ x, y, width, height })) setAttribute(element, name, value);
  return element;
}
