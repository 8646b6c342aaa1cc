import { isMaxPool } from '../../src/core/shape';
import type { WireConfig } from '../../src/protocol/panel';
import { checkRow, plainRow, sizesRow, type RowChanges, type RowShown } from '../controls/setting-rows';
import type { View } from '../controls/view';
import type { PanelKind } from './panel-kind';
import { pooledAssumptions } from './pooled-assumptions';

type WirePoolLayer = WireConfig<'pooling'>;

/** Poolings with sliding windows, in the panel. */
export const poolingPanel: PanelKind<'pooling'> = { settingRows, assumptions: pooledAssumptions };

type Row = View<RowShown<WirePoolLayer>>;

function settingRows(layer: WirePoolLayer, { set, unlink }: RowChanges<WirePoolLayer>): readonly Row[] {
  const { rank, divisor_override } = layer;
  const sizes = (name: 'kernel_size' | 'padding' | 'dilation'): Row =>
    sizesRow(
      {
        name,
        of: config => config[name],
        set: value => {
          if (typeof value !== 'string') set({ [name]: value });
        },
      },
      rank,
      () => false,
      unlink,
    );
  const check = (name: 'ceil_mode' | 'return_indices' | 'count_include_pad'): Row =>
    checkRow({
      name,
      of: config => config[name],
      set: value => {
        set({ [name]: value });
      },
    });
  const isMax = isMaxPool(layer);
  return [
    sizes('kernel_size'),
    // If no stride is given, it is the kernel size and changes with it.
    sizesRow(
      {
        name: 'stride',
        of: config => config.stride ?? config.kernel_size,
        set: value => {
          if (typeof value !== 'string') set({ stride: value });
        },
      },
      rank,
      () => false,
      unlink,
    ),
    sizes('padding'),
    ...(isMax ? [sizes('dilation'), check('return_indices')] : []),
    check('ceil_mode'),
    ...(isMax ? [] : [check('count_include_pad')]),
    ...(divisor_override === null
      ? []
      : [
          plainRow<WirePoolLayer>(
            {
              name: 'divisor_override',
              of: config => config.divisor_override,
              set: value => {
                set({ divisor_override: value });
              },
            },
            'None',
          ),
        ]),
  ];
}
