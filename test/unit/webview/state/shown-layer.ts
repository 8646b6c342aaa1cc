import assert from 'node:assert/strict';
import type { LayerView } from '../../../../src/protocol/panel';
import { freshState, reduce, type PanelAction, type PanelState } from '../../../../webview/state';
import { LAYERS } from '../../../panel/layers';

/** Layers for the tests of the panel's state. */
export const three = LAYERS.padding_strides ?? assert.fail(); // 3×3 outputs
export const grouped = LAYERS.article_groups ?? assert.fail(); // 4 output channels, one input channel each
export const volume = LAYERS.volume ?? assert.fail(); // kernel depth 2

/** The state after the host has sent a layer. */
export function shown(layer: LayerView | null, reducedMotion = false): PanelState {
  return reduce(freshState(reducedMotion), { type: 'hostState', layer, follow: true, tour: null });
}

/** The state after actions. */
export function after(state: PanelState, ...actions: readonly PanelAction[]): PanelState {
  return actions.reduce(reduce, state);
}

/** The index of the step that is shown. */
export const index = ({ playback }: PanelState): number => playback.index;
