import type { LayerView } from '../../src/protocol/panel';
import { h, setText } from '../dom';
import { t } from '../strings';
import { checkbox } from '../ui';
import { formatFacts } from './facts';
import type { View } from './view';

export interface HeaderActions {
  readonly reveal: () => void;
  readonly follow: (follow: boolean) => void;
}

export interface HeaderShown {
  readonly layer: LayerView | null;
  readonly follow: boolean;
}

/** Name, place, shapes, cost. */
export function header({ reveal, follow }: HeaderActions): View<HeaderShown> {
  const title = h('h1');
  const source = h('button', { class: 'link', onclick: reveal });
  const following = checkbox(t('follow'), t('followHint'), follow);
  const facts = h('p', { class: 'facts' });
  const element = h('header', {}, h('div', { class: 'titles' }, title, source, h('span', { class: 'spacer' }), following.element), facts);
  return {
    element,
    update: ({ layer, follow: followed }) => {
      setText(title, layer?.title ?? 'ConvLens');
      source.hidden = !layer?.source;
      if (layer?.source) {
        const place = `${layer.source.fileName}:${layer.source.line}`;
        setText(source, place);
        source.setAttribute('aria-label', t('showCall', place));
      }
      following.show(followed);
      facts.replaceChildren(...(layer ? formatFacts(layer) : []));
    },
  };
}
