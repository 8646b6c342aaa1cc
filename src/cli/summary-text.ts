import type { ModelRun } from '../core/analysis';
import { outputJson } from '../core/analysis';
import { add, formatCount, formatDim, formatExact, formatShape, isInt, type Dim, type Shape } from '../core/dim';
import type { Paint } from './terminal';

interface Row {
  readonly name: string;
  readonly type: string;
  readonly input: string;
  readonly output: string;
  readonly kernel: string;
  readonly params: string;
  readonly share: string;
  readonly macs: string;
}

const HEADINGS: Row = { name: 'layer', type: 'type', input: 'in', output: 'out', kernel: 'kernel', params: 'params', share: 'share', macs: 'MACs' };
const COLUMNS = Object.keys(HEADINGS) as (keyof Row)[];
const RIGHT: ReadonlySet<keyof Row> = new Set(['params', 'share', 'macs']);

function rows(run: ModelRun): Row[] {
  return run.layers.map(layer => ({
    name: layer.name,
    type: layer.type,
    input: shape(layer.input),
    output: shape(layer.output),
    kernel: layer.kernel_size ? layer.kernel_size.map(size => formatDim(size, 'pretty')).join('×') : '?',
    params: count(layer.params),
    share: share(layer.macs, totalOf(run)),
    macs: count(layer.macs),
  }));
}

function shape(of: Shape | null): string {
  return of ? formatShape(of, 'pretty') : '?';
}

function count(value: Dim | null): string {
  return value === null ? '?' : formatExact(value);
}

function totalOf(run: ModelRun): Dim | null {
  return run.layers.reduce<Dim | null>((total, { macs }) => (total === null || macs === null ? null : add(total, macs)), 0);
}

/** How much of all convolutions' MACs a layer has. */
function share(part: Dim | null, total: Dim | null): string {
  if (part === null || total === null || !isInt(part) || !isInt(total) || total === 0) return '';
  return `${((100 * Number(part)) / Number(total)).toFixed(1)} %`;
}

/** The table for a terminal, with totals, problems and what is not known below it. */
export function summaryText(run: ModelRun, paint: Paint): string {
  const table = [HEADINGS, ...rows(run)];
  const widths = COLUMNS.map(column => Math.max(...table.map(row => row[column].length)));
  const lines = table.map((row, i) => {
    const cells = COLUMNS.map((column, c) => {
      const text = RIGHT.has(column) ? row[column].padStart(widths[c] ?? 0) : row[column].padEnd(widths[c] ?? 0);
      return i === 0 ? paint('quiet', text) : column === 'input' ? paint('input', text) : column === 'output' ? paint('output', text) : text;
    });
    return cells.join('  ').trimEnd();
  });
  const body = run.layers.length > 0 ? lines : ['No convolution was called.'];
  return [...body, '', ...totals(run, paint), ...troubles(run, paint)].join('\n');
}

function totals(run: ModelRun, paint: Paint): string[] {
  const figure = (value: Dim | null, unit: string): string => (value === null ? `? ${unit}` : `${formatCount(value)} ${unit}${isInt(value) && formatCount(value) !== formatExact(value) ? ` (${formatExact(value)})` : ''}`);
  return [
    `output ${paint('output', JSON.stringify(outputJson(run.output), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))}`,
    [figure(run.params, 'params'), figure(totalOf(run), 'MACs in convolutions'), figure(run.macs, 'MACs in all')].join('   '),
  ];
}

function troubles(run: ModelRun, paint: Paint): string[] {
  const problems = run.problems.flatMap(({ type, message, stack, file, line }) => ['', `${paint('error', `${type}:`)} ${message}`, ...(stack.length > 0 ? [...stack].reverse() : [{ file, line: line ?? 0, column: 0, name: '' }]).map(at => paint('quiet', `  at ${at.file}:${String(at.line)}${at.name ? ` in ${at.name}` : ''}`))]);
  const unknown = run.unknown.length > 0 ? ['', 'Not known:', ...run.unknown.map(({ file, line, reason }) => `  ${reason}${paint('quiet', ` (${file}${line === null ? '' : `:${String(line)}`})`)}`)] : [];
  return [...problems, ...unknown];
}

/** The table as Markdown. */
export function summaryMarkdown(run: ModelRun): string {
  const cells = (row: Row): string => `| ${COLUMNS.map(column => row[column].replaceAll('|', '\\|')).join(' | ')} |`;
  return [cells(HEADINGS), `|${COLUMNS.map(column => (RIGHT.has(column) ? ' ---: ' : ' --- ')).join('|')}|`, ...rows(run).map(cells), '', ...totals(run, (_, text) => text).flatMap(line => [line, '']), ...troubles(run, (_, text) => text)].join('\n').trimEnd();
}

/** The table as CSV (RFC 4180). */
export function summaryCsv(run: ModelRun): string {
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [HEADINGS, ...rows(run)].map(row => COLUMNS.map(column => cell(row[column].replace(/(?<=\d),(?=\d{3})/g, RIGHT.has(column) ? '' : ','))).join(',')).join('\n');
}
