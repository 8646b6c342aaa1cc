import { h, setAttribute, setText } from '../dom';
import type { View } from '../controls/view';
import { text, withCode, type AxisOrder } from './prose';

const CHANNELS = ['R', 'G', 'B'] as const;
const PIXELS = 4;

/** The position of each number of a small image in memory: its channel's letter and its pixel, in either order. */
function memoryOrder(order: AxisOrder): readonly { readonly channel: (typeof CHANNELS)[number]; readonly pixel: number }[] {
  const pixels = Array.from({ length: PIXELS }, (_, pixel) => pixel);
  return order === 'chw'
    ? CHANNELS.flatMap(channel => pixels.map(pixel => ({ channel, pixel })))
    : pixels.flatMap(pixel => CHANNELS.map(channel => ({ channel, pixel })));
}

/** The switch between (C, H, W) and (H, W, C), with the numbers of a small image as they are stored in memory. */
export function orderSwitch(choose: (order: AxisOrder) => void): View<AxisOrder> {
  const buttons = (['chw', 'hwc'] as const).map(order => ({
    order,
    element: h(
      'button',
      {
        class: 'order',
        onclick: () => {
          choose(order);
        },
      },
      NAMES[order],
    ),
  }));
  const sentence = h('p');
  const strip = h('ol', { class: 'memory' });
  const meaning = h('p', { class: 'quiet' });
  const element = h(
    'div',
    { class: 'axis-order' },
    h('div', { 'role': 'group', 'aria-label': text('order'), 'class': 'orders' }, ...buttons.map(button => button.element)),
    sentence,
    strip,
    meaning,
    h('p', { class: 'quiet' }, ...withCode(text('permute'))),
  );
  return {
    element,
    update: order => {
      for (const button of buttons) setAttribute(button.element, 'aria-pressed', String(button.order === order));
      setText(sentence, text('memory', NAMES[order]));
      strip.replaceChildren(
        ...memoryOrder(order).map(({ channel, pixel }) => h('li', { class: `memory-${channel}` }, channel, h('sub', {}, String(pixel)))),
      );
      setText(meaning, text(order === 'chw' ? 'memoryChw' : 'memoryHwc'));
    },
  };
}

const NAMES: Readonly<Record<AxisOrder, string>> = { chw: '(C, H, W)', hwc: '(H, W, C)' };
