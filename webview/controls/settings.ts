import type { WireLayerConfig } from '../../src/protocol/panel';
import { h } from '../dom';
import { panelKindOf } from '../kinds';
import type { PanelAction } from '../state';
import type { RowShown, Settable } from './setting-rows';
import type { View } from './view';

type SettingsShown = RowShown<WireLayerConfig>;

/** The layer's settings under torch's names, all of which can be changed. Changes are shown immediately and written nowhere. */
export function settings(dispatch: (action: PanelAction) => void): View<SettingsShown> {
  const element = h('div', { class: 'settings' });
  let shown: SettingsShown | null = null;
  let rows: readonly View<SettingsShown>[] = [];
  const set = (part: Partial<WireLayerConfig>): void => {
    if (shown) dispatch({ type: 'try', config: withKnown({ ...shown.config, ...part } as WireLayerConfig, Object.keys(part)) });
  };
  const unlink = (parameter: string, unlinked: boolean): void => {
    dispatch({ type: 'unlink', parameter, unlinked });
  };
  return {
    element,
    update: next => {
      const { config } = next;
      if (config.type !== shown?.config.type) {
        rows = panelKindOf(config).settingRows(config, { set, unlink });
        element.replaceChildren(...rows.map(row => row.element));
      }
      shown = next;
      for (const row of rows) row.update(next);
    },
  };
}

/** What has been set is no longer unknown. */
function withKnown<Config extends Settable>(config: Config, names: readonly string[]): Config {
  if (!config.assumed) return config;
  const { assumed, ...known } = config;
  const left = assumed.filter(({ parameter }) => !names.includes(parameter));
  return (left.length === 0 ? known : { ...known, assumed: left }) as Config;
}
