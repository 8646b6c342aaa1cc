import type { LayerView } from '../../src/protocol/panel';
import { h } from '../dom';
import type { Picture } from '../model';
import type { PanelAction } from '../state';
import { t } from '../strings';
import { button } from '../ui';
import { emblem } from './emblem';
import { misfitPicture, misfitText } from './misfit';
import { repairList } from './repairs';
import { withCode } from './with-code';
import type { View } from './view';

/** What replaces the picture if there is none: loading, nothing chosen, not enough information, or an invalid layer. */
export type NoPicture = Exclude<Picture, { readonly kind: 'drawn' }>;

export interface StatesActions {
  readonly openCalculator: () => void;
  readonly openGallery: () => void;
  readonly dispatch: (action: PanelAction) => void;
}

export interface StatesShown {
  readonly picture: NoPicture;
  readonly layer: LayerView | null;
}

export function states(actions: StatesActions): View<StatesShown> {
  const element = h('main', { class: 'state' });
  let shown: NoPicture | null = null;
  return {
    element,
    update: ({ picture, layer }) => {
      if (picture === shown) return;
      shown = picture;
      element.className = `state ${picture.kind}`;
      element.replaceChildren(...contents(picture, layer, actions));
    },
  };
}

function contents(picture: NoPicture, layer: LayerView | null, { openCalculator, openGallery, dispatch }: StatesActions): Node[] {
  switch (picture.kind) {
    case 'loading':
      return [emblem(), h('p', { class: 'quiet' }, t('loading'))];
    case 'empty':
      return [
        emblem(),
        h('h2', {}, t('emptyTitle')),
        h('p', {}, t('emptyHint')),
        h('div', { class: 'choices' }, button(t('openCalculator'), openCalculator), button(t('openGallery'), openGallery, 'secondary')),
      ];
    case 'unknown':
      if (picture.because === 'size')
        return [emblem(), h('h2', {}, t('undrawnTitle')), ...picture.reasons.map(reason => h('p', {}, reason))];
      return [
        emblem(),
        h('h2', {}, t('unknownTitle')),
        h('p', {}, t('unknownHint')),
        h('ul', {}, ...picture.reasons.map(reason => h('li', {}, ...withCode(reason)))),
      ];
    case 'illegal': {
      const repairs = layer && repairList(layer, dispatch);
      return [
        h('h2', {}, t('errorTitle')),
        h('p', { class: 'message' }, h('b', {}, picture.error.type), ' ', picture.error.message),
        ...(picture.misfit ? [misfitPicture(picture.misfit), h('p', {}, misfitText(picture.misfit))] : []),
        ...(repairs ? [repairs] : []),
        h('p', { class: 'quiet' }, t('errorHint')),
      ];
    }
  }
}
