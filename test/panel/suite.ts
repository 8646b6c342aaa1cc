import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { skip } from '../support/skip';
import { chromiumPath, launch, PanelPage, type PanelOptions } from './harness';

/** Gives a suite of tests a browser, and every panel that a test opened its verdict when the test ends. */
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
    assert(browser, 'the browser is up');
    const panel = await PanelPage.open(browser, options);
    opened.push(panel);
    return panel;
  };
}
