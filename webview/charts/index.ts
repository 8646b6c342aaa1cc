/** The charts of a layer: loaded when they are first opened. */
import { toWire } from '../../src/core/dim';
import type { AsideContext, AsideShown } from '../aside';
import type { View } from '../controls/view';
import type { Picture } from '../model';
import type { LayerView, WireConvConfig } from '../../src/protocol/panel';
import { callOf } from './call';
import { costsOf, type ChartLayer } from './costs';
import { chartLayerOf } from './subject';
import { charts } from './view';

/** The charts as a part of the panel. */
export function create({ dispatch }: AsideContext): View<AsideShown> {
  let shown: AsideShown | null = null;
  const view = charts(layer => {
    const before = shown?.state;
    if (!before?.layer) return;
    const view = viewOf(layer, before.layer);
    if (view) dispatch({ type: 'free', layer: view, arrangement: { view: before.view, playback: before.playback } });
  });
  let drawn: Picture | null = null;
  let layer: ChartLayer | null = null;
  return {
    element: view.element,
    update: next => {
      shown = next;
      if (next.picture !== drawn) layer = chartLayerOf(next.picture);
      drawn = next.picture;
      view.update({ layer });
    },
  };
}

/** A layer of a chart as the panel shows layers that stand in no file. */
function viewOf({ config, input }: ChartLayer, { title }: LayerView): LayerView | null {
  const judged = costsOf({ config, input });
  if (judged.kind !== 'legal') return null;
  const { params, macs, shape } = judged.costs;
  return { title, call: callOf(config), source: null, config: wireOf(config), input, output: shape, params, macs, example: null, error: null, notes: [] };
}

/** A configuration as the host sends it. */
function wireOf({ irregular: _irregular, ...config }: ChartLayer['config']): WireConvConfig {
  const { in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, groups } = config;
  return {
    ...config,
    in_channels: in_channels === null ? null : toWire(in_channels),
    out_channels: toWire(out_channels),
    kernel_size: kernel_size.map(toWire),
    stride: stride.map(toWire),
    padding: typeof padding === 'string' ? padding : padding.map(toWire),
    output_padding: output_padding.map(toWire),
    dilation: dilation.map(toWire),
    groups: toWire(groups),
  };
}
