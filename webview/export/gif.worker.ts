import { GifWriter } from './gif-writer';
import type { FromGifWorker, ToGifWorker } from './gif-messages';

let writer: GifWriter | null = null;

addEventListener('message', ({ data }: MessageEvent<ToGifWorker>) => {
  switch (data.type) {
    case 'begin':
      writer = new GifWriter(data.settings, data.sample);
      return;
    case 'frame':
      writer?.add(data.rgba);
      answer({ type: 'written' });
      return;
    case 'end': {
      const bytes = writer?.finish() ?? new Uint8Array();
      answer({ type: 'done', bytes }, [bytes.buffer]);
    }
  }
});

function answer(message: FromGifWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
