import type { ConvGeometry } from '../../src/core/forward';
import type { Timing } from './timing';

/** A forward pass to be timed. */
export interface MeasureJob {
  readonly key: string;
  readonly geometry: ConvGeometry;
  readonly batch: number;
}

/** What the panel says to the worker that times: everything at once. */
export interface ToMeasureWorker {
  readonly jobs: readonly MeasureJob[];
}

/** What it answers, job by job. `failed`: there was no memory for the tensors, say. */
export type FromMeasureWorker =
  | { readonly type: 'measured'; readonly key: string; readonly timing: Timing }
  | { readonly type: 'failed'; readonly key: string; readonly reason: string }
  | { readonly type: 'done' };
