import type { View } from '../controls/view';
import { h, setAttribute, setText } from '../dom';
import { fileNameOf, svgNow, textOf } from './contents';
import { FORMATS, isClear } from './formats';
import { te } from './say';
import type { ExportShown } from './shown';

/** What the file will contain: the picture, or the text. */
export function exportPreview(): View<ExportShown> {
  const image = h('img', { class: 'export-preview' });
  const text = h('pre', { class: 'export-text', tabindex: 0 });
  return {
    element: h('div', { class: 'export-column' }, image, text),
    update: shown => {
      const { exporting } = shown.state;
      const { isPicture } = FORMATS[exporting.format];
      image.hidden = !isPicture;
      text.hidden = isPicture;
      if (!isPicture) {
        setText(text, textOf(shown) ?? '');
        return;
      }
      setAttribute(image, 'alt', te('preview', fileNameOf(shown)));
      setAttribute(image, 'src', `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgNow(shown))}`);
      image.classList.toggle('clear', isClear(exporting));
    },
  };
}
