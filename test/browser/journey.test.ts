import assert from 'node:assert/strict';
import { useWorkbench } from './useWorkbench';

describe('as a person does it', () => {
  const workbench = useWorkbench();

  it('reads the hover of a convolution', async () => {
    await workbench().openFile('small_cnn.py');
    const text = await workbench().hoverText({ text: 'Conv2d(3, 32', occurrence: 1 });
    assert.match(text, /\(N, 3, H, W\)/);
    assert.match(text, /Parameters/);
    await workbench().screenshot('hover');
  });

  it('opens the visualizer from the hover, and the animation goes on', async () => {
    const hover = await workbench().hover({ text: 'Conv2d(3, 32', occurrence: 1 });
    await hover.getByText('Open visualizer').click();
    const panel = workbench().webview();
    const position = panel.getByText(/^output \(\d+, \d+\) of/).first();
    await position.waitFor();
    const before = await position.innerText();
    await panel.getByRole('button', { name: /step forward|next/i }).first().click();
    await workbench().screenshot('visualizer');
    assert.notEqual(await position.innerText(), before);
  });

  it('calculates a layer from the palette', async () => {
    await workbench().runCommand('ConvLens: Calculate Convolution…');
    const { quickInput } = workbench();
    await quickInput.type('nn.Conv2d(3, 64, 7, 2, 3)');
    await quickInput.accept();
    await quickInput.message().filter({ hasText: '(1, 64, 112, 112)' }).waitFor();
    await quickInput.type('1, 3, 100, 100');
    await quickInput.message().filter({ hasText: '(1, 64, 50, 50)' }).waitFor();
    await workbench().screenshot('calculator');
    await quickInput.accept();
    await quickInput.entries().filter({ hasText: '9,472' }).first().waitFor();
    await workbench().screenshot('calculator-result');
    await quickInput.dismiss();
  });

  it('is readable in the other themes', async () => {
    for (const theme of ['dark', 'highContrast'] as const) {
      await workbench().setTheme(theme);
      await workbench().hoverText({ text: 'Conv2d(3, 32', occurrence: 1 });
      await workbench().screenshot(`hover-${theme}`);
    }
  });
});
