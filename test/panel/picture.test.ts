// What is drawn is what the arithmetic says: read from the page, cell by cell, for every preset and what they leave out.
import assert from 'node:assert/strict';
import { outputValue, positionAt, stepAt, taps } from '../../src/core/forward';
import { formatValue } from '../../webview/format';
import type { PanelPage } from './harness';
import { LAYERS, NUMBERED } from './layers';
import { inBrowser } from './suite';
import { valuesOf, volumeOf } from './truth';

interface DrawnCell {
  readonly plane: string;
  readonly role: string;
  readonly at: string;
  readonly read: boolean;
  readonly value: number | null;
  readonly text: string;
}

/** The order of reading, which is not that of the page's elements: those are used again when the page of the tensor turns. */
function reading<T extends readonly [at: string, ...rest: unknown[]]>(cells: readonly T[]): T[] {
  const place = ([at]: T): number => at.split(',').map(Number).reduce((order, index) => order * 10_000 + index, 0);
  return [...cells].sort((a, b) => place(a) - place(b));
}

/** All cells in the page, in one look: an element found first and read later may have left the picture between. */
async function cells({ page }: PanelPage): Promise<DrawnCell[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('.scene .cell')].map(group => ({
      plane: group.getAttribute('data-plane') ?? '',
      role: group.getAttribute('data-role') ?? '',
      at: `${group.getAttribute('data-row')},${group.getAttribute('data-col')}`,
      read: group.hasAttribute('data-read'),
      value: group.hasAttribute('data-value') ? Number(group.getAttribute('data-value')) : null,
      text: group.querySelector('.value')?.textContent ?? '',
    })),
  );
}

async function seek(panel: PanelPage, index: number): Promise<void> {
  await panel.page.locator('input.slider').evaluate((slider: HTMLInputElement, value) => {
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, index);
  await panel.settle();
}

describe('the picture', () => {
  const open = inBrowser();

  for (const [name, layer] of Object.entries({ ...LAYERS, ...NUMBERED })) {
    it(`of ${name} is the stepper's`, async () => {
      const panel = await open({ layer, reducedMotion: true });
      const volume = volumeOf(layer);
      const values = valuesOf(layer, volume);
      const sizes = volume.axes.map(axis => axis.output);
      const positions = sizes.reduce((product, n) => product * n, 1);
      for (const index of new Set([0, Math.floor(positions / 2), positions - 1])) {
        await seek(panel, index);
        const position = positionAt(sizes, index);
        const element = { channel: 0, position };
        const drawn = await cells(panel);
        const of = (plane: string): DrawnCell[] => drawn.filter(cell => cell.plane === plane);
        const read = taps(volume, values, element, 0).filter(tap => tap.kernel[0] === 0);

        assert.deepEqual(
          reading(of('input').filter(cell => cell.read).map(({ at, value, role }) => [at, value, role] as const)),
          reading(read.map(tap => [tap.at.slice(1).join(','), tap.value, tap.kind === 'input' ? 'data' : tap.kind] as const)),
          'what the window reads',
        );
        assert.deepEqual(
          reading(of('kernel').filter(({ role }) => role === 'weight').map(({ at, value }) => [at, value] as const)),
          reading(read.map(tap => [tap.kernel.slice(1).join(','), tap.weight] as const)),
          'the weights',
        );
        const { result, channelSums, bias } = stepAt(volume, values, element);
        assert.deepEqual(of('output').filter(({ role }) => role === 'current').map(({ at, value }) => [at, value]), [[position.slice(1).join(','), result]], 'the output cell');
        for (const { at, value, role } of of('output')) {
          const [row = 0, col = 0] = at.split(',').map(Number);
          if (role === 'done') assert.equal(value, outputValue(volume, values, { channel: 0, position: [position[0] ?? 0, row, col] }), `output ${at}`);
        }
        for (const { value, text } of drawn) assert(text === '' || text === formatValue(value ?? NaN), `${text} is ${value}`);

        assert.equal(await panel.text('.result .out'), formatValue(result));
        const alone = channelSums.length === 1 && volume.depth.kernel === 1;
        const slice = read.reduce((sum, tap) => sum + tap.product, 0);
        assert.equal(await panel.text('.products > b'), formatValue(alone ? slice + (bias ?? 0) : slice));
      }
    });
  }

  it('spells the sum out with the numbers of the picture', async () => {
    const panel = await open({ layer: LAYERS['same_padding_no_strides'] ?? null, reducedMotion: true });
    await seek(panel, 6);
    const text = await panel.text('.products');
    const [sum = '', result = ''] = text.replace(/bias/g, '').split('=');
    const number = (digits: string): number => Number(digits.replace(/[()]/g, '').replace('−', '-'));
    const total = sum.split(' + ').reduce((partial, term) => partial + term.trim().split('·').reduce((product, factor) => product * number(factor), 1), 0);
    assert.equal(total, number(result.trim()), text);
    assert.equal(sum.split('·').length - 1, 9);
  });

  it('shows another channel when asked, and the group it is in', async () => {
    const panel = await open({ layer: LAYERS['article_groups'] ?? null, reducedMotion: true });
    await panel.page.getByRole('spinbutton', { name: 'output channel' }).fill('3');
    assert.equal(await panel.page.locator('.subtitle').first().textContent(), 'channel 1 of 2');
    assert.match(await panel.text('aside'), /Group 1 of 2: input channels 1\./);
    await panel.page.getByRole('spinbutton', { name: 'output channel' }).fill('9');
    assert.match(await panel.text('.result'), /channel 3/, 'a channel that does not exist is not shown');
    await panel.page.getByRole('spinbutton', { name: 'output channel' }).blur();
    assert.equal(await panel.page.getByRole('spinbutton', { name: 'output channel' }).inputValue(), '3');
  });

  it('follows a chip to its channel', async () => {
    const panel = await open({ layer: LAYERS['article_6'] ?? null, reducedMotion: true });
    await panel.page.getByRole('button', { name: /channel 2/ }).press('Enter');
    assert.equal(await panel.page.locator('.subtitle').first().textContent(), 'channel 2 of 3');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-pressed')), 'true', 'the focus stays on the chip');
  });

  it('says what is shown of a tensor larger than the picture', async () => {
    const panel = await open({ layer: LAYERS['wide'] ?? null, reducedMotion: true });
    await seek(panel, 224 * 100 + 50);
    assert.match(await panel.text('.remarks'), /Shown: input rows \d+ … \d+, columns \d+ … \d+ of 224×224\./);
    assert.equal(await panel.page.locator('.minimap').count(), 2);
  });
});
