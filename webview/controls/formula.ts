import { formatDim } from '../../src/core/dim';
import { formatFormula, layerFormula, type OutputFormula } from '../../src/core/shape';
import { h } from '../dom';
import type { DrawnLayer } from '../model';
import { t } from '../strings';
import type { View } from './view';

/** The output size of every axis, with this layer's numbers in the colours of the picture. */
export function formula(): View<DrawnLayer> {
  const element = h('section', { class: 'formula' });
  let shown: DrawnLayer | null = null;
  return {
    element,
    update: drawn => {
      if (drawn === shown) return;
      shown = drawn;
      const { config, input, volume: { rank } } = drawn;
      const names = rank === 1 ? [t('axisLength')] : [t('axisDepth'), t('axisHeight'), t('axisWidth')].slice(-rank);
      const lines = names.map((name, axis) => ({ names: [name], formula: layerFormula(config, axis, input.at(axis - rank)) }));
      element.replaceChildren(h('h2', {}, t('formula')), ...merged(lines).map(line));
    },
  };
}

interface Line {
  readonly names: readonly string[];
  readonly formula: OutputFormula;
}

/** Axes whose formulas are the same share a line. */
function merged(lines: readonly Line[]): Line[] {
  const byText = new Map<string, Line>();
  for (const { names, formula: each } of lines) {
    const text = formatFormula(each);
    byText.set(text, { names: [...(byText.get(text)?.names ?? []), ...names], formula: each });
  }
  return [...byText.values()];
}

function line({ names, formula: { parts, value } }: Line): Node {
  const spans = parts.map(({ role, text }) => (role === 'text' ? text : h('span', { class: role }, text)));
  return h('p', {}, h('span', { class: 'axis' }, `${names.join(', ')} `), ...spans, ' = ', h('b', {}, formatDim(value, 'pretty')));
}
