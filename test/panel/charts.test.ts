// The charts: their numbers are those of the arithmetic, the marker changes the layer, and measured times name their engine.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { convMacs, convOutput, convParams } from '../../src/core/shape';
import { formatExact } from '../../src/core/dim';
import type { LayerView } from '../../src/protocol/panel';
import { openAside } from './asides';

import type { PanelPage } from './harness';
import { config, LAYERS, pooling } from './layers';
import { inBrowser } from './suite';

const small = LAYERS.article_6 ?? assert.fail();

describe('the charts', () => {
  const open = inBrowser();

  async function charts(
    layer: LayerView | null,
    size: { readonly width: number; readonly height: number } = { width: 1200, height: 800 },
  ): Promise<PanelPage> {
    const panel = await open({ layer, reducedMotion: true, ...size });
    await openAside(panel, 'Charts');
    return panel;
  }
  const varied = ({ page }: PanelPage): Locator => page.getByLabel('Varied setting').filter({ visible: true });
  const mark = ({ page }: PanelPage): Locator => page.getByRole('slider', { name: /^Change .* of the layer$/ });
  const rows = async ({ page }: PanelPage): Promise<string[][]> => {
    await page.getByText('Show as a table').click();
    return page
      .locator('.chart-table')
      .first()
      .locator('tbody tr')
      .evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent)));
  };

  it('have the numbers of the arithmetic, also in the table', async () => {
    const panel = await charts(small);
    await varied(panel).selectOption('stride');
    for (const [stride = '', params, macs, output, memory] of await rows(panel)) {
      const configured = config('Conv2d', { in_channels: 3, out_channels: 4, kernel_size: 3, stride: Number(stride) });
      const expected = convOutput(configured, [3, 7, 7]);
      assert(expected.kind === 'ok');
      const [channels = 0, height = 0, width = 0] = expected.value as number[];
      assert.deepEqual(
        [params, macs, output, memory],
        [convParams(configured), convMacs(configured, [3, 7, 7], expected.value)]
          .map(value => formatExact(value ?? 0))
          .concat(`${String(height)}×${String(width)}`, `${formatExact(4 * channels * height * width)} B`),
        `stride ${stride}`,
      );
    }
    assert.equal(await panel.text('.chart-where'), 'stride = 1 · this layer');
    assert.deepEqual(await panel.page.locator('.chart-values').allInnerTexts(), ['112', '2,700', '5×5', '400 B']);
    assert.equal(await panel.page.locator('.chart-table .marked th').innerText(), '1');
  });

  it('mark the layer with a point', async () => {
    const panel = await charts(small);
    const painted = await panel.page
      .locator('.chart-plot canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
        let orange = 0;
        for (let at = 0; at < data.length; at += 4)
          if ((data[at] ?? 0) > 200 && (data[at + 2] ?? 255) < 40 && (data[at + 3] ?? 0) > 200) orange++;
        return orange;
      });
    assert.ok(painted > 100, `${String(painted)} pixels are orange`);
  });

  it('show the values at the pointer, and do not move the plots', async () => {
    const panel = await charts(small);
    const places = (): Promise<number[]> =>
      panel.page.locator('.chart-plot').evaluateAll(all => all.map(plot => plot.getBoundingClientRect().top));
    const before = await places();
    const box = await panel.page.locator('.u-over').first().boundingBox();
    assert(box);
    await panel.page.mouse.move(box.x + box.width - 2, box.y + 20);
    await panel.settle();
    assert.equal(await panel.text('.chart-where'), 'out_channels = 1024');
    assert.equal((await panel.page.locator('.chart-values').first().innerText()).trim(), '28,672');
    assert.deepEqual(await places(), before);
  });

  it('work in a browser without a locale', async () => {
    const panel = await open({ layer: small, reducedMotion: true, language: 'en-US@posix' });
    await openAside(panel, 'Charts');
    assert.equal(await panel.page.locator('.chart-plot canvas').first().isVisible(), true);
  });

  it('change the layer by keyboard, and skip what PyTorch rejects', async () => {
    const panel = await charts(small);
    await varied(panel).selectOption('kernel_size');
    assert.match(
      await panel.text('.chart-notes'),
      /Omitted: kernel_size = 8, 9, 10, 11\. RuntimeError: Calculated padded input size per channel: \(7 x 7\)\. Kernel size: \(8 x 8\)/,
    );
    await mark(panel).focus();
    await panel.page.keyboard.press('ArrowRight');
    await panel.settle();
    assert.equal(await panel.page.locator('.scene .cell.weight').count(), 16, 'the picture has the larger kernel');
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '4');
    assert.match((await mark(panel).getAttribute('aria-valuetext')) ?? '', /^kernel_size = 4, Output size 4×4, Parameters 196/);
    await panel.page.keyboard.press('End');
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '7', 'the last kernel that fits');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '7');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('role')), 'slider', 'the focus stays');
  });

  it('change the layer by dragging', async () => {
    const panel = await charts(small);
    await varied(panel).selectOption('padding');
    const box = await panel.page.locator('.u-over').nth(1).boundingBox();
    assert(box);
    await panel.page.mouse.move(box.x + 20, box.y + 30);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.x + box.width / 2, box.y + 30, { steps: 5 });
    await panel.page.mouse.up();
    await panel.page.mouse.move(10, 10);
    await panel.settle();
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '4');
    assert.match(await panel.text('header'), /\(3, 7, 7\) → \(4, 13, 13\)/);
  });

  it('place the marker exactly below the point of the layer, at any spacing and width', async () => {
    for (const [width, setting] of [
      [1200, 'out_channels'],
      [1200, 'padding'],
      [700, 'kernel_size'],
      [700, 'groups'],
    ] as const) {
      const panel = await charts(small, { width, height: 800 });
      await varied(panel).selectOption(setting);
      await panel.settle();
      const knob = await mark(panel).boundingBox();
      assert(knob);
      // In the second plot, only the layer's point is orange: a ring on a dashed line.
      const marked = await panel.page
        .locator('.chart-plot canvas')
        .nth(1)
        .evaluate((canvas: HTMLCanvasElement) => {
          const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
          const columns: number[] = [];
          for (let at = 0; at < data.length; at += 4)
            if ((data[at] ?? 0) > 200 && (data[at + 2] ?? 255) < 40 && (data[at + 3] ?? 0) > 200) columns.push((at / 4) % canvas.width);
          const { x, width } = canvas.getBoundingClientRect();
          return x + ((Math.min(...columns) + Math.max(...columns) + 1) * width) / (2 * canvas.width);
        });
      const middle = knob.x + knob.width / 2;
      assert.ok(Math.abs(middle - marked) <= 1, `${setting} at ${String(width)}: ${String(middle)} is not ${String(marked)}`);
    }
  });

  it('keep varying one axis when the marker makes the axes equal', async () => {
    const panel = await charts(pooling('AvgPool2d', { kernel_size: [2, 3], stride: [1, 1] }, [1, 8, 8]));
    const axis = panel.page.getByLabel('Axis').locator('option:checked');
    assert.deepEqual([await varied(panel).inputValue(), await axis.textContent()], ['kernel_size', 'W alone']);
    await mark(panel).focus();
    await panel.page.keyboard.press('ArrowLeft');
    assert.equal(await panel.text('.call code'), 'nn.AvgPool2d(2, stride=1)');
    assert.equal(await axis.textContent(), 'W alone');
    await panel.page.keyboard.press('ArrowLeft');
    assert.equal(await panel.text('.call code'), 'nn.AvgPool2d((2, 1), stride=1)');
  });

  it('keep the selection when a hidden panel is shown again', async () => {
    const panel = await charts(LAYERS.article_8 ?? null);
    await varied(panel).selectOption('kernel_size');
    await panel.page.getByLabel('Axis').selectOption('H alone');
    await panel.page.getByText('Show as a table').click();
    await panel.reload();
    await panel.page.locator('.chart-table').first().waitFor();
    assert.equal(await varied(panel).inputValue(), 'kernel_size');
    assert.equal(await panel.page.getByLabel('Axis').locator('option:checked').textContent(), 'H alone');
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '5');
    assert.equal(await panel.page.getByRole('checkbox', { name: 'Show as a table' }).getAttribute('aria-checked'), 'true');
    await panel.page.getByLabel('Chart', { exact: true }).selectOption('The article’s charts');
    await varied(panel).selectOption('dilation');
    await panel.reload();
    await panel.page.locator('.chart-table').first().waitFor();
    assert.equal(await varied(panel).inputValue(), 'dilation');
  });

  it('offer a single axis if the values of the axes differ', async () => {
    const panel = await charts(LAYERS.article_8 ?? null);
    await varied(panel).selectOption('kernel_size');
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '2', 'the last axis');
    await panel.page.getByLabel('Axis').focus();
    await panel.page.getByLabel('Axis').selectOption('H alone');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Axis', 'the focus stays');
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '5');
    await panel.page.getByLabel('Axis').selectOption('all axes');
    assert.equal(await mark(panel).count(), 0);
    assert.match(await panel.text('.chart-notes'), /The values differ between the axes/);
  });

  it('of the article name coinciding lines, and add a line for the layer', async () => {
    const panel = await charts(small);
    await panel.page.getByLabel('Chart', { exact: true }).selectOption('The article’s charts');
    await varied(panel).selectOption('stride');
    const values = await panel.page.locator('.chart-values').allInnerTexts();
    assert.match(values[0] ?? '', /^\(1, 1\) \(1, 2\) \(2, 1\) \(2, 2\) \(5, 5\) coincide\s+580\s+this layer\s+112/);
    assert.match(values[2] ?? '', /\(1, 2\) \(2, 1\) coincide\s+126×63/);
    assert.match(await panel.text('.chart-notes'), /All curves: nn\.Conv2d\(16, x, 3, stride=…\) on \(1, 16, 128, 128\)/);
    await panel.page.getByText('Show as a table').click();
    assert.deepEqual(await panel.page.locator('.chart-table').first().locator('thead th').allInnerTexts(), [
      'out_channels',
      '(1, 1)',
      '(1, 2)',
      '(2, 1)',
      '(2, 2)',
      '(5, 5)',
      'this layer',
    ]);
  });

  it('show the article without a layer, and say that the layer has no charts', async () => {
    const panel = await charts(null);
    assert.match(await panel.text('.charts'), /There are no charts for this layer/);
    await panel.page.getByLabel('Chart', { exact: true }).selectOption('The article’s charts');
    await panel.settle();
    assert.match(await panel.page.locator('.chart-stack').innerText(), /Parameters/);
  });

  it('measure the time in a worker, and name the engine', async () => {
    const panel = await charts(small);
    await panel.page.getByText('Measure time').click();
    await panel.page.getByText(/Median of/).waitFor();
    const stamp = await panel.text('.charts .chart-body > .hint');
    assert.match(stamp, /^HeadlessChrome \d+ on \w+, one thread, JavaScript, float32\. Median of \d+( … \d+)? passes per point\.$/);
    assert.match((await panel.page.locator('.chart-values').last().innerText()).trim(), /^\d[\d.]* ms$/);
    assert.equal(await panel.page.locator('.chart-panel').count(), 5);
  });

  it('stop measuring on Cancel', async () => {
    const panel = await charts(LAYERS.pointwise ?? null);
    await panel.page.getByText('Measure time').click();
    await panel.page.locator('.charts vscode-button', { hasText: 'Cancel' }).click();
    await panel.page.getByText('Measure time').waitFor();
    assert.equal(await panel.page.locator('.chart-progress').innerText(), '');
  });
});
