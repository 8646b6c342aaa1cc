// From the panel into the code: a draft is written into the call, and is still shown after a reload.
import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { useWorkbench } from './useWorkbench';

describe('a draft in the panel', () => {
  const workbench = useWorkbench();

  const panel = (): FrameLocator => workbench().webview();
  const says = (where: Locator, text: string): Promise<void> => where.filter({ hasText: text }).waitFor();
  const apply = (): Locator => panel().getByRole('button', { name: 'Apply', exact: true });

  /** Beside a file, the panel is narrow, and its settings are in a drawer below the picture. */
  async function set(name: string, value: string): Promise<void> {
    await panel()
      .locator('details.drawer')
      .evaluate(drawer => {
        drawer.setAttribute('open', '');
      });
    await panel().getByRole('spinbutton', { name, exact: true }).fill(value);
  }

  before(async () => {
    await workbench().openFile('small_cnn.py');
    await workbench().moveTo({ text: 'Conv2d(3, 32' });
    await workbench().runCommand('ConvLens: Open Layer Visualizer');
    await says(panel().locator('h1'), 'conv1');
  });

  it('is written into the code by Apply, and then shown in the hover', async () => {
    await set('stride', '2');
    await says(panel().locator('.facts'), 'was');
    await apply().click();
    await says(panel().locator('.call code'), 'nn.Conv2d(3, 32, kernel_size=3, padding=1, stride=2)');
    await workbench().editor.filter({ hasText: 'stride=2)' }).waitFor();
    assert.match(await workbench().hoverText({ text: 'Conv2d(3, 32' }), /stride\s2/);
    assert.equal(await apply().count(), 0, 'the code contains the draft');
    await workbench().screenshot('panel-applied');
  });

  it('is the same after the window is reloaded', async () => {
    await workbench().reload();
    await says(panel().locator('h1'), 'conv1');
    await says(panel().locator('.facts'), '⌊(H−1)/2⌋+1');
    await says(panel().locator('header button.link'), 'small_cnn.py:12');
  });

  it('is written into a pooling', async () => {
    await workbench().openFile('unet.py');
    assert.match(await workbench().hoverText({ text: 'MaxPool2d(2)' }), /2×2 · stride\s2/);
    await says(panel().locator('h1'), 'MaxPool2d · pool');
    await says(panel().locator('.facts'), '(N, C, ⌊H/2⌋, ⌊W/2⌋)');
    await workbench().screenshot('panel-pooling');
    await set('padding', '1');
    await apply().click();
    await workbench().editor.filter({ hasText: 'nn.MaxPool2d(2, padding=1)' }).waitFor();
    // A file that is opened while the panel has the focus replaces the panel.
    await workbench().runCommand('View: Focus First Editor Group');
  });

  it('is written into an adaptive pooling, whose output size is a number or None', async () => {
    await workbench().openFile('resnet.py');
    assert.match(await workbench().hoverText({ text: 'AdaptiveAvgPool2d' }), /\(N, C, 1, 1\)/);
    await says(panel().locator('h1'), 'AdaptiveAvgPool2d · avgpool');
    await set('output_size H', '3');
    await panel().getByRole('button', { name: 'output_size W: keep the size of the input' }).click();
    await says(panel().locator('.facts'), '(N, C, 3, W)');
    await apply().click();
    await workbench().editor.filter({ hasText: 'nn.AdaptiveAvgPool2d((3, None))' }).waitFor();
    assert.match(await workbench().hoverText({ text: 'AdaptiveAvgPool2d' }), /\(N, C, 3, W\)/);
    assert.equal(await apply().count(), 0, 'the code contains the draft');
    await workbench().screenshot('panel-adaptive');
    await workbench().runCommand('View: Focus First Editor Group');
  });

  it('asks about an argument that is a variable, and stays a draft if the question is dismissed', async () => {
    await workbench().openFile('resnet.py');
    await workbench().moveTo({ text: 'stride=stride' });
    await says(panel().locator('header button.link'), 'resnet.py');
    await set('stride', '3');
    await apply().click();
    const question = workbench().page.locator('.quick-input-widget');
    await question.filter({ hasText: '`stride` is written as `stride` in this call' }).waitFor();
    await question.filter({ hasText: 'Change `stride` to 3 where it is defined' }).waitFor();
    await workbench().screenshot('panel-variable');
    await workbench().page.keyboard.press('Escape');
    await says(panel().locator('.draft'), 'not in the code');
    await apply().click();
    await question.getByText('Write 3 into this call').click();
    await workbench().editor.filter({ hasText: 'stride=3' }).waitFor();
  });
});
