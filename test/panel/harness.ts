/**
 * The real panel in a real Chromium, without an editor: the bundle in the document and under the policy that the extension serves, with a
 * small replacement for the editor. Nothing is fetched from the network: every request is answered here.
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

/** The browser to test in, or null if this machine has none. */
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
  /** Class names of the body in addition to the theme's. */
  readonly bodyClass?: string;
  readonly follow?: boolean;
  readonly strings?: Readonly<Record<string, string>>;
  /** The progress in the tour that the host sends. */
  readonly tour?: TourMemory;
  /** The initial result of `getState`. */
  readonly memory?: PanelMemory;
  /** Lets the page's clock run, for measurements. */
  readonly runningClock?: boolean;
  /** The language of the browser. */
  readonly language?: string;
  /** Leaves the panel waiting for the host's answer. */
  readonly silentHost?: boolean;
}

/** A panel under test. Its clock stands still until a test advances it. */
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
    assert.deepEqual((await this.posted()).at(-1), { type: 'ready' }, 'the panel has sent ready');
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

  /** Sends a message as the host. */
  async send(message: HostToPanel): Promise<void> {
    await this.page.evaluate(data => {
      window.dispatchEvent(new MessageEvent('message', { data }));
    }, message);
  }

  /** All messages that the panel has sent since it was loaded. */
  async posted(): Promise<PanelToHost[]> {
    return JSON.parse(await this.page.evaluate(() => JSON.stringify((window as unknown as { posted: unknown[] }).posted))) as PanelToHost[];
  }

  /** The state that the panel has stored. */
  async memory(): Promise<PanelMemory> {
    return JSON.parse((await this.page.evaluate(() => sessionStorage.getItem('state'))) ?? 'null') as PanelMemory;
  }

  /** Loads the panel again, as the editor does when it is hidden and shown. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#answerReady();
  }

  /** Advances the panel's clock. */
  async pass(milliseconds: number): Promise<void> {
    await this.page.clock.runFor(milliseconds);
  }

  /**
   * Runs what waits for a frame: the size observer runs when the page is rendered, controls redraw and slides run in animation frames,
   * which stand still with the clock. The clock advances by less than the shortest step of an animation, but more than a slide.
   */
  async settle(): Promise<void> {
    const render = (): Promise<unknown> => this.page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
    // A page that has just been opened may have no surface yet; the next attempt succeeds.
    await render().catch(render);
    if (!this.options.runningClock) await this.page.clock.runFor(40);
  }

  async text(selector: string): Promise<string> {
    return (await this.page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: `test/out/panel-${name}.png` });
  }

  /** Ends the test, which fails if the browser has reported any error, such as a violation of the policy. */
  async close(): Promise<void> {
    const refused = await this.page.evaluate(() => (window as unknown as { refused: string[] }).refused);
    await this.page.context().close();
    assert.deepEqual([...this.problems, ...refused], []);
  }
}
