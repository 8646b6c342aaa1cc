import * as l10n from '@vscode/l10n';
import type { Position } from 'vscode-languageserver';
import { formatCount, formatDim, formatExact, formatShape, identical, isInt, mul, type Dim } from '../core/dim';
import {
  formatFormula,
  isMaxPool,
  isPool,
  layerFormula,
  layerReceptiveField,
  paramsFormula,
  poolStride,
  type LayerConfig,
  type PoolLayer,
} from '../core/shape';
import { COMMANDS } from '../protocol/requests';
import type { DocumentLayer } from './layer-view';
import { codeBlock, codeSpan, commandLink, escapeMarkdown, sentence } from './markdown';

/** The hover of a convolution or a pooling: errors first, then what it is, its shapes, and how they come about. */
export function renderHover(found: DocumentLayer, place: { readonly uri: string; readonly position: Position }): string {
  const { call, layer, example, sizeLabel } = found;
  const parts: string[] = [];
  parts.push(
    `**${call.callee.type}**${layer.config ? ` ${escapeMarkdown(summary(layer.config))}` : ''}${call.alias ? ` *${escapeMarkdown(l10n.t('via a variable'))}*` : ''}`,
  );
  if (layer.error) parts.push(`✗ **${layer.error.type}** ${escapeMarkdown(layer.error.message)}`);
  if (layer.config && layer.input) parts.push(codeBlock([...shapeLines(found), '', ...figureLines(found, layer.config)]));
  if (example?.error && !layer.error)
    parts.push(
      `${escapeMarkdown(l10n.t('At {0}, PyTorch raises:', sizeLabel))} **${example.error.type}** ${escapeMarkdown(example.error.message)}`,
    );
  if (call.callees.length > 1)
    parts.push(
      `${escapeMarkdown(l10n.t('Depending on a condition, it may also be'))} ${call.callees
        .slice(1)
        .map(one => codeSpan(one.path))
        .join(', ')}`,
    );
  if (layer.notes.length > 0) parts.push(layer.notes.map(note => `- ${sentence(note)}`).join('\n'));
  const links = [
    commandLink(l10n.t('Open visualizer'), COMMANDS.openVisualizer, place),
    ...(layer.config && isPool(layer.config) ? [] : [commandLink(l10n.t('Calculator'), COMMANDS.calculate, place)]),
  ];
  parts.push(links.join(' · '));
  return parts.join('\n\n');
}

/** `64 → 128 · 3×3 · stride 2 · padding 1`: what differs from torch's defaults. */
function summary(config: LayerConfig): string {
  if (isPool(config)) return poolSummary(config);
  const parts = [
    `${config.in_channels === null ? '?' : formatDim(config.in_channels, 'pretty')} → ${formatDim(config.out_channels, 'pretty')}`,
  ];
  parts.push(formatShape(config.kernel_size, 'times'));
  if (!isAll(config.stride, 1)) parts.push(l10n.t('stride {0}', sizes(config.stride)));
  if (typeof config.padding === 'string') parts.push(l10n.t('padding {0}', config.padding));
  else if (!isAll(config.padding, 0)) parts.push(l10n.t('padding {0}', sizes(config.padding)));
  if (!isAll(config.output_padding, 0)) parts.push(l10n.t('output padding {0}', sizes(config.output_padding)));
  if (!isAll(config.dilation, 1)) parts.push(l10n.t('dilation {0}', sizes(config.dilation)));
  if (config.groups !== 1)
    parts.push(
      config.groups === config.in_channels
        ? l10n.t('depthwise, groups {0}', formatDim(config.groups, 'pretty'))
        : l10n.t('groups {0}', formatDim(config.groups, 'pretty')),
    );
  if (!config.bias) parts.push(l10n.t('no bias'));
  if (config.padding_mode !== 'zeros') parts.push(config.padding_mode);
  return parts.join(' · ');
}

/** `3×3 · stride 2 · padding 1`. The stride is always said: left out, it is the kernel's size. */
function poolSummary(layer: PoolLayer): string {
  const parts = [formatShape(layer.kernel_size, 'times'), l10n.t('stride {0}', sizes(poolStride(layer)))];
  if (!isAll(layer.padding, 0)) parts.push(l10n.t('padding {0}', sizes(layer.padding)));
  if (!isAll(layer.dilation, 1)) parts.push(l10n.t('dilation {0}', sizes(layer.dilation)));
  if (layer.ceil_mode) parts.push('ceil_mode');
  if (layer.return_indices) parts.push('return_indices');
  if (!isMaxPool(layer) && !layer.count_include_pad) parts.push(l10n.t('padding not counted'));
  if (layer.divisor_override !== null) parts.push(l10n.t('divided by {0}', formatDim(layer.divisor_override, 'pretty')));
  return parts.join(' · ');
}

function sizes(dims: readonly Dim[]): string {
  const [first = 0] = dims;
  return dims.every(dim => identical(dim, first)) ? formatDim(first, 'pretty') : formatShape(dims, 'times');
}

function isAll(dims: readonly Dim[], value: number): boolean {
  return dims.every(dim => dim === value);
}

function shapeLines({ layer, example, sizeLabel }: DocumentLayer): string[] {
  const { input, output } = layer;
  if (!input) return [];
  const lines = [`${formatShape(input, 'pretty')}  →  ${output ? formatShape(output, 'pretty') : '?'}`];
  if (example?.output) lines.push(l10n.t('at {0}: {1}', sizeLabel, formatShape(example.output, 'pretty')));
  return lines;
}

/** Labels in one column, so that the figures line up. */
function figureLines({ layer, example, sizeLabel }: DocumentLayer, config: LayerConfig): string[] {
  const rows: [string, string][] = [];
  // What torch rejects may have no formula: nothing is divided by a stride of 0.
  const formulas = layer.output ? Array.from({ length: config.rank }, (_, axis) => formatFormula(layerFormula(config, axis))) : [];
  rows.push(...distinct(formulas).map((formula, i): [string, string] => [i === 0 ? l10n.t('Output size') : '', formula]));
  const params = layer.params === null ? '?' : isInt(layer.params) ? formatExact(layer.params) : formatDim(layer.params, 'pretty');
  rows.push([l10n.t('Parameters'), isPool(config) ? params : `${params}   ${paramsFormula(config)}`]);
  const macs = isPool(config) ? null : (example?.macs ?? layer.macs);
  if (macs !== null && isInt(macs)) {
    const at = example ? ` ${l10n.t('at {0}', sizeLabel)}` : '';
    rows.push([l10n.t('MACs'), `${countAndExact(macs)}${at}`], [l10n.t('FLOPs'), `${countAndExact(mul(2, macs))}${at}`]);
  } else if (macs !== null) rows.push([l10n.t('MACs'), formatDim(macs, 'pretty')]);
  const field = layerReceptiveField(config);
  rows.push([l10n.t('Receptive field'), `${formatShape(field.size, 'times')}, ${l10n.t('jump {0}', formatShape(field.jump, 'times'))}`]);
  const width = Math.max(...rows.map(([label]) => columns(label))) + 2;
  return rows.map(([label, text]) => label + ' '.repeat(width - columns(label)) + text);
}

/** How many columns a label takes in a monospaced font: the letters of East Asian scripts take two. */
function columns(label: string): number {
  return label.length + (label.match(/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0);
}

function countAndExact(dim: Dim): string {
  const short = formatCount(dim);
  const exact = formatExact(dim);
  return short === exact ? exact : `${short} (${exact})`;
}

/** One formula where both axes have the same but for the symbol; else one a line. */
function distinct(formulas: readonly string[]): readonly string[] {
  const neutral = (text: string): string => text.replace(/\b[DHWL]\b/g, '·');
  return formulas.every(formula => neutral(formula) === neutral(formulas[0] ?? '')) ? formulas.slice(0, 1) : formulas;
}
