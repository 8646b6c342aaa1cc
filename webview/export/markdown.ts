import { formatDim, formatExact, formatShape, fromWire, type Shape } from '../../src/core/dim';
import {
  axisSymbol,
  fieldSizes,
  formatFormula,
  kindOf,
  layerFormula,
  layerMacs,
  layerOutput,
  layerReceptiveField,
  settledLayer,
  type LayerConfig,
} from '../../src/core/shape';
import type { LayerView } from '../../src/protocol/panel';
import { te } from './say';

/** A layer as text for a README or an issue: call, shapes, formula, parameters, MACs, receptive field, as a Markdown table. */
export function markdownOf({ title, call, input, example }: LayerView, config: LayerConfig, drawnOn: Shape): string {
  const given = input?.map(fromWire) ?? drawnOn;
  const rows: readonly (readonly [string, string])[] = [
    ...shapeRows(config, given),
    ...(example && input ? [[te('atSize', example.label), outputText(config, example.input.map(fromWire))] as const] : []),
    ...Array.from({ length: config.rank }, (_, axis) => [axisName(config, axis), formulaText(config, axis, given)] as const),
    ...parameterRow(config, given),
    [te('macs'), macsText(config, drawnOn)],
    [te('receptiveField'), fieldSizes(layerReceptiveField(config, given)).join('×')],
  ];
  return [
    `**${cell(title)}** ${code(call)}`,
    '',
    `| | |`,
    `|---|---|`,
    ...rows.map(([name, value]) => `| ${cell(name)} | ${cell(value)} |`),
    '',
  ].join('\n');
}

function shapeRows(config: LayerConfig, input: Shape): (readonly [string, string])[] {
  const output = layerOutput(config, input);
  return [
    [te('input'), formatShape(input, 'pretty')],
    ...(output.kind === 'ok' ? [[te('output'), formatShape(output.value, 'pretty')] as const] : []),
  ];
}

function outputText(config: LayerConfig, input: Shape): string {
  const output = layerOutput(config, input);
  return output.kind === 'ok' ? `${formatShape(input, 'pretty')} → ${formatShape(output.value, 'pretty')}` : formatShape(input, 'pretty');
}

function axisName({ rank }: LayerConfig, axis: number): string {
  return rank === 1 ? te('outputSize') : te('outputSizeAlong', formatDim(axisSymbol(rank, axis), 'pretty'));
}

function formulaText(config: LayerConfig, axis: number, input: Shape): string {
  const formula = layerFormula(config, axis, input.at(axis - config.rank));
  return `${formatFormula(formula)} = ${formatDim(formula.value, 'pretty')}`;
}

function parameterRow(config: LayerConfig, input: Shape): (readonly [string, string])[] {
  const { weights } = kindOf(config);
  if (!weights) return [[te('parameters'), '0']];
  const settled = settledLayer(config, input);
  const params = weights.params(settled);
  return params === null ? [] : [[te('parameters'), `${formatFormula({ parts: weights.paramsParts(settled) })} = ${formatExact(params)}`]];
}

function macsText(config: LayerConfig, input: Shape): string {
  const output = layerOutput(config, input);
  return output.kind === 'ok' ? formatExact(layerMacs(config, input, output.value)) : '?';
}

/** Text in a cell of a table. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|*_<>[\]`]/g, '\\$&');
}

/** Code between more backticks than it contains, on one line. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${text.replace(/\s+/g, ' ')}${padding}${fence}`;
}
