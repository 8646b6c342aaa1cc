import { startBackground, type Background } from '../background';
import type { FromGifWorker, ToGifWorker } from './gif-messages';
import { pixelsOf, rasterOf } from './raster';
import source from 'worker:./gif.worker';

interface GifConversation {
  readonly sent: ToGifWorker;
  readonly answered: FromGifWorker;
}

export interface GifJob {
  readonly width: number;
  readonly height: number;
  /** How long a frame is shown, in milliseconds. */
  readonly delay: number;
  readonly count: number;
  /** The picture of a frame as SVG. */
  readonly frame: (index: number) => string;
}

export interface GifListener {
  /** This many frames have been written. */
  readonly progress: (written: number) => void;
  readonly done: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly failed: (reason: string) => void;
}

/** The frames that determine the colours of all: few, but the first has no output yet and the last has the complete one. */
const SAMPLED = 3;

/**
 * Creates a GIF: pictures are painted here one at a time, and written in a worker. Returns a function that cancels it; the listener is then
 * not called any more.
 */
export function makeGif(job: GifJob, listener: GifListener): () => void {
  let over = false;
  let written = 0;
  const worker: Background<GifConversation> = startBackground<GifConversation>(source, hear, fail);
  begin().catch(refused);
  return () => {
    over = true;
    worker.end();
  };

  function hear(message: FromGifWorker): void {
    if (over) return;
    if (message.type === 'done') {
      over = true;
      worker.end();
      listener.done(message.bytes);
      return;
    }
    written++;
    listener.progress(written);
    if (written < job.count) next().catch(refused);
    else worker.send({ type: 'end' });
  }

  async function begin(): Promise<void> {
    const indices = [...new Set(Array.from({ length: SAMPLED }, (_, i) => Math.floor((i * (job.count - 1)) / (SAMPLED - 1))))];
    const { width, height, delay } = job;
    const sample = new Uint8ClampedArray(4 * width * height * indices.length);
    for (const [place, index] of indices.entries()) sample.set(await paint(index), 4 * width * height * place);
    if (over) return;
    worker.send({ type: 'begin', settings: { width, height, delay }, sample }, [sample.buffer]);
    await next();
  }

  /** One frame at a time, so that only one is in memory, however slow the writing is. */
  async function next(): Promise<void> {
    const rgba = await paint(written);
    if (!over) worker.send({ type: 'frame', rgba }, [rgba.buffer]);
  }

  async function paint(index: number): Promise<Uint8ClampedArray> {
    return pixelsOf(await rasterOf(job.frame(index), job.width, job.height));
  }

  function refused(caught: unknown): void {
    fail(caught instanceof Error ? caught.message : String(caught));
  }

  function fail(reason: string): void {
    if (over) return;
    over = true;
    worker.end();
    listener.failed(reason);
  }
}
