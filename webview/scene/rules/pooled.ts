import type { Pooling } from '../../../src/core/forward';
import { formatOperand, numberText } from '../../format';
import { t } from '../../strings';
import { tv } from '../say';
import type { SumView } from '../sum-view';
import type { RuleLook } from './rule-look';

type Maximum = Extract<Pooling, { readonly kind: 'max' }>;
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

function cellsOf({ taps }: SumView): number {
  return taps.reduce((count, entry) => count + ('hidden' in entry ? entry.hidden.length : 1), 0);
}
