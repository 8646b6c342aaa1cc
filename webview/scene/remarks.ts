import { extent, extentAt, placesAt, windowsDiffer, windowStart, type AxisGeometry } from '../../src/core/forward';
import { formatSizes, numberText } from '../format';
import { t } from '../strings';
import type { GridContext } from './context';
import { drawnKernel } from './layout';
import { tv } from './say';
import { stretchLength, MOST_CELLS, type Stretch } from './viewport';

/** What the picture omits, in sentences. Nothing is ever shown as if it were smaller than it is. */
export function remarksOn({ volume, rows, cols, kernelGaps }: GridContext): string[] {
  const { row, col, rank } = volume;
  const size = (plane: 'input' | 'output'): string => formatSizes(volume.axes.slice(-rank).map(axis => axis[plane]));
  const remarks: string[] = [];
  const part = (plane: 'input' | 'output', r: Stretch, c: Stretch): string =>
    rank === 1
      ? t(plane === 'input' ? 'inputStretch' : 'outputStretch', range(c), size(plane))
      : t(plane === 'input' ? 'inputPart' : 'outputPart', range(r), range(c), size(plane));
  if (stretchLength(rows.input) < stretchLength(rows.line) || stretchLength(cols.input) < stretchLength(cols.line))
    remarks.push(part('input', rows.input, cols.input));
  if (stretchLength(rows.output) < row.output || stretchLength(cols.output) < col.output)
    remarks.push(part('output', rows.output, cols.output));
  if (Math.max(extent(row), extent(col)) > MOST_CELLS)
    remarks.push(t('windowTooLarge', formatSizes([extent(row), extent(col)].slice(-Math.min(rank, 2)))));
  const axes = volume.axes.slice(-rank);
  if (axes.some(windowsDiffer)) remarks.push(tv('windowsDiffer', formatSizes(axes.map(windowSizes))));
  if (axes.some(overlapsUnevenly)) remarks.push(tv('windowsOverlap'));
  if (!volume.transposed && [row, col].some(isBeyondPadding)) remarks.push(tv('beyondPadding'));
  if (!kernelGaps && (row.dilation > 1 || col.dilation > 1)) remarks.push(t('gapsNotDrawn'));
  if (drawnKernel(row.kernel) < row.kernel || drawnKernel(col.kernel) < col.kernel) remarks.push(t('kernelCut', MOST_CELLS));
  return remarks;
}

/** `3`, or `3…4`. */
function windowSizes(axis: AxisGeometry): string {
  const least = placesAt(axis, 0);
  return least === axis.kernel ? String(least) : `${least}…${axis.kernel}`;
}

/** Windows that are to share the input out have cells in common. */
function overlapsUnevenly(axis: AxisGeometry): boolean {
  return axis.windows === 'adaptive' && axis.input % axis.output !== 0;
}

/** Only poolings in ceil mode have such windows. */
function isBeyondPadding(axis: AxisGeometry): boolean {
  const last = axis.output - 1;
  return windowStart(axis, false, last) + extentAt(axis, last) > axis.input + axis.padAfter;
}

function range({ from, to }: Stretch): string {
  return to - from === 1 ? numberText(from) : `${numberText(from)} … ${numberText(to - 1)}`;
}
