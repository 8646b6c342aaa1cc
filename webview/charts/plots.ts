import './language';
import uPlot from 'uplot';
import type { View } from '../controls/view';
import { h } from '../dom';
import { readColours, watchTheme, type ChartColours } from './colours';
import type { Chart } from './chart';
import { placed } from './end-labels';
import { lineColour, panelOptions, RIGHT } from './options';
import { hasTimes, panelsOf, type ChartPanel, type Times } from './panels';
import { formatQuantity } from './read-out';
import { tc } from './say';

export interface PlotsShown {
  readonly chart: Chart;
  readonly times: Times;
  /** The position whose values the heading of each panel shows, or null. */
  readonly place: number | null;
}

/** The events that the plots report. */
export interface PlotsListener {
  /** The pointer is over this index of x, or has left. */
  readonly hover: (index: number | null) => void;
  /** The pointer was pressed, or moved while pressed, at this value of x. */
  readonly drag: (value: number) => void;
}

const HEIGHT = 92;
const LABEL_SPACING = 13;
let made = 0;

/** Panels of one chart, stacked and sharing x. */
export function plots(listener: PlotsListener): View<PlotsShown> {
  const probe = h('span', { class: 'chart-probe', hidden: true });
  const rows = h('div', { class: 'chart-panels' });
  const element = h('div', { class: 'chart-stack' }, probe, rows);
  const key = `convlens-chart-${String(made++)}`;
  let colours: ChartColours | null = null;
  let drawn: Drawn[] = [];
  let shown: PlotsShown | null = null;
  let width = 0;
  let dragging = false;

  const paintWith = (): ChartColours => (colours ??= readColours(probe));
  watchTheme(() => {
    colours = null;
    for (const { plot } of drawn) plot.redraw(false);
  });
  const size = new ResizeObserver(entries => {
    const next = Math.floor(entries.at(-1)?.contentRect.width ?? 0);
    if (next === 0 || next === width) return;
    width = next;
    rebuild();
  });
  size.observe(rows);
  window.addEventListener('pointerup', () => {
    dragging = false;
  });

  return {
    element,
    update: next => {
      const before = shown;
      shown = next;
      if (before?.chart !== next.chart || hasTimes(before.times) !== hasTimes(next.times)) rebuild();
      else {
        if (before.times !== next.times) redrawTimes(next);
        describe();
      }
    },
  };

  function rebuild(): void {
    if (!shown || width === 0) return;
    for (const { plot } of drawn) plot.destroy();
    const { chart, times } = shown;
    const panels = panelsOf(chart, times);
    element.classList.toggle('several', chart.lines.length > 1);
    drawn = [];
    rows.replaceChildren(
      ...panels.map((panel, index) => {
        const heading = h('p', { class: 'chart-values' });
        const box = h('div', { class: 'chart-plot' });
        const last = index === panels.length - 1;
        const hooks: uPlot.Hooks.Arrays = {
          draw: [
            self => {
              paint(self, drawn[index]?.panel ?? panel);
            },
          ],
          setCursor: [hovered],
        };
        const plot = new uPlot(
          panelOptions({ chart, panel, width, height: HEIGHT, last, key, colours: paintWith, hooks }),
          dataOf(chart, panel),
          box,
        );
        listenForDrags(plot);
        drawn.push({ plot, heading, panel });
        return h('div', { class: 'chart-panel' }, h('div', { class: 'chart-heading' }, h('h3', {}, tc(panel.quantity)), heading), box);
      }),
    );
    describe();
  }

  /** Another point was timed: only that panel changes. */
  function redrawTimes({ chart, times }: PlotsShown): void {
    const panel = panelsOf(chart, times).at(-1);
    const last = drawn.at(-1);
    if (!panel || !last) return;
    last.panel = panel;
    last.plot.setData(dataOf(chart, panel));
  }

  function hovered({ cursor: { idx } }: uPlot): void {
    listener.hover(idx ?? null);
  }

  function listenForDrags(plot: uPlot): void {
    const place = (event: PointerEvent): void => {
      listener.drag(plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x'));
    };
    plot.over.addEventListener('pointerdown', event => {
      if (event.button !== 0) return;
      dragging = true;
      place(event);
    });
    plot.over.addEventListener('pointermove', event => {
      if (dragging) place(event);
    });
  }

  /** Shows the values at the inspected position in the headings. */
  function describe(): void {
    if (!shown) return;
    const { chart, place } = shown;
    for (const { heading, panel } of drawn) {
      heading.replaceChildren(
        ...(place === null
          ? []
          : panel.groups.flatMap(group => {
              const [line = 0] = group;
              const value = panel.values[line]?.[place] ?? null;
              if (value === null) return [];
              const name = chart.lines.length > 1 ? `${groupName(chart, group)} ` : '';
              return [h('span', {}, name, h('b', {}, formatQuantity(panel.quantity, value, chart.lines[line]?.points[place] ?? null)))];
            })),
      );
    }
  }

  /** Paints the layer's marker and the names of the lines over what uPlot has drawn. */
  function paint(plot: uPlot, panel: ChartPanel): void {
    if (!shown) return;
    const { ctx, bbox } = plot;
    const { chart } = shown;
    const scale = devicePixelRatio;
    const ours = paintWith();
    ctx.save();
    if (chart.marked !== null) {
      const marked = chart.x[chart.marked] ?? 0;
      // The layer's own line is the last one, or the only one.
      const value = panel.values.at(-1)?.[chart.marked] ?? null;
      const x = plot.valToPos(marked, 'x', true);
      ctx.strokeStyle = ours.mark;
      ctx.lineWidth = scale;
      ctx.setLineDash([2 * scale, 3 * scale]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      if (value !== null) {
        ctx.setLineDash([]);
        ctx.lineWidth = 2.5 * scale;
        ctx.fillStyle = ours.ground;
        ctx.beginPath();
        ctx.arc(x, plot.valToPos(value, 'y', true), 5 * scale, 0, 2 * Math.PI);
        ctx.fill();
        ctx.stroke();
      }
    }
    if (chart.lines.length > 1) paintNames();
    ctx.restore();

    function paintNames(): void {
      const ends = panel.groups.flatMap(group => {
        const [line = 0] = group;
        const values = panel.values[line] ?? [];
        const index = values.findLastIndex(value => value !== null);
        const value = values[index] ?? null;
        return value === null ? [] : [{ line, text: groupName(chart, group), end: (plot.valToPos(value, 'y', true) - bbox.top) / scale }];
      });
      const left = bbox.left + bbox.width;
      ctx.font = `${String(11 * scale)}px system-ui, sans-serif`;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'middle';
      for (const { line, text, end, y } of placed(ends, LABEL_SPACING, bbox.height / scale)) {
        ctx.strokeStyle = ctx.fillStyle = lineColour(ours, line, panel.quantity, false);
        ctx.setLineDash([]);
        ctx.lineWidth = scale;
        ctx.beginPath();
        ctx.moveTo(left + 2 * scale, bbox.top + end * scale);
        ctx.lineTo(left + 9 * scale, bbox.top + y * scale);
        ctx.stroke();
        ctx.fillStyle = ours.ink;
        ctx.fillText(text, left + 12 * scale, bbox.top + y * scale, (RIGHT - 16) * scale);
      }
    }
  }
}

interface Drawn {
  readonly plot: uPlot;
  /** Where the inspected values are shown. */
  readonly heading: HTMLElement;
  panel: ChartPanel;
}

function dataOf({ x }: Chart, { values }: ChartPanel): uPlot.AlignedData {
  return [[...x], ...values.map(line => [...line])];
}

/** The common name of lines that are equal. */
function groupName({ lines }: Chart, group: readonly number[]): string {
  const names = group.map(line => lines[line]?.name ?? '');
  if (names.length === 1) return names[0] ?? '';
  return names.length === lines.length ? tc('allCoincide', names.length) : tc('coincide', names.join(' '));
}
