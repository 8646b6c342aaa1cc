import type { KindName } from '../../src/core/shape';
import { adaptivePanel } from './adaptive';
import { convolutionPanel } from './convolution';
import type { PanelKind } from './panel-kind';
import { poolingPanel } from './pooling';
import { powerPanel } from './power';

export type { PanelKind } from './panel-kind';

/** The panel's side of every kind of layer. */
const panelKinds: { readonly [Name in KindName]: PanelKind<Name> } = {
  convolution: convolutionPanel,
  pooling: poolingPanel,
  adaptive: adaptivePanel,
  power: powerPanel,
};

/** The panel's side of a configuration's kind; it accepts this configuration. */
export function panelKindOf({ kind }: { readonly kind: KindName }): PanelKind<KindName> {
  return panelKinds[kind];
}
