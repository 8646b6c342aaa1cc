import * as l10n from '@vscode/l10n';
import type { Position } from 'vscode-languageserver';
import { formatCount, formatDim, formatExact, formatShape, isInt, mul, type Dim } from '../core/dim';
import { formatFormula, kindOf, layerFormula, type LayerConfig, type SummaryPart } from '../core/shape';
import { COMMANDS } from '../protocol/requests';
import type { DocumentLayer } from './layer-view';
import { codeBlock, codeSpan, commandLink, escapeMarkdown, sentence } from './markdown';
import { configurationText } from './summary-text';

/** The hover of a layer: errors first, then the layer, its shapes, and how they are computed. */
export function renderHover(found: DocumentLayer, place: { readonly uri: string; readonly position: Position }): string {
  const { call, layer, example, sizeLabel } = found;
  const parts: string[] = [];
  const summary = layer.config ? ` ${escapeMarkdown(joined(kindOf(layer.config).summary(layer.config), ' · '))}` : '';
  const alias = call.alias ? ` *${escapeMarkdown(l10n.t('via a variable'))}*` : '';
  parts.push(`**${call.callee.type}**${summary}${alias}`);
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
    ...(layer.config && !kindOf(layer.config).calculated ? [] : [commandLink(l10n.t('Calculator'), COMMANDS.calculate, place)]),
  ];
  parts.push(links.join(' · '));
  return parts.join('\n\n');
}

function joined(parts: readonly SummaryPart[], separator: string): string {
  return parts.map(configurationText).join(separator);
}

function shapeLines({ layer, example, sizeLabel }: DocumentLayer): string[] {
  const { input, output } = layer;
  if (!input) return [];
  const lines = [`${formatShape(input, 'pretty')}  →  ${output ? formatShape(output, 'pretty') : '?'}`];
  if (example?.output) lines.push(l10n.t('at {0}: {1}', sizeLabel, formatShape(example.output, 'pretty')));
  return lines;
}

/** Labels in one column, so that the values are aligned. */
function figureLines({ layer, example, sizeLabel }: DocumentLayer, config: LayerConfig): string[] {
  const rows: [string, string][] = [];
  // A layer that torch rejects may have no formula: nothing can be divided by a stride of 0.
  const formulas = layer.output ? Array.from({ length: config.rank }, (_, axis) => formatFormula(layerFormula(config, axis))) : [];
  rows.push(...distinct(formulas).map((formula, i): [string, string] => [i === 0 ? l10n.t('Output size') : '', formula]));
  const params = layer.params === null ? '?' : isInt(layer.params) ? formatExact(layer.params) : formatDim(layer.params, 'pretty');
  const { weights } = kindOf(config);
  rows.push([l10n.t('Parameters'), weights ? `${params}   ${formatFormula({ parts: weights.paramsParts(config) })}` : params]);
  const macs = weights ? (example?.macs ?? layer.macs) : null;
  if (macs !== null && isInt(macs)) {
    const at = example ? ` ${l10n.t('at {0}', sizeLabel)}` : '';
    rows.push([l10n.t('MACs'), `${countAndExact(macs)}${at}`], [l10n.t('FLOPs'), `${countAndExact(mul(2, macs))}${at}`]);
  } else if (macs !== null) rows.push([l10n.t('MACs'), formatDim(macs, 'pretty')]);
  const field = kindOf(config).fieldSummary(config, layer.input ?? kindOf(config).usualInput(config));
  rows.push(...field.map((parts, i): [string, string] => [i === 0 ? l10n.t('Receptive field') : '', joined(parts, ', ')]));
  const width = Math.max(...rows.map(([label]) => columns(label))) + 2;
  return rows.map(([label, text]) => label + ' '.repeat(width - columns(label)) + text);
}

/** How many columns a label takes in a monospaced font: East Asian letters take two. */
function columns(label: string): number {
  return label.length + (label.match(/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0);
}

function countAndExact(dim: Dim): string {
  const short = formatCount(dim);
  const exact = formatExact(dim);
  return short === exact ? exact : `${short} (${exact})`;
}

/** One formula if both axes have the same except for the symbol; otherwise one per line. */
function distinct(formulas: readonly string[]): readonly string[] {
  const neutral = (text: string): string => text.replace(/\b[DHWL]\b/g, '·');
  return formulas.every(formula => neutral(formula) === neutral(formulas[0] ?? '')) ? formulas.slice(0, 1) : formulas;
}
