import { positionAt } from '../../src/core/forward';
import { h, setText } from '../dom';
import { formatSizes } from '../format';
import type { Grain, PlaybackMemory } from '../../src/protocol/panel';
import { limitsOf, subSteps, type DrawnLayer, type Limits } from '../model';
import { tv } from '../scene';
import { shownLayer, SPEEDS, type PanelAction, type PanelState } from '../state';
import { t } from '../strings';
import { checkbox, choice, dropdown, iconButton, slider } from '../ui';
import { icon } from './icons';
import type { View } from './view';

const GRAINS: readonly Grain[] = ['output', 'channel', 'product'];

/** Play, step, scrub, step size, speed, loop. */
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
  const scrub = slider(t('scrub'), at => {
    dispatch({ type: 'seekStep', at });
  });
  const grain = choice(
    tv('grain'),
    GRAINS.map(value => ({ value, text: tv(`${value}Grain`) })),
    value => {
      dispatch({ type: 'grain', grain: value });
    },
  );
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
    { 'class': 'transport', 'role': 'group', 'aria-label': t('transport') },
    h('div', { class: 'buttons' }, first.element, back.element, play.element, forward.element, last.element),
    h('div', { class: 'scrub' }, scrub.element),
    position,
    h('div', { class: 'pace' }, grain.element, speed.element, loop.element),
  );
  return {
    element,
    update: ({ volume }) => {
      const { playback, picture } = state();
      const limits = limitsOf(shownLayer(state()), picture);
      const byInput = picture === 'scatter';
      const sizes = volume.axes.slice(-volume.rank).map(axis => (byInput ? axis.input : axis.output));
      const parts = subSteps(limits, playback.grain);
      const at = positionAt(sizes, playback.index).join(', ');
      const where = byInput ? tv('inputPosition', at, formatSizes(sizes)) : t('position', at, formatSizes(sizes));
      const text = parts === 1 ? where : `${where} · ${partText(playback, limits)}`;
      grain.element.hidden = !limits.divisible;
      grain.show(playback.grain);
      play.show(playback.playing ? { icon: icon('pause'), label: t('pause') } : { icon: icon('play'), label: t('play') });
      scrub.show({ value: playback.index * parts + playback.sub, max: limits.positions * parts - 1, text });
      setText(position, text);
      speed.show(playback.speed);
      loop.show(playback.loop);
    },
  };
}

/** Which part of an output: its channel, or the product within it. Counted from 0, like everything else. */
function partText({ grain, sub }: PlaybackMemory, { inChannels, taps }: Limits): string {
  if (grain === 'channel') return tv('partChannel', sub);
  const product = tv('partProduct', sub % taps, taps);
  return inChannels === 1 ? product : `${tv('partChannel', Math.floor(sub / taps))} · ${product}`;
}
