import { h } from '../dom';
import type { Chart } from './chart';
import { panelsOf, type ChartPanel, type Times } from './panels';
import { formatExactly } from './read-out';
import { tc } from './say';

/** The exact numbers of a chart: one table for a single line, otherwise one for each quantity. */
export function tables(chart: Chart, times: Times, name: string): HTMLElement[] {
  const panels = panelsOf(chart, times);
  if (chart.lines.length === 1) {
    const columns = panels.map(panel => ({ head: tc(panel.quantity), cell: (index: number): string => cell(chart, panel, 0, index) }));
    return [table(chart, name, tc('tableOf', tc('heading'), name), columns)];
  }
  return panels.map(panel =>
    table(
      chart,
      name,
      tc('tableOf', tc(panel.quantity), name),
      chart.lines.map((line, index) => ({ head: line.name, cell: at => cell(chart, panel, index, at) })),
    ),
  );
}

interface Column {
  readonly head: string;
  readonly cell: (index: number) => string;
}

function table({ x, marked }: Chart, name: string, caption: string, columns: readonly Column[]): HTMLElement {
  return h(
    'table',
    { class: 'chart-table' },
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, name), ...columns.map(({ head }) => h('th', { scope: 'col' }, head)))),
    h(
      'tbody',
      {},
      ...x.map((value, index) =>
        h(
          'tr',
          { class: index === marked ? 'marked' : null },
          h('th', { scope: 'row' }, String(value)),
          ...columns.map(column => h('td', {}, column.cell(index))),
        ),
      ),
    ),
  );
}

function cell({ lines }: Chart, { quantity, values }: ChartPanel, line: number, index: number): string {
  const value = values[line]?.[index] ?? null;
  return value === null ? '–' : formatExactly(quantity, value, lines[line]?.points[index] ?? null);
}
