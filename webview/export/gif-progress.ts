import { h } from '../dom';
import { STEP_MILLISECONDS } from '../state';
import { button } from '../ui';
import { fileNameOf, framesShown, paletteOf, pixelsOf, svgAt } from './contents';
import { makeGif } from './gif';
import { base64Of, type PanelFile } from './save';
import { te } from './say';
import type { ExportShown } from './shown';

interface GifListener {
  /** A GIF is being created, or it no longer is. */
  readonly working: (isWorking: boolean) => void;
  /** How far it is, in words. */
  readonly told: (text: string) => void;
  readonly done: (file: PanelFile) => void;
  readonly failed: (reason: string) => void;
}

/** The creation of a GIF, one at a time, with a progress bar and a button that cancels it. */
interface GifProgress {
  readonly bar: HTMLElement;
  readonly cancel: HTMLElement;
  /** Creates it from the layer and the settings as they are now; later changes are not included. */
  readonly start: (shown: ExportShown) => void;
}

export function gifProgress(listener: GifListener): GifProgress {
  let giveUp: (() => void) | null = null;
  const bar = h('progress', { 'class': 'export-progress', 'max': 1, 'value': 0, 'aria-label': te('making', '', '') });
  const cancel = button(
    te('cancel'),
    () => {
      stop();
      listener.told(te('cancelled'));
    },
    'secondary',
  );
  showWorking();

  return { bar, cancel, start };

  function start(shown: ExportShown): void {
    const { from, count } = framesShown(shown);
    const [width, height] = pixelsOf(shown);
    const palette = paletteOf(shown);
    const delay = STEP_MILLISECONDS / shown.state.playback.speed;
    giveUp = makeGif(
      { width, height, count, delay, frame: index => svgAt(shown, from + index, palette) },
      {
        progress: written => {
          showProgress(written, count);
        },
        done: bytes => {
          stop();
          listener.done({ fileName: fileNameOf(shown), content: base64Of(bytes), encoding: 'base64' });
        },
        failed: reason => {
          stop();
          listener.failed(reason);
        },
      },
    );
    showWorking();
    showProgress(0, count);
  }

  function stop(): void {
    giveUp?.();
    giveUp = null;
    showWorking();
  }

  function showWorking(): void {
    const isWorking = giveUp !== null;
    bar.hidden = !isWorking;
    cancel.hidden = !isWorking;
    listener.working(isWorking);
  }

  function showProgress(written: number, count: number): void {
    bar.max = count;
    bar.value = written;
    const said = te('making', written, count);
    bar.setAttribute('aria-label', said);
    listener.told(said);
  }
}
