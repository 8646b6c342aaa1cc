import { translate } from '../strings';
import { VIEW_TEXTS, type ViewText } from './texts';

/** A text of the views in the user's language, with its placeholders filled. */
export function tv(key: ViewText, ...parts: readonly (string | number)[]): string {
  return translate(VIEW_TEXTS[key], ...parts);
}
