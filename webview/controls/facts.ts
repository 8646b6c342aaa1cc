import { formatCount, formatDim, formatExact, formatShape, fromWire, type WireDim } from '../../src/core/dim';
import { receptiveField } from '../../src/core/shape';
import type { LayerView, WireShape } from '../../src/protocol/panel';
import { h } from '../dom';
import { formatSizes } from '../format';
import { pictureOf } from '../model';
import { t } from '../strings';

/** The line under the layer's name: shapes, parameters, cost, receptive field. */
export function formatFacts(layer: LayerView): Node[] {
  const { input, output, params, macs, example } = layer;
  const picture = pictureOf(layer, true);
  return [
    ...(input && output ? [h('span', { class: 'shape' }, t('shapes', shapeText(input), shapeText(output)))] : []),
    ...(example ? [h('span', {}, `${t('atSize', example.label)} `, h('span', { class: 'shape' }, t('shapes', shapeText(example.input), shapeText(example.output))))] : []),
    ...count(params ?? example?.params ?? null, t('params')),
    ...count(macs === null || typeof macs === 'string' ? (example?.macs ?? macs) : macs, t('macs'), exact => t('macsExactly', exact)),
    ...(picture.kind === 'drawn' ? [h('span', { title: t('receptiveFieldLong') }, `${t('receptiveField')} `, h('b', {}, formatSizes(receptiveField(picture.config).size.map(size => formatDim(size, 'pretty')))))] : []),
  ];
}

/** A shape the way Python prints it, with symbolic sizes as people write them. */
export function shapeText(shape: WireShape): string {
  return formatShape(shape.map(fromWire), 'pretty');
}

/** A size as people write it. */
export function dimText(dim: WireDim): string {
  return formatDim(fromWire(dim), 'pretty');
}

function count(value: WireDim | null, name: string, note: (exact: string) => string = exact => t('exactly', exact)): Node[] {
  if (value === null) return [];
  return [h('span', { title: note(formatExact(fromWire(value))) }, h('b', {}, formatCount(fromWire(value))), ` ${name}`)];
}
