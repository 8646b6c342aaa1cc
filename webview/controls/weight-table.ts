import { inputChannels } from '../../src/core/forward';
import { h, setText } from '../dom';
import { biasKey, weightKey } from '../model';
import { lookOf, tv } from '../scene';
import { t } from '../strings';
import { button, decimalField } from '../ui';
import type { NumberSettingsShown } from './number-settings-shown';
import type { View } from './view';

/** A larger kernel has no table, because its fields would be too small to read. */
const MOST_CELLS = 7;

type Field = ReturnType<typeof decimalField>;

/** The weights of the kernel that is shown, as editable fields. */
export function weightTable(edit: (edited: Readonly<Record<string, number>>) => void): View<NumberSettingsShown> {
  const title = h('summary');
  const body = h('div', { class: 'weights' });
  const reset = button(
    tv('weightsBack'),
    () => {
      edit({});
    },
    'secondary',
  );
  const element = h('details', { class: 'weight-table' }, title, body, h('div', { class: 'actions' }, reset));
  let made = '';
  let fields: readonly { readonly field: Field; readonly key: () => string; readonly value: () => number }[] = [];
  let shown: NumberSettingsShown | null = null;

  /** A field for the value under a key, as the layer is then. */
  const fieldFor = (label: string, key: (of: NumberSettingsShown) => string, value: (of: NumberSettingsShown) => number): Field => {
    const field = decimalField(label, typed => {
      if (shown) edit({ ...shown.numbers.edited, [key(shown)]: typed });
    });
    fields = [...fields, { field, key: () => (shown ? key(shown) : ''), value: () => (shown ? value(shown) : 0) }];
    return field;
  };

  const make = ({ drawn: { volume } }: NumberSettingsShown): void => {
    const { row, col, rank } = volume;
    fields = [];
    const rows = Array.from({ length: row.kernel }, (_, r) =>
      h(
        'div',
        { class: 'weight-row' },
        ...Array.from({ length: col.kernel }, (__, c) => {
          const place = rank === 1 ? String(c) : `${r}, ${c}`;
          return fieldFor(
            tv('weightAt', place),
            ({ view }) => weightKey(view.outChannel, view.inChannel, [view.slice, r, c]),
            ({ drawn, view }) => drawn.values.weight(view.outChannel, view.inChannel, [view.slice, r, c]),
          ).element;
        }),
      ),
    );
    const bias = volume.bias
      ? [
          h(
            'label',
            { class: 'setting' },
            h('span', { class: 'name' }, t('bias')),
            fieldFor(
              t('bias'),
              ({ view }) => biasKey(view.outChannel),
              ({ drawn, view }) => drawn.values.bias(view.outChannel),
            ).element,
          ),
        ]
      : [];
    body.replaceChildren(...rows, ...bias);
  };

  return {
    element,
    update: next => {
      shown = next;
      const {
        drawn: { volume },
        view,
        numbers,
      } = next;
      element.hidden = !lookOf(volume).hasWeights || volume.row.kernel > MOST_CELLS || volume.col.kernel > MOST_CELLS;
      if (element.hidden) return;
      const kind = [volume.row.kernel, volume.col.kernel, volume.rank, volume.bias].join();
      if (kind !== made) {
        made = kind;
        make(next);
      }
      const channels = t('joins', inputChannels(volume, view.outChannel).from + view.inChannel, view.outChannel);
      setText(title, tv('weightsOf', volume.rank === 3 ? `${channels} · ${t('depthAt', view.slice)}` : channels));
      reset.hidden = Object.keys(numbers.edited).length === 0;
      for (const { field, key, value } of fields) field.show({ value: value(), title: key() in numbers.edited ? tv('typed') : '' });
    },
  };
}
