import { formatDim, formatShape, sym, type Dim, type Shape } from '../../dim';
import { adaptiveCells, adaptiveField, adaptiveFieldFormula } from '../adaptive-field';
import {
  adaptiveLayerOutput,
  adaptivePool,
  adaptivePoolFunctions,
  adaptivePoolParameters,
  adaptivePoolTypes,
  takesMax,
  wantedSizes,
  type AdaptivePool,
  type AdaptivePoolFunctionType,
  type AdaptivePoolType,
} from '../adaptive-layer';
import { adaptiveRepairs } from '../adaptive-repair';
import { axisSymbol, part } from '../formula-parts';
import { ok } from '../result';
import { callText, sizeText } from './call-text';
import type { LayerKind, SummaryPart, VariedSetting } from './kind';
import { sizesSlug } from './slug';

export type AdaptiveCalleeType = AdaptivePoolType | AdaptivePoolFunctionType;

/** Max and average pooling to a given size, whose windows share the input out among the outputs. */
export const adaptiveKind: LayerKind<AdaptivePool, AdaptiveCalleeType> = {
  classes: adaptivePoolTypes,
  functions: adaptivePoolFunctions,
  functionModules: ['torch.nn.functional'],
  definedIn: 'pooling',
  sizes: { output_size: 'one' },
  unsent: [],
  written: ['output_size', 'return_indices'],
  calculated: false,
  weights: null,

  parameters: adaptivePoolParameters,
  fromCall: adaptivePool,
  remade: ok,
  usualInput: ({ rank }) => [sym('N'), sym('C'), ...axes(rank)],
  settled: config => config,
  output: adaptiveLayerOutput,
  formula: (config, axis, input) => {
    const wanted = wantedSizes(config)[axis] ?? null;
    return wanted === null ? { parts: part('input', input), value: input } : { parts: part('output', wanted), value: wanted };
  },
  field: adaptiveField,
  fieldFormula: adaptiveFieldFormula,
  fieldSummary,
  summary,
  callText: config => {
    const { type, rank, functional, return_indices } = config;
    const named = [['return_indices', return_indices ? 'True' : null]] as const;
    return functional
      ? callText(`F.adaptive_${takesMax(type) ? 'max' : 'avg'}_pool${rank}d`, ['input', sizes(config)], named)
      : callText(`nn.${type}`, [sizes(config)], named);
  },
  slug: config => `${config.type}-${sizesSlug(wantedSizes(config))}`,
  repairs: adaptiveRepairs,
  sliding: () => null,
  varies: () => ['output_size'],
  varied,
  withVaried: (config, _parameter, values, input) => ({ config: { ...config, output_size: values }, input }),
};

function axes(rank: AdaptivePool['rank']): readonly Dim[] {
  return Array.from({ length: rank }, (_, axis) => axisSymbol(rank, axis));
}

/** `H×W → 7×7`, where an axis keeps its size `H×W → H×7`. */
function summary(config: AdaptivePool): readonly SummaryPart[] {
  const from = axes(config.rank);
  const to = wantedSizes(config).map((wanted, axis) => wanted ?? from[axis] ?? 1);
  return [`${formatShape(from, 'times')} → ${formatShape(to, 'times')}`, ...(config.return_indices ? ['return_indices'] : [])];
}

/** The cells of an output along each axis; one line where they are the same but for the axis. */
function fieldSummary(config: AdaptivePool, input: Shape): readonly (readonly SummaryPart[])[] {
  // Torch takes no other number of sizes, and no None in place of them all.
  if (config.output_size === null || wantedSizes(config).length !== config.rank) return [];
  const along = Array.from({ length: config.rank }, (_, axis) => adaptiveCells(config, axis, input));
  const spatial = input.slice(-config.rank);
  if (along.every(cells => cells === null)) return [[{ word: 'the whole input', value: formatShape(spatial, 'times') }]];
  const lines = along.map((cells, axis): readonly SummaryPart[] => [
    cells === null ? { word: 'the whole input', value: formatDim(spatial[axis] ?? 1, 'pretty') } : { word: 'for output i', value: cells },
  ]);
  const neutral = new Set(along.map(cells => (cells ?? '').replace(/\b[DHWL]\b/g, '·')));
  return neutral.size === 1 ? lines.slice(0, 1) : lines;
}

/** As it is given: one number, or a tuple. */
function sizes(config: AdaptivePool): string {
  const { output_size } = config;
  const wanted = wantedSizes(config).map(sizeText);
  if (!Array.isArray(output_size)) return wanted[0] ?? '';
  const same = wanted.every(size => size === wanted[0]) && wanted.length === config.rank && wanted[0] !== 'None';
  return same ? (wanted[0] ?? '') : `(${wanted.join(', ')}${wanted.length === 1 ? ',' : ''})`;
}

function varied(config: AdaptivePool, parameter: string, input: Shape): VariedSetting | null {
  if (parameter !== 'output_size') return null;
  const values = wantedSizes(config).map((wanted, axis) => wanted ?? input.at(axis - config.rank) ?? null);
  return { perAxis: true, values, span: { from: 1, to: 12, beyond: 4 } };
}
