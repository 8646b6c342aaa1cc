import { svg } from '../dom';

/** Icons of 16×16 in the current text colour. */
const PATHS = {
  first: 'M3 3h1.5v10H3zM13 3v10L5.5 8z',
  back: 'M11.5 3v10L4 8z',
  play: 'M4.5 2.5v11L13 8z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  forward: 'M4.5 3v10L12 8z',
  last: 'M11.5 3H13v10h-1.5zM3 3v10l7.5-5z',
  close: 'M3.7 3 8 7.3 12.3 3l.7.7L8.7 8l4.3 4.3-.7.7L8 8.7 3.7 13l-.7-.7L7.3 8 3 3.7z',
  copy: 'M5 2h8v9h-1.5V3.5H5zM3 5h7v9H3zm1.5 1.5v6h4v-6z',
} as const;

export function icon(name: keyof typeof PATHS): SVGElement {
  return svg(
    'svg',
    { 'viewBox': '0 0 16 16', 'width': 16, 'height': 16, 'aria-hidden': 'true', 'class': 'icon' },
    svg('path', { 'd': PATHS[name], 'fill': 'currentColor', 'fill-rule': 'evenodd' }),
  );
}
