import {
  adaptivePoolOutput,
  lpPoolOutput,
  poolOutput,
  type PoolLayer,
  type PoolRank,
  type Result,
  type Shape,
} from '../../../../src/core/shape';
import { readTruth } from '../../../support/truth';

type Sizes = number | null | readonly (number | null)[];

/** One line of test/truth/pool.jsonl. */
export interface PoolCase {
  readonly call: string;
  readonly kind: PoolKind;
  readonly rank: PoolRank;
  readonly args: {
    readonly kernel_size?: Sizes;
    readonly stride?: Sizes;
    readonly padding?: Sizes;
    readonly dilation?: Sizes;
    readonly output_size?: Sizes;
    readonly ceil_mode?: boolean;
    readonly return_indices?: boolean;
    readonly divisor_override?: number | null;
  };
  readonly input: readonly number[];
  readonly output?: readonly number[];
  readonly error?: readonly [type: string, message: string];
}

export const POOL_KINDS = ['max', 'avg', 'lp', 'adaptive_max', 'adaptive_avg'] as const;
export type PoolKind = (typeof POOL_KINDS)[number];

/** PyTorch's answers, and the line that says which PyTorch. */
export function poolTruth(): { readonly header: { readonly torch: string; readonly cases: number }; readonly cases: readonly PoolCase[] } {
  return readTruth('pool');
}

/** What our arithmetic makes of a case, as plain text to compare with torch's. */
export function answer(given: PoolCase): string {
  const result = outputOf(given);
  if (result.kind === 'unknown') return `unknown: ${result.reason}`;
  return result.kind === 'ok' ? `(${result.value.map(String).join(', ')})` : `${result.error.type}: ${result.error.message}`;
}

function outputOf({ kind, rank, args, input }: PoolCase): Result<Shape> {
  if (kind === 'adaptive_max' || kind === 'adaptive_avg')
    return adaptivePoolOutput(kind === 'adaptive_max' ? 'max' : 'avg', rank, args.output_size ?? null, input);
  const sizes = (value: Sizes | undefined, fallback: number): readonly number[] =>
    (Array.isArray(value) ? value : [value ?? fallback]) as readonly number[];
  const { kernel_size, stride, padding, dilation, ceil_mode = false } = args;
  const shared = {
    rank,
    kernel_size: sizes(kernel_size, 1),
    stride: stride === undefined || stride === null ? null : sizes(stride, 1),
    ceil_mode,
  };
  if (kind === 'lp') return lpPoolOutput({ ...shared, sequence: Array.isArray(kernel_size) ? 'tuple' : null }, input);
  const windows = { ...shared, padding: sizes(padding, 0), dilation: sizes(dilation, 1) };
  return poolOutput(
    { ...windows, type: kind, return_indices: args.return_indices ?? false, divisor_override: args.divisor_override ?? null },
    input,
  );
}

/** The pooling of a case, max or avg, as a layer. */
export function layerOfCase({ kind, rank, args }: Pick<PoolCase, 'kind' | 'rank' | 'args'>): PoolLayer {
  const sizes = (value: Sizes | undefined, fallback: number): readonly number[] =>
    (Array.isArray(value) ? value : [value ?? fallback]) as readonly number[];
  const { kernel_size, stride, padding, dilation, ceil_mode = false, return_indices = false, divisor_override = null } = args;
  return {
    kind: 'pooling',
    type: `${kind === 'max' ? 'Max' : 'Avg'}Pool${rank}d`,
    rank,
    kernel_size: sizes(kernel_size, 1),
    stride: stride === undefined || stride === null ? null : sizes(stride, 1),
    padding: sizes(padding, 0),
    dilation: sizes(dilation, 1),
    ceil_mode,
    return_indices,
    count_include_pad: true,
    divisor_override,
  };
}

/** torch's answer in the same form. */
export function expected({ error, output = [] }: PoolCase): string {
  return error ? `${error[0]}: ${error[1]}` : `(${output.join(', ')})`;
}

/** Byte for byte, except that TypeErrors about `output_size` name its position where it was given by position, and its items if that is what is wrong. */
export function agrees(actual: string, torch: string): boolean {
  const place = (text: string): string => text.replace(/ \(position \d+\)/, '').replace(/(must be tuple of ints), .*/, '$1');
  return torch.startsWith('TypeError: adaptive_') ? place(actual) === place(torch) : actual === torch;
}
