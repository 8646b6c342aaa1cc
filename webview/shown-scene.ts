import { positionAt } from '../src/core/forward';
import type { DrawnLayer } from './model';
import { coverageScene, gridScene, kernelMatrixScene, type Position, type Scene } from './scene';
import type { PanelState } from './state';

/** What is drawn of a layer at a step: the picture that is chosen, for the panel and for whatever is taken away from it. */
export function shownScene({ picture, view, stage }: Pick<PanelState, 'picture' | 'view' | 'stage'>, { volume, values }: DrawnLayer, position: Position): Scene {
  switch (picture) {
    case 'grid':
      return gridScene({ volume, values, position, view, stage });
    case 'kernels':
      return kernelMatrixScene({ volume, view, stage });
    case 'coverage':
      return coverageScene({ volume, position, stage });
  }
}

/** The output position (d, h, w) of a step. */
export function stepPosition({ volume }: DrawnLayer, index: number): Position {
  const [depth = 0, row = 0, col = 0] = positionAt(volume.axes.map(axis => axis.output), index);
  return [depth, row, col];
}
