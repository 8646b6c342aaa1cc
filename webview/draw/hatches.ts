import { svg } from '../dom';

/** The patterns that show what a cell is without relying on colour. Their lines have the colour of the class in style.css. */
export function hatches(): SVGDefsElement {
  return svg(
    'defs',
    {},
    hatch('hatch-padding', 6, 45),
    hatch('hatch-inserted', 6, -45),
    hatch('hatch-current', 5, 45),
    hatch('hatch-unread', 4, 45),
    hatch('hatch-look-1', 5, 45),
    hatch('hatch-look-2', 5, -45),
    hatch('hatch-look-3', 5, 0),
  );
}

function hatch(id: string, spacing: number, angle: number): SVGPatternElement {
  return svg(
    'pattern',
    { id, width: spacing, height: spacing, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${angle})` },
    svg('line', { class: `${id}-line`, x1: 0, y1: 0, x2: 0, y2: spacing }),
  );
}
