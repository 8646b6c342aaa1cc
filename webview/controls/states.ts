import { h } from '../dom';
import type { Picture } from '../model';
import { t } from '../strings';
import { button } from '../ui';
import { emblem } from './emblem';
import { misfitPicture, misfitText } from './misfit';
import type { View } from './view';

/** What stands in the picture's place when there is none: loading, nothing chosen, not enough known, or an illegal layer. */
export type NoPicture = Exclude<Picture, { readonly kind: 'drawn' }>;

export function states(openCalculator: () => void): View<NoPicture> {
  const element = h('main', { class: 'state' });
  let shown: NoPicture | null = null;
  return {
    element,
    update: picture => {
      if (picture === shown) return;
      shown = picture;
      element.className = `state ${picture.kind}`;
      element.replaceChildren(...contents(picture, openCalculator));
    },
  };
}

function contents(picture: NoPicture, openCalculator: () => void): Node[] {
  switch (picture.kind) {
    case 'loading':
      return [emblem(), h('p', { class: 'quiet' }, t('loading'))];
    case 'empty':
      return [emblem(), h('h2', {}, t('emptyTitle')), h('p', {}, t('emptyHint')), button(t('openCalculator'), openCalculator)];
    case 'unknown':
      return [emblem(), h('h2', {}, t('unknownTitle')), h('p', {}, t('unknownHint')), h('ul', {}, ...picture.reasons.map(reason => h('li', {}, reason)))];
    case 'illegal':
      return [
        h('h2', {}, t('errorTitle')),
        h('p', { class: 'message' }, h('b', {}, picture.error.type), ' ', picture.error.message),
        ...(picture.misfit ? [misfitPicture(picture.misfit), h('p', {}, misfitText(picture.misfit))] : []),
        h('p', { class: 'quiet' }, t('errorHint')),
      ];
  }
}
