import { lookOf } from './rules';
import type { SumView } from './sum-view';

/** One step as a sentence, for screen readers. */
export function narrate(sum: SumView, rank: number): string {
  return lookOf(sum).narrate(sum, sum.position.slice(-rank).join(', '));
}
