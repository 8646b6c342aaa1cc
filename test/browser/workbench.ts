// A VS Code in a browser, used as a person uses it: by mouse and keyboard, on what is on the screen.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import type * as Host from '../../scripts/host/index.mjs';
import type * as Samples from '../../scripts/lib/samples.mjs';
import { QuickInput } from './quickInput';
import { makeWebExtension } from './webExtension';
import { PATIENCE } from '../support/patience';

/** Tests run from the repository's folder. */
const root = process.cwd();
const load = (path: string): Promise<unknown> => import(pathToFileURL(join(root, path)).href);

/** How long anything on the screen may take to appear: the first hover waits for the extension to activate. */
const patienceMs = 120_000;

/** The number of attempts within that time, where the first can be too early. */
const hoverTries = 24;

const themes = {
  light: { name: 'Light 2026', className: 'vs' },
  dark: { name: 'Dark 2026', className: 'vs-dark' },
  highContrast: { name: 'Default High Contrast', className: 'hc-black' },
  highContrastLight: { name: 'Default High Contrast Light', className: 'hc-light' },
} as const;

export type Theme = keyof typeof themes;

/** A place in a file: 1-based line and column, or the nth occurrence (the first is 1) of a text in the file as it is on disk. */
export type Place = { readonly line: number; readonly column: number } | { readonly text: string; readonly occurrence?: number };

export interface WorkbenchSettings {
  /** VS Code settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder of the extension to install; ConvLens if absent. */
  readonly extension?: string;
  /** Runs the extension as vscode.dev does, in a web worker of the page without any Node. */
  readonly inWebWorker?: boolean;
  /** Files to add to the workspace, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Size of the window in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** A running VS Code with ConvLens on a fresh copy of the samples. */
export class Workbench {
  private file: string | undefined;

  private constructor(
    private readonly host: typeof Host,
    private readonly server: Host.Server,
    private readonly browser: Browser,
    /** The page, for everything that this class does not cover. */
    readonly page: Page,
    private readonly temporary: string,
    /** Absolute path of the workspace. */
    readonly folder: string,
    private settings: Readonly<Record<string, unknown>>,
  ) {}

  /** Starts a VS Code and waits for its window. */
  static async start({
    settings = {},
    extension = root,
    inWebWorker = false,
    files = {},
    size = { width: 1280, height: 800 },
  }: WorkbenchSettings = {}): Promise<Workbench> {
    const host = (await load('scripts/host/index.mjs')) as typeof Host;
    const { temporarySamples } = (await load('scripts/lib/samples.mjs')) as typeof Samples;
    const code = await host.installCode();
    const { temporary, folder } = temporarySamples();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const installed = inWebWorker ? join(temporary, 'extension') : extension;
    if (inWebWorker) makeWebExtension(extension, installed);
    const server = await host.startServer(code, { dataDir: join(temporary, 'server'), installed, settings });
    const browser = await chromium.launch({ executablePath: await host.findChromium(), args: [...host.chromiumFlags], timeout: PATIENCE });
    const page = await browser.newPage({ viewport: size });
    page.setDefaultTimeout(PATIENCE);
    page.setDefaultTimeout(patienceMs);
    await page.goto(host.workbenchUrl(server, { folder }));
    const workbench = new Workbench(host, server, browser, page, temporary, folder, settings);
    await workbench.shown();
    return workbench;
  }

  /** Reloads the window with the command, which stores its state before it loads the page. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.shown();
  }

  private async shown(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** The names of the web workers that run in the page. */
  async workers(): Promise<string[]> {
    return Promise.all(this.page.workers().map(worker => worker.evaluate(() => self.name)));
  }

  /** Ends it and removes its files. */
  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    rmSync(this.temporary, { recursive: true, force: true });
  }

  /** Opens a file of the workspace and waits for its text. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    const input = new QuickInput(this.page);
    await input.type(name);
    await input.choose(name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
    this.file = name;
  }

  /** The editor of the first group, which is beside the panel. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container .editor-instance .monaco-editor').first();
  }

  /** Moves the cursor to a place in the file that was opened last, and scrolls there. */
  async moveTo(place: Place): Promise<void> {
    const { line, column } = this.resolve(place);
    // At the left edge, half way down: sticky headings cover the top of a scrolled file.
    const text = this.editor.locator('.editor-scrollable');
    const { height = 0 } = (await text.boundingBox()) ?? {};
    await text.click({ position: { x: 2, y: height / 2 } });
    await this.page.keyboard.press('Control+G');
    const input = new QuickInput(this.page);
    await input.type(`:${line.toString()}:${column.toString()}`);
    await input.accept();
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line.toString()}, Col ${column.toString()}` }).waitFor();
  }

  /** Moves the mouse over a place in the file that was opened last, and returns the hover that appears. */
  async hover(place: Place): Promise<Locator> {
    await this.moveTo(place);
    // The cursor is at the text, independently of fonts, tabs and inlay hints.
    const cursor = await this.editor.locator('.cursor').first().boundingBox();
    if (!cursor) throw new Error('The editor shows no cursor.');
    const hover = this.page
      .locator('.monaco-resizable-hover .monaco-hover-content, .monaco-editor .monaco-hover:not(.hidden) .monaco-hover-content')
      .first();
    // An extension that is still starting returns no hover, and an empty hover stays empty. So this tries again, as a person would.
    for (let left = hoverTries; ; left -= 1) {
      await this.page.mouse.move(cursor.x + 3, cursor.y + cursor.height / 2 + 40);
      await this.page.mouse.move(cursor.x + 3, cursor.y + cursor.height / 2, { steps: 4 });
      const seen = await hover.waitFor(left > 0 ? { timeout: patienceMs / hoverTries } : {}).then(
        () => true,
        (error: unknown) => (left > 0 ? false : Promise.reject(error as Error)),
      );
      if (seen) break;
    }
    // The hover contains "Loading…" until the first provider has answered.
    await hover.locator('.hover-row:not(:has-text("Loading..."))').first().waitFor();
    return hover;
  }

  /** The text of the hover at a place, as displayed. */
  async hoverText(place: Place): Promise<string> {
    return (await this.hover(place)).innerText();
  }

  /** Runs a command by its title from the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = new QuickInput(this.page);
    await input.type(`>${title}`);
    await input.choose(title);
  }

  /** The box at the top of the window, in which commands ask. */
  get quickInput(): QuickInput {
    return new QuickInput(this.page);
  }

  /** A notification that contains this text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast', { hasText: text }).first();
  }

  /** The document of the open webview. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** Changes settings in addition to those given at the start, as if the user had edited the file. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void {
    this.settings = { ...this.settings, ...settings };
    this.host.writeSettings(this.server.dataDir, this.settings);
  }

  /** Changes the colour theme and waits until it is applied. */
  async setTheme(theme: Theme): Promise<void> {
    const { name, className } = themes[theme];
    const shown = this.page.locator(`.monaco-workbench.${className}`);
    // On a busy machine the editor's file watcher can miss a change: it is then made again.
    for (let attempt = 1; ; attempt++) {
      this.changeSettings({ 'workbench.colorTheme': name });
      try {
        await shown.waitFor({ timeout: 15_000 });
        return;
      } catch (error) {
        if (attempt === 8) throw error;
      }
    }
  }

  /** Waits until everything has faded in, so that a screenshot shows the final state. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.all(ending.map(animation => animation.finished.catch(() => undefined)));
    });
  }

  /** Takes a screenshot of the window, test/out/NAME.png. */
  async screenshot(name: string): Promise<void> {
    const folder = join(root, 'test', 'out');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  private resolve(place: Place): { line: number; column: number } {
    if ('line' in place) return place;
    if (this.file === undefined) throw new Error('No file was opened.');
    const source = readFileSync(join(this.folder, this.file), 'utf8');
    let offset = -1;
    for (let found = 0; found < (place.occurrence ?? 1); found += 1) {
      offset = source.indexOf(place.text, offset + 1);
      if (offset < 0) throw new Error(`${this.file} has "${place.text}" only ${found.toString()} times.`);
    }
    const before = source.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }
}
