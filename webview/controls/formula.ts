import { outputFormula } from '../../src/core/shape';
import { h } from '../dom';
import type { DrawnLayer } from '../model';
import { t } from '../strings';
import type { View } from './view';

/** The output size of every axis, with this layer's numbers. */
export function formula(): View<DrawnLayer> {
  const element = h('section', { class: 'formula' });
  let shown: DrawnLayer | null = null;
  return {
    element,
    update: drawn => {
      if (drawn === shown) return;
      shown = drawn;
      const names = drawn.volume.rank === 1 ? [t('axisLength')] : [t('axisDepth'), t('axisHeight'), t('axisWidth')].slice(-drawn.volume.rank);
      const sizes = drawn.volume.axes.slice(-drawn.volume.rank).map(axis => axis.output);
      const lines = outputFormula(drawn.config, drawn.input).map((formula, axis) => ({ name: names[axis] ?? '', text: `${formula} = ${sizes[axis] ?? ''}` }));
      element.replaceChildren(h('h2', {}, t('formula')), ...merged(lines).map(({ name, text }) => h('p', {}, h('span', { class: 'axis' }, `${name} `), text)));
    },
  };
}

interface Line {
  readonly name: string;
  readonly text: string;
}

/** Axes whose formulas are the same share a line. */
function merged(lines: readonly Line[]): Line[] {
  const byText = new Map<string, string[]>();
  for (const { name, text } of lines) byText.set(text, [...(byText.get(text) ?? []), name]);
  return [...byText].map(([text, names]) => ({ name: names.join(', '), text }));
}
