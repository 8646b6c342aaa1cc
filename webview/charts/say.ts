import { translate } from '../strings';
import { CHART_TEXTS, type ChartText } from './texts';

/** A text of the charts in the user's language, with its places filled. */
export function tc(key: ChartText, ...parts: readonly (string | number)[]): string {
  return translate(CHART_TEXTS[key], ...parts);
}
