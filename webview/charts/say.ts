import { translate } from '../strings';
import { CHART_TEXTS, type ChartText } from './texts';

/** A text of the charts in the user's language, with its placeholders filled. */
export function tc(key: ChartText, ...parts: readonly (string | number)[]): string {
  return translate(CHART_TEXTS[key], ...parts);
}
