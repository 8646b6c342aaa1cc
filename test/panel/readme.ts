/** The README's pictures, taken from the current panel. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import gifenc from 'gifenc';
import type { Browser, Page } from 'playwright-core';
import { openAside } from './asides';
import { PanelPage, type PanelOptions } from './harness';
import { LAYERS } from './layers';

const FOLDER = 'media';
/** The time of a step of the GIF, in milliseconds, and its width. */
const STEP = 400;
const GIF_WIDTH = 640;

/** A larger window, so that the whole layer fits beside a pane. */
const BESIDE_PANE = { width: 1280, height: 860 };

/** Writes the pictures. */
export async function readmePictures(browser: Browser): Promise<void> {
  await picture(browser, 'panel', { layer: LAYERS.article_6 ?? null, theme: 'dark' }, panel => step(panel, 12));
  await picture(browser, 'panel-tour', { layer: null, theme: 'light', ...BESIDE_PANE }, async panel => {
    await openAside(panel, 'Tour');
    await panel.page.getByRole('button', { name: '8. Dilation' }).click();
    await step(panel, 8);
  });
  const transposed = LAYERS.padding_strides_transposed ?? null;
  await picture(browser, 'panel-presets', { layer: transposed, theme: 'dark', ...BESIDE_PANE }, async panel => {
    await openAside(panel, 'Presets');
    await step(panel, 12);
  });
  await gif(browser);
}

/** Moves forward with the arrow keys. No ring of the focus is left in the picture. */
async function step({ page }: PanelPage, steps: number): Promise<void> {
  const canvas = page.locator('.canvas');
  await canvas.focus();
  for (let done = 0; done < steps; done++) await page.keyboard.press('ArrowRight');
  await canvas.blur();
}

async function picture(browser: Browser, name: string, options: PanelOptions, arrange: (panel: PanelPage) => Promise<void>): Promise<void> {
  const panel = await PanelPage.open(browser, { reducedMotion: true, width: 1200, height: 780, ...options });
  await arrange(panel);
  await panel.settle();
  await panel.page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await panel.close();
}

/** The first steps of a layer, one frame each. */
async function gif(browser: Browser): Promise<void> {
  const panel = await PanelPage.open(browser, {
    layer: LAYERS.padding_strides ?? null,
    reducedMotion: true,
    theme: 'dark',
    width: 960,
    height: 600,
  });
  const frames: Frame[] = [];
  const steps = 9;
  for (let step = 0; step < steps; step++) {
    await panel.settle();
    frames.push(await pixels(panel.page, await panel.page.screenshot()));
    await panel.page.keyboard.press('ArrowRight');
  }
  await panel.close();
  writeFileSync(join(FOLDER, 'panel.gif'), encode(frames));
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Decodes an image and scales it to the GIF's width. The browser does it, because Node has no decoder. */
async function pixels(page: Page, png: Buffer): Promise<Frame> {
  const blank = await page.context().newPage();
  const { width, height, base64 } = await blank.evaluate(
    async ({ source, to }) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
      const size = { width: to, height: Math.round((to * bitmap.height) / bitmap.width) };
      const canvas = Object.assign(document.createElement('canvas'), size).getContext('2d');
      if (!canvas) throw new Error('no canvas');
      canvas.imageSmoothingQuality = 'high';
      canvas.drawImage(bitmap, 0, 0, size.width, size.height);
      const { data } = canvas.getImageData(0, 0, size.width, size.height);
      let binary = '';
      for (let at = 0; at < data.length; at += 0x8000) binary += String.fromCharCode(...data.subarray(at, at + 0x8000));
      return { ...size, base64: btoa(binary) };
    },
    { source: png.toString('base64'), to: GIF_WIDTH },
  );
  await blank.close();
  return { width, height, data: new Uint8ClampedArray(Buffer.from(base64, 'base64')) };
}

function encode(frames: readonly Frame[]): Uint8Array {
  const encoder = gifenc.GIFEncoder();
  // With one palette for all frames, colours do not flicker, and unchanged areas compress well.
  const all = new Uint8ClampedArray(frames.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  for (const { data } of frames) {
    all.set(data, at);
    at += data.length;
  }
  const palette = gifenc.quantize(all, 64);
  for (const { data, width, height } of frames)
    encoder.writeFrame(gifenc.applyPalette(data, palette), width, height, { palette, delay: STEP });
  encoder.finish();
  return encoder.bytes();
}
