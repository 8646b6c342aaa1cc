import { ASIDE_NAMES, type AsideName, type LayerView } from '../../src/protocol/panel';
import { h, setAttribute, setText } from '../dom';
import { t } from '../strings';
import { checkbox } from '../ui';
import { ASIDES } from './beside';
import { formatFacts } from './facts';
import type { View } from './view';

export interface HeaderActions {
  readonly reveal: () => void;
  readonly follow: (follow: boolean) => void;
  /** Opens a pane beside the picture, or closes it. */
  readonly aside: (aside: AsideName | null) => void;
}

export interface HeaderShown {
  readonly layer: LayerView | null;
  /** The original layer if `layer` is the user's draft. */
  readonly before: LayerView | null;
  readonly follow: boolean;
  readonly aside: AsideName | null;
}

/** Name, location, shapes and cost, and the buttons of the panes beside the picture. */
export function header({ reveal, follow, aside }: HeaderActions): View<HeaderShown> {
  const title = h('h1');
  const source = h('button', { class: 'link', onclick: reveal });
  const following = checkbox(t('follow'), t('followHint'), follow);
  const facts = h('p', { class: 'facts' });
  let open: AsideName | null = null;
  const parts = ASIDE_NAMES.map(name => ({
    name,
    element: h(
      'button',
      {
        class: 'part',
        onclick: () => {
          aside(open === name ? null : name);
        },
      },
      t(ASIDES[name].title),
    ),
  }));
  const element = h(
    'header',
    {},
    h(
      'div',
      { class: 'titles' },
      title,
      source,
      h('span', { class: 'spacer' }),
      h('div', { class: 'parts' }, ...parts.map(part => part.element)),
      following.element,
    ),
    facts,
  );
  return {
    element,
    update: ({ layer, before, follow: followed, aside: opened }) => {
      open = opened;
      for (const part of parts) setAttribute(part.element, 'aria-expanded', String(part.name === opened));
      setText(title, layer?.title ?? 'ConvLens');
      source.hidden = !layer?.source;
      if (layer?.source) {
        const place = `${layer.source.fileName}:${layer.source.line}`;
        setText(source, place);
        source.setAttribute('aria-label', t('showCall', place));
      }
      following.show(followed);
      facts.replaceChildren(...(layer ? formatFacts(layer, before) : []));
    },
  };
}
