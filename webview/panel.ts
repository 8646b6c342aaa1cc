import { inputChannels } from '../src/core/forward';
import type { PanelMemory } from '../src/protocol/panel';
import { beside, configuration, formula, header, numbers, stage, states, tabs, transport } from './controls';
import { h, setText } from './dom';
import { movePointed } from './controls/point-keys';
import { connect } from './host';
import { listenToKeys } from './keyboard';
import { panelKindOf } from './kinds';
import { numbered, pictureOf, type DrawnLayer } from './model';
import { watchReducedMotion } from './motion';
import { linksOf, sayPointed, tv, type Pointed, type Scene } from './scene';
import { shownScene, shownStep, stepPosition } from './shown-scene';
import { createStore, memoryOf, reduce, restoreState, shownLayer, STEP_MILLISECONDS, type PanelAction, type PanelState } from './state';
import { setTranslations, t } from './strings';
import { Ticker } from './ticker';

/** How long the panel waits before it stores the step of a running animation, in milliseconds. */
const REMEMBER_AFTER = 500;

/** Builds the panel into an element, sends `ready`, and from then on shows what the host sends and the user does. */
export function createPanel(root: HTMLElement): void {
  const host = connect({
    state: ({ layer, follow, strings, tour }) => {
      setTranslations(strings);
      // The texts were inserted before the table arrived.
      if (Object.keys(strings).length > 0) show = mount();
      store.dispatch({ type: 'hostState', layer, follow, tour });
      show(store.state(), store.state());
    },
    layer: ({ layer }) => {
      store.dispatch({ type: 'layer', layer });
    },
    follow: ({ follow }) => {
      store.dispatch({ type: 'follow', follow });
    },
  });
  const store = createStore(reduce, restoreState(host.remembered(), false));
  const ticker = new Ticker(() => {
    store.dispatch({ type: 'tick' });
  });
  let show = mount();
  let saving: ReturnType<typeof setTimeout> | null = null;

  watchReducedMotion(reducedMotion => {
    store.dispatch({ type: 'reducedMotion', reducedMotion });
  });
  listenToKeys(store.dispatch);
  store.subscribe((state, before) => {
    show(state, before);
    if (state.tour !== before.tour && state.connected && before.connected) host.send({ type: 'tour', tour: state.tour });
    keep(state, before);
  });
  show(store.state(), store.state());
  host.send({ type: 'ready' });

  /** During playback, the step is stored from time to time; everything else is stored immediately. */
  function keep(state: PanelState, before: PanelState): void {
    const memory = memoryOf(state);
    if (!state.playback.playing || !isStep(memoryOf(before), memory)) {
      host.remember(memory);
      return;
    }
    saving ??= setTimeout(() => {
      saving = null;
      host.remember(memoryOf(store.state()));
    }, REMEMBER_AFTER);
  }

  function mount(): (state: PanelState, before: PanelState) => void {
    const top = header({
      reveal: () => {
        host.send({ type: 'reveal' });
      },
      follow: follow => {
        store.dispatch({ type: 'follow', follow });
        host.send({ type: 'setFollow', follow });
      },
      aside: aside => {
        store.dispatch({ type: 'aside', aside });
      },
    });
    const part = beside({
      dispatch: fromPart,
      host: {
        copy: text => {
          host.send({ type: 'copy', text });
        },
        save: file => {
          host.send({ type: 'save', ...file });
        },
      },
      t,
    });
    const side = configuration(store.dispatch, {
      copy: text => {
        host.send({ type: 'copy', text });
      },
      apply: config => {
        host.send({ type: 'apply', config });
      },
      insert: text => {
        host.send({ type: 'insert', text });
      },
    });
    const which = tabs(store.dispatch);
    const picture = stage(store.dispatch, { pick, over, key });
    const sums = numbers(store.dispatch);
    const sizes = formula(role => {
      picture.element.dataset.shows = role ?? '';
    });
    const playback = transport(store.dispatch, store.state);
    const main = h('main', { class: 'work' }, which.element, picture.element, sums.element, sizes.element, playback.element);
    const instead = states({
      openCalculator: () => {
        host.send({ type: 'openCalculator' });
      },
      openGallery: () => {
        store.dispatch({ type: 'aside', aside: 'gallery' });
      },
      dispatch: store.dispatch,
    });
    const narration = h('div', { 'class': 'narration', 'role': 'status', 'aria-live': 'polite' });
    root.replaceChildren(top.element, part.element, side.element, main, instead.element, narration);

    return (state, before) => {
      const {
        playback: { playing, speed },
      } = state;
      const layer = shownLayer(state);
      const drawable = pictureOf(layer, state.connected);
      const shown = drawable.kind === 'drawn' ? numbered(drawable, state.numbers, state.ownImage.pixels) : drawable;
      top.update({ layer, before: state.draft ? state.layer : null, follow: state.follow, aside: state.aside });
      root.classList.toggle('with-part', state.aside !== null);
      part.update({ state, layer, picture: shown });
      side.element.hidden = layer === null;
      if (layer) side.update({ layer, picture: shown, state });
      main.hidden = shown.kind !== 'drawn';
      instead.element.hidden = shown.kind === 'drawn';
      ticker.run(playing && shown.kind === 'drawn' ? STEP_MILLISECONDS / speed : null);
      if (shown.kind !== 'drawn') {
        instead.update({ picture: shown, layer });
        setText(narration, '');
        return;
      }
      const step = shownStep(state, shown);
      const { sentence, told } = step;
      const slide = !state.reducedMotion && shownLayer(before) === layer && Math.abs(before.playback.index - state.playback.index) === 1;
      which.update({ picture: state.picture, drawn: shown });
      const scene = shownScene(state, shown, step);
      picture.update({
        scene,
        narration: sentence,
        slide,
        assumptions: panelKindOf(shown.config).assumptions(shown.config, shown),
        pointed: pointedText(state, shown, scene),
      });
      sums.update({ drawn: shown, told });
      sizes.update(shown);
      playback.update(shown);
      setText(narration, playing ? '' : sentence);
    };
  }

  /** A layer that is not in a file must not be replaced when the cursor moves, so the host is told to stop following. */
  function fromPart(action: PanelAction): void {
    store.dispatch(action);
    if (action.type === 'free') host.send({ type: 'setFollow', follow: false });
  }

  /** The mouse points only in pictures whose cells are related to each other. */
  function over(at: Pointed | null): void {
    if (store.state().picture === 'grid') store.dispatch({ type: 'point', at });
  }

  /** Enter points at the current output, then pins it; arrows and Page keys move from there; Escape ends pointing. */
  function key(name: string): boolean {
    const state = store.state();
    const shown = pictureOf(shownLayer(state), state.connected);
    if (shown.kind !== 'drawn' || state.picture !== 'grid') return false;
    const { pointed } = state;
    if (name === 'Enter') {
      const [, row, col] = stepPosition(shown, state.playback.index, state.picture);
      store.dispatch(pointed ? { type: 'point', at: pointed, pin: true } : { type: 'point', at: { plane: 'output', row, col } });
      return true;
    }
    if (!pointed) return false;
    const moved = name === 'Escape' ? null : movePointed(pointed, name, shown.volume);
    if (!moved && name !== 'Escape') return false;
    store.dispatch({ type: 'point', at: moved, pin: pointed.pinned });
    return true;
  }

  /** A click pins the cell that is pointed at, and goes to an output; a click on the kernel matrix shows that kernel. */
  function pick({ plane, row, col }: Pointed): void {
    const state = store.state();
    const shown = pictureOf(shownLayer(state), state.connected);
    if (shown.kind !== 'drawn') return;
    if (state.picture === 'kernels') {
      const { from, count } = inputChannels(shown.volume, row);
      if (col >= from && col < from + count) store.dispatch({ type: 'view', view: { outChannel: row, inChannel: col - from } });
      return;
    }
    if (state.picture === 'grid') store.dispatch({ type: 'point', at: { plane, row, col }, pin: true });
    // A position that is stepped through can be selected.
    const stepped = state.picture === 'scatter' ? 'input' : 'output';
    if (plane !== stepped) return;
    const [depth] = stepPosition(shown, state.playback.index, state.picture);
    const { row: rows, col: cols } = shown.volume;
    store.dispatch({ type: 'seek', index: (depth * rows[stepped] + row) * cols[stepped] + col });
  }
}

/** Whether nothing but the step and the channel that is shown with it differs. */
function isStep(before: PanelMemory, memory: PanelMemory): boolean {
  const keys = Object.keys(memory) as (keyof PanelMemory)[];
  return keys.every(key => key === 'playback' || key === 'view' || before[key] === memory[key]);
}

function pointedText({ pointed }: PanelState, { volume }: DrawnLayer, scene: Scene): string {
  if (!pointed) return '';
  const said = sayPointed(
    volume,
    linksOf(volume, pointed),
    scene.cells.find(({ mark }) => mark === 'pointed'),
  );
  return pointed.pinned ? `${said} · ${tv('pinned')}` : said;
}
