import { positionAt } from '../../src/core/forward';
import { formatShape } from '../../src/core/dim';
import type { LayerView } from '../../src/protocol/panel';
import type { DrawnLayer } from '../model';
import { gridScene, narrate, sumOf, type Position, type Scene } from '../scene';
import type { PanelState } from '../state';
import { te } from './say';

/** What is exported: the layer, its picture, and how the panel shows it. */
export interface ExportShown {
  readonly state: PanelState;
  readonly layer: LayerView;
  readonly drawn: DrawnLayer;
}

/** The scene of a step as the panel shows it. */
export function sceneAt({ state: { view, stage }, drawn: { volume, values } }: ExportShown, index: number): Scene {
  return gridScene({ volume, values, position: positionOf(volume, index), view, stage });
}

/** The step in words: what the picture is described by. */
export function describe({ state: { view }, layer, drawn: { volume, values, input } }: ExportShown, index: number): string {
  const sum = sumOf(volume, values, positionOf(volume, index), view);
  const output = layer.example?.output ?? layer.output ?? [];
  return te('description', layer.call, formatShape(input, 'pretty'), `(${output.join(', ')})`, narrate(sum, volume.rank));
}

function positionOf({ axes }: DrawnLayer['volume'], index: number): Position {
  const [depth = 0, row = 0, col = 0] = positionAt(axes.map(axis => axis.output), index);
  return [depth, row, col];
}
