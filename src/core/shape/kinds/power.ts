import { formatShape } from '../../dim';
import { perAxis } from '../output';
import { poolReceptiveField } from '../pool-formula';
import { poolInput, poolStride } from '../pool-layer';
import {
  averageOf,
  powerPool,
  powerPoolFormula,
  powerPoolFunctions,
  powerPoolOutput,
  powerPoolParameters,
  powerPoolRepairs,
  powerPoolTypes,
  type PowerPool,
  type PowerPoolFunctionType,
  type PowerPoolType,
} from '../power-layer';
import { ok } from '../result';
import { callText, sizesText } from './call-text';
import { windowExtentParts } from './field-formula';
import type { LayerKind, SummaryPart } from './kind';
import { sizesSlug } from './slug';
import { sizesSummary, windowSummary } from './summary';
import { windowSetting } from './window-setting';

export type PowerCalleeType = PowerPoolType | PowerPoolFunctionType;

/** Pooling to the p-norm of each window. The constructors check nothing. */
export const powerKind: LayerKind<PowerPool, PowerCalleeType> = {
  classes: powerPoolTypes,
  functions: powerPoolFunctions,
  functionModules: ['torch.nn.functional'],
  definedIn: 'pooling',
  sizes: { kernel_size: 'each', stride: 'each' },
  unsent: ['sequence'],
  written: ['norm_type', 'kernel_size', 'stride', 'ceil_mode'],
  calculated: false,
  weights: null,

  parameters: powerPoolParameters,
  fromCall: powerPool,
  remade: ok,
  usualInput: config => poolInput(averageOf(config)),
  settled: config => config,
  output: powerPoolOutput,
  formula: powerPoolFormula,
  field: config => poolReceptiveField(averageOf(config)),
  fieldFormula: (config, axis) => ({
    parts: windowExtentParts(perAxis(config.kernel_size, axis), 1),
    value: perAxis(poolReceptiveField(averageOf(config)).size, axis),
  }),
  fieldSummary: config => windowSummary(poolReceptiveField(averageOf(config))),
  summary,
  callText: text,
  slug: config => {
    const { type, norm_type, kernel_size, stride, ceil_mode } = config;
    return [
      type,
      `n${String(norm_type ?? '').replace('.', '_')}`,
      `k${sizesSlug(kernel_size)}`,
      ...(stride ? [`s${sizesSlug(stride)}`] : []),
      ...(ceil_mode ? ['ceil'] : []),
    ].join('-');
  },
  repairs: (config, input) =>
    powerPoolRepairs(config, input).map(({ parameter, from, to, config: repaired, output }) => ({
      changes: [{ parameter, from, to }],
      config: repaired,
      output,
    })),
  sliding: config => ({
    kernel: config.kernel_size,
    stride: poolStride(averageOf(config)),
    dilation: [1],
    sides: [{ before: 0, after: 0 }],
  }),
  varies: () => ['kernel_size', 'stride'],
  varied: (config, parameter) => {
    if (parameter === 'stride') return windowSetting(parameter, poolStride(averageOf(config)));
    return parameter === 'kernel_size' ? windowSetting(parameter, config.kernel_size) : null;
  },
  withVaried: (config, parameter, values, input) => ({ config: { ...config, [parameter]: values }, input }),
};

/** `3×3 · stride 2 · norm_type 2`. The stride is always shown; its default is the kernel size. */
function summary(config: PowerPool): readonly SummaryPart[] {
  const { norm_type, kernel_size, ceil_mode } = config;
  return [
    formatShape(kernel_size, 'times'),
    { word: 'stride', value: sizesSummary(poolStride(averageOf(config))) },
    `norm_type ${norm_type === null ? '?' : String(norm_type)}`,
    ...(ceil_mode ? ['ceil_mode'] : []),
  ];
}

function text(config: PowerPool): string {
  const { type, rank, functional, norm_type, kernel_size, stride, ceil_mode } = config;
  const named = [
    ['stride', stride && sizesText(stride)],
    ['ceil_mode', ceil_mode ? 'True' : null],
  ] as const;
  const first = [norm_type === null ? 'norm_type' : String(norm_type), sizesText(kernel_size)];
  return functional ? callText(`F.lp_pool${rank}d`, ['input', ...first], named) : callText(`nn.${type}`, first, named);
}
