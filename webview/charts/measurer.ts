import { resolveGeometry } from '../../src/core/forward';
import { startBackground, type Background } from '../background';
import type { Chart, ChartPoint } from './chart';
import type { FromMeasureWorker, MeasureJob, ToMeasureWorker } from './measure-messages';
import type { Timing } from './timing';
import source from 'worker:./measure.worker';

interface MeasureConversation {
  readonly sent: ToMeasureWorker;
  readonly answered: FromMeasureWorker;
}

/** Passes with more multiplications take many seconds and would show little. */
export const MOST_MACS = 3e9;
/** Tensors with more elements are not created. */
const MOST_ELEMENTS = 2 ** 26;

/** The key of a point's time. */
export function timeKey(line: number, index: number): string {
  return `${String(line)}:${String(index)}`;
}

/** The forward passes of a chart that are worth timing, and how many are too large. */
export function jobsOf({ lines }: Chart): { readonly jobs: readonly MeasureJob[]; readonly tooLarge: number } {
  const jobs: MeasureJob[] = [];
  let tooLarge = 0;
  for (const [line, { points }] of lines.entries()) {
    for (const [index, point] of points.entries()) {
      if (!point) continue;
      const job = jobOf(timeKey(line, index), point);
      if (job) jobs.push(job);
      else tooLarge++;
    }
  }
  return { jobs, tooLarge };
}

function jobOf(key: string, { layer: { config, input }, costs: { macs, shape } }: ChartPoint): MeasureJob | null {
  const elements = (sizes: readonly number[]): number => sizes.reduce((product, size) => product * size, 1);
  if (macs > MOST_MACS || elements(input) > MOST_ELEMENTS || elements(shape) > MOST_ELEMENTS) return null;
  const geometry = resolveGeometry(config, input);
  return geometry.kind === 'ok' ? { key, geometry: geometry.value, batch: input.length === config.rank + 2 ? (input[0] ?? 1) : 1 } : null;
}

export interface MeasureListener {
  readonly measured: (key: string, timing: Timing) => void;
  /** All jobs were tried, or the worker failed. */
  readonly ended: () => void;
}

/** Times the points of a chart one after another in a worker, while it runs. */
export class Measurer {
  #worker: Background<MeasureConversation> | null = null;

  constructor(private readonly listener: MeasureListener) {}

  /** @param chart the chart whose points are to be timed, unless a measurement is running; null ends it. */
  run(chart: Chart | null): void {
    if (!chart) this.#end();
    if (!chart || this.#worker) return;
    const over = (): void => {
      this.#end();
      this.listener.ended();
    };
    this.#worker = startBackground<MeasureConversation>(
      source,
      message => {
        if (message.type === 'measured') this.listener.measured(message.key, message.timing);
        if (message.type === 'done') over();
      },
      over,
    );
    this.#worker.send({ jobs: jobsOf(chart).jobs });
  }

  #end(): void {
    this.#worker?.end();
    this.#worker = null;
  }
}
