import type { LayerView } from '../../src/protocol/panel';
import { draftedLayer } from '../model';
import type { PanelState } from './panel-state';

/** The layer in the picture: as it was sent or made, or as the user is trying it. */
export function shownLayer({ layer, draft }: Pick<PanelState, 'layer' | 'draft'>): LayerView | null {
  return layer && draft ? draftedLayer(layer, draft) : layer;
}
