// The export: files show what the panel shows, and need nothing else to be displayed.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { SaveMessage } from '../../src/protocol/panel';
import { openAside } from './asides';
import type { PanelOptions, PanelPage } from './harness';
import { LAYERS, SPECIAL } from './layers';
import { inBrowser } from './suite';
import { THEME_NAMES } from './themes';

const layer = LAYERS.article_1 ?? assert.fail();

describe('the export', () => {
  const open = inBrowser();

  async function exporting(format: string, options: PanelOptions = {}): Promise<PanelPage> {
    const panel = await open({ layer, reducedMotion: true, width: 1200, height: 800, ...options });
    for (let step = 0; step < 4; step++) await panel.page.keyboard.press('ArrowRight');
    await openAside(panel, 'Export');
    await panel.page.getByLabel('Format').selectOption(format);
    return panel;
  }

  /** Presses the button and waits for the file. */
  async function saved(panel: PanelPage): Promise<SaveMessage> {
    await panel.page.getByText('Save…').click();
    await panel.page.getByText(/ is ready to save\.$/).waitFor();
    const message = (await panel.posted()).findLast(each => each.type === 'save');
    assert(message, 'the host was asked to save');
    return message;
  }

  interface Decoded {
    readonly width: number;
    readonly height: number;
    /** The fraction of pixels that clearly differ from the panel. */
    readonly apart: number;
  }

  /** Compares an image with the panel's picture, pixel by pixel. The browser under test renders both. */
  async function compare({ page }: PanelPage, address: string): Promise<Decoded> {
    const shown = await page.locator('.scene').screenshot();
    return page.evaluate(
      async ([one, other]) => {
        const pixels = async (
          source: string,
          size?: { readonly width: number; readonly height: number },
        ): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }> => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = size?.width ?? image.naturalWidth;
          canvas.height = size?.height ?? image.naturalHeight;
          const context = canvas.getContext('2d');
          if (!context) throw new Error('no canvas');
          context.drawImage(image, 0, 0, canvas.width, canvas.height);
          return {
            width: image.naturalWidth,
            height: image.naturalHeight,
            data: context.getImageData(0, 0, canvas.width, canvas.height).data,
          };
        };
        const screen = await pixels(other);
        const file = await pixels(one, screen);
        let apart = 0;
        for (let at = 0; at < file.data.length; at += 4) {
          const distance = [0, 1, 2].reduce(
            (most, part) => Math.max(most, Math.abs((file.data[at + part] ?? 0) - (screen.data[at + part] ?? 0))),
            0,
          );
          if (distance > 48) apart++;
        }
        return { width: file.width, height: file.height, apart: (4 * apart) / file.data.length };
      },
      [address, `data:image/png;base64,${shown.toString('base64')}`] as const,
    );
  }

  /** Browsers decode animations only in secure contexts, and the panel under test is not one. */
  async function securePage({ page }: PanelPage): Promise<Page> {
    const secure = await page.context().newPage();
    await secure.route('**/*', route => route.fulfill({ body: '', contentType: 'text/html' }));
    await secure.goto('http://localhost/');
    return secure;
  }

  for (const theme of THEME_NAMES) {
    it(`gives an SVG that looks like the panel: ${theme}`, async () => {
      const panel = await exporting('SVG', { theme });
      const { fileName, content, encoding } = await saved(panel);
      assert.deepEqual([fileName, encoding], ['Conv2d-3-2-k3-s2-p1-d2.svg', 'utf8']);
      assert.match(
        content,
        /<title id="title">Conv2d<\/title>\n<desc id="description">nn\.Conv2d\(3, 2, 3, stride=2, padding=1, dilation=2\) on \(3, 7, 7\) gives /,
      );
      assert.match(content, / gives \(2, 3, 3\)\. Output \(1, 1\)/);
      const { apart } = await compare(panel, `data:image/svg+xml;base64,${Buffer.from(content).toString('base64')}`);
      // The fonts differ.
      assert.ok(apart < 0.05, `${(100 * apart).toFixed(2)} % of the pixels differ`);
    });
  }

  for (const [view, of] of [
    ['Volumes', 'article_1'],
    ['Volumes', 'padding_strides_transposed'],
    ['Kernel matrix', 'article_groups'],
    ['Coverage', 'article_1'],
    ['Coverage', 'padding_strides_transposed'],
  ] as const) {
    it(`gives the view that is shown: ${view} of ${of}`, async () => {
      const panel = await open({ layer: LAYERS[of] ?? null, reducedMotion: true, width: 1200, height: 800 });
      await panel.page.getByRole('tab', { name: view }).click();
      await openAside(panel, 'Export');
      const { content } = await saved(panel);
      const { apart } = await compare(panel, `data:image/svg+xml;base64,${Buffer.from(content).toString('base64')}`);
      assert.ok(apart < 0.05, `${(100 * apart).toFixed(2)} % of the pixels differ`);
    });
  }

  it('gives a PNG of the chosen size', async () => {
    const panel = await exporting('PNG');
    const single = /^(\d+)×(\d+) pixels\.$/;
    await panel.page.getByLabel('Size', { exact: true }).selectOption('1×');
    const [, width = '', height = ''] = single.exec(await panel.page.getByText(single).innerText()) ?? [];
    await panel.page.getByLabel('Size', { exact: true }).selectOption('3×');
    const { fileName, content, encoding } = await saved(panel);
    assert.deepEqual([fileName, encoding], ['Conv2d-3-2-k3-s2-p1-d2.png', 'base64']);
    const decoded = await compare(panel, `data:image/png;base64,${content}`);
    assert.deepEqual([decoded.width, decoded.height], [3 * Number(width), 3 * Number(height)]);
    assert.ok(decoded.apart < 0.05, `${(100 * decoded.apart).toFixed(2)} % of the pixels differ`);
  });

  it('gives a GIF with a frame for each step', async () => {
    const panel = await exporting('GIF');
    assert.match(await panel.page.getByText(/ 9 frames\.$/).innerText(), /^\d+×\d+ pixels\. 9 frames\.$/);
    const { fileName, content } = await saved(panel);
    assert.equal(fileName, 'Conv2d-3-2-k3-s2-p1-d2.gif');
    const { frames, loops, fifth } = await (
      await securePage(panel)
    ).evaluate(async base64 => {
      const data = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
      const decoder = new ImageDecoder({ data, type: 'image/gif' });
      await decoder.tracks.ready;
      const track = decoder.tracks.selectedTrack;
      const { image } = await decoder.decode({ frameIndex: 4 });
      const canvas = document.createElement('canvas');
      canvas.width = image.displayWidth;
      canvas.height = image.displayHeight;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      image.close();
      return { frames: track?.frameCount, loops: track?.repetitionCount === Infinity, fifth: canvas.toDataURL() };
    }, content);
    assert.deepEqual([frames, loops], [9, true]);
    const { apart } = await compare(panel, fifth);
    assert.ok(apart < 0.05, `${(100 * apart).toFixed(2)} % of the pixels differ from the step that is shown`);
  });

  it('gives a GIF of one row of a large layer, and states the limit', async () => {
    const panel = await exporting('GIF', { layer: LAYERS.resnet_stem ?? null });
    assert.match(
      await panel.text('.export'),
      /A GIF can contain at most 300 frames\. Of 12544 positions, the first 300 from the current row on are exported\./,
    );
    await panel.page.getByLabel('Frames').selectOption('This row');
    assert.match(await panel.text('.export'), / 112 frames\./);
    await panel.page.getByText('Save…').click();
    await panel.page.locator('.export-progress').waitFor();
    await panel.page.getByText(/^Frame [1-9]\d* of 112$/).waitFor();
    await panel.page.locator('.export vscode-button', { hasText: 'Cancel' }).click();
    assert.equal(await panel.page.locator('.export [role=status]').innerText(), 'Cancelled.');
    await panel.settle();
    assert.deepEqual(
      (await panel.posted()).filter(each => each.type === 'save'),
      [],
    );
  });

  it('gives TikZ and Markdown, which can be saved and copied', async () => {
    const panel = await exporting('TikZ');
    const tikz = await saved(panel);
    assert.equal(tikz.fileName, 'Conv2d-3-2-k3-s2-p1-d2.tex');
    assert.match(tikz.content, /\\begin\{tikzpicture\}[^]+\\end\{tikzpicture\}\n\\end\{document\}\n$/);
    await panel.page.getByLabel('Format').selectOption('Markdown');
    await panel.page.locator('.export vscode-button', { hasText: 'Copy' }).click();
    const copied = (await panel.posted()).at(-1);
    assert(copied?.type === 'copy');
    assert.match(copied.text, /\| Output \| \(2, 3, 3\) \|/);
    assert.equal(await panel.page.locator('.export-text').textContent(), copied.text);
    assert.equal((await saved(panel)).fileName, 'Conv2d-3-2-k3-s2-p1-d2.md');
  });

  it('uses the chosen colours', async () => {
    const panel = await exporting('SVG');
    await panel.page.getByLabel('Colours').selectOption('Light');
    assert.match((await saved(panel)).content, /<rect width="100%" height="100%" fill="#ffffff"\/>/);
    await panel.page.getByText('Transparent background').click();
    assert.doesNotMatch((await saved(panel)).content, /width="100%"/);
  });

  it('keeps the settings when a hidden panel is shown again', async () => {
    const panel = await exporting('PNG');
    await panel.page.getByLabel('Size', { exact: true }).selectOption('3×');
    await panel.page.getByLabel('Colours').selectOption('Dark');
    await panel.reload();
    const chosen = async (label: string): Promise<string> =>
      (await panel.page.getByLabel(label, { exact: true }).locator('option:checked').textContent()) ?? '';
    assert.deepEqual([await chosen('Format'), await chosen('Size'), await chosen('Colours')], ['PNG', '3×', 'Dark']);
  });

  it('says that there is nothing to export', async () => {
    const panel = await open({ layer: SPECIAL.unknown, reducedMotion: true, width: 1200, height: 800 });
    await openAside(panel, 'Export');
    assert.match(await panel.text('.export'), /^There is nothing to export/);
  });
});
