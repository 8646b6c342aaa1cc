import { formatCount, formatExact, formatShape, fromWire, type WireDim } from '../../src/core/dim';
import { fieldSizes, layerReceptiveField } from '../../src/core/shape';
import type { LayerView, WireShape } from '../../src/protocol/panel';
import { h } from '../dom';
import { formatSizes } from '../format';
import { pictureOf } from '../model';
import { t } from '../strings';

/**
 * The line under the layer's name: shapes, parameters, cost, receptive field.
 * @param before the layer that this one would replace; changed values are shown with their previous values
 */
export function formatFacts(layer: LayerView, before: LayerView | null): Node[] {
  const facts = factsOf(layer);
  if (!before) return facts.map(({ node }) => node);
  const old = new Map(factsOf(before).map(({ name, node }) => [name, node.textContent]));
  return facts.map(({ name, node }) => {
    const was = old.get(name);
    if (was !== undefined && was !== node.textContent) node.append(' ', h('span', { class: 'was' }, t('was', was)));
    return node;
  });
}

interface Fact {
  readonly name: string;
  readonly node: HTMLElement;
}

function factsOf(layer: LayerView): Fact[] {
  const { input, output, params, macs, example } = layer;
  const picture = pictureOf(layer, true);
  return [
    ...(input && output ? [{ name: 'shape', node: h('span', { class: 'shape' }, t('shapes', shapeText(input), shapeText(output))) }] : []),
    ...(example
      ? [
          {
            name: 'example',
            node: h(
              'span',
              {},
              `${t('atSize', example.label)} `,
              h('span', { class: 'shape' }, t('shapes', shapeText(example.input), shapeText(example.output))),
            ),
          },
        ]
      : []),
    ...count(params ?? example?.params ?? null, t('params')),
    ...count(macs === null || typeof macs === 'string' ? (example?.macs ?? macs) : macs, t('macs'), exact => t('macsExactly', exact)),
    ...(picture.kind === 'drawn'
      ? [
          {
            name: 'field',
            node: h(
              'span',
              { title: t('receptiveFieldLong') },
              `${t('receptiveField')} `,
              h('b', {}, formatSizes(fieldSizes(layerReceptiveField(picture.config, picture.input)))),
            ),
          },
        ]
      : []),
  ];
}

/** A shape as Python prints it, with symbolic sizes in readable form. */
function shapeText(shape: WireShape): string {
  return formatShape(shape.map(fromWire), 'pretty');
}

function count(value: WireDim | null, name: string, note: (exact: string) => string = exact => t('exactly', exact)): Fact[] {
  if (value === null) return [];
  return [{ name, node: h('span', { title: note(formatExact(fromWire(value))) }, h('b', {}, formatCount(fromWire(value))), ` ${name}`) }];
}
