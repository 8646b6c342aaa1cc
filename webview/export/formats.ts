import type { ExportFormat, ExportMemory } from '../../src/protocol/panel';
import type { ExportText } from './texts';

/** A setting that only some formats have. */
export type ExportOption = Exclude<keyof ExportMemory, 'format'>;

export const EXPORT_OPTIONS: readonly ExportOption[] = ['colours', 'transparent', 'scale', 'reach'];

interface FormatLook {
  readonly text: string;
  readonly hint: ExportText;
  /** The extension of its files. */
  readonly ending: string;
  /** The preview is a picture; otherwise, it is the text of the file. */
  readonly isPicture: boolean;
  readonly options: readonly ExportOption[];
}

/** How the formats differ. */
export const FORMATS: Readonly<Record<ExportFormat, FormatLook>> = {
  svg: { text: 'SVG', hint: 'svgHint', ending: 'svg', isPicture: true, options: ['colours', 'transparent'] },
  png: { text: 'PNG', hint: 'pngHint', ending: 'png', isPicture: true, options: ['colours', 'transparent', 'scale'] },
  gif: { text: 'GIF', hint: 'gifHint', ending: 'gif', isPicture: true, options: ['colours', 'scale', 'reach'] },
  tikz: { text: 'TikZ', hint: 'tikzHint', ending: 'tex', isPicture: false, options: ['colours', 'transparent'] },
  markdown: { text: 'Markdown', hint: 'markdownHint', ending: 'md', isPicture: false, options: [] },
};

/** Whether the exported picture has no background. */
export function isClear({ format, transparent }: ExportMemory): boolean {
  return transparent && FORMATS[format].options.includes('transparent');
}
