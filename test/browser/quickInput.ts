import type { Locator, Page } from 'playwright-core';

/** VS Code's quick input: the command palette, Quick Open, and the boxes in which commands ask. */
export class QuickInput {
  constructor(private readonly page: Page) {}

  private get widget(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  private get box(): Locator {
    return this.widget.locator('.quick-input-box input');
  }

  /** Replaces the text in the box. */
  async type(text: string): Promise<void> {
    await this.box.fill(text);
  }

  /** The text in the box. */
  value(): Promise<string> {
    return this.box.inputValue();
  }

  /** The title above the box. */
  title(): Promise<string> {
    return this.widget.locator('.quick-input-title').innerText();
  }

  /** The text below the box: its prompt, or what is wrong with the input. */
  message(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  /** The entries that are offered. */
  entries(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Chooses the entry with exactly this label, once it is offered. */
  async choose(label: string): Promise<void> {
    await this.entries()
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first()
      .click();
  }

  /** Presses Enter. */
  async accept(): Promise<void> {
    await this.box.press('Enter');
  }

  /** Presses Escape. */
  async dismiss(): Promise<void> {
    await this.box.press('Escape');
  }

  /** Waits until the box is displayed. */
  async shown(): Promise<void> {
    await this.box.waitFor();
  }
}
