import * as l10n from '@vscode/l10n';
import { exampleOf, type Layer } from '../../core/analysis';
import { parseDim, type Dim, type Shape } from '../../core/dim';
import { CALCULATE, type CalculateParams, type CalculateResult } from '../../protocol/requests';
import type { AnalyzerFacade } from '../analyzer-source';
import type { Feature } from '../feature';
import { sizeLabel, layerViewOf } from '../layer-view';
import { exampleSize, type Settings } from '../settings';

/** Inputs with more sizes are not used with convolutions. */
const MAX_RANK = 8;

/** The calculator. */
export const calculateFeature: Feature = {
  capabilities: {},
  register: (connection, context) => {
    connection.onRequest(CALCULATE, async params => {
      const settings = await context.settings(null);
      return context.analyze(analyzer => calculated(params, analyzer, settings));
    });
  },
};

/** One layer from the text that a user typed. */
function calculated({ text, input }: CalculateParams, analyzer: AnalyzerFacade, settings: Settings): CalculateResult {
  const shape = parseInput(input);
  if (shape === undefined) return { kind: 'unreadable', message: l10n.t('Enter the input as a list of sizes, such as 1, 3, 224, 224.') };
  const answer = analyzer.calculate(text, shape);
  if (!answer.ok && answer.error.type === 'UsageError') return { kind: 'unreadable', message: answer.error.message };
  const size = exampleSize(settings);
  const layer: Layer = answer.ok
    ? { ...answer, error: null, notes: [] }
    : { config: null, input: shape, output: null, params: null, macs: null, error: answer.error, notes: [] };
  const call = answer.ok ? answer.call : text.trim();
  const view = layerViewOf(layer, exampleOf(layer, size), sizeLabel(layer, size));
  return { kind: 'ok', call, layer: { ...view, title: layer.config?.type ?? l10n.t('Convolution'), call, source: null } };
}

/** Null for no input, undefined for text that is not an input. */
function parseInput(text: string): Shape | null | undefined {
  const inner = text
    .trim()
    .replace(/^[[(]|[\])]$/g, '')
    .replace(/,\s*$/, '')
    .trim();
  if (inner === '') return null;
  const parts = inner.split(/\s*[,×]\s*|\s+/);
  if (parts.length > MAX_RANK) return undefined;
  try {
    return parts.map((part): Dim => parseDim(part));
  } catch {
    return undefined;
  }
}
