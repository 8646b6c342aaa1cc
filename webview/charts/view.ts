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
import {
  axesOf,
  axisName,
  chartOfSubject,
  choicesOf,
  FAMILIES,
  familyName,
  notesOn,
  parameterName,
  varied,
  xNameOf,
  type Subject,
} from './subject';
import { tables } from './table';
import { tc } from './say';
import type { Timing } from './timing';
import { withValue, type ChartAxis, type ChartParameter } from './vary';

/** The subject of the charts: null if the layer has unknown sizes, or PyTorch rejects it. */
export interface ChartsShown {
  readonly layer: ChartLayer | null;
}

const FIRST = varied('out_channels', null);
const LARGEST_MACS = formatCount(MOST_MACS);

/**
 * The charts: the selection, the panels, the marker that changes the layer, and the numbers as a table.
 *
 * @param tryLayer called when the reader wants to see this layer instead of the present one
 */
export function charts(tryLayer: (layer: ChartLayer, parameter: ChartParameter) => void): View<ChartsShown> & { readonly end: () => void } {
  let layer: ChartLayer | null = null;
  let subject: Subject = FIRST;
  let chart: Chart | null = null;
  let times = new Map<string, Timing>();
  let hovered: number | null = null;
  let toLeft: ((value: number) => number) | null = null;
  let stopMeasuring: (() => void) | null = null;

  const kind = choice<Subject['kind']>(
    tc('kind'),
    [
      { value: 'whatIf', text: tc('whatIf') },
      { value: 'article', text: tc('article') },
    ],
    value => {
      choose(value === 'whatIf' ? varied(FIRST.parameter, layer) : { kind: 'article', family: 'kernel_size' });
    },
  );
  const parameter = choice<ChartParameter>(tc('varied'), [], value => {
    choose(varied(value, layer));
  });
  const family = choice(
    tc('varied'),
    FAMILIES.map(value => ({ value, text: familyName(value) })),
    value => {
      choose({ kind: 'article', family: value });
    },
  );
  const axes = choice<ChartAxis>(tc('axis'), [], axis => {
    if (subject.kind === 'whatIf') choose({ ...subject, axis });
  });
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
  const table = h('div', { 'class': 'chart-tables', 'hidden': true, 'tabindex': 0, 'role': 'group', 'aria-label': tc('table') });
  const nothing = h('p', { class: 'hint' }, tc('nothing'));
  const body = h('div', { class: 'chart-body' }, where, stack.element, mark.element, notes, stamp, table);
  const element = h(
    'div',
    { class: 'charts' },
    h(
      'div',
      { class: 'chart-bar' },
      kind.element,
      parameter.element,
      family.element,
      axes.element,
      asTable.element,
      start,
      cancel,
      progress,
    ),
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
      if (subject.kind === 'whatIf' && !isOf(subject, layer)) subject = varied(subject.parameter, layer);
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

  /** Another subject or layer: everything is rebuilt, because the measurements belong to other layers. */
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
    notes.replaceChildren(
      ...[...notesOn(subject, chart), ...omissions(chart).map(each => omissionText(each, xNameOf(subject, layer)))].map(text =>
        h('li', {}, text),
      ),
    );
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
    axes.element.hidden = !isWhatIf;
    if (subject.kind === 'whatIf') showVaried(subject);
    else family.show(subject.family);
    start.hidden = stopMeasuring !== null || !chart?.quantities.includes('time');
    cancel.hidden = stopMeasuring === null;
  }

  /** The choices depend on the layer. */
  function showVaried({ parameter: shown, axis }: Subject & { readonly kind: 'whatIf' }): void {
    parameter.offer(choicesOf(layer).map(value => ({ value, text: parameterName(value) })));
    parameter.show(shown);
    const choices = axesOf(shown, layer);
    axes.offer(choices.map(value => ({ value, text: value === 'all' || !layer ? tc('allAxes') : tc('oneAxis', axisName(layer, value)) })));
    axes.show(axis);
    axes.element.hidden = choices.length < 2;
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

  /** A time has no meaning without the engine that measured it. */
  function stampTimes(tooLarge: number): void {
    setText(progress, '');
    if (times.size === 0) return;
    const passes = [...times.values()].map(({ repetitions }) => repetitions);
    const [fewest, most] = [Math.min(...passes), Math.max(...passes)];
    const range = fewest === most ? String(fewest) : `${String(fewest)} … ${String(most)}`;
    setText(
      stamp,
      [tc('stamp', engineName(navigator.userAgent), range), ...(tooLarge > 0 ? [tc('tooLarge', tooLarge, LARGEST_MACS)] : [])].join(' '),
    );
  }
}

/** Whether a layer can be varied in this way. */
function isOf({ parameter, axis }: Subject & { readonly kind: 'whatIf' }, layer: ChartLayer | null): boolean {
  return choicesOf(layer).includes(parameter) && axesOf(parameter, layer).includes(axis);
}

/** Most updates of the panel are steps of the animation, which do not change the layer. */
function sameLayer(a: ChartLayer | null, b: ChartLayer | null): boolean {
  return a === b || (a !== null && b !== null && a.config === b.config && a.input.join() === b.input.join());
}

function omissionText({ x, line, error }: Omission, name: string): string {
  const values = tc('at', name, x.length > 6 ? `${x.slice(0, 3).join(', ')} … ${String(x.at(-1))}` : x.join(', '));
  const message = `${error.type}: ${error.message}`;
  return line === '' ? tc('leftOut', values, message) : tc('leftOutOf', line, values, message);
}
