import type { GifSettings } from './gif-writer';

/** What the panel says to the worker that writes a GIF. Pixels are RGBA and are handed over, not copied. */
export type ToGifWorker =
  | { readonly type: 'begin'; readonly settings: GifSettings; readonly sample: Uint8ClampedArray }
  | { readonly type: 'frame'; readonly rgba: Uint8ClampedArray }
  | { readonly type: 'end' };

/** What it answers: one `written` for each frame, then the file. */
export type FromGifWorker = { readonly type: 'written' } | { readonly type: 'done'; readonly bytes: Uint8Array<ArrayBuffer> };
