/**
 * The panel in a headless Chromium, which draws in software. Measures how long it takes to compute, draw and lay out a frame of each view in
 * the default window, the time until the first picture, the size of the bundles, and whether memory stays constant during playback.
 * CONVLENS_BENCH_MINUTES: how many minutes of its own clock it plays (default 2).
 */
import type { Browser } from 'playwright-core';
import { chromiumPath, launch, PanelPage, type PanelOptions } from '../panel/harness';
import { LAYERS } from '../panel/layers';
import { BUDGET, panelSize } from '../panel/size';
import { median } from './median';

const LAYER_NAMES = ['article_1', 'padding_strides_transposed', 'resnet_stem', 'wide', 'volume'];
const FRAMES = 300;
const WARM_UP = 40;
/** Rounds of frames. The best round counts, in which other programs disturbed the least. */
const ROUNDS = 3;
const MOST_FRAME = 8;
const MOST_FIRST_PICTURE = 300;
const OPENINGS = 9;
const WINDOW = { width: 1100, height: 760 };
/** How many bytes memory may grow: computed results are cached, up to a bound. */
const BREATH = 2e6;

const over: string[] = [];
function hold(name: string, value: number, most: number, unit: string): string {
  if (value > most) over.push(name);
  return `${value.toFixed(1)} ${unit}${value > most ? ` (more than ${String(most)})` : ''}`;
}

async function main(): Promise<void> {
  const { first, later } = await panelSize();
  console.log(
    `panel: first load ${hold('first load', first / 1000, BUDGET.first / 1000, 'kB')}, ` +
      `on demand ${hold('on demand', later / 1000, BUDGET.later / 1000, 'kB')}, minified`,
  );
  const path = chromiumPath();
  if (path === null) {
    console.log('panel: no Chromium; set CONVLENS_CHROMIUM or CHROME_PATH.');
    return;
  }
  const browser = await launch(path);
  try {
    console.log(
      `panel: first picture after ${hold('first picture', await firstPicture(browser), MOST_FIRST_PICTURE, 'ms')} (median ` +
        `of ${String(OPENINGS)}, window ${String(WINDOW.width)}×${String(WINDOW.height)})`,
    );
    for (const name of LAYER_NAMES) await frames(browser, name);
    await playing(browser);
  } finally {
    await browser.close();
  }
  if (over.length > 0) {
    console.log(`panel: over its budget: ${over.join(', ')}`);
    process.exitCode = 1;
  }
}

async function opened<T>(browser: Browser, options: PanelOptions, work: (panel: PanelPage) => Promise<T>): Promise<T> {
  const panel = await PanelPage.open(browser, { ...WINDOW, ...options });
  const result = await work(panel);
  await panel.close();
  return result;
}

/** The time from the navigation to the first frame with cells, with the layer that the panel has stored. */
async function firstPicture(browser: Browser): Promise<number> {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    const time = await opened(browser, { layer: LAYERS.resnet_stem ?? null, runningClock: true }, async panel => {
      await panel.page.addInitScript(() => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector('.scene .cell')) return;
          watch.disconnect();
          requestAnimationFrame(() => {
            Object.assign(window, { firstPicture: performance.now() });
          });
        });
        watch.observe(document, { childList: true, subtree: true });
      });
      // A reloaded page restores its layer, like a panel that was hidden.
      await panel.reload();
      await panel.page.waitForFunction(() => 'firstPicture' in window);
      return panel.page.evaluate(() => (window as unknown as { firstPicture: number }).firstPicture);
    });
    times.push(time);
  }
  return median(times);
}

/** Steps through a layer in every view. */
async function frames(browser: Browser, name: string): Promise<void> {
  await opened(browser, { layer: LAYERS[name] ?? null, runningClock: true, reducedMotion: true }, async panel => {
    const tabs = await panel.page.getByRole('tab').allInnerTexts();
    for (const view of tabs.length > 0 ? tabs : ['Grid']) {
      if (tabs.length > 0) await panel.page.getByRole('tab', { name: view, exact: true }).click();
      await panel.settle();
      const rounds: ReturnType<typeof stepThrough>[] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push(await panel.page.evaluate(stepThrough, { warmUp: WARM_UP, count: FRAMES }));
      const p95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
      const least = (statistic: (times: readonly number[]) => number, part: 'drawn' | 'laidOut'): number =>
        Math.min(...rounds.map(round => statistic(round[part])));
      console.log(
        `panel: ${name}, ${view}: a frame takes ${hold(`a frame of ${name} in ${view}`, least(p95, 'drawn'), MOST_FRAME, 'ms')} at p95, ` +
          `${least(median, 'drawn').toFixed(1)} ms at the median; with layout ${least(p95, 'laidOut').toFixed(1)} ms at p95 ` +
          `(best of ${String(ROUNDS)} × ${String(FRAMES)} frames)`,
      );
    }
  });
}

/** Runs in the page: presses keys, and measures the time until the picture is drawn and until it is laid out. */
function stepThrough({ warmUp, count }: { readonly warmUp: number; readonly count: number }): {
  readonly drawn: number[];
  readonly laidOut: number[];
} {
  const drawn: number[] = [];
  const laidOut: number[] = [];
  for (let frame = -warmUp; frame < count; frame++) {
    const key = Math.floor((frame + warmUp) / 7) % 2 === 0 ? 'ArrowRight' : 'ArrowDown';
    const begun = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const there = performance.now();
    document.querySelector('.scene')?.getBoundingClientRect();
    if (frame < 0) continue;
    drawn.push(there - begun);
    laidOut.push(performance.now() - begun);
  }
  return { drawn, laidOut };
}

/** Plays at the highest speed, and measures the memory after garbage collections. */
async function playing(browser: Browser): Promise<void> {
  const minutes = Number(process.env.CONVLENS_BENCH_MINUTES ?? 2);
  await opened(browser, { layer: LAYERS.resnet_stem ?? null }, async panel => {
    const session = await panel.page.context().newCDPSession(panel.page);
    await session.send('Performance.enable');
    const left = async (): Promise<{ readonly bytes: number; readonly nodes: number }> => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string): number => metrics.find(metric => metric.name === name)?.value ?? NaN;
      return { bytes: of('JSHeapUsedSize'), nodes: of('Nodes') };
    };
    await panel.page.locator('vscode-dropdown[aria-label="Speed"]').evaluate(speed => {
      Object.assign(speed, { value: '8' });
      speed.dispatchEvent(new Event('change'));
    });
    const step = (): Promise<number> => panel.page.locator('input.slider').evaluate((slider: HTMLInputElement) => slider.valueAsNumber);
    await panel.pass(30_000);
    const begun = await step();
    const before = await left();
    const parts = Math.max(1, Math.round(minutes * 4));
    const seen: number[] = [];
    for (let part = 0; part < parts; part++) {
      await panel.pass((minutes * 60_000) / parts);
      seen.push((await left()).bytes);
    }
    const after = await left();
    const mega = (bytes: number): string => (bytes / 1e6).toFixed(2);
    if (after.bytes - before.bytes > BREATH) over.push('memory while playing');
    console.log(
      `panel: memory after ${String(minutes)} minutes of playing (${String((await step()) - begun)} steps) ` +
        `${mega(after.bytes)} MB, before ${mega(before.bytes)} MB, most between ${mega(Math.max(...seen))} MB; ` +
        `nodes ${String(after.nodes)}, before ${String(before.nodes)}`,
    );
  });
}

void main();
