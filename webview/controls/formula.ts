import { formatDim, formatExact, isInt, type Dim } from '../../src/core/dim';
import {
  formatFormula,
  kindOf,
  layerFieldFormula,
  layerFormula,
  layerMacs,
  layerOutput,
  layerParams,
  rangeText,
  settledLayer,
  type FormulaPart,
} from '../../src/core/shape';
import { h } from '../dom';
import type { DrawnLayer } from '../model';
import { t, type StringKey } from '../strings';
import type { View } from './view';

/** A calculation: one line for every axis if they differ, otherwise one line. */
interface Worked {
  readonly title: StringKey;
  readonly lines: readonly Line[];
}

interface Line {
  /** The axes to which it applies; empty for the whole layer. */
  readonly axes: readonly string[];
  readonly parts: readonly FormulaPart[];
  readonly value: Dim;
  readonly least?: Dim;
}

/**
 * How output size, parameters, MACs and receptive field are computed, with this layer's numbers in the colours of the picture. `onPart`
 * receives the part
 * that the user points at, so that the picture can show its meaning.
 */
export function formula(onPart: (role: FormulaPart['role'] | null) => void): View<DrawnLayer> {
  const element = h('section', { 'class': 'formula', 'aria-label': t('formulas') });
  let shown: DrawnLayer | null = null;
  element.addEventListener('pointerover', event => {
    onPart(event.target instanceof HTMLElement ? ((event.target.dataset.part as FormulaPart['role'] | undefined) ?? null) : null);
  });
  element.addEventListener('pointerleave', () => {
    onPart(null);
  });
  return {
    element,
    update: drawn => {
      if (drawn === shown) return;
      shown = drawn;
      element.replaceChildren(...workedOut(drawn).map(({ title, lines }) => h('div', {}, h('h2', {}, t(title)), ...lines.map(line))));
    },
  };
}

function workedOut({ config, input, volume: { rank } }: DrawnLayer): Worked[] {
  const names = rank === 1 ? [t('axisLength')] : [t('axisDepth'), t('axisHeight'), t('axisWidth')].slice(-rank);
  const along = (of: (axis: number) => Omit<Line, 'axes'>): Line[] => merged(names.map((name, axis) => ({ axes: [name], ...of(axis) })));
  const sizes: Worked = { title: 'formula', lines: along(axis => layerFormula(config, axis, input.at(axis - rank))) };
  const field: Worked = { title: 'fieldFormula', lines: along(axis => layerFieldFormula(config, axis, input)) };
  const output = layerOutput(config, input);
  const { weights } = kindOf(config);
  if (!weights || output.kind !== 'ok') return [sizes, field];
  const settled = settledLayer(config, input);
  return [
    sizes,
    { title: 'paramsFormula', lines: [{ axes: [], parts: weights.paramsParts(settled), value: layerParams(settled) ?? 0 }] },
    {
      title: 'macsFormula',
      lines: [{ axes: [], parts: weights.macsParts(settled, input, output.value), value: layerMacs(settled, input, output.value) }],
    },
    field,
  ];
}

/** Axes with the same formula share a line. */
function merged(lines: readonly Line[]): Line[] {
  const byText = new Map<string, Line>();
  for (const each of lines) {
    const text = `${formatFormula(each)}=${formatDim(each.value, 'pretty')}`;
    byText.set(text, { ...each, axes: [...(byText.get(text)?.axes ?? []), ...each.axes] });
  }
  return [...byText.values()];
}

function line({ axes, parts, value, least }: Line): Node {
  const shown = least !== undefined ? rangeText(least, value) : isInt(value) ? formatExact(value) : formatDim(value, 'pretty');
  const spans = parts.map(({ role, text }) =>
    role === 'text' ? text : h('span', { 'class': role, 'data-part': role, 'title': role }, text),
  );
  return h(
    'p',
    {},
    ...(axes.length > 0 ? [h('span', { class: 'axis' }, `${axes.join(', ')} `)] : []),
    ...spans,
    // A formula that is its value is not written twice.
    ...(parts.length > 0 && formatFormula({ parts }) !== shown ? [' = '] : []),
    ...(formatFormula({ parts }) === shown ? [] : [h('b', {}, shown)]),
  );
}
