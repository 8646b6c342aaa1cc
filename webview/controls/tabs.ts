import type { PictureName } from '../../src/protocol/panel';
import { h } from '../dom';
import { tv } from '../scene';
import type { PanelAction } from '../state';
import type { View } from './view';

/** The pictures there are, in the order of their tabs. */
const PICTURES: readonly PictureName[] = ['grid', 'kernels', 'coverage'];

/** The element that a tab is in charge of. */
export const PICTURE_ID = 'picture';

/** Which picture is shown. One tab is in the tab order; the arrow keys go from one to the next. */
export function tabs(dispatch: (action: PanelAction) => void): View<PictureName> {
  const made = PICTURES.map(picture => {
    const tab = h('button', { class: 'tab', role: 'tab', id: `tab-${picture}`, type: 'button', 'aria-controls': PICTURE_ID }, tv(`${picture}Tab`));
    tab.addEventListener('click', () => {
      dispatch({ type: 'picture', picture });
    });
    return { picture, tab };
  });
  const element = h('div', { class: 'tabs', role: 'tablist', 'aria-label': tv('pictures') }, ...made.map(({ tab }) => tab));
  element.addEventListener('keydown', event => {
    const at = made.findIndex(({ tab }) => tab === event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: made.length - 1 }[event.key];
    const next = to === undefined || at < 0 ? undefined : made.at(to % made.length);
    if (!next) return;
    event.preventDefault();
    dispatch({ type: 'picture', picture: next.picture });
    next.tab.focus();
  });
  return {
    element,
    update: shown => {
      for (const { picture, tab } of made) {
        tab.setAttribute('aria-selected', String(picture === shown));
        tab.tabIndex = picture === shown ? 0 : -1;
      }
    },
  };
}
