import type { Dim, Shape } from '../dim';
import { settle, type Arg, type Args } from './arg';
import type { Assumed, Rank } from './config';
import { overflows } from './create';
import type { LayerParameter } from './parameters';
import { adaptivePoolOutput, type WantedSize } from './pool-adaptive';
import { Reader } from './read';
import { ok, type Result } from './result';

/** Poolings that are told the size of their output, as layers of torch.nn. */
export type AdaptivePoolType = `Adaptive${'Max' | 'Avg'}Pool${Rank}d`;
/** The same as functions of torch.nn.functional. */
export type AdaptivePoolFunctionType = `adaptive_${'max' | 'avg'}_pool${Rank}d`;

/** The configuration of an adaptive pooling. */
export interface AdaptivePool {
  readonly kind: 'adaptive';
  readonly type: AdaptivePoolType;
  readonly rank: Rank;
  /** As it is given: one size stands for all axes; in a list, null keeps the size of the input. */
  readonly output_size: WantedSize;
  /** Of maxima. */
  readonly return_indices: boolean;
  /** Arguments that are not known, with the reason: sizes are then symbols named after the parameter. */
  readonly assumed?: readonly Assumed[];
  /** A call of torch.nn.functional. */
  readonly functional?: true;
}

const RANKS = [1, 2, 3] as const;
export const adaptivePoolTypes: readonly AdaptivePoolType[] = RANKS.flatMap(
  rank => [`AdaptiveMaxPool${rank}d`, `AdaptiveAvgPool${rank}d`] as const,
);
export const adaptivePoolFunctions: readonly AdaptivePoolFunctionType[] = RANKS.flatMap(
  rank => [`adaptive_max_pool${rank}d`, `adaptive_avg_pool${rank}d`] as const,
);

type CalleeType = AdaptivePoolType | AdaptivePoolFunctionType;

/** torch's parameters in positional order. */
export function adaptivePoolParameters(type: CalleeType): readonly LayerParameter[] {
  return [
    ...(type.startsWith('adaptive_') ? [{ name: 'input', required: true }] : []),
    { name: 'output_size', required: true },
    ...(takesMax(type) ? [{ name: 'return_indices', required: false }] : []),
  ];
}

/** An adaptive pooling from its arguments. The constructor checks nothing; what is wrong is said with an input. */
export function adaptivePool(type: CalleeType, args: Args): Result<AdaptivePool> {
  const rank = Number(type.at(-2)) as Rank;
  const reader = new Reader(args, rank);
  if (!args.output_size) return { kind: 'unknown', reason: 'output_size not given' };
  const output_size = sizeOf(settle(args.output_size), reader);
  if (output_size === undefined) return { kind: 'unknown', reason: '`output_size` is not known' };
  const indices = args.return_indices;
  if (indices && indices.kind !== 'bool') return { kind: 'unknown', reason: '`return_indices` is not known' };
  return ok({
    kind: 'adaptive',
    type: `Adaptive${takesMax(type) ? 'Max' : 'Avg'}Pool${rank}d`,
    rank,
    output_size,
    return_indices: indices?.value ?? false,
    ...(reader.assumed.length > 0 ? { assumed: reader.assumed } : {}),
    ...(type.startsWith('adaptive_') ? { functional: true as const } : {}),
  });
}

/** Undefined for what is neither sizes nor None. */
function sizeOf(arg: Arg, reader: Reader): WantedSize | undefined {
  const size = (item: Arg): Dim | null | undefined => {
    if (item.kind === 'none') return null;
    return item.kind === 'int' && !overflows(item.value) ? item.value : undefined;
  };
  if (arg.kind !== 'tuple' && arg.kind !== 'list' && arg.kind !== 'unknown') return size(arg);
  const sizes = reader.tuple('output_size', arg).map(size);
  return sizes.some(each => each === undefined) ? undefined : sizes.map(each => each ?? null);
}

/** Whether a type takes the largest cell. */
export function takesMax(type: CalleeType): boolean {
  return /^adaptive_?max/i.test(type);
}

/** The output's shape for an input (N, C, …) or (C, …), or what torch raises. */
export function adaptiveLayerOutput({ type, rank, output_size }: AdaptivePool, input: Shape): Result<Shape> {
  return adaptivePoolOutput(takesMax(type) ? 'max' : 'avg', rank, output_size, input);
}

/** The wanted size along each axis; null keeps the input's. */
export function wantedSizes({ rank, output_size }: Pick<AdaptivePool, 'rank' | 'output_size'>): readonly (Dim | null)[] {
  return isList(output_size) ? output_size : Array.from({ length: rank }, () => output_size);
}

function isList(size: WantedSize): size is readonly (Dim | null)[] {
  return Array.isArray(size);
}
