import { add, floorDiv, identical, isInt, sub, type Dim, type Shape } from '../dim';
import { settle, type Arg, type Args } from './arg';
import type { Assumed, Rank } from './config';
import { axisSymbol, part, plainPart, type OutputFormula } from './formula-parts';
import { perAxis } from './output';
import type { LayerParameter } from './parameters';
import { lpPoolOutput } from './pool';
import { poolLayer, poolStride, type PoolLayer } from './pool-layer';
import { poolRepairs, type PoolRepair } from './pool-repair';
import { windowCount } from './pool-windows';
import { fail, ok, type Result } from './result';

/** Power-average poolings, as layers of torch.nn. */
export type PowerPoolType = `LPPool${Rank}d`;
/** The same as functions of torch.nn.functional. */
export type PowerPoolFunctionType = `lp_pool${Rank}d`;

/** The configuration of a power-average pooling. Sizes per axis are in torch's order; one can apply to all. */
export interface PowerPool {
  readonly kind: 'power';
  readonly type: PowerPoolType;
  readonly rank: Rank;
  /** The exponent; null if it is unknown, on which no size depends. */
  readonly norm_type: number | null;
  readonly kernel_size: readonly Dim[];
  /** Null: the kernel size. */
  readonly stride: readonly Dim[] | null;
  readonly ceil_mode: boolean;
  /** The type of sequence in which the kernel size was given: torch's Python code rejects some. */
  readonly sequence?: 'tuple' | 'list' | null;
  /** Unknown arguments, with the reason; their sizes are symbols named after the parameter. */
  readonly assumed?: readonly Assumed[];
  /** A call of torch.nn.functional. */
  readonly functional?: true;
}

const RANKS = [1, 2, 3] as const;
export const powerPoolTypes: readonly PowerPoolType[] = RANKS.map(rank => `LPPool${rank}d` as const);
export const powerPoolFunctions: readonly PowerPoolFunctionType[] = RANKS.map(rank => `lp_pool${rank}d` as const);

const REQUIRED: ReadonlySet<string> = new Set(['input', 'norm_type', 'kernel_size']);

/** torch's parameters in positional order. */
export function powerPoolParameters(type: PowerPoolType | PowerPoolFunctionType): readonly LayerParameter[] {
  const names = [...(type.includes('_') ? ['input'] : []), 'norm_type', 'kernel_size', 'stride', 'ceil_mode'];
  return names.map(name => ({ name, required: REQUIRED.has(name) }));
}

/** A power-average pooling from its arguments. Its window is that of an average without padding. */
export function powerPool(type: PowerPoolType | PowerPoolFunctionType, args: Args): Result<PowerPool> {
  const rank = Number(type.at(-2)) as Rank;
  const { norm_type, ...window } = args;
  const read = poolLayer(`AvgPool${rank}d`, window);
  if (read.kind !== 'ok') return read;
  const norm = normOf(norm_type ? settle(norm_type) : null);
  if (norm === undefined)
    return { kind: 'unknown', reason: norm_type ? '`norm_type` is not a finite number' : 'no value is given for `norm_type`' };
  const { kernel_size, stride, ceil_mode, assumed = [] } = read.value;
  const all = [...(typeof norm === 'string' ? [{ parameter: 'norm_type', reason: norm }] : []), ...assumed];
  const given = args.kernel_size && settle(args.kernel_size).kind;
  return ok({
    kind: 'power',
    type: `LPPool${rank}d`,
    rank,
    norm_type: typeof norm === 'string' ? null : norm,
    kernel_size,
    stride,
    ceil_mode,
    sequence: given === 'tuple' || given === 'list' ? given : null,
    ...(all.length > 0 ? { assumed: all } : {}),
    ...(type.includes('_') ? { functional: true as const } : {}),
  });
}

/** A finite number, the reason why it is unknown, or undefined for anything else. */
function normOf(arg: Arg | null): number | string | undefined {
  switch (arg?.kind) {
    case 'unknown':
      return arg.reason;
    case 'bool':
      return Number(arg.value);
    case 'int':
    case 'float': {
      if (typeof arg.value === 'object') return 'its value is unknown';
      const value = Number(arg.value);
      return Number.isFinite(value) ? value : undefined;
    }
    default:
      return undefined;
  }
}

/** The average over the same windows. */
export function averageOf({ type: _, kind: __, norm_type: ___, sequence: ____, ...shared }: PowerPool): PoolLayer {
  return {
    ...shared,
    kind: 'pooling',
    type: `AvgPool${shared.rank}d`,
    padding: [0],
    dilation: [1],
    return_indices: false,
    count_include_pad: true,
    divisor_override: null,
  };
}

/** The output's shape for an input (N, C, …) or (C, …), or what Python and torch raise. */
export function powerPoolOutput(layer: PowerPool, input: Shape): Result<Shape> {
  const { rank, kernel_size, stride, ceil_mode, sequence = null, norm_type } = layer;
  const output = lpPoolOutput({ rank, kernel_size, stride, ceil_mode, sequence }, input);
  return output.kind === 'ok' && norm_type === 0 ? fail({ type: 'ZeroDivisionError', message: 'float division by zero' }) : output;
}

/** `⌊(H − 3) / 2⌋ + 1` as in torch's documentation, in ceil mode with ⌈ ⌉, and one less if the last window would begin after the input. */
export function powerPoolFormula(layer: PowerPool, axis: number, input: Dim = axisSymbol(layer.rank, axis)): OutputFormula {
  const [kernel, stride] = [perAxis(layer.kernel_size, axis), perAxis(poolStride(averageOf(layer)), axis)];
  const count = windowCount({ kernel: [kernel], stride: [stride], padding: [0], dilation: [1] }, 0, input, layer.ceil_mode);
  const rounded = add(floorDiv(add(sub(input, kernel), layer.ceil_mode ? sub(stride, 1) : 0), stride), 1);
  const value = count.kind === 'ok' ? count.value : rounded;
  const less = isInt(value) && isInt(rounded) && !identical(value, rounded);
  const [open, close] = layer.ceil_mode ? ['⌈(', '⌉ + 1'] : ['⌊(', '⌋ + 1'];
  return {
    parts: [
      ...plainPart(open),
      ...part('input', input),
      ...plainPart(' − '),
      ...part('kernel_size', kernel),
      ...plainPart(') / '),
      ...part('stride', stride),
      ...plainPart(`${close}${less ? ' − 1' : ''}`),
    ],
    value,
  };
}

/** A setting changed to the nearest value with which torch accepts the layer. */
export interface PowerPoolRepair {
  readonly parameter: 'kernel_size' | 'stride';
  readonly from: PoolRepair['from'];
  readonly to: readonly Dim[];
  readonly config: PowerPool;
  readonly output: Shape;
}

/** The repairs of the average over the same windows that also help this layer. */
export function powerPoolRepairs(layer: PowerPool, input: Shape): readonly PowerPoolRepair[] {
  return poolRepairs(averageOf(layer), input).flatMap(({ parameter, from, to }): readonly PowerPoolRepair[] => {
    if ((parameter !== 'kernel_size' && parameter !== 'stride') || !isSizes(to)) return [];
    const config = { ...layer, [parameter]: to };
    const output = powerPoolOutput(config, input);
    return output.kind === 'ok' ? [{ parameter, from, to, config, output: output.value }] : [];
  });
}

function isSizes(value: PoolRepair['to']): value is readonly Dim[] {
  return Array.isArray(value);
}
