import { formatDim, type WireDim } from '../../src/core/dim';
import { axisSymbol } from '../../src/core/shape';
import type { WireConfig } from '../../src/protocol/panel';
import { settingRow, type RowShown } from '../controls/setting-rows';
import type { View } from '../controls/view';
import { h, setAttribute } from '../dom';
import { tv } from '../scene';
import { integerField } from '../ui';

type Adaptive = WireConfig<'adaptive'>;
type Size = WireDim | null;

/** The size of the output along each axis, or None for the input's own. Over one axis torch has no None. */
export function outputSizeRow({ rank }: Adaptive, set: (sizes: readonly Size[]) => void): View<RowShown<Adaptive>> {
  let sizes: readonly Size[] = [];
  const change = (axis: number, size: Size): void => {
    set(sizes.map((old, i) => (i === axis ? size : old)));
  };
  const axes = Array.from({ length: rank }, (_, axis) => {
    const symbol = formatDim(axisSymbol(rank, axis), 'pretty');
    const label = rank === 1 ? 'output_size' : `output_size ${symbol}`;
    const field = integerField(label, value => {
      change(axis, value);
    });
    const none = h(
      'button',
      {
        'class': 'keeps',
        'aria-label': tv('keepsInputSize', label),
        'title': tv('keepsInputSize', label),
        'onclick': () => {
          change(axis, sizes[axis] === null ? 1 : null);
        },
      },
      'None',
    );
    return { label, field, none };
  });
  const rows = axes.map(({ label, field, none }) => settingRow(label, field.element, ...(rank === 1 ? [] : [none])));
  return {
    element: h('div', { class: 'settings' }, ...rows),
    update: ({ config: { output_size, assumed } }) => {
      const given: readonly Size[] = Array.isArray(output_size) ? (output_size as readonly Size[]) : [output_size as Size];
      // One size can apply to all axes.
      sizes = Array.from({ length: rank }, (_, axis) => given[given.length === 1 ? 0 : axis] ?? null);
      const reason = assumed?.find(({ parameter }) => parameter === 'output_size')?.reason ?? '';
      for (const [axis, { field, none }] of axes.entries()) {
        const size = sizes[axis] ?? null;
        field.element.hidden = size === null && rank > 1;
        field.show({ value: typeof size === 'number' ? size : null, title: reason });
        setAttribute(none, 'aria-pressed', String(size === null));
      }
    },
  };
}
