import type { LayerView } from '../../src/protocol/panel';
import { draftedLayer } from '../model';
import type { PanelState } from './panel-state';

/** The layer that is shown: as it was sent or created, or the user's draft of it. */
export function shownLayer({ layer, draft }: Pick<PanelState, 'layer' | 'draft'>): LayerView | null {
  return layer && draft ? draftedLayer(layer, draft) : layer;
}
