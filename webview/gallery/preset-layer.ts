import type { Preset } from '../../src/core/shape';
import { FIRST_NUMBERS, type LayerView } from '../../src/protocol/panel';
import { freeLayer } from '../free-layer';
import type { PanelAction } from '../state';

/** Choosing a preset shows its layer from the first step, with its own numbers if it has some. */
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
