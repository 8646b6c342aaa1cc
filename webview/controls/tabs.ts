import { PICTURES, type PictureName } from '../../src/protocol/panel';
import { h, setText } from '../dom';
import { isPictureOf, type DrawnLayer } from '../model';
import { tv } from '../scene';
import type { PanelAction } from '../state';
import type { View } from './view';

/** The element that the tabs control. */
export const PICTURE_ID = 'picture';

/** The view that is shown, and its layer. */
export interface TabsShown {
  readonly picture: PictureName;
  readonly drawn: DrawnLayer;
}

/** The tabs that select the view. One tab is in the tab order; the arrow keys move between tabs. */
export function tabs(dispatch: (action: PanelAction) => void): View<TabsShown> {
  const made = PICTURES.map(picture => {
    const tab = h(
      'button',
      { 'class': 'tab', 'role': 'tab', 'id': `tab-${picture}`, 'type': 'button', 'aria-controls': PICTURE_ID },
      tv(`${picture}Tab`),
    );
    tab.addEventListener('click', () => {
      dispatch({ type: 'picture', picture });
    });
    return { picture, tab };
  });
  const element = h('div', { 'class': 'tabs', 'role': 'tablist', 'aria-label': tv('pictures') }, ...made.map(({ tab }) => tab));
  element.addEventListener('keydown', event => {
    const shown = made.filter(({ tab }) => !tab.hidden);
    const at = shown.findIndex(({ tab }) => tab === event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: shown.length - 1 }[event.key];
    const next = to === undefined || at < 0 ? undefined : shown.at(to % shown.length);
    if (!next) return;
    event.preventDefault();
    dispatch({ type: 'picture', picture: next.picture });
    next.tab.focus();
  });
  return {
    element,
    update: ({ picture: shown, drawn }) => {
      for (const { picture, tab } of made) {
        if (picture === 'grid') setText(tab, tv(drawn.volume.transposed ? 'insertedTab' : 'gridTab'));
        tab.hidden = !isPictureOf(picture, drawn.volume);
        tab.setAttribute('aria-selected', String(picture === shown));
        tab.tabIndex = picture === shown ? 0 : -1;
      }
    },
  };
}
