// The views next to the grid: tabs and keyboard, contents, pointing, and accessibility.
import assert from 'node:assert/strict';
import { LAYERS, layer } from './layers';
import { inBrowser } from './suite';

const grouped = layer('Conv2d', { in_channels: 4, out_channels: 8, kernel_size: 3, groups: 2 }, [4, 6, 6]);
const up = LAYERS.padding_strides_transposed ?? assert.fail();
const floored = LAYERS.padding_strides_odd ?? assert.fail();

describe('the views', () => {
  const open = inBrowser();

  it('are chosen by tabs, which say which one is selected', async () => {
    const { page } = await open({ layer: grouped });
    await page.getByRole('tab', { name: 'Kernel matrix' }).click();
    assert.equal(await page.getByRole('tab', { name: 'Kernel matrix' }).getAttribute('aria-selected'), 'true');
    assert.deepEqual([await page.locator('.cell.kernel.weight').count(), await page.locator('.cell.kernel.ghost').count()], [16, 16]);
    assert.match(await page.locator('.remarks').innerText(), /2 groups: 16 of 32 kernels remain, which saves 144 of 288 weights\./);
  });

  it('are chosen by arrow keys, which do not move the animation', async () => {
    const { page } = await open({ layer: grouped, reducedMotion: true });
    await page.getByRole('tab', { name: 'Grid' }).focus();
    const before = await page.locator('.position').innerText();
    for (let tabs = 0; tabs < 3; tabs++) await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('[role=tab][aria-selected=true]').innerText(), 'Coverage');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Coverage');
    await page.keyboard.press('Home');
    assert.equal(await page.locator('[role=tab][aria-selected=true]').innerText(), 'Grid');
    assert.equal(await page.locator('.position').innerText(), before);
  });

  it('show the kernel that is clicked in the matrix', async () => {
    const { page } = await open({ layer: grouped, reducedMotion: true });
    await page.getByRole('tab', { name: 'Kernel matrix' }).click();
    await page.locator('.cell.kernel[data-row="6"][data-col="3"]').click();
    await page.getByRole('tab', { name: 'Grid' }).click();
    assert.match(await page.locator('.scene').innerHTML(), /channel 6 of 8/);
    assert.match(await page.locator('.scene').innerHTML(), /channel 3 of 4/);
  });

  it('show how often each cell is read', async () => {
    const { page } = await open({ layer: floored });
    await page.getByRole('tab', { name: 'Coverage' }).click();
    const values = await page
      .locator('.scene .cell.input')
      .evaluateAll(cells => cells.map(cell => Number(cell.getAttribute('data-value'))));
    // 3×3 windows with 9 taps each; the taps in the padding read no input.
    assert.equal(values.length, 36);
    assert.equal(
      values.reduce((total, value) => total + value, 0),
      8 * 8,
    );
  });

  it('fill the volumes one output channel after another', async () => {
    const panel = await open({ layer: grouped, reducedMotion: true });
    const { page } = panel;
    await page.getByRole('tab', { name: 'Volumes' }).click();
    const cards = async (selector: string): Promise<number[]> =>
      await page.locator(`.solid${selector}`).evaluateAll(solids => solids.map(solid => Number(solid.getAttribute('data-card'))));
    assert.deepEqual(await cards('.input.window'), [0, 1], 'the channels of the first group');
    assert.deepEqual(await cards('.output.current'), [0]);
    assert.match(await page.locator('.scene').innerHTML(), /group 0 reads 0 … 1 of 4 channels/);
    await page.getByRole('spinbutton', { name: 'output channel' }).first().fill('5');
    await page.keyboard.press('Enter');
    assert.deepEqual(await cards('.input.window'), [2, 3], 'the channels of the second group');
    assert.deepEqual(await cards('.output.current'), [5]);
    assert((await cards('.output.done')).includes(0), 'earlier channels are complete');
  });

  it('explain a transposed layer by what each input adds', async () => {
    const panel = await open({ layer: up, reducedMotion: true });
    const { page } = panel;
    assert.deepEqual(await page.getByRole('tab').allInnerTexts(), ['Zeros inserted', 'Scatter', 'Volumes', 'Kernel matrix', 'Coverage']);
    await page.getByRole('tab', { name: 'Scatter' }).click();
    assert.match(await panel.text('.position'), /input \(0, 0\) of 3×3/);
    await page.locator('.canvas').focus();
    await page.keyboard.press('ArrowRight');
    // The second input's stamp spans output columns 1 … 3; its first row is cropped.
    assert.deepEqual(
      await page
        .locator('.cell.output.read:not(.padding)')
        .evaluateAll(cells => cells.map(cell => `${String(cell.getAttribute('data-row'))},${String(cell.getAttribute('data-col'))}`)),
      ['0,1', '0,2', '0,3', '1,1', '1,2', '1,3'],
    );
    assert.match(await panel.text('.narration'), /^Input \(0, 1\), channel 0: .* times the kernel is added to 6 outputs\./);
    await page.getByRole('tab', { name: 'Zeros inserted' }).click();
    assert.match(await panel.text('.position'), /output \(0, 1\)/, 'both views stay at the same step');
  });

  it('highlight what belongs to an output, by mouse and keyboard', async () => {
    const panel = await open({ layer: floored, reducedMotion: true });
    const { page } = panel;
    const marked = async (mark: string): Promise<string[]> =>
      await page
        .locator(`.cell.${mark}`)
        .evaluateAll(cells =>
          cells.map(
            cell =>
              `${String(cell.getAttribute('data-plane'))} ${String(cell.getAttribute('data-row'))},${String(cell.getAttribute('data-col'))}`,
          ),
        );
    await page.locator('.cell.output[data-row="1"][data-col="1"]').hover();
    assert.deepEqual(await marked('pointed'), ['output 1,1']);
    assert.equal((await marked('linked')).filter(cell => cell.startsWith('input')).length, 9);
    assert.equal((await marked('linked')).filter(cell => cell.startsWith('kernel')).length, 9);
    assert.match(await panel.text('.pointed-at'), /^output \(1, 1\).* reads 9 cells/);
    await page.locator('.tabs').hover();
    assert.deepEqual(await marked('pointed'), []);
    await page.locator('.canvas').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('PageUp');
    assert.deepEqual(
      (await marked('pointed')).map(cell => cell.split(' ')[0]),
      ['kernel'],
    );
    await page.keyboard.press('Enter');
    assert.match(await panel.text('.pointed-at'), /pinned$/);
    await page.locator('.cell.output').first().hover();
    assert.deepEqual(
      (await marked('pointed')).map(cell => cell.split(' ')[0]),
      ['kernel'],
      'what is pinned stays',
    );
    await page.locator('.canvas').focus();
    await page.keyboard.press('Escape');
    assert.deepEqual(await marked('pointed'), []);
  });

  it('divide a step into channels and products', async () => {
    const panel = await open({ layer: grouped, reducedMotion: true });
    const { page } = panel;
    await page.getByRole('combobox', { name: 'Step by' }).selectOption('product');
    await page.locator('.canvas').focus();
    for (let steps = 0; steps < 10; steps++) await page.keyboard.press('ArrowRight');
    // The nine products of the first channel come first, then the second product of the second channel.
    assert.match(await panel.text('.position'), /channel 1 · product 1 of 9/);
    assert.equal(await page.locator('.cell.lit').count(), 2, 'an input and its weight');
    await page.getByRole('combobox', { name: 'Step by' }).selectOption('channel');
    assert.match(await panel.text('.position'), /output \(0, 0\) of 4×4 · channel 1$/);
    await page.locator('.canvas').focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await panel.text('.position'), /output \(0, 1\) of 4×4 · channel 0$/);
  });

  it('are restored with the panel', async () => {
    const panel = await open({ layer: grouped, reducedMotion: true });
    await panel.page.getByRole('tab', { name: 'Coverage' }).click();
    await panel.reload();
    assert.equal(await panel.page.locator('[role=tab][aria-selected=true]').innerText(), 'Coverage');
  });
});
