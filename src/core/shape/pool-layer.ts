import { sym, type Dim, type Shape } from '../dim';
import { intArg, settle, type Args } from './arg';
import type { Assumed, Rank } from './config';
import { overflows } from './create';
import { axisSymbol } from './formula-parts';
import type { LayerParameter } from './parameters';
import { poolOutput } from './pool';
import type { PoolConfig } from './pool-config';
import { dimsOf, Reader } from './read';
import { ok, type Result } from './result';

/** Poolings with sliding windows, as layers of torch.nn. */
export type PoolType = `${'Max' | 'Avg'}Pool${Rank}d`;
/** The same as functions of torch.nn.functional. */
export type PoolFunctionType = `${'max' | 'avg'}_pool${Rank}d`;

/** The configuration of a pooling. Sizes per axis are in torch's order (depth, height, width); one can apply to all. */
export interface PoolLayer extends Required<Omit<PoolConfig, 'type'>> {
  readonly kind: 'pooling';
  readonly type: PoolType;
  /** For averages: zeros in the padding count as cells. */
  readonly count_include_pad: boolean;
  /** Unknown arguments, with the reason; their sizes are symbols named after the parameter. */
  readonly assumed?: readonly Assumed[];
  /** A call of torch.nn.functional. */
  readonly functional?: true;
}

const RANKS = [1, 2, 3] as const;
export const poolTypes: readonly PoolType[] = RANKS.flatMap(rank => [`MaxPool${rank}d`, `AvgPool${rank}d`] as const);
export const poolFunctions: readonly PoolFunctionType[] = RANKS.flatMap(rank => [`max_pool${rank}d`, `avg_pool${rank}d`] as const);

const MAX = 'kernel_size stride padding dilation return_indices ceil_mode';
/** The functions have these two in the opposite order. */
const MAX_FUNCTION = 'kernel_size stride padding dilation ceil_mode return_indices';
const AVG_1D = 'kernel_size stride padding ceil_mode count_include_pad';
const AVG = `${AVG_1D} divisor_override`;

/** torch's parameters in positional order (torch.nn.modules.pooling, torch.nn.functional). */
export function poolParameters(type: PoolType | PoolFunctionType): readonly LayerParameter[] {
  const max = /^max/i.test(type);
  const functional = type.includes('_');
  const names = max ? (functional ? MAX_FUNCTION : MAX) : rankOf(type) === 1 ? AVG_1D : AVG;
  return [...(functional ? ['input'] : []), ...names.split(' ')].map(name => ({
    name,
    required: name === 'input' || name === 'kernel_size',
  }));
}

function rankOf(type: PoolType | PoolFunctionType): Rank {
  return Number(type.at(-2)) as Rank;
}

/**
 * A pooling from its arguments. The constructor checks nothing; {@link poolLayerOutput} reports errors for an input. What torch's
 * argument parser would reject there (a size that is not an integer, a flag that is not a bool) is not checked.
 */
export function poolLayer(type: PoolType | PoolFunctionType, args: Args): Result<PoolLayer> {
  const rank = rankOf(type);
  const reader = new Reader(args, rank);
  const max = /^max/i.test(type);
  const sizes = (parameter: 'kernel_size' | 'stride' | 'padding' | 'dilation', usual: number): readonly Dim[] | null => {
    const dims = dimsOf(reader.tuple(parameter, intArg(usual)));
    return dims?.some(overflows) ? null : dims;
  };
  const given = Object.entries(args).map(([name, arg]) => [name, settle(arg)] as const);
  const isNone = (parameter: string): boolean => given.every(([name, { kind }]) => name !== parameter || kind === 'none');
  const flag = (parameter: string, usual: boolean): boolean | null => {
    const arg = given.find(([name]) => name === parameter)?.[1];
    return arg ? (arg.kind === 'bool' ? arg.value : null) : usual;
  };
  const divisor = given.find(([name]) => name === 'divisor_override')?.[1];
  const read = {
    kernel_size: args.kernel_size ? sizes('kernel_size', 1) : null,
    stride: isNone('stride') ? [] : sizes('stride', 1),
    padding: sizes('padding', 0),
    dilation: max ? sizes('dilation', 1) : [1],
    ceil_mode: flag('ceil_mode', false),
    return_indices: flag('return_indices', false),
    count_include_pad: flag('count_include_pad', true),
    divisor_override: isNone('divisor_override') ? 'None' : divisor?.kind === 'int' ? divisor.value : null,
  } as const;
  const { kernel_size, stride, padding, dilation, ceil_mode, return_indices, count_include_pad, divisor_override } = read;
  if (
    kernel_size === null ||
    stride === null ||
    padding === null ||
    dilation === null ||
    ceil_mode === null ||
    return_indices === null ||
    count_include_pad === null ||
    divisor_override === null
  ) {
    const [which = ''] = Object.entries(read).find(([, value]) => value === null) ?? [];
    return { kind: 'unknown', reason: args[which] ? `\`${which}\` is unknown` : `no value is given for \`${which}\`` };
  }
  return ok({
    kind: 'pooling',
    type: `${max ? 'Max' : 'Avg'}Pool${rank}d`,
    rank,
    kernel_size,
    // An empty tuple is torch's notation for a missing value.
    stride: stride.length === 0 ? null : stride,
    padding,
    dilation,
    ceil_mode,
    return_indices,
    count_include_pad,
    divisor_override: divisor_override === 'None' ? null : divisor_override,
    ...(reader.assumed.length > 0 ? { assumed: reader.assumed } : {}),
    ...(type.includes('_') ? { functional: true as const } : {}),
  });
}

/** Whether the type is a max pooling. */
export function isMaxPool({ type }: Pick<PoolLayer, 'type'>): boolean {
  return type.startsWith('Max');
}

/** The output's shape for an input (N, C, …) or (C, …), or what torch raises. */
export function poolLayerOutput(layer: PoolLayer, input: Shape): Result<Shape> {
  return poolOutput({ ...layer, type: isMaxPool(layer) ? 'max' : 'avg' }, input);
}

/** The effective stride, even if none is given. */
export function poolStride({ stride, kernel_size }: PoolLayer): readonly Dim[] {
  return stride && stride.length > 0 ? stride : kernel_size;
}

/** `(N, C, H, W)`, of which a pooling keeps the first two. */
export function poolInput({ rank }: PoolLayer): Shape {
  return [sym('N'), sym('C'), ...Array.from({ length: rank }, (_, axis) => axisSymbol(rank, axis))];
}
