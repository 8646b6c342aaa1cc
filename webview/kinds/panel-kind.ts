import type { KindName, LayerConfig } from '../../src/core/shape';
import type { WireConfig } from '../../src/protocol/panel';
import type { RowChanges, RowShown } from '../controls/setting-rows';
import type { View } from '../controls/view';
import type { DrawnLayer } from '../model';

/** What the panel needs to know about a kind of layer in addition to `core/shape`. */
export interface PanelKind<Name extends KindName> {
  /** A row for each setting, in the order of the constructor. */
  settingRows(config: WireConfig<Name>, changes: RowChanges<WireConfig<Name>>): readonly View<RowShown<WireConfig<Name>>>[];
  /** What is drawn in place of something unknown. */
  assumptions(config: LayerConfig<Name>, drawn: Pick<DrawnLayer, 'input'>): readonly string[];
}
