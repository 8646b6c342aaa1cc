import { formatValue } from '../format';
import { t } from '../strings';
import { tv } from './say';
import type { SumView } from './sum';

/** One step as a sentence, for who listens instead of looking. */
export function narrate(sum: SumView, rank: number): string {
  const at = sum.position.slice(-rank).join(', ');
  const { channel, sum: gives, running } = sum.chosen;
  if (sum.pooling) return narratePooling(sum, sum.pooling, at);
  const parts = [at, sum.channel, formatValue(sum.result), channel, formatValue(gives)];
  return sum.channels.length > 1 ? t('narrationMore', ...parts, formatValue(running)) : t('narration', ...parts);
}

function narratePooling({ channel, result, taps }: SumView, pooling: NonNullable<SumView['pooling']>, at: string): string {
  const cells = taps.reduce((count, entry) => count + ('hidden' in entry ? entry.hidden.length : 1), 0);
  if (pooling.kind === 'max') return tv('narrateLargest', at, channel, formatValue(result), cells);
  return tv('narrateMean', at, channel, formatValue(result), cells, pooling.divisor);
}
