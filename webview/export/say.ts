import { translate } from '../strings';
import { EXPORT_TEXTS, type ExportText } from './texts';

/** A text of the export in the user's language, with its placeholders filled. */
export function te(key: ExportText, ...parts: readonly (string | number)[]): string {
  return translate(EXPORT_TEXTS[key], ...parts);
}
