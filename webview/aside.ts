import type { LayerView } from '../src/protocol/panel';
import type { View } from './controls/view';
import type { Picture } from './model';
import type { PanelAction, PanelState } from './state';
import type { t } from './strings';

/** What such a part is given to live on. */
export interface AsideContext {
  readonly dispatch: (action: PanelAction) => void;
  readonly host: AsideHost;
  readonly t: typeof t;
}

/** What it may ask of the editor. */
export interface AsideHost {
  readonly copy: (text: string) => void;
  readonly save: (file: { readonly fileName: string; readonly content: string; readonly encoding: 'utf8' | 'base64' }) => void;
}

/** What it shows: brought up to date after every change, as everything in the panel. */
export interface AsideShown {
  readonly state: PanelState;
  /** As it is shown: with what the user is trying. */
  readonly layer: LayerView | null;
  readonly picture: Picture;
}

/** What the module of such a part exports. */
export interface AsideModule {
  readonly create: (context: AsideContext) => View<AsideShown>;
}
