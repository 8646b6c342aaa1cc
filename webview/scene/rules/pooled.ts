import type { Pooling } from '../../../src/core/forward';
import { formatOperand, numberText } from '../../format';
import { t } from '../../strings';
import { tv } from '../say';
import type { SumView } from '../sum-view';
import type { RuleLook } from './rule-look';

type Maximum = Extract<Pooling, { readonly kind: 'max' }>;
type Power = Extract<Pooling, { readonly kind: 'power' }>;
type Average = Extract<Pooling, { readonly kind: 'avg' }>;

const shared = {
  hasWeights: false,
  pointed: 'pointPlace',
  tooMany: (count: string) => t('tooManyCells', count),
  windowTitle: (sizes: string) => tv('windowTitle', sizes),
  // There is one window over all depths, of which some cells may not count.
  spelledOut: terms => terms.filter(({ counts }) => counts),
} as const satisfies Partial<RuleLook<Pooling>>;

/** The largest cell of a window. */
export const maximumLook: RuleLook<Maximum> = {
  ...shared,
  takesOne: true,
  windowSubtitle: () => tv('takesLargest'),
  volumeSubtitle: () => tv('takesLargest'),
  countsPadding: () => false,
  paddingValue: () => null,
  isLit: ({ weight }) => weight === 1,
  spelling: () => ({ open: 'max(', between: ', ', close: ')', term: numberText }),
  narrate: (sum, at) => tv('narrateLargest', at, sum.channel, numberText(sum.result), cellsOf(sum)),
};

/** The mean of a window's cells. */
export const averageLook: RuleLook<Average> = {
  ...shared,
  takesOne: false,
  windowSubtitle: () => tv('takesMean'),
  volumeSubtitle: () => tv('takesMean'),
  countsPadding: ({ countIncludePad }) => countIncludePad,
  paddingValue: ({ countIncludePad }, { row, col }, r, c) => {
    const isBeyond = r >= row.input + row.padAfter || c >= col.input + col.padAfter;
    return countIncludePad && !isBeyond ? 0 : null;
  },
  isLit: ({ turn }) => turn === 'lit',
  spelling: ({ divisor }) => ({ open: '(', between: ' + ', close: `) / ${formatOperand(divisor ?? 1)}`, term: formatOperand }),
  narrate: (sum, at) => tv('narrateMean', at, sum.channel, numberText(sum.result), cellsOf(sum), sum.divisor ?? 1),
};

/** The root of the sum of the cells' powers. */
export const powerLook: RuleLook<Power> = {
  ...shared,
  takesOne: false,
  windowSubtitle: ({ norm }) => tv('takesNorm', norm),
  volumeSubtitle: ({ norm }) => tv('takesNorm', norm),
  countsPadding: () => false,
  paddingValue: () => null,
  isLit: ({ turn }) => turn === 'lit',
  spelling: ({ rule, scale }) => {
    const norm = rule.kind === 'power' ? rule.norm : 1;
    const factor = scale === null || scale === 1 ? '' : `${numberText(scale)} · `;
    const [open, close] = norm === 2 ? ['√(', ')'] : ['(', norm === 1 ? ')' : `)^(1/${formatOperand(norm)})`];
    return {
      open: factor === '' ? open : `${open}${factor}(`,
      between: ' + ',
      close: factor === '' ? close : `)${close}`,
      term: value => `${formatOperand(value)}${exponent(norm)}`,
    };
  },
  narrate: (sum, at) => {
    const norm = sum.rule.kind === 'power' ? sum.rule.norm : 1;
    return tv('narrateNorm', at, sum.channel, numberText(sum.result), norm, cellsOf(sum));
  },
};

/** `²` for 2, `^2.5` for what has no digits of its own; nothing for 1. */
function exponent(norm: number): string {
  if (norm === 1) return '';
  return Number.isInteger(norm) && norm >= 0 && norm <= 9 ? ('⁰¹²³⁴⁵⁶⁷⁸⁹'[norm] ?? '') : `^${formatOperand(norm)}`;
}

function cellsOf({ taps }: SumView): number {
  return taps.reduce((count, entry) => count + ('hidden' in entry ? entry.hidden.length : 1), 0);
}
