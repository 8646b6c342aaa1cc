import { positionAt } from '../src/core/forward';
import type { DrawnLayer } from './model';
import {
  coverageScene,
  gridScene,
  kernelMatrixScene,
  narrate,
  narrateStamp,
  scatterScene,
  stampOf,
  sumOf,
  type Position,
  type Scene,
  volumesScene,
  type StampView,
  type SumView,
} from './scene';
import type { PanelState } from './state';

/** The numbers of a step: the sum of an output, or what an input of a transposed layer adds. */
export type Told = { readonly kind: 'sum'; readonly sum: SumView } | { readonly kind: 'stamp'; readonly stamp: StampView };

/** One step of a layer as the panel shows it. */
export interface ShownStep {
  /** (d, h, w) of the output, or of the input in the scatter view. */
  readonly position: Position;
  readonly told: Told;
  /** The step in a sentence. */
  readonly sentence: string;
}

type StepState = Pick<PanelState, 'picture' | 'view' | 'playback'>;

/** The step of a state. */
export function shownStep({ picture, view, playback }: StepState, drawn: DrawnLayer): ShownStep {
  const { volume, values } = drawn;
  const position = stepPosition(drawn, playback.index, picture);
  if (picture === 'scatter') {
    const stamp = stampOf(volume, values, position, view);
    return { position, told: { kind: 'stamp', stamp }, sentence: narrateStamp(stamp, volume.rank) };
  }
  const sum = sumOf(volume, values, position, view, picture === 'grid' ? playback : undefined);
  return { position, told: { kind: 'sum', sum }, sentence: narrate(sum, volume.rank) };
}

/** The scene of a layer at a step: the chosen view, for the panel and for exports. */
export function shownScene(
  { picture, view, stage, pointed }: Pick<PanelState, 'picture' | 'view' | 'stage' | 'pointed'>,
  { volume, values }: DrawnLayer,
  { position, told }: ShownStep,
): Scene {
  switch (picture) {
    case 'grid':
      return gridScene({ volume, values, position, view, stage, pointed, ...(told.kind === 'sum' ? { part: told.sum } : {}) });
    case 'scatter':
      return scatterScene({ volume, values, position, view, stage });
    case 'volumes':
      return volumesScene({ volume, position, view, stage });
    case 'kernels':
      return kernelMatrixScene({ volume, view, stage });
    case 'coverage':
      return coverageScene({ volume, position, stage });
  }
}

/** The position (d, h, w) of a step: of the output, or of the input if the view steps through inputs. */
export function stepPosition({ volume }: DrawnLayer, index: number, picture: PanelState['picture']): Position {
  const [depth = 0, row = 0, col = 0] = positionAt(
    volume.axes.map(axis => (picture === 'scatter' ? axis.input : axis.output)),
    index,
  );
  return [depth, row, col];
}
