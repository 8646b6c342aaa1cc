import { translate } from '../strings';

/** The texts of the export: loaded with it. `{0}`, `{1}` … are places. */
export const EXPORT_TEXTS = {
  heading: 'Export',
  format: 'Format',
  svgHint: 'A drawing for pages and slides, sharp at every size.',
  pngHint: 'A picture in pixels, for wherever a drawing will not do.',
  gifHint: 'The animation, for a README or slides.',
  tikzHint: 'A LaTeX file that compiles by itself; the tikzpicture can be pasted into a document.',
  markdownHint: 'The call, its shapes, the formula and the costs, as text for a README or an issue.',
  colours: 'Colours',
  asShown: 'As shown',
  light: 'Light',
  dark: 'Dark',
  transparent: 'Transparent background',
  scale: 'Size',
  pixels: '{0}×{1} pixels',
  frames: 'Frames',
  framesAll: 'The whole animation: {0} frames',
  framesRow: 'This row: {0} frames',
  framesStep: 'From here: {0} frames',
  framesLimited: 'A GIF holds at most {0} frames; of {1} positions the first {0} from the current row on are taken.',
  save: 'Save…',
  copy: 'Copy',
  copied: 'Copied.',
  saved: 'Handed over as {0}.',
  tooLarge: 'This would be {0}×{1} pixels; more than {2} on a side are not drawn. Choose a smaller size.',
  making: 'Frame {0} of {1}',
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  failed: 'The picture could not be made: {0}',
  preview: 'Preview of {0}',
  nothing: 'There is no picture to export: the layer cannot be drawn.',
  description: '{0} on {1} gives {2}. {3}',
  input: 'Input',
  output: 'Output',
  atSize: 'At {0}',
  outputSize: 'Output size',
  outputSizeAlong: 'Output size along {0}',
  parameters: 'Parameters',
  macs: 'MACs',
  receptiveField: 'Receptive field',
} as const;

export type ExportText = keyof typeof EXPORT_TEXTS;

/** A text of the export in the user's language, with its places filled. */
export function te(key: ExportText, ...parts: readonly (string | number)[]): string {
  return translate(EXPORT_TEXTS[key], ...parts);
}
