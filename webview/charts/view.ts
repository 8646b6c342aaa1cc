import type { ChartsMemory, ChartSubject } from '../../src/protocol/panel';
import type { View } from '../controls/view';
import { h, setText } from '../dom';
import { latest } from '../latest';
import type { ChartReading, PanelAction } from '../state';
import { nearestPoint, omissions, type Chart, type Omission } from './chart';
import { chartChoices } from './choices';
import type { ChartLayer } from './costs';
import { handle } from './handle';
import { Measurer } from './measurer';
import { measuring, stampOf } from './measuring';
import { plots } from './plots';
import { tc } from './say';
import { chartOfSubject, notesOn, subjectFor, xNameOf } from './subject';
import { tables } from './table';
import { withValue, type ChartParameter } from './vary';

export interface ChartsShown {
  /** The subject of the charts: null if the layer has unknown sizes, or PyTorch rejects it. */
  readonly layer: ChartLayer | null;
  readonly charting: ChartsMemory;
  readonly reading: ChartReading;
}

/** The same with the lines that follow from it. */
interface Drawn extends ChartsShown {
  /** What the reader chose, if the layer has it. */
  readonly subject: ChartSubject;
  readonly chart: Chart | null;
}

const NO_TIMES = {};

/**
 * The charts: the selection, the panels, the marker that changes the layer, and the numbers as a table.
 *
 * @param tryLayer called when the reader wants to see this layer instead of the present one
 */
export function charts(
  dispatch: (action: PanelAction) => void,
  tryLayer: (layer: ChartLayer, parameter: ChartParameter) => void,
): View<ChartsShown> {
  let shown: Drawn | null = null;
  const subjectNow = latest(subjectFor);
  const chartNow = latest(chartOfSubject);

  const choices = chartChoices(charting => {
    dispatch({ type: 'charting', charting });
  });
  const measurer = new Measurer({
    measured: (point, timing) => {
      dispatch({ type: 'measured', point, timing });
    },
    ended: () => {
      dispatch({ type: 'measureEnd' });
    },
  });
  const buttons = measuring({
    start: (points, tooLarge) => {
      dispatch({ type: 'measure', points, tooLarge });
    },
    cancel: () => {
      dispatch({ type: 'measureEnd' });
    },
  });
  const stack = plots({
    hover: inspected => {
      dispatch({ type: 'inspect', inspected });
    },
    drag: value => {
      const chart = shown?.subject.kind === 'whatIf' ? shown.chart : null;
      const index = chart && nearestPoint(chart, value);
      if (index !== null && index !== chart?.marked) moveTo(index);
    },
  });
  const mark = handle(moveTo);
  const where = h('p', { class: 'chart-where' });
  const notes = h('ul', { class: 'chart-notes' });
  const stamp = h('p', { class: 'hint' });
  const table = h('div', { 'class': 'chart-tables', 'tabindex': 0, 'role': 'group', 'aria-label': tc('table') });
  const nothing = h('p', { class: 'hint' }, tc('nothing'));
  const body = h('div', { class: 'chart-body' }, where, stack.element, mark.element, notes, stamp, table);

  return {
    element: h('div', { class: 'charts' }, h('div', { class: 'chart-bar' }, choices.element, buttons.element), nothing, body),
    update: next => {
      const before = shown;
      const subject = subjectNow(next.charting.subject, next.layer);
      shown = { ...next, subject, chart: chartNow(subject, next.layer) };
      if (before === null || differs(before, shown)) show(shown, before);
    },
  };

  function show(now: Drawn, before: Drawn | null): void {
    const {
      chart,
      subject,
      layer,
      charting,
      reading: { inspected, measurement },
    } = now;
    choices.update({ subject, layer, table: charting.table });
    buttons.update({ chart, measurement });
    measurer.run(measurement?.running ? chart : null);
    nothing.hidden = chart !== null;
    body.hidden = chart === null;
    if (!chart) return;
    const times = measurement?.times ?? NO_TIMES;
    const name = xNameOf(subject, layer);
    const isWhatIf = subject.kind === 'whatIf';
    stack.element.classList.toggle('movable', isWhatIf);
    stack.update({ chart, times, place: inspected ?? chart.marked });
    mark.element.hidden = !isWhatIf;
    if (isWhatIf) mark.update({ chart, name });
    setText(where, whereText(chart, inspected ?? chart.marked, name));
    setText(stamp, measurement ? stampOf(measurement) : '');
    if (chart !== before?.chart) {
      const lines = [...notesOn(subject, chart), ...omissions(chart).map(each => omissionText(each, name))];
      notes.replaceChildren(...lines.map(text => h('li', {}, text)));
    }
    table.hidden = !charting.table;
    if (!charting.table) table.replaceChildren();
    else if (chart !== before?.chart || !before.charting.table || measurement !== before.reading.measurement)
      table.replaceChildren(...tables(chart, times, name));
  }

  /** Whoever moves the marker has chosen what it varies, even if the layer did not have what was chosen before. */
  function moveTo(index: number): void {
    if (!shown) return;
    const { layer, subject, chart } = shown;
    const value = chart?.x[index];
    if (!layer || subject.kind !== 'whatIf' || value === undefined) return;
    if (subject !== shown.charting.subject) dispatch({ type: 'charting', charting: { subject } });
    tryLayer(withValue(layer, subject, value), subject.parameter);
  }
}

/** Most updates of the panel are steps of the animation, which change nothing here. */
function differs(before: Drawn, now: Drawn): boolean {
  return before.chart !== now.chart || before.charting !== now.charting || before.reading !== now.reading;
}

function whereText({ x, marked }: Chart, place: number | null, name: string): string {
  const value = place === null ? undefined : x[place];
  if (value === undefined) return '';
  const at = tc('at', name, value);
  return place === marked ? `${at} · ${tc('here')}` : at;
}

function omissionText({ x, line, error }: Omission, name: string): string {
  const values = tc('at', name, x.length > 6 ? `${x.slice(0, 3).join(', ')} … ${String(x.at(-1))}` : x.join(', '));
  const message = `${error.type}: ${error.message}`;
  return line === '' ? tc('leftOut', values, message) : tc('leftOutOf', line, values, message);
}
