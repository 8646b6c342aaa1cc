import type { WireDim } from '../../src/core/dim';
import { axisSymbol } from '../../src/core/shape';
import type { WireConvConfig } from '../../src/protocol/panel';
import { formatDim } from '../../src/core/dim';
import { h, setAttribute } from '../dom';
import { t } from '../strings';
import { checkbox, choice, integerField } from '../ui';
import type { View } from './view';

/** Settings with one number for each axis, in the order of the constructor. */
const PER_AXIS = ['kernel_size', 'stride', 'padding', 'output_padding', 'dilation'] as const;
const PLAIN = ['in_channels', 'out_channels', 'groups'] as const;
const MODES = ['zeros', 'reflect', 'replicate', 'circular'] as const;
const WORDS = ['numbers', 'same', 'valid'] as const;

type PerAxis = (typeof PER_AXIS)[number];
type Plain = (typeof PLAIN)[number];

export interface SettingsShown {
  readonly config: WireConvConfig;
  /** Another layer than before: axes that were taken apart are together again. */
  readonly fresh: boolean;
}

/** The layer's settings by torch's names, all of them to be changed. What is changed is shown at once, and written nowhere. */
export function settings(change: (config: WireConvConfig) => void): View<SettingsShown> {
  const element = h('div', { class: 'settings' });
  let rows: readonly View<WireConvConfig>[] = [];
  let current: WireConvConfig | null = null;
  let made = '';
  const set = (part: Partial<WireConvConfig>): void => {
    if (current) change(withKnown({ ...current, ...part }, Object.keys(part)));
  };
  return {
    element,
    update: ({ config, fresh }) => {
      current = config;
      if (fresh || made !== config.type) {
        made = config.type;
        const sizes = (name: PerAxis): View<WireConvConfig> => perAxis(name, config.rank, set);
        rows = [
          ...PLAIN.slice(0, 2).map(name => plain(name, set)),
          ...PER_AXIS.filter(name => name !== 'output_padding' || config.transposed).map(sizes),
          plain('groups', set),
          bias(set),
          ...(config.transposed ? [] : [mode(set)]),
        ];
        element.replaceChildren(...rows.map(row => row.element));
      }
      for (const row of rows) row.update(config);
    },
  };
}

/** What has been set is no longer one of the things that could not be resolved. */
function withKnown(config: WireConvConfig, names: readonly string[]): WireConvConfig {
  if (!config.assumed) return config;
  const { assumed, ...known } = config;
  const left = assumed.filter(({ parameter }) => !names.includes(parameter));
  return left.length === 0 ? known : { ...known, assumed: left };
}

function reasonFor({ assumed }: WireConvConfig, name: string): string {
  return assumed?.find(({ parameter }) => parameter === name)?.reason ?? '';
}

/** A size as a number; null for a symbol. */
function numberOf(dim: WireDim | null | undefined): number | null {
  return typeof dim === 'number' ? dim : null;
}

function row(name: string, ...controls: readonly Node[]): HTMLElement {
  return h('div', { class: 'setting' }, h('span', { class: 'name' }, name), h('span', { class: 'values' }, ...controls));
}

function plain(name: Plain, set: (part: Partial<WireConvConfig>) => void): View<WireConvConfig> {
  const field = integerField(name, value => {
    set({ [name]: value });
  });
  const lazy = h('span', { class: 'quiet' }, t('lazy'));
  return {
    element: row(name, field.element, lazy),
    update: config => {
      const value = config[name];
      field.element.hidden = value === null;
      lazy.hidden = value !== null;
      field.show({ value: numberOf(value), title: reasonFor(config, name) });
    },
  };
}

/** One field while the axes are held together, else one for each. Padding may be a word instead. */
function perAxis(name: PerAxis, rank: number, set: (part: Partial<WireConvConfig>) => void): View<WireConvConfig> {
  let values: readonly WireDim[] = [];
  let together = true;
  /** The user took the axes apart: equal values do not put them together again. */
  let apart = false;
  const axes = Array.from({ length: rank }, (_, axis) => {
    const symbol = formatDim(axisSymbol(rank === 1 ? 1 : rank === 2 ? 2 : 3, axis), 'pretty');
    return integerField(rank === 1 ? name : `${name} ${symbol}`, value => {
      set({ [name]: values.map((old, index) => (together || index === axis ? value : old)) });
    });
  });
  const between = axes.slice(1).map(() => h('span', { class: 'times', 'aria-hidden': 'true' }, '×'));
  const chain = h('button', {
    class: 'chain',
    'aria-label': t('sameOnAllAxes', name),
    title: t('sameOnAllAxes', name),
    onclick: () => {
      apart = together;
      const [first] = values;
      if (!apart && first !== undefined && values.some(value => value !== first)) set({ [name]: values.map(() => first) });
      show();
    },
  }, '=');
  const words = choice<(typeof WORDS)[number]>(t('paddingKind'), WORDS.map(value => ({ value, text: value === 'numbers' ? t('numbers') : `'${value}'` })), word => {
    set({ padding: word === 'numbers' ? Array.from({ length: rank }, () => 0) : word });
  });
  const show = (): void => {
    together = !apart && values.every(value => value === values[0]);
    for (const [axis, field] of axes.entries()) {
      field.element.hidden = values.length === 0 || (together && axis > 0);
      if (rank > 1) field.element.setAttribute('aria-label', together ? name : `${name} ${formatDim(axisSymbol(rank === 2 ? 2 : 3, axis), 'pretty')}`);
    }
    for (const sign of between) sign.hidden = together || values.length === 0;
    chain.hidden = rank === 1 || values.length === 0;
    setAttribute(chain, 'aria-pressed', String(together));
  };
  const fields = axes.flatMap((field, axis) => (axis === 0 ? [field.element] : [...between.slice(axis - 1, axis), field.element]));
  return {
    element: row(name, ...(name === 'padding' ? [words.element] : []), ...fields, chain),
    update: config => {
      const value = config[name];
      if (name === 'padding') {
        words.element.hidden = config.transposed;
        words.show(typeof value === 'string' ? (value === 'same' ? 'same' : 'valid') : 'numbers');
      }
      // One entry may stand for all axes.
      values = typeof value === 'string' ? [] : Array.from({ length: rank }, (_, axis) => value[value.length === 1 ? 0 : axis] ?? 0);
      show();
      for (const [axis, field] of axes.entries()) field.show({ value: numberOf(values[axis]), title: reasonFor(config, name) });
    },
  };
}

function bias(set: (part: Partial<WireConvConfig>) => void): View<WireConvConfig> {
  const box = checkbox('bias', 'bias', checked => {
    set({ bias: checked });
  });
  return {
    element: h('div', { class: 'setting' }, box.element),
    update: config => {
      box.show(config.bias);
    },
  };
}

function mode(set: (part: Partial<WireConvConfig>) => void): View<WireConvConfig> {
  const modes = choice('padding_mode', MODES.map(value => ({ value, text: value })), value => {
    set({ padding_mode: value });
  });
  return {
    element: row('padding_mode', modes.element),
    update: config => {
      modes.show(config.padding_mode);
    },
  };
}
