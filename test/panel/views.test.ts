// The pictures beside the grid: chosen by tab and keyboard, drawn as counted, pointed at, and readable for everyone.
import assert from 'node:assert/strict';
import { violations } from './accessible';
import { LAYERS, layer } from './layers';
import { inBrowser } from './suite';

const grouped = layer('Conv2d', { in_channels: 4, out_channels: 8, kernel_size: 3, groups: 2 }, [4, 6, 6]);
const floored = LAYERS['padding_strides_odd'] ?? assert.fail();

describe('the tabs of the picture', () => {
  const open = inBrowser();

  it('choose it, and say which is chosen', async () => {
    const { page } = await open({ layer: grouped });
    await page.getByRole('tab', { name: 'Kernel matrix' }).click();
    assert.equal(await page.getByRole('tab', { name: 'Kernel matrix' }).getAttribute('aria-selected'), 'true');
    assert.deepEqual([await page.locator('.cell.kernel.weight').count(), await page.locator('.cell.kernel.ghost').count()], [16, 16]);
    assert.match(await page.locator('.remarks').innerText(), /2 groups: 16 of 32 kernels are left, 144 of 288 weights saved\./);
  });

  it('are gone through by arrow keys, without moving the animation', async () => {
    const { page } = await open({ layer: grouped, reducedMotion: true });
    await page.getByRole('tab', { name: 'Grid' }).focus();
    const before = await page.locator('.position').innerText();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('[role=tab][aria-selected=true]').innerText(), 'Coverage');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Coverage');
    await page.keyboard.press('Home');
    assert.equal(await page.locator('[role=tab][aria-selected=true]').innerText(), 'Grid');
    assert.equal(await page.locator('.position').innerText(), before);
  });

  it('let a kernel be chosen in the matrix', async () => {
    const { page } = await open({ layer: grouped, reducedMotion: true });
    await page.getByRole('tab', { name: 'Kernel matrix' }).click();
    await page.locator('.cell.kernel[data-row="6"][data-col="3"]').click();
    await page.getByRole('tab', { name: 'Grid' }).click();
    assert.match(await page.locator('.scene').innerHTML(), /channel 6 of 8/);
    assert.match(await page.locator('.scene').innerHTML(), /channel 3 of 4/);
  });

  it('show what is read how often', async () => {
    const { page } = await open({ layer: floored });
    await page.getByRole('tab', { name: 'Coverage' }).click();
    const values = await page.locator('.scene .cell.input').evaluateAll(cells => cells.map(cell => Number(cell.getAttribute('data-value'))));
    // 3×3 windows of 9 taps, of which those in the padding meet nothing.
    assert.equal(values.length, 36);
    assert.equal(values.reduce((total, value) => total + value, 0), 8 * 8);
  });

  it('come back with the panel', async () => {
    const panel = await open({ layer: grouped, reducedMotion: true });
    await panel.page.getByRole('tab', { name: 'Coverage' }).click();
    await panel.reload();
    assert.equal(await panel.page.locator('[role=tab][aria-selected=true]').innerText(), 'Coverage');
  });

  for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
    for (const name of ['Kernel matrix', 'Coverage']) {
      it(`leave nothing for axe-core to find: ${name}, ${theme}`, async () => {
        const panel = await open({ layer: grouped, theme });
        await panel.page.getByRole('tab', { name }).click();
        assert.deepEqual(await violations(panel), []);
      });
    }
  }
});
