import type { View } from '../controls/view';
import { h, setText } from '../dom';
import type { PanelAction } from '../state';
import { button } from '../ui';
import { fileNameOf, framesShown, isText, pixelsOf, svgNow, textOf } from './contents';
import { FORMATS } from './formats';
import { MOST_FRAMES } from './frames';
import { gifProgress } from './gif-progress';
import { exportOptions } from './options';
import { exportPreview } from './preview';
import { LONGEST_SIDE, pngOf, rasterOf } from './raster';
import { saveFile, type PanelFile } from './save';
import { te } from './say';
import type { ExportShown } from './shown';

/** What the export requests from the panel. */
interface ExportHost {
  readonly copy: (text: string) => void;
  readonly save: ((file: PanelFile) => void) | null;
}

/** The export: its settings, a preview, and the buttons that create the file. */
export function exporter(host: ExportHost, dispatch: (action: PanelAction) => void): View<ExportShown | null> {
  let shown: ExportShown | null = null;

  const options = exportOptions(exporting => {
    dispatch({ type: 'exporting', exporting });
  });
  const size = h('p', { class: 'hint' });
  const save = button(te('save'), () => void make());
  const copy = button(te('copy'), copyText, 'secondary');
  const status = h('p', { class: 'hint', role: 'status' });
  const animation = gifProgress({
    working: isWorking => {
      save.hidden = isWorking;
    },
    told: text => {
      setText(status, text);
    },
    done: deliver,
    failed: fail,
  });
  const preview = exportPreview();
  const nothing = h('p', { class: 'hint' }, te('nothing'));
  const actions = h('div', { class: 'export-actions' }, save, copy, animation.cancel);
  const body = h('div', { class: 'export-column' }, options.element, size, actions, animation.bar, status, preview.element);
  refresh();

  return {
    element: h('div', { class: 'export' }, nothing, body),
    update: next => {
      const before = shown;
      shown = next;
      if (next === null || before === null || changesPreview(before, next)) refresh();
    },
  };

  function refresh(): void {
    nothing.hidden = shown !== null;
    body.hidden = shown === null;
    if (!shown) return;
    options.update(shown.state.exporting);
    setText(size, [sizeText(shown), framesText(shown)].filter(part => part !== '').join(' '));
    copy.hidden = !isText(shown.state.exporting.format);
    preview.update(shown);
  }

  async function make(): Promise<void> {
    if (!shown) return;
    setText(status, '');
    const fileName = fileNameOf(shown);
    const { format } = shown.state.exporting;
    const content = textOf(shown);
    if (content !== null) {
      deliver({ fileName, content, encoding: 'utf8' });
      return;
    }
    const [width, height] = pixelsOf(shown);
    if (Math.max(width, height) > LONGEST_SIDE) return;
    if (format === 'gif') {
      animation.start(shown);
      return;
    }
    try {
      const canvas = await rasterOf(svgNow(shown), width, height);
      deliver({ fileName, content: pngOf(canvas), encoding: 'base64' });
    } catch (caught) {
      fail(caught instanceof Error ? caught.message : String(caught));
    }
  }

  function deliver(file: PanelFile): void {
    saveFile(host.save ? { save: host.save } : null, file);
    setText(status, te('handedOver', file.fileName));
  }

  function copyText(): void {
    const text = shown && textOf(shown);
    if (text === null) return;
    host.copy(text);
    setText(status, te('copied'));
  }

  function fail(reason: string): void {
    setText(status, te('failed', reason));
  }
}

/** Whether the settings or the exported picture differ. While the animation plays, the preview would change with every step. */
function changesPreview(before: ExportShown, next: ExportShown): boolean {
  if (next.state.exporting !== before.state.exporting || next.layer !== before.layer) return true;
  if (next.state.playback.playing) return false;
  return (
    next.drawn !== before.drawn ||
    next.state.playback.index !== before.state.playback.index ||
    next.state.view !== before.state.view ||
    next.state.picture !== before.state.picture ||
    next.state.stage !== before.state.stage
  );
}

function sizeText(shown: ExportShown): string {
  if (!FORMATS[shown.state.exporting.format].options.includes('scale')) return '';
  const [width, height] = pixelsOf(shown);
  return Math.max(width, height) > LONGEST_SIDE ? te('tooLarge', width, height, LONGEST_SIDE) : te('pixels', width, height);
}

function framesText(shown: ExportShown): string {
  if (!FORMATS[shown.state.exporting.format].options.includes('reach')) return '';
  const { count, wanted } = framesShown(shown);
  return [te('frameCount', count), ...(wanted > count ? [te('framesLimited', MOST_FRAMES, wanted)] : [])].join(' ');
}
