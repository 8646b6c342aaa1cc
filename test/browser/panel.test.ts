import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { useWorkbench } from './useWorkbench';

describe('the panel beside a file', () => {
  const workbench = useWorkbench();

  const title = (): Locator => workbench().webview().locator('h1');
  const facts = (): Locator => workbench().webview().locator('.facts');
  const source = (): Locator => workbench().webview().locator('header button.link');
  const follow = (): Locator => workbench().webview().getByRole('checkbox', { name: 'Follow the cursor' });
  const position = (): Locator => workbench().webview().locator('.position');
  const says = (where: Locator, text: string): Promise<void> => where.filter({ hasText: text }).waitFor();

  before(async () => {
    await workbench().openFile('small_cnn.py');
    await workbench().moveTo({ text: 'Conv2d(3, 32' });
    await workbench().runCommand('ConvLens: Open Layer Visualizer');
  });

  it('shows the layer at the cursor', async () => {
    await says(title(), 'conv1');
    await says(source(), 'small_cnn.py:12');
    await says(facts(), '(N, 32, H, W)');
  });

  it('follows the cursor to another layer, and keeps it on lines without a layer', async () => {
    await workbench().moveTo({ text: 'Conv2d(32, 64' });
    await says(title(), 'conv2');
    await workbench().moveTo({ text: 'nn.ReLU' });
    await workbench().moveTo({ text: 'Conv2d(64, 128' });
    await says(title(), 'conv3');
  });

  it('follows the cursor to another file', async () => {
    await workbench().openFile('depthwise.py');
    await workbench().moveTo({ text: 'nn.Conv2d(' });
    await says(source(), 'depthwise.py');
    await workbench().openFile('small_cnn.py');
    await says(source(), 'small_cnn.py:14');
  });

  it('shows an edit of the call while it is typed', async () => {
    await workbench().moveTo({ text: '32, kernel_size' });
    await says(title(), 'conv1');
    await workbench().page.keyboard.type('1');
    await says(facts(), '(N, 132, H, W)');
    await workbench().page.keyboard.press('Backspace');
    await says(facts(), '(N, 32, H, W)');
  });

  it('stays on its layer when pinned, wherever the cursor goes', async () => {
    await follow().click();
    await workbench().moveTo({ text: 'Conv2d(64, 128' });
    // The server has answered the same request that the panel would have sent, so the panel has had time to change.
    await workbench().hoverText({ text: 'Conv2d(64, 128' });
    assert.match(await title().innerText(), /conv1/);
  });

  it('stays on its layer when pinned, while lines are inserted and removed above it', async () => {
    await workbench().moveTo({ text: 'super().__init__' });
    await workbench().page.keyboard.press('Enter');
    await says(source(), 'small_cnn.py:13');
    assert.match(await title().innerText(), /conv1/);
    await workbench().page.keyboard.press('Control+Z');
    await says(source(), 'small_cnn.py:12');
    assert.match(await title().innerText(), /conv1/);
  });

  it('is the same after the window is reloaded: pinned, paused, at its step', async () => {
    const panel = workbench().webview();
    await panel.getByRole('button', { name: 'First output (Home)' }).click();
    for (let step = 0; step < 3; step += 1) await panel.getByRole('button', { name: 'Step forward (Right arrow)' }).click();
    const before = await position().innerText();
    assert.match(before, /output \(0, 3\)/);
    await workbench().reload();
    await says(title(), 'conv1');
    await says(position(), before);
    assert.equal(await follow().getAttribute('aria-checked'), 'false');
    await panel.getByRole('button', { name: 'Play (Space)' }).waitFor();
  });

  it('still works after the reload: it stays while pinned, and follows again on request', async () => {
    await workbench().moveTo({ text: 'Conv2d(32, 64' });
    await workbench().hoverText({ text: 'Conv2d(32, 64' });
    assert.match(await title().innerText(), /conv1/);
    await follow().click();
    await says(title(), 'conv2');
    await workbench().screenshot('panel-restored');
  });
});
