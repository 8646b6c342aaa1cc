import { formatShape } from '../../src/core/dim';
import type { LayerView } from '../../src/protocol/panel';
import type { DrawnLayer } from '../model';
import { narrate, sumOf, type Scene } from '../scene';
import { shownScene, stepPosition } from '../shown-scene';
import type { PanelState } from '../state';
import { te } from './say';

/** What is exported: the layer, its picture, and how the panel shows it. */
export interface ExportShown {
  readonly state: PanelState;
  readonly layer: LayerView;
  readonly drawn: DrawnLayer;
}

/** The scene of a step as the panel shows it. */
export function sceneAt({ state, drawn }: ExportShown, index: number): Scene {
  return shownScene(state, drawn, stepPosition(drawn, index));
}

/** The step in words: what the picture is described by. */
export function describe({ state: { view }, layer, drawn }: ExportShown, index: number): string {
  const { volume, values, input } = drawn;
  const sum = sumOf(volume, values, stepPosition(drawn, index), view);
  const output = layer.example?.output ?? layer.output ?? [];
  return te('description', layer.call, formatShape(input, 'pretty'), `(${output.join(', ')})`, narrate(sum, volume.rank));
}
