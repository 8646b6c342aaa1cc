// A changed setting is shown immediately and only in the panel; a click on a proposed change fixes a layer that torch rejects.
import assert from 'node:assert/strict';
import type { PanelPage } from './harness';
import { LAYERS, SPECIAL } from './layers';
import { inBrowser } from './suite';

const layer = LAYERS.article_6 ?? assert.fail(); // nn.Conv2d(3, 4, 3) on 3×7×7

async function set({ page }: PanelPage, name: string, value: number): Promise<void> {
  await page.getByRole('spinbutton', { name, exact: true }).fill(String(value));
}

describe('the settings', () => {
  const open = inBrowser();

  it('show another layer: picture, shapes, parameters, MACs and call, next to the original values', async () => {
    const panel = await open({ layer, reducedMotion: true });
    await set(panel, 'stride', 2);
    assert.match(
      await panel.text('.facts'),
      /^\(3, 7, 7\) → \(4, 3, 3\) was \(3, 7, 7\) → \(4, 5, 5\) 112 params 972 MACs was 2,700 MACs RF 3×3$/,
    );
    assert.match(await panel.text('.position'), /of 3×3/);
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(3, 4, 3, stride=2)');
    assert.match(await panel.text('.draft'), /not in the code/);
    assert.deepEqual(await panel.posted(), [{ type: 'ready' }], 'nothing is written to the file');
    await panel.page.getByRole('button', { name: 'Reset', exact: true }).click();
    assert.match(await panel.text('.facts'), /^\(3, 7, 7\) → \(4, 5, 5\) 112 params 2,700 MACs RF 3×3$/);
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(3, 4, 3)');
    assert.equal(await panel.page.locator('.draft').isVisible(), false);
  });

  it('are written into the code by Apply if torch accepts the layer', async () => {
    const panel = await open({ layer, reducedMotion: true });
    const apply = panel.page.getByRole('button', { name: 'Apply', exact: true });
    assert.equal(await apply.count(), 0, 'no setting has been changed');
    await set(panel, 'stride', 2);
    await apply.click();
    const { config } = layer;
    assert.deepEqual((await panel.posted()).at(-1), { type: 'apply', config: { ...config, stride: [2, 2] } });
    await set(panel, 'kernel_size', 9);
    assert.equal(await apply.count(), 0, 'torch rejects it');
  });

  it('of a layer without a file are inserted at the cursor', async () => {
    const panel = await open({ layer: { ...layer, source: null }, reducedMotion: true });
    await set(panel, 'stride', 2);
    assert.equal(await panel.page.getByRole('button', { name: 'Apply', exact: true }).count(), 0);
    await panel.page.getByRole('button', { name: 'Insert at the cursor' }).press('Enter');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'insert', text: 'nn.Conv2d(3, 4, 3, stride=2)' });
  });

  it('have a number for each axis once the axes are unlinked', async () => {
    const panel = await open({ layer, reducedMotion: true });
    await panel.page.getByRole('button', { name: 'kernel_size: same value for all axes' }).press('Enter');
    await set(panel, 'kernel_size H', 5);
    await set(panel, 'kernel_size W', 2);
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(3, 4, (5, 2))');
    assert.match(await panel.text('.facts'), /→ \(4, 3, 6\)/);
    await panel.page.getByRole('button', { name: 'kernel_size: same value for all axes' }).press('Enter');
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(3, 4, 5)');
  });

  it('keep equal axes unlinked, also when a hidden panel is shown again, but not in another layer', async () => {
    const panel = await open({ layer, reducedMotion: true });
    const chain = panel.page.getByRole('button', { name: 'kernel_size: same value for all axes' });
    await chain.press('Enter');
    await set(panel, 'kernel_size W', 2);
    await set(panel, 'kernel_size H', 2);
    assert.equal(await chain.getAttribute('aria-pressed'), 'false');
    await panel.reload();
    assert.equal(await chain.getAttribute('aria-pressed'), 'false');
    await set(panel, 'kernel_size W', 4);
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(3, 4, (2, 4))');
    assert(LAYERS.article_4);
    await panel.send({ type: 'layer', layer: { ...LAYERS.article_4, title: 'Conv2d · other' } });
    assert.equal(await chain.getAttribute('aria-pressed'), 'true');
  });

  it('accept padding as a word, another padding mode, and no bias', async () => {
    const panel = await open({ layer, reducedMotion: true });
    await panel.page.getByRole('combobox', { name: 'padding as numbers or as a mode' }).selectOption({ label: "'same'" });
    await panel.page.getByRole('combobox', { name: 'padding_mode' }).selectOption('reflect');
    await panel.page.getByRole('checkbox', { name: 'bias' }).click();
    assert.equal(await panel.text('.call code'), "nn.Conv2d(3, 4, 3, padding='same', bias=False, padding_mode='reflect')");
    assert.match(await panel.text('.facts'), /→ \(4, 7, 7\) was .* 108 params was 112 params/);
  });

  it('show torch’s message for what it rejects, and fix it by a click', async () => {
    const panel = await open({ layer, reducedMotion: true });
    await set(panel, 'kernel_size', 9);
    assert.match(await panel.text('.state .message'), /Calculated padded input size per channel: \(7 x 7\)\. Kernel size: \(9 x 9\)/);
    const repairs = await panel.page.locator('button.repair').allInnerTexts();
    assert(
      repairs.some(text => /padding 0×0 → 1×1\s+output \(4, 1, 1\)/.test(text)),
      repairs.join(' | '),
    );
    await panel.page.getByRole('button', { name: /^padding 0×0 → 1×1/ }).press('Enter');
    assert.match(await panel.text('.facts'), /→ \(4, 1, 1\)/);
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(3, 4, 9, padding=1)');
  });

  it('fix a layer that torch rejects as written', async () => {
    const panel = await open({ layer: SPECIAL.illegal, reducedMotion: true });
    await panel.page.locator('button.repair').first().click();
    await panel.page.locator('.scene').waitFor();
  });

  it('keep a draft through a reload, and discard it when the code changes', async () => {
    const panel = await open({ layer, reducedMotion: true });
    await set(panel, 'dilation', 2);
    await panel.reload();
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(3, 4, 3, dilation=2)');
    await panel.send({ type: 'layer', layer: LAYERS.article_4 ?? null });
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(1, 4, 3)');
  });

  it('do not fill a field that is being cleared, and restore its value when it loses focus', async () => {
    const panel = await open({ layer, reducedMotion: true });
    const field = panel.page.getByRole('spinbutton', { name: 'stride', exact: true });
    await field.fill('');
    assert.equal(await field.inputValue(), '');
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(3, 4, 3)');
    await field.blur();
    assert.equal(await field.inputValue(), '1');
  });
});
