import { inputChannels } from '../../src/core/forward';
import { h, setText } from '../dom';
import { numberText } from '../format';
import { filtered, type DrawnLayer, type Filtered, type GreyPicture } from '../model';
import { tv } from '../scene';
import { t } from '../strings';
import type { NumberSettingsShown } from './number-settings-shown';
import type { View } from './view';

/** The whole image before and after the layer; the grid shows a part of it. */
export function filteredPictures(): View<NumberSettingsShown> {
  const make = (): { readonly canvas: HTMLCanvasElement; readonly caption: HTMLElement; readonly element: HTMLElement } => {
    const canvas = h('canvas', { role: 'img' });
    const caption = h('figcaption');
    return { canvas, caption, element: h('figure', {}, canvas, caption) };
  };
  const [before, after] = [make(), make()];
  const figures = h('div', { class: 'filtered' }, before.element, after.element);
  const tooLarge = h('p', { class: 'hint' }, tv('wholeTooLarge'));
  const element = h('div', {}, figures, tooLarge);
  let made: { readonly values: DrawnLayer['values']; readonly outChannel: number; readonly pictures: Filtered | null } | null = null;
  let shown: { readonly pictures: Filtered | null; readonly inChannel: number } | null = null;

  const show = ({ canvas, caption }: ReturnType<typeof make>, picture: GreyPicture, name: string): void => {
    paint(canvas, picture);
    canvas.setAttribute('aria-label', name);
    setText(caption, picture.black < 0 ? tv('greyZero', name, numberText(Math.round(picture.white))) : name);
  };
  return {
    element,
    update: ({ drawn: { volume, values }, view }) => {
      const { outChannel, inChannel } = view;
      // Stepping through the input channels leaves the output unchanged.
      if (made?.values !== values || made.outChannel !== outChannel)
        made = { values, outChannel, pictures: values.isPicture ? filtered(volume, values, outChannel) : null };
      const { pictures } = made;
      tooLarge.hidden = !values.isPicture || pictures !== null || volume.rank !== 2;
      if (shown?.pictures === pictures && shown.inChannel === inChannel) return;
      const isOther = shown?.pictures !== pictures;
      shown = { pictures, inChannel };
      const input = pictures?.inputs[inChannel % pictures.inputs.length];
      figures.hidden = !input;
      if (!pictures || !input) return;
      show(
        before,
        input,
        `${t('inputTitle', '')}· ${t('channelOf', inputChannels(volume, outChannel).from + inChannel, volume.inChannels)}`,
      );
      if (isOther) show(after, pictures.output, `${t('outputTitle', '')}· ${t('channelOf', outChannel, volume.outChannels)}`);
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
