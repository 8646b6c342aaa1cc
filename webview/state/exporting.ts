import type { ExportFormat, ExportMemory } from '../../src/protocol/panel';

/** The available sizes of images, as factors of the size in the panel. */
export const EXPORT_SCALES: readonly number[] = [0.5, 1, 2, 3];

export const FIRST_EXPORT: ExportMemory = { format: 'svg', colours: 'shown', transparent: false, scale: 2, reach: 'all' };

/** The settings of the export after a change. Another format starts with its own usual size, unless the change includes one. */
export function changedExport(settings: ExportMemory, { scale, ...change }: Partial<ExportMemory>): ExportMemory {
  const next = { ...settings, ...change };
  const usual = next.format === settings.format ? settings.scale : usualScale(next.format);
  return { ...next, scale: scale !== undefined && EXPORT_SCALES.includes(scale) ? scale : usual };
}

/** An image is shown on screens with several pixels per CSS pixel. A GIF of that size would be many times larger. */
function usualScale(format: ExportFormat): number {
  return format === 'gif' ? 1 : 2;
}
