import { h, setText } from '../dom';
import { SvgScene } from '../draw';
import type { Scene } from '../scene';
import type { PanelAction, StageSize } from '../state';
import { t } from '../strings';
import { PICTURE_ID } from './tabs';
import type { View } from './view';

export interface StageShown {
  readonly scene: Scene;
  /** The step in a sentence: the picture's text alternative. */
  readonly narration: string;
  readonly slide: boolean;
  /** What the picture takes for granted, in sentences. */
  readonly assumptions: readonly string[];
}

/** The picture. It fills its room, and says so when the room changes; `pick` is told of a click on a cell. */
export function stage(dispatch: (action: PanelAction) => void, pick: (plane: string, row: number, col: number) => void): View<StageShown> {
  const drawing = new SvgScene();
  const remarks = h('p', { class: 'remarks' });
  const canvas = h('div', { class: 'canvas', id: PICTURE_ID, tabindex: 0, role: 'tabpanel', 'aria-label': t('grid'), 'aria-description': t('keys') }, drawing.element);
  canvas.addEventListener('click', event => {
    const cell = event.target instanceof Element ? event.target.closest('[data-plane][data-row]') : null;
    if (cell) pick(cell.getAttribute('data-plane') ?? '', Number(cell.getAttribute('data-row')), Number(cell.getAttribute('data-col')));
  });
  new ResizeObserver(entries => {
    const box = entries.at(-1)?.contentRect;
    // A picture that is not shown has no room; it keeps the layout of when it was.
    if (box && box.width > 0 && box.height > 0) dispatch({ type: 'stage', stage: roomFor(box) });
  }).observe(canvas);
  return {
    element: h('div', { class: 'stage' }, canvas, remarks),
    update: ({ scene, narration, slide, assumptions }) => {
      drawing.draw(scene, narration, slide);
      setText(remarks, [...scene.remarks, ...assumptions].join(' '));
    },
  };
}

/** Whole pixels, so that a fraction of one does not make a new layout. */
function roomFor({ width, height }: { readonly width: number; readonly height: number }): StageSize {
  return { width: Math.floor(width), height: Math.floor(height) };
}
