import { formatShape } from '../../src/core/dim';
import type { LayerView } from '../../src/protocol/panel';
import type { DrawnLayer } from '../model';
import type { Scene } from '../scene';
import { shownScene, shownStep, type ShownStep } from '../shown-scene';
import type { PanelState } from '../state';
import { te } from './say';

/** What is exported: the layer, its picture, and how the panel shows it. */
export interface ExportShown {
  readonly state: PanelState;
  readonly layer: LayerView;
  readonly drawn: DrawnLayer;
}

/** The scene of a step as the panel shows it; for a step other than the panel's, the whole scene. */
export function sceneAt({ state, drawn }: ExportShown, index: number): Scene {
  return shownScene({ ...state, pointed: null }, drawn, stepAt({ state, drawn }, index));
}

/** The step in words: the description of the picture. */
export function describe({ state, layer, drawn }: ExportShown, index: number): string {
  const output = layer.example?.output ?? layer.output ?? [];
  return te(
    'description',
    layer.call,
    formatShape(drawn.input, 'pretty'),
    `(${output.join(', ')})`,
    stepAt({ state, drawn }, index).sentence,
  );
}

function stepAt({ state, drawn }: Pick<ExportShown, 'state' | 'drawn'>, index: number): ShownStep {
  const { playback } = state;
  return shownStep(index === playback.index ? state : { ...state, playback: { ...playback, index, sub: 0, grain: 'output' } }, drawn);
}
