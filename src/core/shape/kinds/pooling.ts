import { formatDim, formatShape } from '../../dim';
import { perAxis } from '../output';
import { poolFormula, poolReceptiveField } from '../pool-formula';
import {
  isMaxPool,
  poolFunctions,
  poolInput,
  poolLayer,
  poolLayerOutput,
  poolParameters,
  poolStride,
  poolTypes,
  type PoolFunctionType,
  type PoolLayer,
  type PoolType,
} from '../pool-layer';
import { poolRepairs } from '../pool-repair';
import { ok } from '../result';
import { callText, sizesText, sizeText, unlessUsual } from './call-text';
import { windowExtentParts } from './field-formula';
import type { LayerKind, SummaryPart, VariedSetting } from './kind';
import { dimSlug, sizesSlug, unlessUsual as unlessUsualSlug } from './slug';
import { sizesSummary, unlessAll, windowSummary } from './summary';
import { windowSetting } from './window-setting';

export type PoolCalleeType = PoolType | PoolFunctionType;

/** Max and average pooling over sliding windows. The constructors check nothing. */
export const poolingKind: LayerKind<PoolLayer, PoolCalleeType> = {
  classes: poolTypes,
  functions: poolFunctions,
  functionModules: ['torch.nn.functional'],
  definedIn: 'pooling',
  sizes: { kernel_size: 'each', stride: 'each', padding: 'each', dilation: 'each', divisor_override: 'one' },
  unsent: [],
  written: ['kernel_size', 'stride', 'padding', 'dilation', 'ceil_mode', 'return_indices', 'count_include_pad', 'divisor_override'],
  calculated: false,
  weights: null,

  parameters: poolParameters,
  fromCall: poolLayer,
  remade: ok,
  usualInput: poolInput,
  settled: config => config,
  output: poolLayerOutput,
  formula: poolFormula,
  field: poolReceptiveField,
  fieldFormula: (config, axis) => ({
    parts: windowExtentParts(perAxis(config.kernel_size, axis), perAxis(config.dilation, axis)),
    value: perAxis(poolReceptiveField(config).size, axis),
  }),
  fieldSummary: config => windowSummary(poolReceptiveField(config)),
  summary,
  callText: text,
  slug,
  repairs: (config, input) =>
    poolRepairs(config, input).map(({ parameter, from, to, config: repaired, output }) => ({
      changes: [{ parameter, from, to }],
      config: repaired,
      output,
    })),
  sliding: config => ({
    kernel: config.kernel_size,
    stride: poolStride(config),
    dilation: config.dilation,
    sides: config.padding.map(size => ({ before: size, after: size })),
  }),
  varies: config => ['kernel_size', 'stride', 'padding', ...(isMaxPool(config) ? ['dilation'] : [])],
  varied,
  withVaried: (config, parameter, values, input) => ({ config: { ...config, [parameter]: values }, input }),
};

/** `3×3 · stride 2 · padding 1`. The stride is always shown; its default is the kernel size. */
function summary(layer: PoolLayer): readonly SummaryPart[] {
  const { kernel_size, padding, dilation, ceil_mode, return_indices, count_include_pad, divisor_override } = layer;
  return [
    formatShape(kernel_size, 'times'),
    { word: 'stride', value: sizesSummary(poolStride(layer)) },
    ...unlessAll('padding', padding, 0),
    ...unlessAll('dilation', dilation, 1),
    ...(ceil_mode ? ['ceil_mode'] : []),
    ...(return_indices ? ['return_indices'] : []),
    ...(isMaxPool(layer) || count_include_pad ? [] : [{ word: 'padding not counted', value: '' } as const]),
    ...(divisor_override === null ? [] : [{ word: 'divided by', value: formatDim(divisor_override, 'pretty') } as const]),
  ];
}

function text(layer: PoolLayer): string {
  const { type, rank, functional, kernel_size, stride, padding, dilation, ceil_mode, return_indices, count_include_pad, divisor_override } =
    layer;
  const named: readonly (readonly [string, string | null])[] = [
    ['stride', stride && sizesText(stride)],
    ['padding', unlessUsual(padding, 0)],
    ['dilation', unlessUsual(dilation, 1)],
    ['ceil_mode', ceil_mode ? 'True' : null],
    ['return_indices', return_indices ? 'True' : null],
    ['count_include_pad', count_include_pad || isMaxPool(layer) ? null : 'False'],
    ['divisor_override', divisor_override === null ? null : sizeText(divisor_override)],
  ];
  const kernel = sizesText(kernel_size);
  return functional
    ? callText(`F.${isMaxPool(layer) ? 'max' : 'avg'}_pool${rank}d`, ['input', kernel], named)
    : callText(`nn.${type}`, [kernel], named);
}

function slug(layer: PoolLayer): string {
  const { type, kernel_size, stride, padding, dilation, ceil_mode, count_include_pad, divisor_override } = layer;
  return [
    type,
    `k${sizesSlug(kernel_size)}`,
    ...(stride ? [`s${sizesSlug(stride)}`] : []),
    ...unlessUsualSlug(sizesSlug(padding), '0', 'p'),
    ...unlessUsualSlug(sizesSlug(dilation), '1', 'd'),
    ...(ceil_mode ? ['ceil'] : []),
    ...(count_include_pad || isMaxPool(layer) ? [] : ['nopad']),
    ...(divisor_override === null ? [] : [`div${dimSlug(divisor_override)}`]),
  ].join('-');
}

function varied(layer: PoolLayer, parameter: string): VariedSetting | null {
  switch (parameter) {
    case 'stride':
      return windowSetting(parameter, poolStride(layer));
    case 'kernel_size':
    case 'padding':
    case 'dilation':
      return windowSetting(parameter, layer[parameter]);
    default:
      return null;
  }
}
