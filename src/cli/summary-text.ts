import { outputJson, type Json, type ModelRun } from '../core/analysis';
import { formatCount, formatExact, isInt, type Dim } from '../core/dim';
import { FIGURES, HEADINGS, rowsOf, type Column, type TableRow } from './summary-table';
import { brief, briefMessage, briefSource, plain } from './plain';
import type { Paint } from './terminal';

/** The request, for the headline. */
export interface Asked {
  readonly model: string;
  /** As written by the user: `(1, 3, 224, 224)`, or forward's arguments. */
  readonly input: string;
}

/** A run, and what was found in addition to it. */
export interface Found {
  readonly run: ModelRun;
  /** Modules that are called only in training mode. */
  readonly trainingOnly: readonly string[];
}

const COLUMNS = Object.keys(HEADINGS) as Column[];

/** The columns to drop first if the terminal is too narrow. */
const DISPENSABLE: readonly Column[] = ['field', 'type', 'share', 'kernel'];

/** The table for a terminal of the given width, followed by totals, problems and unknowns. */
export function summaryText({ run, trainingOnly }: Found, asked: Asked, paint: Paint, width: number): string {
  const body = run.layers.length > 0 ? table([HEADINGS, ...rowsOf(run)], paint, width) : ['No convolution is called.'];
  return [headline(run, asked, paint), ...body, '', ...totals(run), ...training(trainingOnly), ...troubles(run, paint)].join('\n');
}

/** The same as Markdown, with numbers in full. */
export function summaryMarkdown({ run, trainingOnly }: Found, asked: Asked): string {
  const plain: Paint = (_, text) => text;
  const row = (each: TableRow): string => `| ${COLUMNS.map(column => each[column].replaceAll('|', '\\|')).join(' | ')} |`;
  const head = [row(HEADINGS), `|${COLUMNS.map(column => (FIGURES.has(column) ? ' ---: ' : ' --- ')).join('|')}|`];
  const below = [...totals(run), ...training(trainingOnly), ...troubles(run, plain)]
    .filter(line => line !== '')
    .flatMap(line => ['', line]);
  return [`**${headline(run, asked, plain)}**`, '', ...head, ...rowsOf(run, true).map(row), ...below].join('\n');
}

/** Only the table, as CSV (RFC 4180), with numbers in full. */
export function summaryCsv(run: ModelRun): string {
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (row: TableRow): string =>
    COLUMNS.map(column => cell(FIGURES.has(column) ? row[column].replaceAll(/(?<=\d),(?=\d{3})/g, '') : row[column])).join(',');
  return [HEADINGS, ...rowsOf(run, true)].map(line).join('\n');
}

function headline({ output }: ModelRun, { model, input }: Asked, paint: Paint): string {
  return `${briefSource(model)}   input ${paint('input', briefSource(input))}   output ${paint('output', outputText(outputJson(output)))}`;
}

/** `Array.isArray` does not know a readonly array. */
function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

/** Shapes as Python writes them, in the structure that `forward` returns. */
function outputText(json: Json): string {
  if (json === null) return '?';
  if (isList(json)) {
    const isShape = json.every(item => item === null || typeof item !== 'object');
    const items = json.map(outputText);
    return isShape ? `(${items.join(', ')}${items.length === 1 ? ',' : ''})` : `[${items.join(', ')}]`;
  }
  if (typeof json !== 'object') return brief(String(json));
  if ('tuple' in json && Object.keys(json).length === 1) return '()';
  if ('value' in json && Object.keys(json).length === 1) return json.value === null ? 'null' : outputText(json.value);
  return `{${Object.entries(json)
    .map(([key, value]) => `${brief(key)}: ${outputText(value)}`)
    .join(', ')}}`;
}

function table(rows: readonly TableRow[], paint: Paint, width: number): string[] {
  const widths = Object.fromEntries(COLUMNS.map(column => [column, Math.max(...rows.map(row => row[column].length))])) as Readonly<
    Record<Column, number>
  >;
  const needed = (columns: readonly Column[]): number => columns.reduce((sum, column) => sum + widths[column] + 2, -2);
  let shown: readonly Column[] = COLUMNS;
  for (const column of DISPENSABLE) if (needed(shown) > width) shown = shown.filter(each => each !== column);
  return rows.map((row, i) => {
    const cells = shown.map(column => {
      const text = FIGURES.has(column) ? row[column].padStart(widths[column]) : row[column].padEnd(widths[column]);
      return i === 0 ? paint('quiet', text) : column === 'input' || column === 'output' ? paint(column, text) : text;
    });
    return cells.join('  ').trimEnd();
  });
}

function totals(run: ModelRun): string[] {
  const { params, macs, activations, layers, unknown } = run;
  const exact = (value: Dim | null): string => (value === null ? '?' : formatExact(value));
  const short = (value: Dim | null): string => (value === null ? '?' : formatCount(value));
  const inConvolutions = run.convMacs;
  const parts = [
    `${exact(params)} params`,
    `${short(macs)} MACs${short(macs) === short(inConvolutions) ? '' : ` (${short(inConvolutions)} in convolutions)`}`,
    `activations ${bytes(activations.total)}, peak including the input ${bytes(activations.peak)}`,
    `${String(layers.length)} ${layers.length === 1 ? 'conv' : 'convs'}, ${unknown.length === 0 ? 'nothing unknown' : `${String(unknown.length)} unknown`}`,
  ];
  return [parts.join('   ')];
}

/** Bytes in multiples of 1024, the unit in which memory is sold. */
function bytes(value: Dim | null): string {
  if (value === null || !isInt(value)) return '?';
  let size = Number(value);
  for (const unit of ['B', 'KiB', 'MiB', 'GiB']) {
    if (size < 1024) return `${unit === 'B' ? String(size) : size.toFixed(size < 10 ? 2 : 1)} ${unit}`;
    size /= 1024;
  }
  return `${size.toFixed(1)} TiB`;
}

function training(names: readonly string[]): string[] {
  return names.length > 0 ? [`Called only in training: ${names.map(plain).join(', ')}`] : [];
}

function troubles(run: ModelRun, paint: Paint): string[] {
  const problems = run.problems.flatMap(({ type, message, stack, file, line }) => {
    const places = stack.length > 0 ? stack.toReversed() : [{ file, line: line ?? 0, name: '' }];
    return [
      '',
      `${paint('error', `${plain(type)}:`)} ${briefMessage(message)}`,
      ...places.map(at => paint('quiet', `  at ${plain(at.file)}:${String(at.line)}${at.name ? ` in ${plain(at.name)}` : ''}`)),
    ];
  });
  const unknown = run.unknown.map(
    ({ file, line, reason }) => `  ${briefMessage(reason)}${paint('quiet', ` (${plain(file)}${line === null ? '' : `:${String(line)}`})`)}`,
  );
  return [...problems, ...(unknown.length > 0 ? ['', 'Unknown:', ...unknown] : [])];
}
