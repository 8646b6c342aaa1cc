/** Screenshots of the panel to look at: every view in every theme, wide and narrow, and one sheet with all of them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { chromiumPath, launch, PanelPage } from './harness';
import { readmePictures } from './readme';
import { SIZES, VIEWS, type ShotSize, type ShotView } from './shot-views';
import { THEME_NAMES, type ThemeName } from './themes';

const FOLDER = join('test', 'out', 'shots');

interface Shot {
  readonly view: string;
  readonly theme: ThemeName;
  readonly size: string;
  readonly image: Buffer;
}

/** Takes the screenshots that the command line requests. Returns the exit code: 1 if a page has reported an error. */
export async function takeShots(commandLine: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      view: { type: 'string', multiple: true },
      theme: { type: 'string', multiple: true },
      size: { type: 'string', multiple: true },
      readme: { type: 'boolean' },
    },
  });
  const executable = chromiumPath();
  if (!executable) throw new Error('There is no Chromium to take pictures with.');
  const browser = await launch(executable);
  try {
    if (values.readme) {
      await readmePictures(browser);
      return 0;
    }
    const chosen = <T extends string>(names: readonly T[], wanted: readonly string[] | undefined): T[] =>
      names.filter(name => !wanted || wanted.includes(name));
    const shots: Shot[] = [];
    let complaints = 0;
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const view of chosen(Object.keys(VIEWS), values.view)) {
      for (const theme of chosen(THEME_NAMES, values.theme)) {
        for (const size of chosen(Object.keys(SIZES), values.size)) {
          const { image, problem } = await shoot(browser, VIEWS[view], theme, SIZES[size]);
          if (problem) complaints++;
          if (problem) console.error(`${view}, ${theme}, ${size}: ${problem}`);
          writeFileSync(join(FOLDER, `${view}-${theme}-${size}.png`), image);
          shots.push({ view, theme, size, image });
        }
      }
    }
    const sheet = await contactSheet(browser, shots);
    writeFileSync(join(FOLDER, 'sheet.png'), sheet);
    console.log(`${shots.length} pictures and sheet.png in ${FOLDER}`);
    return complaints === 0 ? 0 : 1;
  } finally {
    await browser.close();
  }
}

async function shoot(
  browser: Browser,
  view: ShotView | undefined,
  theme: ThemeName,
  size: ShotSize | undefined,
): Promise<{ readonly image: Buffer; readonly problem: string | null }> {
  const { width = 1200, height = 800 } = size ?? {};
  const panel = await PanelPage.open(browser, {
    layer: view?.layer ?? null,
    reducedMotion: true,
    theme,
    width,
    height,
    strings: view?.strings ?? {},
  });
  await view?.arrange?.(panel);
  await panel.settle();
  // The screenshot of a narrow panel contains the whole page, and the playback must not cover any of it.
  if (width < WIDE)
    await panel.page.evaluate(() => document.querySelector<HTMLElement>('.transport')?.style.setProperty('position', 'static'));
  const image = await panel.page.screenshot({ fullPage: width < WIDE });
  try {
    await panel.close();
  } catch (error) {
    return { image, problem: String(error) };
  }
  return { image, problem: null };
}

/** From this width on, everything fits on one screen. */
const WIDE = 720;

/** The width of a screenshot on the sheet, in pixels. */
const THUMBNAIL = 380;

/** One image with all screenshots: a row for each view, a column for each theme and size. */
async function contactSheet(browser: Browser, shots: readonly Shot[]): Promise<Buffer> {
  const rows = [...new Set(shots.map(({ view }) => view))];
  const columns = [...new Set(shots.map(({ theme, size }) => `${size} ${theme}`))].sort();
  const cell = (view: string, column: string): string => {
    const shot = shots.find(each => each.view === view && `${each.size} ${each.theme}` === column);
    if (!shot) return '<td></td>';
    const width = shot.size === 'wide' ? THUMBNAIL : THUMBNAIL / 2;
    return `<td><img src="data:image/png;base64,${shot.image.toString('base64')}" width="${width}"></td>`;
  };
  const heads = columns.map(column => `<th>${column}</th>`);
  const lines = rows.map(view => `<tr><th>${view}</th>${columns.map(column => cell(view, column)).join('')}</tr>`);
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const style =
    'body{font:13px system-ui,sans-serif;background:#777;color:#fff;width:max-content}td{vertical-align:top;padding:4px}th{padding:4px;text-align:left}';
  await page.setContent(`<style>${style}</style><table><tr><th></th>${heads.join('')}</tr>${lines.join('')}</table>`);
  const sheet = await page.screenshot({ fullPage: true });
  await page.close();
  return sheet;
}
