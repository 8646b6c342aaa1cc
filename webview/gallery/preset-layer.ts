import type { Preset } from '../../src/core/shape';
import { FIRST_NUMBERS, type LayerView } from '../../src/protocol/panel';
import { freeLayer } from '../free-layer';
import type { PanelAction } from '../state';

/** What choosing a preset does: its layer is shown, from its first step, with its own numbers where it has some. */
export function presetAction(preset: Preset, title: string): PanelAction {
  return {
    type: 'free',
    layer: presetLayer(preset, title),
    arrangement: { picture: 'grid', playback: { index: 0 }, ...(preset.numbers && { numbers: FIRST_NUMBERS }) },
  };
}

function presetLayer({ type, args, call, input, numbers }: Preset, title: string): LayerView {
  return { ...freeLayer({ title, call, type, args, input }), ...(numbers && { numbers }) };
}
