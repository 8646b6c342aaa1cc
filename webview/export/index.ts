/** Pictures and texts of a layer for use elsewhere, loaded when they are first requested. */
import type { AsideContext, AsideShown } from '../aside';
import type { View } from '../controls/view';
import { exporter } from './view';

/** The export as a pane of the panel. */
export function create({ host, dispatch }: AsideContext): View<AsideShown> {
  const view = exporter(host, dispatch);
  return {
    element: view.element,
    update: ({ state, layer, picture }) => {
      view.update(layer && picture.kind === 'drawn' ? { state, layer, drawn: picture } : null);
    },
  };
}
