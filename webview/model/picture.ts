import { formatExact, type Shape } from '../../src/core/dim';
import { asVolume, inputChannels, outputPositions, resolveGeometry, type VolumeGeometry } from '../../src/core/forward';
import type { LayerConfig } from '../../src/core/shape';
import type { LayerError, LayerView } from '../../src/protocol/panel';
import { fromWireConfig, fromWireShape } from '../../src/protocol/wire-config';
import { lookOf } from '../scene/rules';
import { t } from '../strings';
import { misfitOf, type Misfit } from './misfit';
import { givenValues } from './numbers/given-values';
import { remembering, type PictureValues } from './numbers/remembering';

/** A layer that can be drawn. */
export interface DrawnLayer {
  readonly kind: 'drawn';
  readonly config: LayerConfig;
  /** The input it is drawn on, (C, …) or (N, C, …), all integers. */
  readonly input: Shape;
  /** If it is not the layer's own input but the example size: the label of the size. */
  readonly example: string | null;
  readonly volume: VolumeGeometry;
  readonly values: PictureValues;
  /** The output positions of one channel: the number of steps. */
  readonly positions: number;
}

/** What the panel shows: a layer that can be drawn, or the reason why it cannot. */
export type Picture =
  | DrawnLayer
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  /** The layer is not completely known from the source, or it is known but has nothing to draw. */
  | { readonly kind: 'unknown'; readonly because: 'source' | 'size'; readonly reasons: readonly string[] }
  | { readonly kind: 'illegal'; readonly error: LayerError; readonly misfit: Misfit | null };

/** Counting cells along a longer axis takes seconds; minutes of sound can still be drawn. */
const LONGEST = 4e6;

/**
 * A larger window, with a number and a summand for each cell, takes seconds and then all memory; this is the size of an image of 256×256.
 */
const MOST_CELLS = 65_536;

/** The maximum number of products for one output that is fast enough to compute interactively. */
const MOST_PRODUCTS = 4e6;

const LOADING: Picture = { kind: 'loading' };
const EMPTY: Picture = { kind: 'empty' };
const known = new WeakMap<LayerView, Picture>();

/** The picture of a layer. The same layer returns the same object, so that derived results are computed once. */
export function pictureOf(layer: LayerView | null, connected: boolean): Picture {
  if (!layer) return connected ? EMPTY : LOADING;
  let picture = known.get(layer);
  if (!picture) {
    picture = work(layer);
    known.set(layer, picture);
  }
  return picture;
}

function work(layer: LayerView): Picture {
  const config = layer.config ? fromWireConfig(layer.config) : null;
  if (layer.error)
    return { kind: 'illegal', error: layer.error, misfit: config && layer.input ? misfitOf(config, fromWireShape(layer.input)) : null };
  if (!config) return unknown(layer, []);
  const candidates = [
    ...(layer.input ? [{ input: fromWireShape(layer.input), example: null }] : []),
    ...(layer.example ? [{ input: fromWireShape(layer.example.input), example: layer.example.label }] : []),
  ];
  const reasons: string[] = [];
  for (const { input, example } of candidates) {
    const resolved = resolveGeometry(config, input);
    if (resolved.kind === 'unknown') {
      reasons.push(resolved.reason);
      continue;
    }
    if (resolved.kind === 'error') return { kind: 'illegal', error: resolved.error, misfit: misfitOf(config, input) };
    const volume = asVolume(resolved.value);
    const positions = outputPositions(volume);
    if (positions < 1 || volume.outChannels < 1 || inputChannels(volume, 0).count < 1)
      return { kind: 'unknown', because: 'size', reasons: [t('nothingToDraw')] };
    const longest = Math.max(...volume.axes.flatMap(axis => [axis.input, axis.output]));
    if (longest > LONGEST) return { kind: 'unknown', because: 'size', reasons: [t('tooLong', formatExact(longest))] };
    const window = volume.axes.reduce((cells, axis) => cells * axis.kernel, 1);
    const products = window * inputChannels(volume, 0).count;
    if (window > MOST_CELLS || products > MOST_PRODUCTS)
      return { kind: 'unknown', because: 'size', reasons: [lookOf(volume).tooMany(formatExact(products))] };
    return {
      kind: 'drawn',
      config,
      input,
      example,
      volume,
      values: remembering(volume, givenValues(volume, layer.numbers), false),
      positions,
    };
  }
  return unknown(layer, reasons);
}

/** The host's notes are the most informative; otherwise, the reasons found here. */
function unknown({ notes }: LayerView, reasons: readonly string[]): Picture {
  const said = [notes, reasons].find(list => list.length > 0);
  return { kind: 'unknown', because: 'source', reasons: said ?? [t('unknownInput')] };
}
