import { formatCount } from '../../src/core/dim';
import type { View } from '../controls/view';
import { h, setText } from '../dom';
import type { Measurement } from '../state';
import { button } from '../ui';
import type { Chart } from './chart';
import { engineName } from './engine';
import { jobsOf, MOST_MACS } from './measurer';
import { tc } from './say';

const LARGEST_MACS = formatCount(MOST_MACS);

export interface MeasuringShown {
  readonly chart: Chart | null;
  readonly measurement: Measurement | null;
}

interface MeasuringListener {
  readonly start: (points: number, tooLarge: number) => void;
  readonly cancel: () => void;
}

/** The buttons that start and cancel a measurement, and its progress. */
export function measuring({ start, cancel }: MeasuringListener): View<MeasuringShown> {
  let shown: Chart | null = null;
  const begin = button(
    tc('measure'),
    () => {
      if (!shown) return;
      const { jobs, tooLarge } = jobsOf(shown);
      start(jobs.length, tooLarge);
    },
    'secondary',
  );
  const abandon = button(tc('cancel'), cancel, 'secondary');
  const progress = h('span', { class: 'chart-progress', role: 'status' });
  return {
    element: h('div', { class: 'chart-measuring' }, begin, abandon, progress),
    update: ({ chart, measurement }) => {
      shown = chart;
      const isRunning = measurement?.running ?? false;
      begin.hidden = isRunning || !chart?.quantities.includes('time');
      abandon.hidden = !isRunning;
      setText(progress, isRunning && measurement ? tc('measuring', Object.keys(measurement.times).length, measurement.points) : '');
    },
  };
}

/** How the times were measured, because a time has no meaning without its engine, and which points have none. */
export function stampOf({ running, tooLarge, times }: Measurement): string {
  const passes = Object.values(times).map(({ repetitions }) => repetitions);
  const [fewest, most] = [Math.min(...passes), Math.max(...passes)];
  const range = fewest === most ? String(fewest) : `${String(fewest)} … ${String(most)}`;
  return [
    ...(running || passes.length === 0 ? [] : [tc('stamp', engineName(navigator.userAgent), range)]),
    ...(tooLarge > 0 ? [tc('tooLarge', tooLarge, LARGEST_MACS)] : []),
  ].join(' ');
}
