import { formatDim, type WireDim } from '../../src/core/dim';
import { axisSymbol, type Assumed, type Rank } from '../../src/core/shape';
import { h, setAttribute } from '../dom';
import { t } from '../strings';
import { checkbox, choice, integerField } from '../ui';
import type { View } from './view';

/** What every configuration needs for its settings to be shown. */
export interface Settable {
  readonly rank: Rank;
  readonly assumed?: readonly Assumed[];
}

/** What a row of settings shows. */
export interface RowShown<Config> {
  readonly config: Config;
  /** The parameters whose axes the user changes separately, even while they are equal. */
  readonly unlinked: readonly string[];
}

/** What the user changes in a row. */
export interface RowChanges<Config> {
  readonly set: (part: Partial<Config>) => void;
  readonly unlink: (parameter: string, unlinked: boolean) => void;
}

/** One setting: its name, its value in a configuration, and the change it makes. */
export interface Setting<Config, Value> {
  readonly name: string;
  readonly of: (config: Config) => Value;
  readonly set: (value: Value) => void;
}

type Row<Config> = View<RowShown<Config>>;

/** Words that can replace sizes. */
const WORDS = ['numbers', 'same', 'valid'] as const;

function reasonFor({ assumed }: Settable, name: string): string {
  return assumed?.find(({ parameter }) => parameter === name)?.reason ?? '';
}

/** A size as a number; null for a symbol. */
function numberOf(dim: WireDim | null | undefined): number | null {
  return typeof dim === 'number' ? dim : null;
}

/** A setting's name, and what it is changed with. */
export function settingRow(name: string, ...controls: readonly Node[]): HTMLElement {
  return h('div', { class: 'setting' }, h('span', { class: 'name' }, name), h('span', { class: 'values' }, ...controls));
}

/** One integer. Null if there is none, in which case a word is shown. */
export function plainRow<Config extends Settable>({ name, of, set }: Setting<Config, WireDim | null>, none: string): Row<Config> {
  const field = integerField(name, set);
  const instead = h('span', { class: 'quiet' }, none);
  return {
    element: settingRow(name, field.element, instead),
    update: ({ config }) => {
      const value = of(config);
      field.element.hidden = value === null;
      instead.hidden = value !== null;
      field.show({ value: numberOf(value), title: reasonFor(config, name) });
    },
  };
}

type Sizes = readonly WireDim[] | 'same' | 'valid';

interface SizesShown {
  /** One for each axis; none where a word replaces them. */
  readonly values: readonly WireDim[];
  /** Whether one field changes all axes. */
  readonly together: boolean;
}

/** One field while the axes are linked, otherwise one for each axis. Where words are allowed, a word can replace them. */
export function sizesRow<Config extends Settable>(
  { name, of, set }: Setting<Config, Sizes>,
  rank: number,
  hasWords: (config: Config) => boolean,
  unlink: (parameter: string, unlinked: boolean) => void,
): Row<Config> {
  let shown: SizesShown = { values: [], together: true };
  const axes = Array.from({ length: rank }, (_, axis) => {
    const symbol = formatDim(axisSymbol(rank === 1 ? 1 : rank === 2 ? 2 : 3, axis), 'pretty');
    return integerField(rank === 1 ? name : `${name} ${symbol}`, value => {
      set(shown.values.map((old, index) => (shown.together || index === axis ? value : old)));
    });
  });
  const between = axes.slice(1).map(() => h('span', { 'class': 'times', 'aria-hidden': 'true' }, '×'));
  const chain = h(
    'button',
    {
      'class': 'chain',
      'aria-label': t('sameOnAllAxes', name),
      'title': t('sameOnAllAxes', name),
      'onclick': () => {
        const { values, together } = shown;
        unlink(name, together);
        const [first] = values;
        if (!together && first !== undefined && values.some(value => value !== first)) set(values.map(() => first));
      },
    },
    '=',
  );
  const words = choice<(typeof WORDS)[number]>(
    t('paddingKind'),
    WORDS.map(value => ({ value, text: value === 'numbers' ? t('numbers') : `'${value}'` })),
    word => {
      set(word === 'numbers' ? Array.from({ length: rank }, () => 0) : word);
    },
  );
  const show = ({ values, together }: SizesShown): void => {
    for (const [axis, field] of axes.entries()) {
      field.element.hidden = values.length === 0 || (together && axis > 0);
      if (rank > 1)
        field.element.setAttribute('aria-label', together ? name : `${name} ${formatDim(axisSymbol(rank === 2 ? 2 : 3, axis), 'pretty')}`);
    }
    for (const sign of between) sign.hidden = together || values.length === 0;
    chain.hidden = rank === 1 || values.length === 0;
    setAttribute(chain, 'aria-pressed', String(together));
  };
  const fields = axes.flatMap((field, axis) => (axis === 0 ? [field.element] : [...between.slice(axis - 1, axis), field.element]));
  return {
    element: settingRow(name, words.element, ...fields, chain),
    update: ({ config, unlinked }) => {
      const value = of(config);
      words.element.hidden = !hasWords(config);
      words.show(typeof value === 'string' ? value : 'numbers');
      // One entry can apply to all axes.
      const values = typeof value === 'string' ? [] : Array.from({ length: rank }, (_, axis) => value[value.length === 1 ? 0 : axis] ?? 0);
      shown = { values, together: !unlinked.includes(name) && values.every(each => each === values[0]) };
      show(shown);
      for (const [axis, field] of axes.entries()) field.show({ value: numberOf(values[axis]), title: reasonFor(config, name) });
    },
  };
}

/** A checkbox. */
export function checkRow<Config extends Settable>({ name, of, set }: Setting<Config, boolean>): Row<Config> {
  const box = checkbox(name, name, set);
  return {
    element: h('div', { class: 'setting' }, box.element),
    update: ({ config }) => {
      box.show(of(config));
    },
  };
}

/** A choice of a few words. */
export function choiceRow<Config extends Settable, Value extends string>(
  { name, of, set }: Setting<Config, Value>,
  values: readonly Value[],
): Row<Config> {
  const list = choice(
    name,
    values.map(value => ({ value, text: value })),
    set,
  );
  return {
    element: settingRow(name, list.element),
    update: ({ config }) => {
      list.show(of(config));
    },
  };
}
