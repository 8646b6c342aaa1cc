/**
 * The real panel in a real Chromium, without an editor: the bundle under the very document and policy the extension serves,
 * with a small stand-in for the editor's side. Nothing is fetched: every request is answered here.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { HostToPanel, LayerView, PanelMemory, PanelToHost, TourMemory } from '../../src/protocol/panel';
import { PATIENCE } from '../support/patience';
import { panelBundle } from './bundle';
import { panelPage } from './document';
import { editorSide } from './editor-side';
import { THEMES, type ThemeName } from './themes';

const ORIGIN = 'http://panel.invalid';
const CANDIDATES = [process.env.CONVLENS_CHROMIUM, process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser to test in, or null when this machine has none. */
export function chromiumPath(): string | null {
  return CANDIDATES.find(path => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

export async function launch(executablePath: string): Promise<Browser> {
  return await chromium.launch({ executablePath, args: FLAGS, timeout: PATIENCE });
}

export interface PanelOptions {
  readonly layer?: LayerView | null;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** Class names on the body beside the theme's. */
  readonly bodyClass?: string;
  readonly follow?: boolean;
  readonly strings?: Readonly<Record<string, string>>;
  /** How far the host says the reader came in the tour. */
  readonly tour?: TourMemory;
  /** What `getState` gives at first. */
  readonly memory?: PanelMemory;
  /** Let the page's clock run as any other, for what is measured. */
  readonly runningClock?: boolean;
  /** What the browser calls its language. */
  readonly language?: string;
  /** Leave the panel waiting for the host's answer. */
  readonly silentHost?: boolean;
}

/** A panel under test. The clock stands still until it is moved. */
export class PanelPage {
  readonly problems: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly options: PanelOptions,
  ) {}

  static async open(browser: Browser, options: PanelOptions = {}): Promise<PanelPage> {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1100, height: options.height ?? 760 },
      reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
      locale: 'en-US',
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const panel = new PanelPage(page, options);
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') panel.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', error => {
      panel.problems.push(`uncaught: ${error.message}`);
    });
    if (!options.runningClock) {
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(1000);
    }
    await page.addInitScript(editorSide, {
      colours: THEMES[options.theme ?? 'dark'].colours,
      memory: options.memory ?? null,
      language: options.language ?? null,
    });
    await panel.#serve();
    await page.goto(`${ORIGIN}/`);
    await panel.#answerReady();
    return panel;
  }

  async #serve(): Promise<void> {
    const files = await panelBundle();
    const themed = panelPage(ORIGIN, this.options.theme ?? 'dark', this.options.bodyClass);
    await this.page.route('**/*', async route => {
      const { pathname } = new URL(route.request().url());
      const body = files.get(pathname.slice(1));
      if (pathname === '/') await route.fulfill({ body: themed, contentType: 'text/html' });
      else if (body !== undefined) await route.fulfill({ body, contentType: pathname.endsWith('.css') ? 'text/css' : 'text/javascript' });
      else await route.fulfill({ status: 204 });
    });
  }

  async #answerReady(): Promise<void> {
    assert.deepEqual((await this.posted()).at(-1), { type: 'ready' }, 'the panel says it is ready');
    if (this.options.silentHost) return;
    await this.send({
      type: 'state',
      layer: this.options.layer ?? null,
      follow: this.options.follow ?? true,
      strings: this.options.strings ?? {},
      tour: this.options.tour ?? null,
    });
    await this.settle();
  }

  /** A message from the host. */
  async send(message: HostToPanel): Promise<void> {
    await this.page.evaluate(data => {
      window.dispatchEvent(new MessageEvent('message', { data }));
    }, message);
  }

  /** All messages the panel has sent since it was loaded. */
  async posted(): Promise<PanelToHost[]> {
    return JSON.parse(await this.page.evaluate(() => JSON.stringify((window as unknown as { posted: unknown[] }).posted))) as PanelToHost[];
  }

  /** What the panel has asked the editor to keep. */
  async memory(): Promise<PanelMemory> {
    return JSON.parse((await this.page.evaluate(() => sessionStorage.getItem('state'))) ?? 'null') as PanelMemory;
  }

  /** Loads the panel again, as hiding and showing it does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#answerReady();
  }

  /** Moves the panel's clock. */
  async pass(milliseconds: number): Promise<void> {
    await this.page.clock.runFor(milliseconds);
  }

  /**
   * Lets what waits for a frame happen: the size observer runs with rendering, the controls redraw and slides run with animation
   * frames, which stand still with the clock. It moves by less than the shortest step of an animation lasts, but longer than a slide.
   */
  async settle(): Promise<void> {
    const render = (): Promise<unknown> => this.page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
    // A page that is only just being shown can have no surface yet; it has one by the next try.
    await render().catch(render);
    if (!this.options.runningClock) await this.page.clock.runFor(40);
  }

  async text(selector: string): Promise<string> {
    return (await this.page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: `test/out/panel-${name}.png` });
  }

  /** Ends the test: whatever the browser complained about, refused policies among it, is a failure. */
  async close(): Promise<void> {
    const refused = await this.page.evaluate(() => (window as unknown as { refused: string[] }).refused);
    await this.page.context().close();
    assert.deepEqual([...this.problems, ...refused], []);
  }
}
