import type uPlot from 'uplot';
import type { ChartColours } from './colours';
import type { Chart } from './chart';
import type { Quantity } from './costs';
import { formatTick } from './read-out';
import type { ChartPanel } from './panels';
import { splitsOf } from './splits';
import { rangeOfX } from './x-scale';

/** Width of the numbers on the left of a panel and of the names on its right: the same in all panels, so that they share x. */
export const LEFT = 66;
export const RIGHT = 118;
export const RIGHT_ALONE = 20;
const TOP = 8;
/** Height of the numbers below the last panel. */
const X_AXIS = 26;

/** Dash patterns that distinguish lines without colour. */
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [9, 3, 2, 3], [1, 3], [12, 4]];

export interface PanelOptions {
  readonly chart: Chart;
  readonly panel: ChartPanel;
  readonly width: number;
  readonly height: number;
  /** Whether the panel shows the numbers of x. */
  readonly last: boolean;
  /** Panels with the same key move their cursors together. */
  readonly key: string;
  readonly colours: () => ChartColours;
  readonly hooks: uPlot.Hooks.Arrays;
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- uPlot declares a const enum, which has no values at run time
const LOGARITHMIC: uPlot.Scale.Distr.Logarithmic = 3;

/** The options of a panel for uPlot. */
export function panelOptions({ chart, panel, width, height, last, key, colours, hooks }: PanelOptions): uPlot.Options {
  const doubling = chart.spacing === 'log2';
  return {
    width,
    height: height + (last ? X_AXIS : 0),
    padding: [TOP, chart.lines.length > 1 ? RIGHT : RIGHT_ALONE, last ? 0 : TOP, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, sync: { key }, points: { size: 6 } },
    scales: {
      x: { time: false, ...(doubling ? { distr: LOGARITHMIC, log: 2 } : {}), range: (_, from, to) => rangeOfX(chart.spacing, from, to) },
      y:
        doubling && isPositive(panel)
          ? { distr: LOGARITHMIC, log: 10, range: (_, from, to) => decades(from, to) }
          : { range: (_, _from, to) => [0, (to || 1) * 1.12] },
    },
    axes: [xAxis(chart, last, colours), yAxis(panel, chart, colours)],
    series: [{}, ...panel.values.map((_, line) => series(line, chart, panel.quantity, colours))],
    hooks,
  };
}

function isPositive({ values }: ChartPanel): boolean {
  return values.every(line => line.every(value => value === null || value > 0));
}

/** The range of a logarithmic axis: at least a factor of four, so that small changes do not look large. */
function decades(from: number, to: number): [number, number] {
  const middle = Math.sqrt(from * to);
  const factor = Math.max(2, Math.sqrt(to / from) * 1.35);
  return [middle / factor, middle * factor];
}

function xAxis({ x, spacing }: Chart, last: boolean, colours: () => ChartColours): uPlot.Axis {
  const ticks =
    spacing === 'log2'
      ? x.filter(value => Number.isInteger(Math.log2(value)))
      : x.filter((_, index) => index % Math.ceil(x.length / 16) === 0);
  return {
    size: last ? X_AXIS : 0,
    space: 26,
    splits: () => [...(ticks.length > 1 ? ticks : x)],
    // Logarithmic axes omit numbers by default.
    filter: (_, splits) => splits,
    values: (_, splits) => splits.map(value => (last ? String(value) : '')),
    ...strokes(colours),
    ticks: { show: last, stroke: () => colours().grid, width: 1, size: 4 },
  };
}

function yAxis(panel: ChartPanel, { spacing }: Chart, colours: () => ChartColours): uPlot.Axis {
  const { quantity } = panel;
  return {
    size: LEFT,
    splits: (_self, _axis, from, to) => splitsOf(quantity, isPositive(panel) ? spacing : 'linear', from, to),
    filter: (_, splits) => splits,
    values: (_, splits) => splits.map(value => formatTick(quantity, value)),
    ...strokes(colours),
    ticks: { show: false },
  };
}

function strokes(colours: () => ChartColours): Pick<uPlot.Axis, 'stroke' | 'grid' | 'font' | 'gap'> {
  return { stroke: () => colours().quiet, grid: { stroke: () => colours().grid, width: 1 }, font: '11px system-ui, sans-serif', gap: 6 };
}

/** The colour of a line; a single line has the colour of its quantity. */
export function lineColour(colours: ChartColours, line: number, quantity: Quantity, alone: boolean): string {
  return colours.lines[alone ? ALONE[quantity] : line % colours.lines.length] ?? colours.ink;
}

/** Weights are orange and outputs green everywhere in the panel. */
const ALONE: Readonly<Record<Quantity, number>> = { params: 1, macs: 0, output: 2, memory: 2, time: 4 };

function series(line: number, { lines }: Chart, quantity: Quantity, colours: () => ChartColours): uPlot.Series {
  const colour = (): string => lineColour(colours(), line, quantity, lines.length === 1);
  return {
    stroke: colour,
    width: 1.75,
    dash: lines.length === 1 ? [] : [...(DASHES[line % DASHES.length] ?? [])],
    // An omitted value between two points is not a drop to zero: the line continues.
    spanGaps: true,
    points: { show: true, size: 5, fill: colour, stroke: colour, width: 0 },
  };
}
