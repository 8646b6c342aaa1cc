import { sym, type Dim, type Shape } from '../dim';
import { intArg, settle, type Arg, type Args } from './arg';
import type { Assumed, Rank } from './config';
import { axisSymbol } from './formula-parts';
import type { ConvParameter } from './parameters';
import { poolOutput } from './pool';
import { truth } from './python';
import { dimsOf, Reader } from './read';
import { ok, type Result } from './result';

/** Poolings whose windows slide, as layers of torch.nn. */
export type PoolType = `${'Max' | 'Avg'}Pool${Rank}d`;
/** The same as functions of torch.nn.functional. */
export type PoolFunctionType = `${'max' | 'avg'}_pool${Rank}d`;

/** The configuration of a pooling. Sizes per axis are in torch's order (depth, height, width); one may stand for all. */
export interface PoolLayer {
  readonly type: PoolType;
  readonly rank: Rank;
  readonly kernel_size: readonly Dim[];
  /** Null: the kernel's size. */
  readonly stride: readonly Dim[] | null;
  readonly padding: readonly Dim[];
  /** Ones for averages. */
  readonly dilation: readonly Dim[];
  readonly ceil_mode: boolean;
  /** Of maxima: over one axis torch then takes another way, with other words. */
  readonly return_indices: boolean;
  /** Of averages: zeros in the padding count as cells. */
  readonly count_include_pad: boolean;
  /** Of averages: divides in place of the number of cells. */
  readonly divisor_override: Dim | null;
  /** Arguments that are not known, with the reason: sizes are then symbols named after the parameter. */
  readonly assumed?: readonly Assumed[];
  /** A call of torch.nn.functional. */
  readonly functional?: true;
}

const RANKS = [1, 2, 3] as const;
export const poolTypes: readonly PoolType[] = RANKS.flatMap(rank => [`MaxPool${rank}d`, `AvgPool${rank}d`] as const);
export const poolFunctions: readonly PoolFunctionType[] = RANKS.flatMap(rank => [`max_pool${rank}d`, `avg_pool${rank}d`] as const);

const MAX = 'kernel_size stride padding dilation return_indices ceil_mode';
/** The functions have these the other way round. */
const MAX_FUNCTION = 'kernel_size stride padding dilation ceil_mode return_indices';
const AVG_1D = 'kernel_size stride padding ceil_mode count_include_pad';
const AVG = `${AVG_1D} divisor_override`;

/** torch's parameters in positional order (torch.nn.modules.pooling, torch.nn.functional). */
export function poolParameters(type: PoolType | PoolFunctionType): readonly ConvParameter[] {
  const max = /^max/i.test(type);
  const functional = type.includes('_');
  const names = max ? (functional ? MAX_FUNCTION : MAX) : rankOf(type) === 1 ? AVG_1D : AVG;
  return [...(functional ? ['input'] : []), ...names.split(' ')].map(name => ({ name, required: name === 'input' || name === 'kernel_size' }));
}

function rankOf(type: PoolType | PoolFunctionType): Rank {
  return Number(type.at(-2)) as Rank;
}

/** A pooling from its arguments. The constructor checks nothing; what is wrong is said with an input, by {@link poolLayerOutput}. */
export function poolLayer(type: PoolType | PoolFunctionType, args: Args): Result<PoolLayer> {
  const rank = rankOf(type);
  const reader = new Reader(args, rank);
  const max = /^max/i.test(type);
  const strideArg = args['stride'] && settle(args['stride']);
  const kernel_size = dimsOf(reader.tuple('kernel_size', intArg(1)));
  const given = !strideArg || strideArg.kind === 'none' ? [] : dimsOf(reader.tuple('stride', intArg(1)));
  // An empty tuple is torch's own way to say that none is given.
  const stride = given?.length === 0 ? null : given;
  const padding = dimsOf(reader.tuple('padding', intArg(0)));
  const dilation = dimsOf(max ? reader.tuple('dilation', intArg(1)) : [intArg(1)]);
  if (!args['kernel_size']) return { kind: 'unknown', reason: 'kernel_size not given' };
  if (!kernel_size || !given || !padding || !dilation) return { kind: 'unknown', reason: 'a size that is no integer is not followed' };
  const flags = { ceil_mode: flag(args['ceil_mode'], false), return_indices: flag(args['return_indices'], false), count_include_pad: flag(args['count_include_pad'], true) };
  const divisor = divisorOf(args['divisor_override']);
  const { ceil_mode, return_indices, count_include_pad } = flags;
  if (ceil_mode === undefined || return_indices === undefined || count_include_pad === undefined || divisor === undefined) {
    const which = divisor === undefined ? 'divisor_override' : Object.entries(flags).find(([, value]) => value === undefined)?.[0];
    return { kind: 'unknown', reason: `\`${which ?? ''}\` is not known` };
  }
  return ok({
    type: `${max ? 'Max' : 'Avg'}Pool${rank}d`,
    rank,
    kernel_size,
    stride,
    padding,
    dilation,
    ceil_mode,
    return_indices,
    count_include_pad,
    divisor_override: divisor,
    ...(reader.assumed.length > 0 ? { assumed: reader.assumed } : {}),
    ...(type.includes('_') ? { functional: true as const } : {}),
  });
}

function flag(arg: Arg | undefined, usual: boolean): boolean | undefined {
  return arg ? truth(settle(arg)) : usual;
}

/** Undefined where it is not known. */
function divisorOf(arg: Arg | undefined): Dim | null | undefined {
  const settled = arg && settle(arg);
  if (!settled || settled.kind === 'none') return null;
  return settled.kind === 'int' ? settled.value : undefined;
}

/** Whether a type is a pooling's that takes the largest cell. */
export function isMaxPool({ type }: Pick<PoolLayer, 'type'>): boolean {
  return type.startsWith('Max');
}

/** The output's shape for an input (N, C, …) or (C, …), or what torch raises. */
export function poolLayerOutput(layer: PoolLayer, input: Shape): Result<Shape> {
  return poolOutput({ ...layer, type: isMaxPool(layer) ? 'max' : 'avg' }, input);
}

/** The stride as it is, also where none is given. */
export function poolStride({ stride, kernel_size }: PoolLayer): readonly Dim[] {
  return stride && stride.length > 0 ? stride : kernel_size;
}

/** `(N, C, H, W)`, of which a pooling keeps the first two. */
export function poolInput({ rank }: PoolLayer): Shape {
  return [sym('N'), sym('C'), ...Array.from({ length: rank }, (_, axis) => axisSymbol(rank, axis))];
}
