import type { GifSettings } from './gif-writer';

/** The messages to the worker that writes a GIF. Pixels are RGBA and are transferred, not copied. */
export type ToGifWorker =
  | { readonly type: 'begin'; readonly settings: GifSettings; readonly sample: Uint8ClampedArray }
  | { readonly type: 'frame'; readonly rgba: Uint8ClampedArray }
  | { readonly type: 'end' };

/** Its answers: one `written` for each frame, then the file. */
export type FromGifWorker = { readonly type: 'written' } | { readonly type: 'done'; readonly bytes: Uint8Array<ArrayBuffer> };
