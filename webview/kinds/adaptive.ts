import { takesMax } from '../../src/core/shape';
import { checkRow } from '../controls/setting-rows';
import { outputSizeRow } from './output-size-row';
import type { PanelKind } from './panel-kind';
import { pooledAssumptions } from './pooled-assumptions';

/** Poolings to a given size, in the panel. */
export const adaptivePanel: PanelKind<'adaptive'> = {
  settingRows: (config, { set }) => [
    outputSizeRow(config, output_size => {
      set({ output_size });
    }),
    ...(takesMax(config.type)
      ? [
          checkRow<typeof config>({
            name: 'return_indices',
            of: ({ return_indices }) => return_indices,
            set: return_indices => {
              set({ return_indices });
            },
          }),
        ]
      : []),
  ],
  assumptions: pooledAssumptions,
};
