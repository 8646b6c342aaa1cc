import type { AsideContext, AsideShown } from '../aside';
import type { View } from '../controls/view';
import { h, setAttribute, setText } from '../dom';
import { button } from '../ui';
import type { Chapter } from './chapter';
import { CHAPTERS } from './chapters';
import { orderSwitch } from './order';
import { notation, prose, text, type AxisOrder } from './prose';
import { isSceneOf, sceneAction, standingIn } from './scene';

/** The tour: ten chapters beside the picture, each with a task that is solved by changing the layer. */
export function tour({ dispatch }: AsideContext): View<AsideShown> {
  const go = (chapter: number): void => {
    dispatch({ type: 'tour', tour: { chapter } });
    showExample(chapter);
  };
  const showExample = (index: number): void => {
    const chapter = CHAPTERS[index];
    if (chapter) dispatch(sceneAction(chapter));
  };
  const numbers = CHAPTERS.map((_, index) =>
    h(
      'button',
      {
        onclick: () => {
          go(index);
        },
      },
      String(index + 1),
    ),
  );
  const list = h('ol', { class: 'chapters' }, ...numbers.map(number => h('li', {}, number)));
  const count = h('p', { class: 'chapter-of quiet', role: 'status' });
  const page = h('div', { class: 'page' });
  let at = -1;
  const previous = button(
    text('previous'),
    () => {
      go(at - 1);
    },
    'secondary',
  );
  const next = button(text('next'), () => {
    go(at + 1);
  });
  const gallery = button(text('toGallery'), () => {
    dispatch({ type: 'aside', aside: 'gallery' });
  });
  const element = h(
    'div',
    { class: 'tour' },
    h('nav', { 'aria-label': text('chapters') }, list),
    count,
    page,
    h('div', { class: 'tour-moves' }, previous, next, gallery),
  );
  let shown: View<PageShown> | null = null;
  list.addEventListener('keydown', event => {
    const to = numbers[numbers.findIndex(number => number === event.target) + (STEPS[event.key] ?? 0)];
    if (!(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    to?.focus();
  });
  return {
    element,
    update: ({ state, picture }) => {
      const { chapter: index, done, order } = state.tour;
      const chapter = CHAPTERS[index];
      if (!chapter) return;
      if (index !== at) {
        const opening = at === -1;
        at = index;
        shown = chapterPage(chapter, {
          order: chosen => {
            dispatch({ type: 'tour', tour: { order: chosen } });
          },
          again: () => {
            showExample(index);
          },
        });
        page.replaceChildren(shown.element);
        setText(count, text('chapterOf', index + 1, CHAPTERS.length));
        previous.hidden = index === 0;
        next.hidden = index === CHAPTERS.length - 1;
        gallery.hidden = !next.hidden;
        // If the tour is opened on its own layer, as after a reload, that layer stays as the reader left it.
        if (opening && !isSceneOf(chapter, state))
          later(() => {
            showExample(index);
          });
      }
      for (const [number, element] of numbers.entries()) {
        const { id = '', title = 'tour' } = CHAPTERS[number] ?? {};
        const label = text(done.includes(id) ? 'chapterDone' : 'chapterName', number + 1, text(title));
        setAttribute(element, 'aria-current', number === index ? 'step' : null);
        setAttribute(element, 'class', done.includes(id) ? 'done' : null);
        setAttribute(element, 'aria-label', label);
        setAttribute(element, 'title', label);
      }
      const standing = standingIn(chapter, state, picture);
      const answer = standing && chapter.reached(standing) ? prose(chapter.answer(standing), order) : null;
      shown?.update({ order, answer, done: done.includes(chapter.id) });
      if (answer && !done.includes(chapter.id))
        later(() => {
          dispatch({ type: 'tour', tour: { done: [...done, chapter.id] } });
        });
    },
  };
}

/** The state must not change while it is being shown. */
function later(action: () => void): void {
  queueMicrotask(action);
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

interface PageShown {
  readonly order: AxisOrder;
  /** The answer, if the layer in its current state solves the task. */
  readonly answer: readonly Node[] | null;
  /** Whether it has been solved, now or before. */
  readonly done: boolean;
}

function chapterPage(
  chapter: Chapter,
  { order: chooseOrder, again }: { readonly order: (order: AxisOrder) => void; readonly again: () => void },
): View<PageShown> {
  const axes = orderSwitch(chooseOrder);
  const body = h('div', { class: 'prose' });
  const heading = h('h4');
  const answer = h('p', { role: 'status' });
  const task = h(
    'section',
    { class: 'task' },
    heading,
    h('p', {}, ...prose(chapter.task, 'chw')),
    h('details', {}, h('summary', {}, text('hint')), h('p', {}, ...prose(chapter.hint, 'chw'))),
    answer,
    h('button', { class: 'link', onclick: again }, text('sceneAgain')),
  );
  let written: AxisOrder | null = null;
  let said = '';
  return {
    element: h('article', {}, h('h3', {}, text(chapter.title)), body, task),
    update: ({ order, answer: now, done }) => {
      if (order !== written) {
        written = order;
        const focused = document.activeElement;
        axes.update(order);
        body.replaceChildren(
          ...chapter.pieces.map(piece =>
            piece.kind === 'text' ? h('p', {}, ...prose(piece, order)) : piece.kind === 'formula' ? notation(piece.formula) : axes.element,
          ),
        );
        // Moving the switch in the page removes the focus from it.
        if (focused instanceof HTMLElement && axes.element.contains(focused)) focused.focus();
      }
      setText(heading, done ? `✓ ${text('done')}` : text('tryIt'));
      setAttribute(task, 'class', done ? 'task done' : 'task');
      const saying = (now ?? []).map(node => node.textContent ?? '').join('');
      if (saying === said) return;
      said = saying;
      answer.replaceChildren(...(now ?? []));
    },
  };
}
