import { formatCount } from '../../src/core/dim';
import type { View } from '../controls/view';
import { h, setText } from '../dom';
import { button, checkbox, choice } from '../ui';
import { nearestPoint, omissions, type Chart, type Omission } from './chart';
import type { ChartLayer } from './costs';
import { engineName } from './engine';
import { handle } from './handle';
import { jobsOf, measure, MOST_MACS } from './measurer';
import { plots } from './plots';
import { axesOf, axisName, CHART_PARAMETERS, chartOfSubject, FAMILIES, familyName, naturalAxis, notesOn, parameterName, xNameOf, type Subject } from './subject';
import { tables } from './table';
import { tc } from './say';
import type { Timing } from './timing';
import { withValue, type ChartParameter } from './vary';

/** What the charts are about: null where the layer has sizes that are not known, or PyTorch refuses it. */
export interface ChartsShown {
  readonly layer: ChartLayer | null;
}

const FIRST: Subject = { kind: 'whatIf', parameter: 'out_channels', axis: 'all' };
const LARGEST_MACS = formatCount(MOST_MACS);

/**
 * The charts: what is charted, the panels, the mark that moves the layer, and the numbers as a table.
 *
 * @param tryLayer the reader wants to see this layer in place of the present one
 */
export function charts(tryLayer: (layer: ChartLayer, parameter: ChartParameter) => void): View<ChartsShown> & { readonly end: () => void } {
  let layer: ChartLayer | null = null;
  let subject: Subject = FIRST;
  let chart: Chart | null = null;
  let times = new Map<string, Timing>();
  let hovered: number | null = null;
  let toLeft: ((value: number) => number) | null = null;
  let stopMeasuring: (() => void) | null = null;

  const kind = choice<Subject['kind']>(tc('kind'), [{ value: 'whatIf', text: tc('whatIf') }, { value: 'article', text: tc('article') }], value => {
    choose(value === 'whatIf' ? whatIfOf('out_channels') : { kind: 'article', family: 'kernel_size' });
  });
  const parameter = choice(tc('varied'), CHART_PARAMETERS.map(value => ({ value, text: parameterName(value) })), value => {
    choose(whatIfOf(value));
  });
  const family = choice(tc('varied'), FAMILIES.map(value => ({ value, text: familyName(value) })), value => {
    choose({ kind: 'article', family: value });
  });
  const axes = h('span', { class: 'chart-axes' });
  const asTable = checkbox(tc('table'), tc('table'), shown => {
    table.hidden = !shown;
    fillTable();
  });
  const start = button(tc('measure'), measureAll, 'secondary');
  const cancel = button(tc('cancel'), () => stopMeasuring?.(), 'secondary');
  const progress = h('span', { class: 'chart-progress', role: 'status' });
  const stack = plots({
    hover: index => {
      if (index === hovered) return;
      hovered = index;
      drawPlots();
    },
    drag: value => {
      const index = subject.kind === 'whatIf' && chart ? nearestPoint(chart, value) : null;
      if (index !== null && index !== chart?.marked) moveTo(index);
    },
    laidOut: place => {
      toLeft = place;
      placeHandle();
    },
  });
  const mark = handle(moveTo);
  const where = h('p', { class: 'chart-where' });
  const notes = h('ul', { class: 'chart-notes' });
  const stamp = h('p', { class: 'hint' });
  const table = h('div', { class: 'chart-tables', hidden: true, tabindex: 0, role: 'group', 'aria-label': tc('table') });
  const nothing = h('p', { class: 'hint' }, tc('nothing'));
  const body = h('div', { class: 'chart-body' }, where, stack.element, mark.element, notes, stamp, table);
  const element = h(
    'div',
    { class: 'charts' },
    h('div', { class: 'chart-bar' }, kind.element, parameter.element, family.element, axes, asTable.element, start, cancel, progress),
    nothing,
    body,
  );
  kind.show(subject.kind);
  show();

  return {
    element,
    update: shown => {
      if (sameLayer(shown.layer, layer)) return;
      layer = shown.layer;
      if (subject.kind === 'whatIf' && !axesOf(subject.parameter, layer).includes(subject.axis)) subject = whatIfOf(subject.parameter);
      show();
    },
    end: () => {
      stopMeasuring?.();
      stack.end();
    },
  };

  function choose(next: Subject): void {
    subject = next;
    show();
  }

  function whatIfOf(value: ChartParameter): Subject {
    return { kind: 'whatIf', parameter: value, axis: naturalAxis(value, layer) };
  }

  /** Another subject or another layer: everything anew. What was measured was of other layers. */
  function show(): void {
    stopMeasuring?.();
    chart = chartOfSubject(subject, layer);
    times = new Map();
    hovered = null;
    nothing.hidden = chart !== null;
    body.hidden = chart === null;
    showControls();
    setText(stamp, '');
    setText(progress, '');
    if (!chart) return;
    notes.replaceChildren(...[...notesOn(subject, chart), ...omissions(chart).map(each => omissionText(each, xNameOf(subject, layer)))].map(text => h('li', {}, text)));
    mark.element.hidden = subject.kind !== 'whatIf';
    stack.element.classList.toggle('movable', subject.kind === 'whatIf');
    drawPlots();
    placeHandle();
    fillTable();
  }

  function showControls(): void {
    const isWhatIf = subject.kind === 'whatIf';
    parameter.element.hidden = !isWhatIf;
    family.element.hidden = isWhatIf;
    if (subject.kind === 'whatIf') parameter.show(subject.parameter);
    else family.show(subject.family);
    const choices = subject.kind === 'whatIf' ? axesOf(subject.parameter, layer) : [];
    axes.hidden = choices.length < 2;
    if (subject.kind === 'whatIf' && layer && choices.length > 1) showAxes(subject, layer);
    start.hidden = stopMeasuring !== null || chart === null;
    cancel.hidden = stopMeasuring === null;
  }

  function showAxes({ parameter: varied, axis }: Subject & { readonly kind: 'whatIf' }, of: ChartLayer): void {
    const control = choice(
      tc('axis'),
      axesOf(varied, of).map(value => ({ value: String(value), text: value === 'all' ? tc('allAxes') : tc('oneAxis', axisName(of, value)) })),
      value => {
        choose({ kind: 'whatIf', parameter: varied, axis: value === 'all' ? 'all' : Number(value) });
      },
    );
    axes.replaceChildren(control.element);
    control.show(String(axis));
  }

  function drawPlots(): void {
    if (!chart) return;
    const place = hovered ?? chart.marked;
    stack.update({ chart, times, place });
    const value = place === null ? null : (chart.x[place] ?? null);
    const at = value === null ? '' : tc('at', xNameOf(subject, layer), value);
    setText(where, place !== null && place === chart.marked ? `${at} · ${tc('here')}` : at);
  }

  function placeHandle(): void {
    if (chart && toLeft && subject.kind === 'whatIf') mark.update({ chart, name: xNameOf(subject, layer), toLeft });
  }

  function fillTable(): void {
    if (chart && !table.hidden) table.replaceChildren(...tables(chart, times, xNameOf(subject, layer)));
  }

  function moveTo(index: number): void {
    const value = chart?.x[index];
    if (!layer || subject.kind !== 'whatIf' || value === undefined) return;
    tryLayer(withValue(layer, subject, value), subject.parameter);
  }

  function measureAll(): void {
    if (!chart) return;
    const { jobs, tooLarge } = jobsOf(chart);
    times = new Map();
    setText(stamp, tooLarge > 0 ? tc('tooLarge', tooLarge, LARGEST_MACS) : '');
    stopMeasuring = measure(jobs, {
      measured: (key, timing) => {
        times = new Map([...times, [key, timing]]);
        setText(progress, tc('measuring', times.size, jobs.length));
        drawPlots();
        placeHandle();
      },
      ended: () => {
        stopMeasuring = null;
        showControls();
        stampTimes(tooLarge);
        fillTable();
      },
    });
    showControls();
    setText(progress, tc('measuring', 0, jobs.length));
  }

  /** Nobody can read a time without knowing where it was taken. */
  function stampTimes(tooLarge: number): void {
    setText(progress, '');
    if (times.size === 0) return;
    const passes = [...times.values()].map(({ repetitions }) => repetitions);
    const [fewest, most] = [Math.min(...passes), Math.max(...passes)];
    const range = fewest === most ? String(fewest) : `${String(fewest)} … ${String(most)}`;
    setText(stamp, [tc('stamp', engineName(navigator.userAgent), range), ...(tooLarge > 0 ? [tc('tooLarge', tooLarge, LARGEST_MACS)] : [])].join(' '));
  }
}

/** Most updates of the panel are steps of the animation, which change no layer. */
function sameLayer(a: ChartLayer | null, b: ChartLayer | null): boolean {
  return a === b || (a !== null && b !== null && a.config === b.config && a.input.join() === b.input.join());
}

function omissionText({ x, line, error }: Omission, name: string): string {
  const values = tc('at', name, x.length > 6 ? `${x.slice(0, 3).join(', ')} … ${String(x.at(-1))}` : x.join(', '));
  const message = `${error.type}: ${error.message}`;
  return line === '' ? tc('leftOut', values, message) : tc('leftOutOf', line, values, message);
}
