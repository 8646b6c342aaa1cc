import { svg } from '../dom';
import { formatSizes } from '../format';
import { padded, type Misfit } from '../model';
import { t } from '../strings';

const LARGEST_SIDE = 200;
const LARGEST_CELL = 26;
const BORDER = 3;

/** A drawing of what does not fit: the padded input, and the kernel that extends beyond it. */
export function misfitPicture({ rows, cols }: Misfit): SVGElement {
  const whole = { rows: padded(rows), cols: padded(cols) };
  const across = Math.max(whole.cols, cols.kernel);
  const down = Math.max(whole.rows, rows.kernel);
  const cell = Math.min(LARGEST_CELL, LARGEST_SIDE / Math.max(across, down));
  const width = across * cell + 2 * BORDER;
  const height = down * cell + 2 * BORDER;
  const box = (name: string, x: number, y: number, w: number, h: number): SVGElement =>
    svg('rect', { class: name, x: BORDER + x * cell, y: BORDER + y * cell, width: w * cell, height: h * cell, rx: 2 });
  return svg(
    'svg',
    { 'class': 'misfit', 'viewBox': `0 0 ${width} ${height}`, width, height, 'role': 'img', 'aria-label': misfitText({ rows, cols }) },
    box('padded', 0, 0, whole.cols, whole.rows),
    box('data', cols.padBefore, rows.padBefore, cols.input, rows.input),
    ...lines(whole, cell),
    box('kernel', 0, 0, cols.kernel, rows.kernel),
  );
}

/** The same in words. */
export function misfitText({ rows, cols }: Misfit): string {
  const strip = rows.kernel === 1 && rows.input === 1;
  const sizes = (of: (axis: Misfit['rows']) => number): string => formatSizes(strip ? [of(cols)] : [of(rows), of(cols)]);
  return t(
    'misfit',
    sizes(axis => axis.kernel),
    sizes(padded),
  );
}

/** Lines between cells, if the cells are large enough to be distinguished. */
function lines({ rows, cols }: { readonly rows: number; readonly cols: number }, cell: number): SVGElement[] {
  if (cell < 5) return [];
  const line = (x1: number, y1: number, x2: number, y2: number): SVGElement =>
    svg('line', { class: 'between', x1: BORDER + x1 * cell, y1: BORDER + y1 * cell, x2: BORDER + x2 * cell, y2: BORDER + y2 * cell });
  return [
    ...Array.from({ length: Math.max(0, cols - 1) }, (_, x) => line(x + 1, 0, x + 1, rows)),
    ...Array.from({ length: Math.max(0, rows - 1) }, (_, y) => line(0, y + 1, cols, y + 1)),
  ];
}
