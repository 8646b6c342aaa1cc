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

  /** Replaces what stands in the box. */
  async type(text: string): Promise<void> {
    await this.box.fill(text);
  }

  /** What stands in the box. */
  value(): Promise<string> {
    return this.box.inputValue();
  }

  /** The title above the box. */
  title(): Promise<string> {
    return this.widget.locator('.quick-input-title').innerText();
  }

  /** What the box says below: its prompt, or what is wrong with the input. */
  message(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  /** The entries offered. */
  entries(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Takes the entry with exactly that label, once it is offered. */
  async choose(label: string): Promise<void> {
    await this.entries()
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first()
      .click();
  }

  /** Enter. */
  async accept(): Promise<void> {
    await this.box.press('Enter');
  }

  /** Escape. */
  async dismiss(): Promise<void> {
    await this.box.press('Escape');
  }

  /** Waits until it is there with a box to type in. */
  async shown(): Promise<void> {
    await this.box.waitFor();
  }
}
