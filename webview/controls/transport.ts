import { positionAt } from '../../src/core/forward';
import { h, setText } from '../dom';
import { formatSizes } from '../format';
import type { DrawnLayer } from '../model';
import { SPEEDS, type PanelAction, type PanelState } from '../state';
import { t } from '../strings';
import { checkbox, dropdown, iconButton, slider } from '../ui';
import { icon } from './icons';
import type { View } from './view';

/** Play, step, scrub, speed, loop. */
export function transport(dispatch: (action: PanelAction) => void, state: () => PanelState): View<DrawnLayer> {
  const step = (by: number) => (): void => {
    dispatch({ type: 'step', by });
  };
  const first = iconButton(icon('first'), t('first'), () => {
    dispatch({ type: 'seek', index: 0 });
  });
  const back = iconButton(icon('back'), t('back'), step(-1));
  const play = iconButton(icon('play'), t('play'), () => {
    dispatch({ type: 'togglePlay' });
  });
  const forward = iconButton(icon('forward'), t('forward'), step(1));
  const last = iconButton(icon('last'), t('last'), () => {
    dispatch({ type: 'seek', index: Infinity });
  });
  const scrub = slider(t('scrub'), index => {
    dispatch({ type: 'seek', index });
  });
  const position = h('span', { class: 'position' });
  const speed = dropdown(
    t('speed'),
    SPEEDS.map(value => ({ value, text: t('speedOf', value) })),
    value => {
      dispatch({ type: 'speed', speed: value });
    },
  );
  const loop = checkbox(t('loop'), t('loop'), checked => {
    dispatch({ type: 'loop', loop: checked });
  });
  const element = h(
    'div',
    { class: 'transport', role: 'group', 'aria-label': t('transport') },
    h('div', { class: 'buttons' }, first.element, back.element, play.element, forward.element, last.element),
    h('div', { class: 'scrub' }, scrub.element),
    position,
    h('div', { class: 'pace' }, speed.element, loop.element),
  );
  return {
    element,
    update: ({ volume, positions }) => {
      const { playback } = state();
      const sizes = volume.axes.slice(-volume.rank).map(axis => axis.output);
      const text = t('position', positionAt(sizes, playback.index).join(', '), formatSizes(sizes));
      play.show(playback.playing ? { icon: icon('pause'), label: t('pause') } : { icon: icon('play'), label: t('play') });
      scrub.show({ value: playback.index, max: positions - 1, text });
      setText(position, text);
      speed.show(playback.speed);
      loop.show(playback.loop);
    },
  };
}
