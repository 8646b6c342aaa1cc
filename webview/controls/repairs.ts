import { formatShape, toWire, type Dim, type Shape } from '../../src/core/dim';
import { isPool, poolRepairs, repairs, type LayerConfig } from '../../src/core/shape';
import type { LayerView } from '../../src/protocol/panel';
import { h } from '../dom';
import { formatSizes } from '../format';
import { fromWireConfig, fromWireShape, toWireConfig } from '../../src/protocol/wire-config';
import type { PanelAction } from '../state';
import { t } from '../strings';

type Value = Dim | readonly Dim[] | string | null;

interface Offer {
  readonly changes: readonly { readonly parameter: string; readonly from: Value; readonly to: Value }[];
  readonly config: LayerConfig;
  readonly output: Shape;
}

/** The smallest changes with which torch takes the layer, each to be tried by a click, with the output it gives. Null where there are none. */
export function repairList({ config, input, example }: LayerView, dispatch: (action: PanelAction) => void): HTMLElement | null {
  const size = input ?? example?.input;
  if (!config || !size) return null;
  const found = offers(fromWireConfig(config), fromWireShape(size));
  if (found.length === 0) return null;
  const item = (offer: Offer): Node =>
    h(
      'li',
      {},
      h(
        'button',
        {
          class: 'repair',
          onclick: () => {
            dispatch({ type: 'try', config: toWireConfig(offer.config) });
          },
        },
        h('code', {}, changesText(offer)),
        h('span', { class: 'quiet' }, t('repairGives', formatShape(offer.output, 'pretty'))),
      ),
    );
  return h('section', { class: 'repairs' }, h('h3', {}, t('repairsTitle')), h('ul', {}, ...found.map(item)));
}

function offers(config: LayerConfig, input: Shape): readonly Offer[] {
  if (!isPool(config)) return repairs(config, input);
  return poolRepairs(config, input).map(({ parameter, from, to, config: repaired, output }) => ({
    changes: [{ parameter, from, to }],
    config: repaired,
    output,
  }));
}

function changesText({ changes }: Offer): string {
  return changes.map(({ parameter, from, to }) => `${parameter} ${t('repairOf', valueText(from), valueText(to))}`).join(', ');
}

function valueText(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return `'${value}'`;
  return isSizes(value) ? formatSizes(value.map(dim => String(toWire(dim)))) : String(toWire(value));
}

function isSizes(value: Dim | readonly Dim[]): value is readonly Dim[] {
  return Array.isArray(value);
}
