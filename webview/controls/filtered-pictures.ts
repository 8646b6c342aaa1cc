import { inputChannels } from '../../src/core/forward';
import { h, setText } from '../dom';
import { formatValue } from '../format';
import { filtered, type DrawnLayer, type GreyPicture } from '../model';
import { tv } from '../scene';
import { t } from '../strings';
import type { NumberSettingsShown } from './number-settings';
import type { View } from './view';

/** The whole picture before and after the layer, which the grid shows a part of. */
export function filteredPictures(): View<NumberSettingsShown> {
  const make = (): { readonly canvas: HTMLCanvasElement; readonly caption: HTMLElement; readonly element: HTMLElement } => {
    const canvas = h('canvas', { role: 'img' });
    const caption = h('figcaption');
    return { canvas, caption, element: h('figure', {}, canvas, caption) };
  };
  const [before, after] = [make(), make()];
  const element = h('div', { class: 'filtered' }, before.element, after.element);
  let shown: { readonly values: DrawnLayer['values']; readonly at: string } | null = null;

  const show = ({ canvas, caption }: ReturnType<typeof make>, picture: GreyPicture, name: string): void => {
    paint(canvas, picture);
    canvas.setAttribute('aria-label', name);
    setText(caption, picture.black < 0 ? tv('greyZero', name, formatValue(Math.round(picture.white))) : name);
  };
  return {
    element,
    update: ({ drawn: { volume, values }, view }) => {
      const at = `${view.outChannel}:${view.inChannel}`;
      if (shown?.values === values && shown.at === at) return;
      shown = { values, at };
      const made = values.isPicture ? filtered(volume, values, view) : null;
      element.hidden = made === null;
      if (!made) return;
      show(before, made.input, `${t('inputTitle', '')}· ${t('channelOf', inputChannels(volume, view.outChannel).from + view.inChannel, volume.inChannels)}`);
      show(after, made.output, `${t('outputTitle', '')}· ${t('channelOf', view.outChannel, volume.outChannels)}`);
    },
  };
}

function paint(canvas: HTMLCanvasElement, { rows, cols, values, black, white }: GreyPicture): void {
  canvas.width = cols;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(cols, rows);
  for (let i = 0; i < values.length; i++) {
    const level = (255 * ((values[i] ?? 0) - black)) / (white - black);
    image.data.set([level, level, level, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}
