import { presetOrigins, presets, type Preset } from '../../src/core/shape';
import type { AsideContext, AsideShown } from '../aside';
import type { View } from '../controls/view';
import { h, setAttribute, setText } from '../dom';
import { formatSizes } from '../format';
import { latest } from '../latest';
import { translate } from '../strings';
import { presetGeometry } from './preset-geometry';
import { presetAction } from './preset-layer';
import { matches } from './search';
import { GALLERY_TEXTS, type GalleryText } from './texts';
import { thumbnail, thumbnailHatch, type Thumbnail } from './thumbnail';
import { thumbnailScene } from './thumbnail-scene';

/** How far outside the visible part thumbnails are drawn in advance. */
const AHEAD = '160px';

/** All presets by name, in groups, with a search. */
export function gallery({ dispatch }: AsideContext): View<AsideShown> {
  const cards = presets.map(preset =>
    card(preset, () => {
      dispatch(presetAction(preset, displayName(preset)));
    }),
  );
  const groups = presetOrigins.map(origin => {
    const own = cards.filter(({ preset }) => preset.origin === origin);
    const id = `presets-${origin}`;
    const element = h(
      'section',
      { 'aria-labelledby': id },
      h('h3', { id }, text(origin)),
      h('ul', { class: 'cards' }, ...own.map(({ element: item }) => item)),
    );
    return { element, own };
  });
  const found = h('p', { class: 'quiet', role: 'status' });
  const nothing = h('p', { class: 'quiet', hidden: true });
  const search = h('input', { 'type': 'search', 'class': 'search', 'aria-label': text('search'), 'placeholder': text('search') });
  const element = h(
    'div',
    { class: 'gallery' },
    thumbnailHatch(),
    h('div', { class: 'gallery-top' }, search, found),
    ...groups.map(group => group.element),
    nothing,
  );
  const filter = latest((query: string): void => {
    if (search.value !== query) search.value = query;
    for (const { element: item, words } of cards) item.hidden = !matches(words, query);
    for (const { element: section, own } of groups) section.hidden = own.every(({ element: item }) => item.hidden);
    const count = cards.filter(({ element: item }) => !item.hidden).length;
    setText(found, text('found', count, cards.length));
    nothing.hidden = count > 0;
    setText(nothing, text('nothing', query.trim()));
  });
  search.addEventListener('input', () => {
    dispatch({ type: 'search', search: search.value });
  });
  const seen = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) cards.find(({ element: item }) => item === target)?.draw();
    },
    { rootMargin: AHEAD },
  );
  for (const { element: item } of cards) seen.observe(item);
  moveByArrows(element);
  return {
    element,
    update: ({ state }) => {
      filter(state.search);
      for (const { preset, button, motion } of cards) {
        setAttribute(
          button,
          'aria-current',
          state.layer?.source === null && state.layer.call === preset.call && state.layer.title === displayName(preset) ? 'true' : null,
        );
        motion(!state.reducedMotion);
      }
    },
  };
}

interface Card {
  readonly preset: Preset;
  readonly element: HTMLElement;
  readonly button: HTMLElement;
  readonly words: readonly string[];
  /** Draws the thumbnail, once. */
  readonly draw: () => void;
  /** Whether it may play while the pointer or the focus is on it. */
  readonly motion: (allowed: boolean) => void;
}

function card(preset: Preset, choose: () => void): Card {
  const name = displayName(preset);
  const note = preset.note === null ? '' : translate(preset.note);
  const shapes = `${formatSizes(preset.input)} → ${formatSizes(preset.output)}`;
  const room = h('span', { class: 'thumb-room' });
  const button = h(
    'button',
    { class: 'preset', onclick: choose },
    room,
    h('span', { class: 'preset-name' }, name),
    h('span', { class: 'preset-shapes' }, shapes),
    h('code', {}, preset.call),
    ...(note === '' ? [] : [h('span', { class: 'preset-note' }, note)]),
  );
  let drawn: Thumbnail | null = null;
  let moves = true;
  const draw = (): void => {
    if (drawn) return;
    drawn = thumbnail(thumbnailScene(presetGeometry(preset)));
    room.append(drawn.element);
  };
  const play = (): void => {
    if (moves) drawn?.play();
  };
  const rest = (): void => {
    // Playing continues while one of the two is true.
    if (!button.matches(':hover, :focus-visible')) drawn?.rest();
  };
  for (const [event, listener] of [
    ['pointerenter', play],
    ['focus', play],
    ['pointerleave', rest],
    ['blur', rest],
  ] as const)
    button.addEventListener(event, listener);
  return {
    preset,
    button,
    element: h('li', {}, button),
    words: [preset.name, name, preset.call, shapes, note, preset.note ?? '', text(preset.origin)],
    draw,
    motion: allowed => {
      if (allowed === moves) return;
      moves = allowed;
      if (!allowed) drawn?.rest();
    },
  };
}

/** The name in the source: the article numbers its figures. */
function displayName({ name, origin }: Preset): string {
  const number = origin === 'article' ? /\d+$/.exec(name)?.[0] : undefined;
  if (number !== undefined) return text('figure', number);
  const words = name.replace(/_/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Arrow keys move from card to card: left and right by one, up and down to the card above or below. */
function moveByArrows(element: HTMLElement): void {
  element.addEventListener('keydown', event => {
    const from = event.target instanceof Element ? event.target.closest<HTMLElement>('.preset') : null;
    if (!from || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = [...element.querySelectorAll<HTMLElement>('.preset')].filter(each => each.offsetParent !== null);
    const to = target(event.key, all, from);
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  });
}

function target(key: string, all: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  const index = all.indexOf(from);
  const here = from.getBoundingClientRect();
  const distance = (each: HTMLElement): number => Math.abs(each.getBoundingClientRect().left - here.left);
  const nearest = (row: readonly HTMLElement[]): HTMLElement | undefined => {
    const [first] = row;
    if (!first) return from;
    const { top } = first.getBoundingClientRect();
    const inRow = row.filter(each => each.getBoundingClientRect().top === top);
    return inRow.reduce((best, each) => (distance(each) < distance(best) ? each : best), first);
  };
  switch (key) {
    case 'ArrowRight':
      return all[index + 1] ?? from;
    case 'ArrowLeft':
      return all[index - 1] ?? from;
    case 'ArrowDown':
      return nearest(all.slice(index).filter(each => each.getBoundingClientRect().top > here.top));
    case 'ArrowUp':
      return nearest(
        all
          .slice(0, index)
          .reverse()
          .filter(each => each.getBoundingClientRect().top < here.top),
      );
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}

function text(key: GalleryText, ...parts: readonly (string | number)[]): string {
  return translate(GALLERY_TEXTS[key], ...parts);
}
