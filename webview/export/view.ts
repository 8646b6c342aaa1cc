import { kindOf } from '../../src/core/shape';
import { STEP_MILLISECONDS } from '../state';
import type { View } from '../controls/view';
import { h, setAttribute, setText } from '../dom';
import { button, checkbox, choice } from '../ui';
import { framesOf, MOST_FRAMES, type Frames, type Reach } from './frames';
import { makeGif } from './gif';
import { markdownOf } from './markdown';
import { paint } from './paint';
import { pagePalette } from './page-palette';
import { DARK, LIGHT, type Palette } from './palette';
import { LONGEST_SIDE, pngOf, rasterOf } from './raster';
import { base64Of, saveFile, type PanelFile } from './save';
import { describe, sceneAt, type ExportShown } from './shown';
import { svgOf } from './svg';
import type { ExportText } from './texts';
import { te } from './say';
import { tikzOf } from './tikz';

const FORMATS = ['svg', 'png', 'gif', 'tikz', 'markdown'] as const;
type Format = (typeof FORMATS)[number];
type Colours = 'shown' | 'light' | 'dark';

const LOOKS: Readonly<
  Record<
    Format,
    {
      readonly text: string;
      readonly hint: ExportText;
      readonly ending: string;
      readonly isText: boolean;
      readonly options: readonly ('colours' | 'transparent' | 'scale' | 'reach')[];
    }
  >
> = {
  svg: { text: 'SVG', hint: 'svgHint', ending: 'svg', isText: true, options: ['colours', 'transparent'] },
  png: { text: 'PNG', hint: 'pngHint', ending: 'png', isText: false, options: ['colours', 'transparent', 'scale'] },
  gif: { text: 'GIF', hint: 'gifHint', ending: 'gif', isText: false, options: ['colours', 'scale', 'reach'] },
  tikz: { text: 'TikZ', hint: 'tikzHint', ending: 'tex', isText: true, options: ['colours', 'transparent'] },
  markdown: { text: 'Markdown', hint: 'markdownHint', ending: 'md', isText: true, options: [] },
};

const SCALES = [0.5, 1, 2, 3];

/** What the export requests from the panel. */
export interface ExportHost {
  readonly copy: (text: string) => void;
  readonly save: ((file: PanelFile) => void) | null;
}

/** The export: format, colours and size, a preview, and the buttons that create it. */
export function exporter(host: ExportHost): View<ExportShown | null> {
  let shown: ExportShown | null = null;
  let format: Format = 'svg';
  let colours: Colours = 'shown';
  let transparent = false;
  let scale = 2;
  let reach: Reach = 'all';
  let giveUp: (() => void) | null = null;

  const choose = choice(
    te('format'),
    FORMATS.map(value => ({ value, text: LOOKS[value].text })),
    value => {
      format = value;
      scale = value === 'gif' ? 1 : 2;
      refresh();
    },
  );
  const hint = h('p', { class: 'hint' });
  const colouring = choice<Colours>(
    te('colours'),
    [
      { value: 'shown', text: te('asShown') },
      { value: 'light', text: te('light') },
      { value: 'dark', text: te('dark') },
    ],
    value => {
      colours = value;
      refresh();
    },
  );
  const clear = checkbox(te('transparent'), te('transparent'), value => {
    transparent = value;
    refresh();
  });
  const sizing = choice(
    te('scale'),
    SCALES.map(value => ({ value, text: `${String(value)}×` })),
    value => {
      scale = value;
      refresh();
    },
  );
  const reaching = choice<Reach>(
    te('frames'),
    [
      { value: 'all', text: te('wholeAnimation') },
      { value: 'row', text: te('thisRow') },
    ],
    value => {
      reach = value;
      refresh();
    },
  );
  const field = (label: string, control: HTMLElement): HTMLElement =>
    h('div', { class: 'export-field' }, h('span', { 'aria-hidden': 'true' }, label), control);
  const fields = {
    colours: field(te('colours'), colouring.element),
    transparent: clear.element,
    scale: field(te('scale'), sizing.element),
    reach: field(te('frames'), reaching.element),
  };
  const size = h('p', { class: 'hint' });
  const image = h('img', { class: 'export-preview' });
  const text = h('pre', { class: 'export-text', tabindex: 0 });
  const save = button(te('save'), () => void make());
  const copy = button(te('copy'), copyText, 'secondary');
  const cancel = button(
    te('cancel'),
    () => {
      stop();
      setText(status, te('cancelled'));
    },
    'secondary',
  );
  const bar = h('progress', { 'class': 'export-progress', 'max': 1, 'value': 0, 'aria-label': te('making', '', '') });
  const status = h('p', { class: 'hint', role: 'status' });
  const nothing = h('p', { class: 'hint' }, te('nothing'));
  const body = h(
    'div',
    { class: 'export-body' },
    field(te('format'), choose.element),
    hint,
    fields.colours,
    fields.transparent,
    fields.scale,
    fields.reach,
    size,
    h('div', { class: 'export-actions' }, save, copy, cancel),
    bar,
    status,
    image,
    text,
  );
  const element = h('div', { class: 'export' }, nothing, body);
  refresh();

  return {
    element,
    update: next => {
      const before = shown;
      shown = next;
      // While the animation plays, the preview would change with every step.
      const still = next !== null && before !== null && next.layer === before.layer && next.state.playback.playing;
      if (!still && !(before && next && samePicture(before, next))) refresh();
    },
  };

  function palette(): Palette {
    return { shown: pagePalette, light: () => LIGHT, dark: () => DARK }[colours]();
  }

  function fileName(ending: string): string {
    return `${shown ? kindOf(shown.drawn.config).slug(shown.drawn.config) : 'layer'}.${ending}`;
  }

  function svgAt(of: ExportShown, index: number, paints: Palette, clearGround: boolean): string {
    return svgOf(paint(sceneAt(of, index), paints), { title: of.layer.title, description: describe(of, index), transparent: clearGround });
  }

  function textOf(of: ExportShown): string {
    const {
      layer,
      drawn,
      state: {
        playback: { index },
      },
    } = of;
    if (format === 'markdown') return markdownOf(layer, drawn.config, drawn.input);
    if (format === 'tikz')
      return tikzOf(paint(sceneAt(of, index), palette()), { comment: [layer.title, describe(of, index)], transparent });
    return svgAt(of, index, palette(), transparent);
  }

  function refresh(): void {
    nothing.hidden = shown !== null;
    body.hidden = shown === null;
    const { hint: about, options, isText } = LOOKS[format];
    choose.show(format);
    colouring.show(colours);
    clear.show(transparent);
    sizing.show(scale);
    reaching.show(reach);
    setText(hint, te(about));
    for (const name of ['colours', 'transparent', 'scale', 'reach'] as const) fields[name].hidden = !options.includes(name);
    copy.hidden = !isText;
    showProgress(null);
    if (!shown) return;
    const { index } = shown.state.playback;
    const showsText = format === 'markdown' || format === 'tikz';
    image.hidden = showsText;
    text.hidden = !showsText;
    setText(size, [sizeText(shown), format === 'gif' ? framesText(frames(shown)) : ''].filter(part => part !== '').join(' '));
    if (showsText) {
      setText(text, textOf(shown));
      return;
    }
    setAttribute(image, 'alt', te('preview', fileName(LOOKS[format].ending)));
    setAttribute(
      image,
      'src',
      `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgAt(shown, index, palette(), transparent && format !== 'gif'))}`,
    );
    image.classList.toggle('clear', transparent && format !== 'gif');
  }

  function pixels(of: ExportShown): readonly [number, number] {
    const { width, height } = sceneAt(of, of.state.playback.index);
    return [Math.round(width * scale), Math.round(height * scale)];
  }

  function sizeText(of: ExportShown): string {
    if (!LOOKS[format].options.includes('scale')) return '';
    const [width, height] = pixels(of);
    return Math.max(width, height) > LONGEST_SIDE ? te('tooLarge', width, height, LONGEST_SIDE) : te('pixels', width, height);
  }

  function frames({ state, drawn }: ExportShown): Frames {
    return framesOf(reach, state.playback.index, drawn.positions, drawn.volume.col.output);
  }

  function framesText({ count, wanted }: Frames): string {
    return [te('frameCount', count), ...(wanted > count ? [te('framesLimited', MOST_FRAMES, wanted)] : [])].join(' ');
  }

  async function make(): Promise<void> {
    if (!shown) return;
    setText(status, '');
    const { isText, ending } = LOOKS[format];
    if (isText) {
      deliver({ fileName: fileName(ending), content: textOf(shown), encoding: 'utf8' });
      return;
    }
    const [width, height] = pixels(shown);
    if (Math.max(width, height) > LONGEST_SIDE) return;
    if (format === 'gif') {
      animate(shown, width, height);
      return;
    }
    try {
      const canvas = await rasterOf(svgAt(shown, shown.state.playback.index, palette(), transparent), width, height);
      deliver({ fileName: fileName('png'), content: pngOf(canvas), encoding: 'base64' });
    } catch (caught) {
      fail(caught instanceof Error ? caught.message : String(caught));
    }
  }

  /** The layer and the view as they are now; later changes are not included. */
  function animate(of: ExportShown, width: number, height: number): void {
    const { from, count } = frames(of);
    const paints = palette();
    const name = fileName('gif');
    giveUp = makeGif(
      { width, height, count, delay: STEP_MILLISECONDS / of.state.playback.speed, frame: index => svgAt(of, from + index, paints, false) },
      {
        progress: written => {
          showProgress({ written, count });
        },
        done: bytes => {
          stop();
          setText(status, '');
          deliver({ fileName: name, content: base64Of(bytes), encoding: 'base64' });
        },
        failed: reason => {
          stop();
          fail(reason);
        },
      },
    );
    showProgress({ written: 0, count });
  }

  function stop(): void {
    giveUp?.();
    giveUp = null;
    showProgress(null);
  }

  function showProgress(state: { readonly written: number; readonly count: number } | null): void {
    const working = giveUp !== null;
    save.hidden = working;
    cancel.hidden = !working;
    bar.hidden = !working;
    if (!state) return;
    bar.max = state.count;
    bar.value = state.written;
    const said = te('making', state.written, state.count);
    bar.setAttribute('aria-label', said);
    setText(status, said);
  }

  function deliver(file: PanelFile): void {
    saveFile(host.save ? { save: host.save } : null, file);
    setText(status, te('handedOver', file.fileName));
  }

  function copyText(): void {
    if (!shown) return;
    host.copy(textOf(shown));
    setText(status, te('copied'));
  }

  function fail(reason: string): void {
    setText(status, te('failed', reason));
  }
}

/** Whether nothing that is exported has changed. */
function samePicture(a: ExportShown, b: ExportShown): boolean {
  return (
    a.layer === b.layer &&
    a.drawn === b.drawn &&
    a.state.playback.index === b.state.playback.index &&
    a.state.view === b.state.view &&
    a.state.picture === b.state.picture &&
    a.state.stage === b.state.stage
  );
}
