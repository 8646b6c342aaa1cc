import type { WireConvConfig } from '../../src/protocol/panel';
import { checkRow, choiceRow, plainRow, sizesRow, type RowChanges, type RowShown } from '../controls/setting-rows';
import type { View } from '../controls/view';
import { t } from '../strings';
import type { PanelKind } from './panel-kind';

/** Settings with one number for each axis, in the order of the constructor. */
const PER_AXIS = ['kernel_size', 'stride', 'padding', 'output_padding', 'dilation'] as const;
const MODES = ['zeros', 'reflect', 'replicate', 'circular'] as const;

/** Convolutions in the panel. */
export const convolutionPanel: PanelKind<'convolution'> = {
  settingRows,
  assumptions: ({ assumed = [], bias, padding_mode }) => {
    const names = new Set(assumed.map(({ parameter }) => parameter));
    return [
      ...(names.has('bias') ? [t('drawnAs', 'bias', bias ? t('yes') : t('no'))] : []),
      ...(names.has('padding_mode') ? [t('drawnAs', 'padding_mode', `'${padding_mode}'`)] : []),
    ];
  },
};

type Row = View<RowShown<WireConvConfig>>;

function settingRows({ rank, transposed }: WireConvConfig, { set, unlink }: RowChanges<WireConvConfig>): readonly Row[] {
  const plain = (name: 'in_channels' | 'out_channels' | 'groups'): Row =>
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
  const sizes = (name: (typeof PER_AXIS)[number]): Row =>
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
      unlink,
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
