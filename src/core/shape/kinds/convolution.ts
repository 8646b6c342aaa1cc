import { formatDim, formatShape, sym, type Shape } from '../../dim';
import { functionName, type ConvConfig, type ConvFunctionType, type ConvType, type LazyConvType } from '../config';
import { configArgs } from '../config-args';
import { convMacs, convParams, macsParts, paramsParts } from '../cost';
import { outputFormula } from '../formula';
import { axisSymbol } from '../formula-parts';
import { convFunctional } from '../functional';
import { convModule } from '../module';
import { convOutput, padSides, perAxis, withInput } from '../output';
import { convParameters } from '../parameters';
import { receptiveField } from '../receptive-field';
import { ok } from '../result';
import { repairs } from '../solve-repair';
import { callText, sizesText, sizeText, unlessUsual } from './call-text';
import { windowExtentParts } from './field-formula';
import type { LayerKind, SummaryPart, VariedSetting } from './kind';
import { dimSlug, sizesSlug, unlessUsual as unlessUsualSlug } from './slug';
import { unlessAll, windowSummary } from './summary';
import { windowSetting } from './window-setting';

const RANKS = ['1d', '2d', '3d'] as const;

const CLASSES: readonly (ConvType | LazyConvType)[] = RANKS.flatMap(
  rank => [`Conv${rank}`, `ConvTranspose${rank}`, `LazyConv${rank}`, `LazyConvTranspose${rank}`] as const,
);

const FUNCTIONS: readonly ConvFunctionType[] = RANKS.flatMap(rank => [`conv${rank}`, `conv_transpose${rank}`] as const);

export type ConvCalleeType = ConvType | LazyConvType | ConvFunctionType;

function isFunction(type: ConvCalleeType): type is ConvFunctionType {
  return type.startsWith('conv');
}

/** Convolutions and transposed convolutions: one configuration, in which transposed layers have one more argument. */
export const convolutionKind: LayerKind<ConvConfig, ConvCalleeType> = {
  classes: CLASSES,
  functions: FUNCTIONS,
  functionModules: ['torch.nn.functional', 'torch'],
  definedIn: 'conv',
  sizes: {
    in_channels: 'one',
    out_channels: 'one',
    kernel_size: 'each',
    stride: 'each',
    padding: 'each',
    output_padding: 'each',
    dilation: 'each',
    groups: 'one',
  },
  unsent: ['irregular'],
  written: [
    'in_channels',
    'out_channels',
    'kernel_size',
    'stride',
    'padding',
    'output_padding',
    'dilation',
    'groups',
    'bias',
    'padding_mode',
  ],
  calculated: true,
  weights: { params: convParams, paramsParts, macs: convMacs, macsParts },

  parameters: type => convParameters[type],
  fromCall: (type, args) => (isFunction(type) ? convFunctional(type, args, null) : convModule(type, args)),
  remade: config => (config.functional ? ok(config) : convModule(config.lazy ? `Lazy${config.type}` : config.type, configArgs(config))),
  usualInput: ({ rank, in_channels }) => [
    sym('N'),
    in_channels ?? sym('C'),
    ...Array.from({ length: rank }, (_, axis) => axisSymbol(rank, axis)),
  ],
  settled: withInput,
  output: convOutput,
  formula: outputFormula,
  field: receptiveField,
  fieldFormula: (config, axis) => {
    const value = perAxis(receptiveField(config).size, axis);
    if (config.transposed) return { parts: [], value };
    return { parts: windowExtentParts(perAxis(config.kernel_size, axis), perAxis(config.dilation, axis)), value };
  },
  fieldSummary: config => windowSummary(receptiveField(config)),
  summary,
  callText: text,
  slug,
  repairs,
  sliding: config => {
    const { kernel_size, stride, dilation, transposed } = config;
    return transposed ? null : { kernel: kernel_size, stride, dilation, sides: padSides(config) };
  },
  varies: () => ['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding', 'dilation', 'groups'],
  varied,
  withVaried: (config, parameter, values, input) => {
    const [value = 0] = values;
    if (parameter === 'in_channels')
      return {
        config: config.in_channels === null ? config : { ...config, in_channels: value },
        input: input.with(-config.rank - 1, value),
      };
    return { config: { ...config, [parameter]: parameter === 'out_channels' || parameter === 'groups' ? value : values }, input };
  },
};

/** `64 → 128 · 3×3 · stride 2 · padding 1`. */
function summary(config: ConvConfig): readonly SummaryPart[] {
  const { in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, groups, bias, padding_mode } = config;
  return [
    `${in_channels === null ? '?' : formatDim(in_channels, 'pretty')} → ${formatDim(out_channels, 'pretty')}`,
    formatShape(kernel_size, 'times'),
    ...unlessAll('stride', stride, 1),
    ...(typeof padding === 'string' ? [{ word: 'padding', value: padding } as const] : unlessAll('padding', padding, 0)),
    ...unlessAll('output padding', output_padding, 0),
    ...unlessAll('dilation', dilation, 1),
    ...(groups === 1 ? [] : [{ word: groups === in_channels ? 'depthwise' : 'groups', value: formatDim(groups, 'pretty') } as const]),
    ...(bias ? [] : [{ word: 'no bias', value: '' } as const]),
    ...(padding_mode === 'zeros' ? [] : [padding_mode]),
  ];
}

function text(config: ConvConfig): string {
  const { type, lazy, in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, groups, bias, padding_mode } =
    config;
  const sizes: readonly (readonly [string, string | null])[] = [
    ['stride', unlessUsual(stride, 1)],
    ['padding', typeof padding === 'string' ? `'${padding}'` : unlessUsual(padding, 0)],
    ['output_padding', unlessUsual(output_padding, 0)],
    ['dilation', unlessUsual(dilation, 1)],
    ['groups', unlessUsual([groups], 1)],
  ];
  if (config.functional) return callText(`F.${functionName(config)}`, ['input', 'weight', ...(bias ? ['bias'] : [])], sizes);
  const first = [...(lazy || in_channels === null ? [] : [sizeText(in_channels)]), sizeText(out_channels), sizesText(kernel_size)];
  return callText(`nn.${lazy ? 'Lazy' : ''}${type}`, first, [
    ...sizes,
    ['bias', bias ? null : 'False'],
    ['padding_mode', padding_mode === 'zeros' ? null : `'${padding_mode}'`],
  ]);
}

function slug(config: ConvConfig): string {
  const { type, in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, groups, bias, padding_mode } = config;
  return [
    type,
    in_channels === null ? 'lazy' : dimSlug(in_channels),
    dimSlug(out_channels),
    `k${sizesSlug(kernel_size)}`,
    ...unlessUsualSlug(sizesSlug(stride), '1', 's'),
    ...(typeof padding === 'string' ? [padding] : unlessUsualSlug(sizesSlug(padding), '0', 'p')),
    ...unlessUsualSlug(sizesSlug(output_padding), '0', 'op'),
    ...unlessUsualSlug(sizesSlug(dilation), '1', 'd'),
    ...unlessUsualSlug(dimSlug(groups), '1', 'g'),
    ...(bias ? [] : ['nobias']),
    ...(padding_mode === 'zeros' ? [] : [padding_mode]),
  ].join('-');
}

function varied(config: ConvConfig, parameter: string, input: Shape): VariedSetting | null {
  switch (parameter) {
    case 'in_channels':
      return { perAxis: false, values: [config.in_channels ?? input.at(-config.rank - 1) ?? null], span: null };
    case 'out_channels':
    case 'groups':
      return { perAxis: false, values: [config[parameter]], span: null };
    case 'kernel_size':
    case 'stride':
    case 'dilation':
      return windowSetting(parameter, config[parameter]);
    case 'padding':
      // A named padding can differ at the two ends, as 'same' does with even kernels.
      return windowSetting(
        parameter,
        padSides(config).map(({ before, after }) => (before === after ? before : null)),
      );
    default:
      return null;
  }
}
