import { h, setAttribute } from '../dom';
import { nearestPoint, nextPoint, type Chart } from './chart';
import { LEFT, RIGHT_ALONE } from './options';
import { formatQuantity } from './read-out';
import { tc } from './say';
import { positionOfX } from './x-scale';

export interface HandleShown {
  readonly chart: Chart;
  /** The name of x as in code. */
  readonly name: string;
}

export interface Handle {
  readonly element: HTMLElement;
  readonly update: (shown: HandleShown) => void;
}

/**
 * The marker of the layer on the axis of a chart with a single line: a slider over the values that PyTorch accepts. Arrow keys go to the
 * next value, Home and End to the first and the last.
 *
 * @param moveTo receives the index into x
 */
export function handle(moveTo: (index: number) => void): Handle {
  const knob = h('div', { class: 'chart-knob', role: 'slider', tabindex: 0 });
  const element = h('div', { class: 'chart-rail' }, knob);
  let shown: HandleShown | null = null;
  knob.addEventListener('keydown', event => {
    if (!shown) return;
    const { chart } = shown;
    if (chart.marked === null) return;
    const target = targetOf(event.key, chart, chart.marked);
    if (target === undefined) return;
    // The panel's own keys step the animation.
    event.preventDefault();
    event.stopPropagation();
    if (target !== null) moveTo(target);
  });
  return {
    element,
    update: next => {
      shown = next;
      const { chart, name } = next;
      knob.hidden = chart.marked === null;
      if (chart.marked === null) return;
      const value = chart.x[chart.marked] ?? 0;
      const [first = value] = chart.x;
      setAttribute(knob, 'aria-label', tc('move', name));
      setAttribute(knob, 'title', tc('moveHint'));
      setAttribute(knob, 'aria-valuemin', first);
      setAttribute(knob, 'aria-valuemax', chart.x.at(-1) ?? value);
      setAttribute(knob, 'aria-valuenow', value);
      setAttribute(knob, 'aria-valuetext', spoken(chart, name, chart.marked));
      knob.style.left = `calc(${LEFT}px + ${positionOfX(chart, value)} * (100% - ${LEFT + RIGHT_ALONE}px))`;
    },
  };
}

/** Undefined for keys without a meaning here, null if there is nowhere to go. */
function targetOf(key: string, chart: Chart, from: number): number | null | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return nextPoint(chart, from, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return nextPoint(chart, from, -1);
    case 'Home':
      return nearestPoint(chart, chart.x[0] ?? 0);
    case 'End':
      return nearestPoint(chart, chart.x.at(-1) ?? 0);
    default:
      return undefined;
  }
}

/** In the order in which they are announced. */
const SPOKEN = ['output', 'params', 'macs', 'memory'] as const;

/** The values of the layer at this position, for screen readers. */
function spoken({ x, lines, quantities }: Chart, name: string, index: number): string {
  const point = lines.at(-1)?.points[index];
  const parts = point
    ? SPOKEN.filter(quantity => quantities.includes(quantity)).map(
        quantity => `${tc(quantity)} ${formatQuantity(quantity, point.costs[quantity], point)}`,
      )
    : [];
  return [tc('at', name, x[index] ?? ''), ...parts].join(', ');
}
