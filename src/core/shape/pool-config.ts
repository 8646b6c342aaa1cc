import type { Dim } from '../dim';
import type { PoolRank } from './pool-windows';

/** A pooling with a window. Lists have as many sizes as were given; one stands for all axes. */
export interface PoolConfig {
  readonly type: 'max' | 'avg';
  readonly rank: PoolRank;
  readonly kernel_size: readonly Dim[];
  /** Null, or empty: the kernel's size. */
  readonly stride: readonly Dim[] | null;
  readonly padding: readonly Dim[];
  /** Of max pooling; ones for average pooling. */
  readonly dilation: readonly Dim[];
  readonly ceil_mode: boolean;
  /** Of max pooling: over one axis torch then takes another way, with other words. */
  readonly return_indices?: boolean;
  /** Of average pooling. */
  readonly divisor_override?: Dim | null;
}
