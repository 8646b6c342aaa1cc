import { isPool } from '../../src/core/shape';
import type { WireConvConfig, WireLayerConfig } from '../../src/protocol/panel';
import { h } from '../dom';
import { t } from '../strings';
import { poolRows } from './pool-settings';
import { checkRow, choiceRow, plainRow, sizesRow, type Settable } from './setting-rows';
import type { View } from './view';

/** Settings with one number for each axis, in the order of the constructor. */
const PER_AXIS = ['kernel_size', 'stride', 'padding', 'output_padding', 'dilation'] as const;
const MODES = ['zeros', 'reflect', 'replicate', 'circular'] as const;

export interface SettingsShown {
  readonly config: WireLayerConfig;
  /** Another layer than before: axes that were taken apart are together again. */
  readonly fresh: boolean;
}

/** The layer's settings by torch's names, all of them to be changed. What is changed is shown at once, and written nowhere. */
export function settings(change: (config: WireLayerConfig) => void): View<SettingsShown> {
  const element = h('div', { class: 'settings' });
  let show: (config: WireLayerConfig) => void = () => undefined;
  let made = '';
  /** Rows for one kind of layer, and how they are brought up to date. */
  const build = <Config extends WireLayerConfig>(
    first: Config,
    rowsOf: (config: Config, set: (part: Partial<Config>) => void) => readonly View<Config>[],
  ): ((config: Config) => void) => {
    let current = first;
    const rows = rowsOf(first, part => {
      change(withKnown({ ...current, ...part }, Object.keys(part)));
    });
    element.replaceChildren(...rows.map(row => row.element));
    return config => {
      current = config;
      for (const row of rows) row.update(config);
    };
  };
  return {
    element,
    update: ({ config, fresh }) => {
      if (fresh || made !== config.type) {
        made = config.type;
        if (isPool(config)) {
          const update = build(config, poolRows);
          show = next => {
            if (isPool(next)) update(next);
          };
        } else {
          const update = build(config, convRows);
          show = next => {
            if (!isPool(next)) update(next);
          };
        }
      }
      show(config);
    },
  };
}

function convRows({ rank, transposed }: WireConvConfig, set: (part: Partial<WireConvConfig>) => void): readonly View<WireConvConfig>[] {
  const plain = (name: 'in_channels' | 'out_channels' | 'groups'): View<WireConvConfig> =>
    plainRow(
      {
        name,
        of: config => config[name],
        set: value => {
          set({ [name]: value });
        },
      },
      t('lazy'),
    );
  const sizes = (name: (typeof PER_AXIS)[number]): View<WireConvConfig> =>
    sizesRow(
      {
        name,
        of: config => config[name],
        set: value => {
          set({ [name]: value });
        },
      },
      rank,
      () => name === 'padding' && !transposed,
    );
  return [
    plain('in_channels'),
    plain('out_channels'),
    ...PER_AXIS.filter(name => name !== 'output_padding' || transposed).map(sizes),
    plain('groups'),
    checkRow({
      name: 'bias',
      of: config => config.bias,
      set: bias => {
        set({ bias });
      },
    }),
    ...(transposed
      ? []
      : [
          choiceRow(
            {
              name: 'padding_mode',
              of: (config: WireConvConfig) => config.padding_mode,
              set: padding_mode => {
                set({ padding_mode });
              },
            },
            MODES,
          ),
        ]),
  ];
}

/** What has been set is no longer one of the things that could not be resolved. */
function withKnown<Config extends Settable>(config: Config, names: readonly string[]): Config {
  if (!config.assumed) return config;
  const { assumed, ...known } = config;
  const left = assumed.filter(({ parameter }) => !names.includes(parameter));
  return (left.length === 0 ? known : { ...known, assumed: left }) as Config;
}
