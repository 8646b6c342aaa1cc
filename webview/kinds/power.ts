import type { WireConfig } from '../../src/protocol/panel';
import { checkRow, settingRow, sizesRow, type RowShown } from '../controls/setting-rows';
import type { View } from '../controls/view';
import { decimalField } from '../ui';
import type { PanelKind } from './panel-kind';
import { pooledAssumptions } from './pooled-assumptions';

type Power = WireConfig<'power'>;

/** Power-average poolings, in the panel. */
export const powerPanel: PanelKind<'power'> = {
  settingRows: ({ rank }, { set, unlink }) => [
    normRow(norm_type => {
      set({ norm_type });
    }),
    sizesRow<Power>(
      {
        name: 'kernel_size',
        of: config => config.kernel_size,
        set: kernel_size => {
          if (typeof kernel_size !== 'string') set({ kernel_size });
        },
      },
      rank,
      () => false,
      unlink,
    ),
    // If no stride is given, it is the kernel size and changes with it.
    sizesRow<Power>(
      {
        name: 'stride',
        of: config => config.stride ?? config.kernel_size,
        set: stride => {
          if (typeof stride !== 'string') set({ stride });
        },
      },
      rank,
      () => false,
      unlink,
    ),
    checkRow<Power>({
      name: 'ceil_mode',
      of: config => config.ceil_mode,
      set: ceil_mode => {
        set({ ceil_mode });
      },
    }),
  ],
  assumptions: pooledAssumptions,
};

/** The exponent, which need not be an integer. */
function normRow(set: (norm: number) => void): View<RowShown<Power>> {
  const field = decimalField('norm_type', set);
  return {
    element: settingRow('norm_type', field.element),
    update: ({ config: { norm_type, assumed } }) => {
      field.show({
        value: typeof norm_type === 'number' ? norm_type : null,
        title: assumed?.find(({ parameter }) => parameter === 'norm_type')?.reason ?? '',
      });
    },
  };
}
