import type { Dim } from '../dim';
import type { PoolRank } from './pool-windows';

/** A pooling with a window. Lists have as many sizes as were given; one applies to all axes. */
export interface PoolConfig {
  readonly type: 'max' | 'avg';
  readonly rank: PoolRank;
  readonly kernel_size: readonly Dim[];
  /** Null or empty: the kernel size. */
  readonly stride: readonly Dim[] | null;
  readonly padding: readonly Dim[];
  /** For max pooling; ones for average pooling. */
  readonly dilation: readonly Dim[];
  readonly ceil_mode: boolean;
  /** For max pooling: over one axis, torch then uses a different implementation with different messages. */
  readonly return_indices?: boolean;
  /** For average pooling: the divisor, instead of the number of cells. */
  readonly divisor_override?: Dim | null;
}
