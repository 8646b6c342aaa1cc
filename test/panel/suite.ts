import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { skip } from '../support/skip';
import { chromiumPath, launch, PanelPage, type PanelOptions } from './harness';

/** Gives a suite of tests a browser. At the end of a test, its panels are closed, and it fails if one of them has reported an error. */
export function inBrowser(): (options?: PanelOptions) => Promise<PanelPage> {
  let browser: Browser | null = null;
  let opened: PanelPage[] = [];

  before(async function () {
    const path = chromiumPath();
    if (path === null) skip(this, 'no Chromium: set CONVLENS_CHROMIUM or CHROME_PATH');
    mkdirSync('test/out', { recursive: true });
    browser = await launch(path);
  });
  afterEach(async () => {
    const panels = opened;
    opened = [];
    for (const panel of panels) await panel.close();
  });
  after(async () => {
    await browser?.close();
  });

  return async options => {
    assert(browser, 'the browser is running');
    const panel = await PanelPage.open(browser, options);
    opened.push(panel);
    return panel;
  };
}

/** Gives a suite one panel, which all its tests share. A test fails if the browser reports an error while it runs. */
export function onePanel(options?: PanelOptions): () => PanelPage {
  let browser: Browser | null = null;
  let panel: PanelPage | null = null;

  before(async function () {
    const path = chromiumPath();
    if (path === null) skip(this, 'no Chromium: set CONVLENS_CHROMIUM or CHROME_PATH');
    browser = await launch(path);
    panel = await PanelPage.open(browser, options);
  });
  afterEach(() => {
    assert.deepEqual(panel?.problems.splice(0), []);
  });
  after(async () => {
    await panel?.close();
    await browser?.close();
  });

  return () => {
    assert(panel, 'the panel is open');
    return panel;
  };
}
