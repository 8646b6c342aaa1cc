import type { AsideContext, AsideModule, AsideShown } from '../aside';
import type { AsideName } from '../../src/protocol/panel';
import { h, setText } from '../dom';
import { t, type StringKey } from '../strings';
import { iconButton } from '../ui';
import { icon } from './icons';
import type { View } from './view';

/** The panes. Each is loaded when it is first opened, and kept. */
export const ASIDES: Readonly<Record<AsideName, { readonly title: StringKey; readonly load: () => Promise<AsideModule> }>> = {
  gallery: { title: 'gallery', load: () => import('../gallery') },
  tour: { title: 'tour', load: () => import('../tour') },
  charts: { title: 'charts', load: () => import('../charts') },
  export: { title: 'export', load: () => import('../export') },
};

/** The pane beside the picture: its title, a close button, and its contents. */
export function beside(context: AsideContext): View<AsideShown> {
  const title = h('h2', { id: 'beside-title' });
  const close = iconButton(icon('close'), t('closeAside'), () => {
    context.dispatch({ type: 'aside', aside: null });
  });
  const body = h('div', { class: 'beside-body' });
  const element = h(
    'section',
    { 'class': 'beside', 'aria-labelledby': 'beside-title' },
    h('div', { class: 'beside-top' }, title, close.element),
    body,
  );
  element.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    context.dispatch({ type: 'aside', aside: null });
  });
  const made = new Map<AsideName, View<AsideShown>>();
  let open: AsideName | null = null;
  let latest: AsideShown | null = null;

  const show = (name: AsideName): void => {
    const view = made.get(name);
    if (!view || !latest) return;
    if (view.element.parentElement !== body) body.replaceChildren(view.element);
    view.update(latest);
  };
  const load = async (name: AsideName): Promise<void> => {
    try {
      const module = await ASIDES[name].load();
      if (!made.has(name)) made.set(name, module.create(context));
      if (open === name) show(name);
    } catch (error) {
      // A pane that cannot be loaded, as after an update of the extension, must not affect the picture.
      console.error(error);
      if (open === name) body.replaceChildren(h('p', { role: 'alert' }, t('asideFailed')));
    }
  };

  return {
    element,
    update: shown => {
      latest = shown;
      const { aside } = shown.state;
      const entry = aside === null ? undefined : ASIDES[aside];
      element.hidden = entry === undefined;
      if (aside === null || !entry) {
        open = null;
        return;
      }
      setText(title, t(entry.title));
      if (aside === open) {
        show(aside);
        return;
      }
      open = aside;
      body.scrollTop = 0;
      if (made.has(aside)) show(aside);
      else {
        body.replaceChildren(h('p', { class: 'quiet', role: 'status' }, t('loadingAside')));
        void load(aside);
      }
    },
  };
}
