import type { ConvGeometry } from '../../src/core/forward';
import type { Timing } from './timing';

/** A forward pass to be timed. */
export interface MeasureJob {
  readonly key: string;
  readonly geometry: ConvGeometry;
  readonly batch: number;
}

/** The message to the worker that measures: all jobs at once. */
export interface ToMeasureWorker {
  readonly jobs: readonly MeasureJob[];
}

/** Its answers, job by job. `failed`: for example, if there was not enough memory for the tensors. */
export type FromMeasureWorker =
  | { readonly type: 'measured'; readonly key: string; readonly timing: Timing }
  | { readonly type: 'failed'; readonly key: string; readonly reason: string }
  | { readonly type: 'done' };
