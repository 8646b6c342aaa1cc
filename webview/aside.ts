import type { LayerView } from '../src/protocol/panel';
import type { View } from './controls/view';
import type { Picture } from './model';
import type { PanelAction, PanelState } from './state';
import type { t } from './strings';

/** What a pane beside the picture receives to work with. */
export interface AsideContext {
  readonly dispatch: (action: PanelAction) => void;
  readonly host: AsideHost;
  readonly t: typeof t;
}

/** What a pane can request from the editor. */
export interface AsideHost {
  readonly copy: (text: string) => void;
  readonly save: (file: { readonly fileName: string; readonly content: string; readonly encoding: 'utf8' | 'base64' }) => void;
}

/** What a pane shows; it is updated after every change, like everything in the panel. */
export interface AsideShown {
  readonly state: PanelState;
  /** The layer as shown, including the user's draft. */
  readonly layer: LayerView | null;
  readonly picture: Picture;
}

/** What the module of a pane exports. */
export interface AsideModule {
  readonly create: (context: AsideContext) => View<AsideShown>;
}
