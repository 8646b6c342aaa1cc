import type { LayerCall, ModelRun } from '../core/analysis';
import { equals, formatCount, formatDim, formatExact, formatShape, isInt, type Dim, type Shape } from '../core/dim';
import { brief } from './plain';

/** One call of a convolution as text, column by column. */
export interface TableRow {
  readonly layer: string;
  readonly type: string;
  readonly input: string;
  readonly output: string;
  readonly kernel: string;
  readonly field: string;
  readonly params: string;
  readonly share: string;
  readonly macs: string;
}

export type Column = keyof TableRow;

export const HEADINGS: TableRow = {
  layer: 'Layer',
  type: 'Type',
  input: 'In',
  output: 'Out',
  kernel: 'Kernel',
  field: 'Receptive',
  params: 'Params',
  share: 'Share',
  macs: 'MACs',
};

/** Columns with numbers, which are aligned to the right. */
export const FIGURES: ReadonlySet<Column> = new Set(['params', 'share', 'macs']);

/** The rows of a run. With `exact`, numbers are written in full, for machines and documents. */
export function rowsOf({ layers, convMacs: total }: ModelRun, exact = false): readonly TableRow[] {
  const shape = shapeWriter(layers);
  const figure = (value: Dim | null): string => (value === null ? '?' : exact ? formatExact(value) : formatCount(value));
  return layers.map(layer => ({
    layer: brief(layer.name),
    type: brief(layer.type),
    input: shape(layer.input),
    output: shape(layer.output),
    kernel: kernelOf(layer),
    field: layer.receptive ? sizes(layer.receptive.map(axis => (axis === null ? '?' : axis === 'all' ? 'all' : String(axis.size)))) : '?',
    params: layer.params === null ? '?' : formatExact(layer.params),
    share: shareOf(layer.macs, total),
    macs: figure(layer.macs),
  }));
}

/** Writes shapes without the batch size if all layers share it: the headline shows it. */
function shapeWriter(layers: readonly LayerCall[]): (shape: Shape | null) => string {
  const shapes = layers.flatMap(({ input, output, kernel_size }) =>
    [input, output].map(shape => ({ shape, rank: (kernel_size?.length ?? 0) + 2 })),
  );
  const [first] = shapes;
  const batch = first?.shape?.[0];
  const isShared =
    batch !== undefined && shapes.every(({ shape, rank }) => shape?.length === rank && equals(shape[0] ?? 0, batch) === true);
  return shape => (shape === null ? '?' : isShared ? formatShape(shape.slice(1), 'times') : formatShape(shape, 'pretty'));
}

/** `7×7 s2 p3`: settings with their default value are omitted. */
function kernelOf({ kernel_size, stride, padding, dilation, groups }: LayerCall): string {
  if (!kernel_size) return '?';
  const setting = (letter: string, dims: readonly Dim[] | null, usual: Dim): string[] =>
    dims === null ? [`${letter}?`] : dims.every(dim => dim === usual) ? [] : [letter + sizes(dims.map(dim => formatDim(dim, 'pretty')))];
  const parts = [
    kernel_size.map(size => formatDim(size, 'pretty')).join('×'),
    ...setting('s', stride, 1),
    ...(typeof padding === 'string' ? [padding] : setting('p', padding, 0)),
    ...setting('d', dilation, 1),
    ...(groups === 1 ? [] : [`g${groups === null ? '?' : formatDim(groups, 'pretty')}`]),
  ];
  return parts.join(' ');
}

/** One size if all axes have the same, as in code. */
function sizes(each: readonly string[]): string {
  const [first = ''] = each;
  return each.every(size => size === first) ? first : each.join('×');
}

/** The layer's share of the multiply-accumulates of all convolutions. */
function shareOf(part: Dim | null, total: Dim | null): string {
  if (part === null || total === null || !isInt(part) || !isInt(total) || total === 0) return '';
  return `${((100 * Number(part)) / Number(total)).toFixed(1)} %`;
}
