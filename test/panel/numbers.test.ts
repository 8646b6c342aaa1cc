// The user chooses the numbers in the picture: their source, an image, and every single weight.
import assert from 'node:assert/strict';
import { openAside } from './asides';
import { LAYERS, layer } from './layers';
import { inBrowser } from './suite';
import type { PanelPage } from './harness';

const plane = layer('Conv2d', { kernel_size: 3, bias: false }, [1, 6, 6]);

/** A picture of four pixels: black and white above, red and blue below. */
const IMAGE = 'data:image/bmp;base64,Qk1GAAAAAAAAADYAAAAoAAAAAgAAAAIAAAABABgAAAAAABAAAADEDgAAxA4AAAAAAAAAAAAAAAD//wAAAAAAAAD///8AAA==';

const choose = async ({ page }: PanelPage, name: 'input' | 'weights', option: string): Promise<void> => {
  await page.getByRole('combobox', { name, exact: true }).selectOption(option);
};
/** In the order of reading, which is not that of the page's elements. */
const valuesOf = async ({ page }: PanelPage, selector: string): Promise<number[]> =>
  await page.locator(`.scene ${selector}`).evaluateAll(cells => {
    const place = (cell: Element): number => 1000 * Number(cell.getAttribute('data-row')) + Number(cell.getAttribute('data-col'));
    return cells.sort((a, b) => place(a) - place(b)).map(cell => Number(cell.getAttribute('data-value')));
  });
const result = async (panel: PanelPage): Promise<number> => Number((await panel.text('.result .out')).replace('−', '-'));

describe('the numbers', () => {
  const open = inBrowser();

  it('are those of a chosen textbook kernel, and the sum uses them', async () => {
    const panel = await open({ layer: plane, reducedMotion: true });
    await choose(panel, 'weights', 'Sobel, horizontal');
    assert.deepEqual(await valuesOf(panel, '.cell.kernel'), [-1, 0, 1, -2, 0, 2, -1, 0, 1]);
    const read = await valuesOf(panel, '.cell.input.read');
    assert.equal(
      await result(panel),
      [-1, 0, 1, -2, 0, 2, -1, 0, 1].reduce((sum, weight, i) => sum + weight * (read[i] ?? NaN), 0),
    );
    assert.equal(await panel.page.locator('.scene .cell.kernel.negative').count(), 3, 'negative numbers have their own colour');
    assert.match(await panel.text('.legend'), /−2 negative number/);
  });

  it('are marked as approximate if they are rounded', async () => {
    const panel = await open({ layer: plane, reducedMotion: true });
    assert.match(await panel.text('.products'), / = /);
    await choose(panel, 'weights', 'blur');
    assert.match(await panel.text('.products'), /0\.11.* ≈ /);
  });

  it('are the weights that the user types, until they are reset', async () => {
    const panel = await open({ layer: plane, reducedMotion: true });
    const { page } = panel;
    await page.locator('.weight-table summary').press('Enter');
    const before = await result(panel);
    const [read = NaN] = await valuesOf(panel, '.cell.input.read');
    const [weight = NaN] = await valuesOf(panel, '.cell.kernel');
    await page.getByRole('spinbutton', { name: 'weight (0, 0)', exact: true }).fill('2.5');
    assert.equal((await valuesOf(panel, '.cell.kernel'))[0], 2.5);
    assert.equal(await result(panel), before + (2.5 - weight) * read);
    await panel.reload();
    assert.equal((await valuesOf(panel, '.cell.kernel'))[0], 2.5, 'stored with the panel');
    await page.locator('.weight-table summary').click();
    await page.getByRole('button', { name: 'Restore the weights' }).press('Enter');
    assert.equal(await result(panel), before);
    await page.getByRole('spinbutton', { name: 'weight (1, 1)', exact: true }).fill('1e9');
    await page.getByRole('spinbutton', { name: 'weight (1, 1)', exact: true }).blur();
    assert.equal(await result(panel), before, 'a number that is too large for a readable sum is rejected');
  });

  it('are not kept for another layer', async () => {
    const panel = await open({ layer: plane, reducedMotion: true });
    await panel.page.locator('.weight-table summary').click();
    await panel.page.getByRole('spinbutton', { name: 'weight (0, 0)', exact: true }).fill('9');
    await panel.send({ type: 'layer', layer: { ...(LAYERS.article_6 ?? assert.fail()), title: 'another' } });
    await panel.settle();
    assert.notEqual((await valuesOf(panel, '.cell.kernel'))[0], 9);
  });

  it('are the brightness of an image file, one colour in each channel', async () => {
    const panel = await open({ layer: layer('Conv2d', { in_channels: 3, kernel_size: 1, bias: false }, [3, 2, 2]), reducedMotion: true });
    const { page } = panel;
    await choose(panel, 'input', 'an image');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'four.bmp', mimeType: 'image/bmp', buffer: Buffer.from(IMAGE.split(',')[1] ?? '', 'base64') });
    await page.getByText('four.bmp', { exact: true }).waitFor();
    const channels: number[][] = [];
    for (const channel of ['0', '1', '2']) {
      await page.getByRole('spinbutton', { name: 'input channel' }).fill(channel);
      channels.push(await valuesOf(panel, '.cell.input'));
    }
    assert.deepEqual(channels, [
      [0, 255, 255, 0],
      [0, 255, 0, 0],
      [0, 255, 0, 255],
    ]);
    assert.equal(
      await page.locator('.scene .cell.input[data-row="0"][data-col="1"] .fill').evaluate(fill => getComputedStyle(fill).fill),
      'rgb(255, 255, 255)',
    );
    assert.equal(await page.locator('.filtered canvas').count(), 2);
    await page.getByRole('button', { name: 'Built-in image' }).press('Enter');
    assert.notDeepEqual(await valuesOf(panel, '.cell.input'), channels[2]);
    assert.equal(await page.getByText('four.bmp', { exact: true }).count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Built-in image' }).count(), 0);
  });

  it('come from an image even if the layer is larger than any canvas', async () => {
    const whole = { name: 'four.bmp', mimeType: 'image/bmp', buffer: Buffer.from(IMAGE.split(',')[1] ?? '', 'base64') };
    for (const large of [
      layer('Conv1d', { kernel_size: 3, bias: false }, [1, 300_000]),
      layer('Conv2d', { kernel_size: 3, stride: 100, bias: false }, [1, 20_000, 20_000]),
    ]) {
      const panel = await open({ layer: large, reducedMotion: true });
      const { page } = panel;
      await choose(panel, 'input', 'an image');
      await page.locator('input[type=file]').setInputFiles(whole);
      await page.getByText('four.bmp', { exact: true }).waitFor();
      await page.keyboard.press('End');
      const shown = await valuesOf(panel, '.cell.input.read');
      assert(shown.length > 0 && shown.every(value => value > 0), shown.join());
    }
  });

  it('name the image file while it is in use, whatever its name', async () => {
    const panel = await open({ layer: plane, reducedMotion: true });
    const { page } = panel;
    await choose(panel, 'input', 'an image');
    const name = `<img src=x onerror=alert(1)>${'W'.repeat(200)}.bmp`;
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'image/bmp', buffer: Buffer.from(IMAGE.split(',')[1] ?? '', 'base64') });
    const said = page.locator('.number-settings [role=status]');
    await said.filter({ hasText: name }).waitFor();
    assert.equal(await page.locator('aside img').count(), 0);
    assert(
      await page.locator('.number-settings').evaluate(element => element.scrollWidth <= element.clientWidth),
      'the column stays as wide as it is',
    );
    await choose(panel, 'input', 'random');
    assert.equal(await said.isVisible(), false);
  });

  it('stay the same if a file is not an image, and a message says so', async () => {
    const panel = await open({ layer: plane, reducedMotion: true });
    const { page } = panel;
    await choose(panel, 'input', 'an image');
    const before = await valuesOf(panel, '.cell.input');
    await page.locator('input[type=file]').setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('hello') });
    await page.getByText('notes.png could not be read as an image.').waitFor();
    assert.deepEqual(await valuesOf(panel, '.cell.input'), before);
  });

  it('say that the whole image is too large', async () => {
    const panel = await open({ layer: layer('Conv2d', { in_channels: 3, kernel_size: 11 }, [3, 1024, 1024]), reducedMotion: true });
    await choose(panel, 'input', 'an image');
    await panel.page.getByText('The whole image is too large to filter here.').waitFor();
    assert.equal(await panel.page.locator('.filtered').isVisible(), false);
  });

  it('are those of the preset if it has some, whatever was chosen before', async () => {
    const panel = await open({ layer: plane, reducedMotion: true, width: 1200, height: 800 });
    await choose(panel, 'input', 'random');
    await openAside(panel, 'Presets');
    await panel.page.getByRole('searchbox').fill('numerical_no');
    await panel.page.locator('.beside-body button:visible').last().click();
    await panel.settle();
    assert.deepEqual((await valuesOf(panel, '.cell.input')).slice(0, 5), [3, 3, 2, 1, 0]);
  });

  it('are new random ones on request', async () => {
    const panel = await open({ layer: plane, reducedMotion: true });
    assert.equal(await panel.page.getByRole('button', { name: 'New numbers' }).isVisible(), false);
    await choose(panel, 'input', 'random');
    const before = await valuesOf(panel, '.cell.input');
    await panel.page.getByRole('button', { name: 'New numbers' }).press('Enter');
    assert.notDeepEqual(await valuesOf(panel, '.cell.input'), before);
  });
});
