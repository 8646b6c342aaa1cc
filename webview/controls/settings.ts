import type { WireLayerConfig } from '../../src/protocol/panel';
import { h } from '../dom';
import { panelKindOf } from '../kinds';
import type { Settable } from './setting-rows';
import type { View } from './view';

export interface SettingsShown {
  readonly config: WireLayerConfig;
  /** Whether the layer is a different one: axes that were unlinked are linked again. */
  readonly fresh: boolean;
}

/** The layer's settings under torch's names, all of which can be changed. Changes are shown immediately and written nowhere. */
export function settings(change: (config: WireLayerConfig) => void): View<SettingsShown> {
  const element = h('div', { class: 'settings' });
  let rows: readonly View<WireLayerConfig>[] = [];
  let made = '';
  let current: WireLayerConfig | null = null;
  return {
    element,
    update: ({ config, fresh }) => {
      current = config;
      if (fresh || made !== config.type) {
        made = config.type;
        rows = panelKindOf(config).settingRows(config, part => {
          if (current) change(withKnown({ ...current, ...part } as WireLayerConfig, Object.keys(part)));
        });
        element.replaceChildren(...rows.map(row => row.element));
      }
      for (const row of rows) row.update(config);
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
