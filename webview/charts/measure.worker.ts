import { forward, outputPositions, planForward, runForward, type ConvGeometry } from '../../src/core/forward';
import type { FromMeasureWorker, MeasureJob, ToMeasureWorker } from './measure-messages';
import { timeOf } from './timing';

addEventListener('message', ({ data: { jobs } }: MessageEvent<ToMeasureWorker>) => {
  for (const job of jobs) answer(measured(job));
  answer({ type: 'done' });
});

function measured({ key, geometry, batch }: MeasureJob): FromMeasureWorker {
  try {
    const run = preparedForward(geometry, batch);
    return { type: 'measured', key, timing: timeOf(run, () => performance.now()) };
  } catch (caught) {
    return { type: 'failed', key, reason: caught instanceof Error ? caught.message : String(caught) };
  }
}

/** A forward pass in float32 with its tensors allocated. */
function preparedForward(geometry: ConvGeometry, batch: number): () => void {
  const product = (of: 'input' | 'kernel'): number => geometry.axes.reduce((all, axis) => all * axis[of], 1);
  const { inChannels, outChannels, groups } = geometry;
  const tensors = {
    input: filled(batch * inChannels * product('input')),
    weight: filled((inChannels * outChannels * product('kernel')) / groups),
    bias: geometry.bias ? filled(outChannels) : null,
  };
  const plan = planForward(geometry);
  if (!plan) return () => void forward(geometry, tensors, batch);
  const output = new Float32Array(batch * outChannels * outputPositions(geometry));
  return () => void runForward(plan, tensors, batch, output);
}

/** Numbers from -1 to 1 that are not special cases for the processor, as zeros are. */
function filled(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => Math.sin(index + 1));
}

function answer(message: FromMeasureWorker): void {
  postMessage(message);
}
