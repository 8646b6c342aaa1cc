import { formatValue } from '../format';
import { t } from '../strings';
import type { SumView } from './sum';

/** One step as a sentence, for who listens instead of looking. */
export function narrate(sum: SumView, rank: number): string {
  const at = sum.position.slice(-rank).join(', ');
  const { channel, sum: gives, running } = sum.chosen;
  const parts = [at, sum.channel, formatValue(sum.result), channel, formatValue(gives)];
  return sum.channels.length > 1 ? t('narrationMore', ...parts, formatValue(running)) : t('narration', ...parts);
}
