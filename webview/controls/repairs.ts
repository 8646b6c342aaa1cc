import { formatShape, toWire, type Dim } from '../../src/core/dim';
import { isPool, repairs, type ConvConfig, type Repair, type RepairValue } from '../../src/core/shape';
import type { LayerView, WireConvConfig } from '../../src/protocol/panel';
import { h } from '../dom';
import { formatSizes } from '../format';
import { fromWireConfig, fromWireShape } from '../../src/protocol/wire-config';
import type { PanelAction } from '../state';
import { t } from '../strings';

/** The smallest changes with which torch takes the layer, each to be tried by a click, with the output it gives. Null where there are none. */
export function repairList({ config, input, example }: LayerView, dispatch: (action: PanelAction) => void): HTMLElement | null {
  const size = input ?? example?.input;
  // What is wrong with a pooling is one number, and its message says which.
  if (!config || !size || isPool(config)) return null;
  const found = repairs(fromWireConfig(config), fromWireShape(size));
  if (found.length === 0) return null;
  const item = (repair: Repair): Node =>
    h(
      'li',
      {},
      h('button', { class: 'repair', onclick: () => { dispatch({ type: 'try', config: repaired(config, repair) }); } }, h('code', {}, changesText(repair)), h('span', { class: 'quiet' }, t('repairGives', formatShape(repair.output, 'pretty')))),
    );
  return h('section', { class: 'repairs' }, h('h3', {}, t('repairsTitle')), h('ul', {}, ...found.map(item)));
}

function changesText({ changes }: Repair): string {
  return changes.map(({ parameter, from, to }) => `${parameter} ${t('repairOf', valueText(from), valueText(to))}`).join(', ');
}

function valueText(value: RepairValue): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return `'${value}'`;
  return Array.isArray(value) ? formatSizes((value as readonly Dim[]).map(dim => String(toWire(dim)))) : String(toWire(value as Dim));
}

/** The configuration with a repair made, as it is sent. */
function repaired(config: WireConvConfig, { changes }: Repair): WireConvConfig {
  return { ...config, ...Object.fromEntries(changes.map(({ parameter, to }) => [parameter, wire(to)])) };
}

function wire(value: ConvConfig[keyof ConvConfig]): unknown {
  if (Array.isArray(value)) return (value as readonly Dim[]).map(toWire);
  return typeof value === 'bigint' ? toWire(value) : value;
}
