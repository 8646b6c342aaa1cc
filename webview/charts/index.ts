/** The charts of a layer: loaded when they are first opened. */
import type { LayerView } from '../../src/protocol/panel';
import type { AsideContext, AsideShown } from '../aside';
import type { View } from '../controls/view';
import { toWireConfig } from '../../src/protocol/wire-config';
import { kindOf } from '../../src/core/shape';
import { latest } from '../latest';
import { costsOf, type ChartLayer } from './costs';
import { chartLayerOf } from './subject';
import type { ChartParameter } from './vary';
import { charts } from './view';

/** The charts as a pane of the panel. */
export function create({ dispatch }: AsideContext): View<AsideShown> {
  let shown: AsideShown | null = null;
  const layerNow = latest(chartLayerOf);
  const view = charts(dispatch, (layer, parameter) => {
    if (!shown?.layer) return;
    if (!changesInput(parameter)) {
      dispatch({ type: 'try', config: toWireConfig(layer.config) });
      return;
    }
    const { state } = shown;
    const other = viewOf(layer, shown.layer);
    if (other) dispatch({ type: 'free', layer: other, arrangement: { view: state.view, playback: state.playback } });
  });
  return {
    element: view.element,
    update: next => {
      shown = next;
      const { picture, state } = next;
      const layer = picture.kind === 'drawn' ? layerNow(picture.config, picture.input) : null;
      view.update({ layer, charting: state.charting, reading: state.reading });
    },
  };
}

/** Whether the layer then has another input than its own, so that it is no longer the one in the code. */
function changesInput(parameter: ChartParameter): boolean {
  return parameter === 'input' || parameter === 'in_channels';
}

/** The layer of a chart as the panel shows layers that are not in a file. */
function viewOf({ config, input }: ChartLayer, { title }: LayerView): LayerView | null {
  const judged = costsOf({ config, input });
  if (judged.kind !== 'legal') return null;
  const { params, macs, shape } = judged.costs;
  return {
    title,
    call: kindOf(config).callText(config),
    source: null,
    config: toWireConfig(config),
    input,
    output: shape,
    params,
    macs,
    example: null,
    error: null,
    notes: [],
  };
}
