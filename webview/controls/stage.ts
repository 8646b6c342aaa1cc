import { h, setText } from '../dom';
import { SvgScene } from '../draw';
import type { PlaneName, Pointed, Scene, StageSize } from '../scene';
import type { PanelAction } from '../state';
import { t } from '../strings';
import { PICTURE_ID } from './tabs';
import type { View } from './view';

export interface StageShown {
  readonly scene: Scene;
  /** The step in a sentence: the picture's text alternative. */
  readonly narration: string;
  readonly slide: boolean;
  /** The assumptions of the picture, in sentences. */
  readonly assumptions: readonly string[];
  /** What the user points at, in a sentence; empty for nothing. */
  readonly pointed: string;
}

/** The mouse and keyboard events of the picture. */
export interface StageEvents {
  /** A cell was clicked. */
  readonly pick: (at: Pointed) => void;
  /** The mouse is over a cell, or over none. */
  readonly over: (at: Pointed | null) => void;
  /** A key was pressed on the picture; returns true if it did something. */
  readonly key: (key: string) => boolean;
}

/** The picture. It fills the available space, and reports when that changes. */
export function stage(dispatch: (action: PanelAction) => void, events: StageEvents): View<StageShown> {
  const drawing = new SvgScene();
  const remarks = h('p', { class: 'remarks' });
  const said = h('p', { 'class': 'pointed-at', 'role': 'status', 'aria-live': 'polite' });
  const canvas = h(
    'div',
    { 'class': 'canvas', 'id': PICTURE_ID, 'tabindex': 0, 'role': 'tabpanel', 'aria-label': t('grid'), 'aria-description': t('keys') },
    drawing.element,
    said,
  );
  canvas.addEventListener('click', event => {
    const cell = cellOf(event);
    if (cell) events.pick(cell);
  });
  canvas.addEventListener('pointerover', event => {
    events.over(cellOf(event));
  });
  canvas.addEventListener('pointerleave', () => {
    events.over(null);
  });
  canvas.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target !== canvas) return;
    if (events.key(event.key)) event.preventDefault();
  });
  new ResizeObserver(entries => {
    const box = entries.at(-1)?.contentRect;
    // A hidden picture has no size; it keeps its previous layout.
    if (box && box.width > 0 && box.height > 0) dispatch({ type: 'stage', stage: roomFor(box) });
  }).observe(canvas);
  return {
    element: h('div', { class: 'stage' }, canvas, remarks),
    update: ({ scene, narration, slide, assumptions, pointed }) => {
      drawing.draw(scene, narration, slide);
      setText(remarks, [...scene.remarks, ...assumptions].join(' '));
      setText(said, pointed);
    },
  };
}

function cellOf({ target }: Event): Pointed | null {
  const cell = target instanceof Element ? target.closest('[data-plane][data-row]') : null;
  const plane = cell?.getAttribute('data-plane');
  // A gap of the kernel is not a weight.
  return cell && isPlane(plane) && cell.getAttribute('data-role') !== 'gap'
    ? { plane, row: Number(cell.getAttribute('data-row')), col: Number(cell.getAttribute('data-col')) }
    : null;
}

function isPlane(name: string | null | undefined): name is PlaneName {
  return name === 'input' || name === 'kernel' || name === 'output';
}

/** Whole pixels, so that a fraction of a pixel does not cause a new layout. */
function roomFor({ width, height }: { readonly width: number; readonly height: number }): StageSize {
  return { width: Math.floor(width), height: Math.floor(height) };
}
