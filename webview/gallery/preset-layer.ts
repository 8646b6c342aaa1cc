import type { Preset } from '../../src/core/shape';
import type { LayerView } from '../../src/protocol/panel';
import { freeLayer } from '../free-layer';
import type { PanelAction } from '../state';

/** What choosing a preset does: its layer is shown, from its first step. */
export function presetAction(preset: Preset, title: string): PanelAction {
  return { type: 'free', layer: presetLayer(preset, title), arrangement: { picture: 'grid', playback: { index: 0 } } };
}

function presetLayer({ type, args, call, input, numbers }: Preset, title: string): LayerView {
  return { ...freeLayer({ title, call, type, args, input }), ...(numbers && { numbers }) };
}
