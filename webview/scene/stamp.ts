import { contributions, inputChannels, type LayerValues, type VolumeGeometry } from '../../src/core/forward';
import type { ViewMemory } from '../../src/protocol/panel';
import { formatOperand, numberText } from '../format';
import type { CellPosition } from './context';
import { tv } from './say';
import { elide } from './sum';
import type { Elided } from './sum-view';

/** One product of a stamp, and the output to which it is added. */
export interface StampProduct {
  readonly weight: number;
  readonly product: number;
  /** (d, h, w) */
  readonly output: readonly number[];
}

/** What one input of a transposed layer adds, in full. */
export interface StampView {
  /** Of the input (d, h, w). */
  readonly position: CellPosition;
  /** Among all input channels. */
  readonly channel: number;
  readonly outChannel: number;
  readonly value: number;
  readonly products: Elided<StampProduct>;
  readonly count: number;
  /** Products that fall into the padding and are cropped. */
  readonly cropped: number;
}

const MOST_PRODUCTS = 16;

/**
 * The products of the input that is shown with the kernel, and the outputs to which they are added. In 3-D, only for the chosen kernel
 * depth.
 */
export function stampOf(volume: VolumeGeometry, values: LayerValues, position: CellPosition, view: ViewMemory): StampView {
  const channel = inputChannels(volume, view.outChannel).from + view.inChannel;
  const all = contributions(volume, values, { channel, position }, view.outChannel).filter(({ kernel }) => kernel[0] === view.slice);
  return {
    position,
    channel,
    outChannel: view.outChannel,
    value: values.input(channel, position),
    products: elide(all, MOST_PRODUCTS, index => index < MOST_PRODUCTS - 2 || index === all.length - 1),
    count: all.length,
    cropped: volume.row.kernel * volume.col.kernel - all.length,
  };
}

/** The stamp as a sentence, for screen readers. */
export function narrateStamp({ position, channel, value, count, cropped, products }: StampView, rank: number): string {
  const said = tv('narrateStamp', position.slice(-rank).join(', '), channel, numberText(value), count);
  const spelled = products.flatMap(entry =>
    'item' in entry
      ? [tv('narrateProduct', numberText(value), formatOperand(entry.item.weight), entry.item.output.slice(-rank).join(', '))]
      : [],
  );
  return [said, ...(count <= 4 ? spelled : []), ...(cropped > 0 ? [tv('stampCropped', cropped)] : [])].join(' ');
}
