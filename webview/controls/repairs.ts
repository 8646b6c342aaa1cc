import { formatShape, toWire, type Dim } from '../../src/core/dim';
import { kindOf, type LayerConfig, type LayerRepair, type SettingValue } from '../../src/core/shape';
import type { LayerView } from '../../src/protocol/panel';
import { h } from '../dom';
import { formatSizes } from '../format';
import { fromWireConfig, fromWireShape, toWireConfig } from '../../src/protocol/wire-config';
import type { PanelAction } from '../state';
import { t } from '../strings';

/** The smallest changes with which torch accepts the layer. A click tries one; each shows the resulting output. Null if there are none. */
export function repairList({ config, input, example }: LayerView, dispatch: (action: PanelAction) => void): HTMLElement | null {
  const size = input ?? example?.input;
  if (!config || !size) return null;
  const given = fromWireConfig(config);
  const found = kindOf(given).repairs(given, fromWireShape(size));
  if (found.length === 0) return null;
  const item = (offer: LayerRepair<LayerConfig>): Node =>
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

function changesText({ changes }: LayerRepair<LayerConfig>): string {
  return changes.map(({ parameter, from, to }) => `${parameter} ${t('repairOf', valueText(from), valueText(to))}`).join(', ');
}

function valueText(value: SettingValue): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return `'${value}'`;
  return isSizes(value) ? formatSizes(value.map(sizeText)) : sizeText(value);
}

function sizeText(size: Dim | null): string {
  return size === null ? 'None' : String(toWire(size));
}

function isSizes(value: Dim | readonly (Dim | null)[]): value is readonly (Dim | null)[] {
  return Array.isArray(value);
}
