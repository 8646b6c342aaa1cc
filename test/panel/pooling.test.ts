// Poolings are told as what they are, and their settings are tried as any layer's.
import assert from 'node:assert/strict';
import { violations } from './accessible';
import { openAside } from './asides';
import { LAYERS, POOLS, PRESETS } from './layers';
import { inBrowser } from './suite';

const max = POOLS['resnet_pool'] ?? assert.fail();

describe('a pooling', () => {
  const open = inBrowser();

  it('spells out what it makes of the window', async () => {
    const panel = await open({ layer: PRESETS['numerical_max_pooling'] ?? null, reducedMotion: true });
    assert.match(await panel.text('.products'), /^max\((\d, ){8}\d\) = \d$/);
    assert.match(await panel.text('.narration'), /^Output \(0, 0\), channel 0, is \d: the largest of 9 cells\./);
    await panel.send({ type: 'layer', layer: POOLS['average_unpadded'] ?? null });
    await panel.settle();
    assert.match(await panel.text('.products'), /^\(\d( \+ \d){3}\) \/ 4 = [\d.]+$/, 'padding is not counted');
    await panel.send({ type: 'layer', layer: POOLS['average_padded'] ?? null });
    await panel.settle();
    assert.match(await panel.text('.products'), /^\(\d( \+ \d){8}\) \/ 9 (=|≈) [\d.]+$/, 'padding is counted');
  });

  it('has no kernels and no weights to show, and no steps within one', async () => {
    const { page } = await open({ layer: max, reducedMotion: true });
    assert.deepEqual(await page.getByRole('tab').allInnerTexts(), ['Grid', 'Volumes', 'Coverage']);
    assert.equal(await page.getByRole('combobox', { name: 'weights', exact: true }).isVisible(), false);
    assert.equal(await page.locator('.weight-table').isVisible(), false);
    assert.equal(await page.getByRole('combobox', { name: 'One step is' }).isVisible(), false);
  });

  it('is tried with other settings and written back', async () => {
    const panel = await open({ layer: max, reducedMotion: true });
    const set = async (name: string, value: number): Promise<void> => {
      await panel.page.getByRole('spinbutton', { name, exact: true }).fill(String(value));
    };
    await set('kernel_size', 2);
    await set('padding', 0);
    assert.match(await panel.text('.facts'), /^\(1, 64, 112, 112\) → \(1, 64, 56, 56\) 0 params 0 MACs RF 2×2/);
    assert.equal(await panel.text('.call code'), 'nn.MaxPool2d(2, stride=2)');
    await panel.page.getByRole('checkbox', { name: 'ceil_mode' }).click();
    await panel.page.getByRole('button', { name: 'Apply', exact: true }).click();
    const { config } = max;
    assert.deepEqual((await panel.posted()).at(-1), { type: 'apply', config: { ...config, kernel_size: [2, 2], padding: [0, 0], ceil_mode: true } });
    await set('padding', 2);
    assert.match(await panel.text('.state'), /pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1/);
    await panel.page.getByRole('button', { name: /padding 2×2 → 1×1/ }).click();
    assert.equal(await panel.text('.call code'), 'nn.MaxPool2d(2, stride=2, padding=1, ceil_mode=True)');
  });

  it('is shown in the grid where the layer before had its kernels', async () => {
    const panel = await open({ layer: LAYERS['article_6'] ?? null });
    await panel.page.getByRole('tab', { name: 'Kernel matrix' }).click();
    await panel.send({ type: 'layer', layer: max });
    await panel.settle();
    assert.equal(await panel.page.locator('[role=tab][aria-selected=true]').innerText(), 'Grid');
  });

  it('says that it has no charts', async () => {
    const panel = await open({ layer: max, reducedMotion: true, width: 1200, height: 800 });
    await openAside(panel, 'Charts');
    assert.match(await panel.text('.beside'), /There are no charts for this layer: it is a pooling/);
  });

  it('leaves nothing for axe-core to find', async () => {
    for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
      const panel = await open({ layer: POOLS['max_ceil'] ?? null, theme, reducedMotion: true });
      assert.deepEqual(await violations(panel), []);
    }
  });
});
