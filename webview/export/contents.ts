import { kindOf } from '../../src/core/shape';
import type { ExportFormat } from '../../src/protocol/panel';
import { FORMATS, isClear } from './formats';
import { framesOf, type Frames } from './frames';
import { markdownOf } from './markdown';
import { paint } from './paint';
import { pagePalette } from './page-palette';
import { DARK, LIGHT, type Palette } from './palette';
import { describe, sceneAt, type ExportShown } from './shown';
import { svgOf } from './svg';
import { tikzOf } from './tikz';

/** The suggested name of the file, such as `Conv2d-3-2-k3.svg`. */
export function fileNameOf({ state: { exporting }, drawn: { config } }: ExportShown): string {
  return `${kindOf(config).slug(config)}.${FORMATS[exporting.format].ending}`;
}

/** The colours that were chosen, as they are now: the theme of the panel can change. */
export function paletteOf({ state: { exporting } }: ExportShown): Palette {
  return { shown: pagePalette, light: () => LIGHT, dark: () => DARK }[exporting.colours]();
}

/** The picture of a step. */
export function svgAt(shown: ExportShown, index: number, palette: Palette): string {
  return svgOf(paint(sceneAt(shown, index), palette), {
    title: shown.layer.title,
    description: describe(shown, index),
    transparent: isClear(shown.state.exporting),
  });
}

/** The picture of the step that the panel shows. */
export function svgNow(shown: ExportShown): string {
  return svgAt(shown, shown.state.playback.index, paletteOf(shown));
}

/** The contents of the files of a format; null if they are not text. */
const TEXTS: Readonly<Record<ExportFormat, ((shown: ExportShown) => string) | null>> = {
  svg: svgNow,
  png: null,
  gif: null,
  tikz: tikzNow,
  markdown: ({ layer, drawn }) => markdownOf(layer, drawn.config, drawn.input),
};

function tikzNow(shown: ExportShown): string {
  const { index } = shown.state.playback;
  return tikzOf(paint(sceneAt(shown, index), paletteOf(shown)), {
    comment: [shown.layer.title, describe(shown, index)],
    transparent: isClear(shown.state.exporting),
  });
}

/** Whether the file is text, which can also be copied. */
export function isText(format: ExportFormat): boolean {
  return TEXTS[format] !== null;
}

/** The contents of the file; null if the format is not text. */
export function textOf(shown: ExportShown): string | null {
  return TEXTS[shown.state.exporting.format]?.(shown) ?? null;
}

/** The width and height of the image in pixels. */
export function pixelsOf(shown: ExportShown): readonly [width: number, height: number] {
  const { exporting, playback } = shown.state;
  const { width, height } = sceneAt(shown, playback.index);
  return [Math.round(width * exporting.scale), Math.round(height * exporting.scale)];
}

/** The positions that the animation shows. */
export function framesShown({ state: { exporting, playback }, drawn }: ExportShown): Frames {
  return framesOf(exporting.reach, playback.index, drawn.positions, drawn.volume.col.output);
}
