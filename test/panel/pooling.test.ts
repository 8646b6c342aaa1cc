// Poolings are explained as poolings, and their settings can be tried like those of other layers.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { formatExact } from '../../src/core/dim';
import { layerOutput, type PoolLayer } from '../../src/core/shape';
import type { LayerView } from '../../src/protocol/panel';
import { fromWireConfig, fromWireShape } from '../../src/protocol/wire-config';
import { violations } from './accessible';
import { openAside } from './asides';
import type { PanelPage } from './harness';
import { LAYERS, pooling, POOLS, PRESETS } from './layers';
import { inBrowser } from './suite';

const max = POOLS.resnet_pool ?? assert.fail();

describe('a pooling', () => {
  const open = inBrowser();

  it('writes out how the window becomes a number', async () => {
    const panel = await open({ layer: PRESETS.numerical_max_pooling ?? null, reducedMotion: true });
    assert.match(await panel.text('.products'), /^max\((\d, ){8}\d\) = \d$/);
    assert.match(await panel.text('.narration'), /^Output \(0, 0\), channel 0, is \d: the maximum of 9 cells\./);
    await panel.send({ type: 'layer', layer: POOLS.average_unpadded ?? null });
    await panel.settle();
    assert.match(await panel.text('.products'), /^\(\d( \+ \d){3}\) \/ 4 = [\d.]+$/, 'padding is not counted');
    await panel.send({ type: 'layer', layer: POOLS.average_padded ?? null });
    await panel.settle();
    assert.match(await panel.text('.products'), /^\(\d( \+ \d){8}\) \/ 9 (=|≈) [\d.]+$/, 'padding is counted');
    await panel.send({ type: 'layer', layer: POOLS.power ?? null });
    await panel.settle();
    assert.match(await panel.text('.products'), /^√\(\d²( \+ \d²){3}\) (=|≈) [\d.]+$/);
    assert.match(await panel.text('.narration'), /^Output \(0, 0\), channel 0, is [\d.]+: the 2-norm of 4 cells\./);
    await panel.send({ type: 'layer', layer: POOLS.power_ceil ?? null });
    await panel.page.locator('.canvas').focus();
    await panel.page.keyboard.press('End');
    await panel.settle();
    assert.match(
      await panel.text('.products'),
      /^\([\d.]+ · \(\d³( \+ \d³)*\)\)\^\(1\/3\) (=|≈) [\d.]+$/,
      'the last window extends beyond the input',
    );
  });

  it('says that one channel is drawn if their number is unknown', async () => {
    const panel = await open({
      layer: {
        ...max,
        input: ['N', 'C', 'H', 'W'],
        output: ['N', 'C', '(H-1)//2+1', '(W-1)//2+1'],
        example: { label: '112×112', input: [1, 'C', 112, 112], output: [1, 'C', 56, 56], params: 0, macs: 0 },
      },
      reducedMotion: true,
    });
    assert.match(await panel.text('.remarks'), /The number of channels, C, is unknown\. Each channel is pooled separately; one is drawn\./);
    await panel.send({ type: 'layer', layer: max });
    await panel.settle();
    assert.doesNotMatch(await panel.text('.remarks'), /is unknown/);
  });

  it('has no kernels and no weights to show, and no steps within one', async () => {
    const { page } = await open({ layer: max, reducedMotion: true });
    assert.deepEqual(await page.getByRole('tab').allInnerTexts(), ['Grid', 'Volumes', 'Coverage']);
    assert.equal(await page.getByRole('combobox', { name: 'weights', exact: true }).isVisible(), false);
    assert.equal(await page.locator('.weight-table').isVisible(), false);
    assert.equal(await page.getByRole('combobox', { name: 'Step by' }).isVisible(), false);
  });

  it('can be tried with other settings and written back', async () => {
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
    assert.deepEqual((await panel.posted()).at(-1), {
      type: 'apply',
      config: { ...config, kernel_size: [2, 2], padding: [0, 0], ceil_mode: true },
    });
    await set('padding', 2);
    assert.match(
      await panel.text('.state'),
      /pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1/,
    );
    await panel.page.getByRole('button', { name: /padding 2×2 → 1×1/ }).click();
    assert.equal(await panel.text('.call code'), 'nn.MaxPool2d(2, stride=2, padding=1, ceil_mode=True)');
  });

  it('is shown in the grid if the kernel matrix was open', async () => {
    const panel = await open({ layer: LAYERS.article_6 ?? null });
    await panel.page.getByRole('tab', { name: 'Kernel matrix' }).click();
    await panel.send({ type: 'layer', layer: max });
    await panel.settle();
    assert.equal(await panel.page.locator('[role=tab][aria-selected=true]').innerText(), 'Grid');
  });
});

describe('the output size of an adaptive pooling', () => {
  const open = inBrowser();
  const uneven = POOLS.adaptive_uneven ?? assert.fail(); // nn.AdaptiveAvgPool2d((4, 3)) on 2×10×8
  const field = ({ page }: PanelPage, axis: string): Locator => page.getByRole('spinbutton', { name: `output_size ${axis}`, exact: true });
  const none = ({ page }: PanelPage, axis: string): Locator =>
    page.getByRole('button', { name: `output_size ${axis}: keep the size of the input` });

  it('is a number or None, which keeps the size of the input', async () => {
    const panel = await open({ layer: uneven, reducedMotion: true });
    assert.equal(await none(panel, 'H').getAttribute('aria-pressed'), 'false');
    await none(panel, 'H').click();
    assert.equal(await panel.text('.call code'), 'nn.AdaptiveAvgPool2d((None, 3))');
    assert.match(await panel.text('.facts'), /^\(2, 10, 8\) → \(2, 10, 3\) was/);
    assert.match(await panel.text('.position'), /of 10×3$/);
    assert.equal(await none(panel, 'H').getAttribute('aria-pressed'), 'true');
    assert.deepEqual([await field(panel, 'H').isVisible(), await field(panel, 'W').inputValue()], [false, '3']);
    await panel.page.getByRole('button', { name: 'Apply', exact: true }).click();
    assert.deepEqual((await panel.posted()).at(-1), { type: 'apply', config: { ...uneven.config, output_size: [null, 3] } });
  });

  it('is a number again after a second click', async () => {
    const panel = await open({ layer: POOLS.adaptive_kept ?? null, reducedMotion: true });
    assert.equal(await none(panel, 'H').getAttribute('aria-pressed'), 'true');
    await none(panel, 'H').click();
    assert.equal(await panel.text('.call code'), 'nn.AdaptiveMaxPool2d((1, 2))');
    await field(panel, 'H').fill('6');
    assert.match(await panel.text('.facts'), /→ \(1, 6, 2\)/);
    assert.equal(await panel.text('.call code'), 'nn.AdaptiveMaxPool2d((6, 2))');
  });

  it('cannot be None over one axis, as in PyTorch', async () => {
    const panel = await open({ layer: POOLS.adaptive_strip ?? null, reducedMotion: true });
    await panel.page.getByRole('spinbutton', { name: 'output_size', exact: true }).fill('5');
    assert.equal(await panel.text('.call code'), 'nn.AdaptiveMaxPool1d(5)');
    assert.equal(await panel.page.getByRole('button', { name: /keep the size of the input/ }).count(), 0);
  });
});

describe('the charts of a pooling', () => {
  const open = inBrowser();

  async function charts(layer: LayerView): Promise<PanelPage> {
    const panel = await open({ layer, reducedMotion: true, width: 1200, height: 800 });
    await openAside(panel, 'Charts');
    return panel;
  }
  const varied = ({ page }: PanelPage): Locator => page.getByLabel('Varied setting').filter({ visible: true });
  const parameters = (panel: PanelPage): Promise<string[]> => varied(panel).locator('option').allInnerTexts();
  const chosen = (panel: PanelPage): Promise<string> => varied(panel).inputValue();
  const panels = ({ page }: PanelPage): Promise<string[]> => page.locator('.chart-heading h3').allInnerTexts();
  const mark = ({ page }: PanelPage): Locator => page.getByRole('slider', { name: /^Change .* of the layer$/ });
  const SIZES = ['Output size', 'Output memory (float32)'];

  const cases: readonly { readonly layer: LayerView; readonly parameter: 'kernel_size' | 'stride' | 'padding' | 'dilation' }[] = [
    { layer: max, parameter: 'kernel_size' },
    { layer: max, parameter: 'dilation' },
    { layer: POOLS.max_ceil ?? assert.fail(), parameter: 'kernel_size' },
    { layer: POOLS.max_strip ?? assert.fail(), parameter: 'stride' },
    { layer: POOLS.average_unpadded ?? assert.fail(), parameter: 'padding' },
    { layer: POOLS.average_volume ?? assert.fail(), parameter: 'kernel_size' },
    { layer: pooling('AvgPool1d', { kernel_size: [4], stride: [1] }, [2, 12]), parameter: 'padding' },
    { layer: pooling('MaxPool3d', { kernel_size: [2] }, [1, 2, 4, 6, 6]), parameter: 'stride' },
  ];
  for (const { layer, parameter } of cases) {
    it(`over ${parameter} have the numbers of the arithmetic: ${layer.title}`, async () => {
      const panel = await charts(layer);
      await varied(panel).selectOption(parameter);
      await panel.page.getByText('Show as a table').click();
      const table = panel.page.locator('.chart-table');
      assert.deepEqual((await table.locator('thead th').allInnerTexts()).slice(1), SIZES);
      assert(layer.config && layer.input);
      const configured = fromWireConfig(layer.config) as PoolLayer;
      for (const [value = '', ...told] of await table
        .locator('tbody tr')
        .evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent)))) {
        const output = layerOutput(
          { ...configured, [parameter]: Array.from({ length: configured.rank }, () => Number(value)) },
          fromWireShape(layer.input),
        );
        const shape = output.kind === 'ok' ? output.value.map(Number) : null;
        const memory = 4 * (shape ?? []).reduce((product, size) => product * size, 1);
        assert.deepEqual(
          told,
          shape ? [shape.slice(-configured.rank).join('×'), `${formatExact(memory)} B`] : ['–', '–'],
          `${parameter} ${value}`,
        );
      }
      assert.match(await panel.text('.chart-where'), /this layer$/);
    });
  }

  it('offer its settings only, and omit quantities that are 0', async () => {
    const panel = await charts(max);
    assert.equal(await chosen(panel), 'kernel_size');
    assert.deepEqual(await parameters(panel), ['kernel_size', 'stride', 'padding', 'dilation', 'input size']);
    assert.deepEqual(await panels(panel), SIZES);
    assert.equal(await panel.page.getByText('Measure time').isVisible(), false);
    await panel.send({ type: 'layer', layer: POOLS.average_padded ?? null });
    await panel.settle();
    assert.deepEqual(await parameters(panel), ['kernel_size', 'stride', 'padding', 'input size']);
  });

  it('change it by keyboard, and skip what PyTorch rejects', async () => {
    const panel = await charts(max);
    assert.match(
      await panel.text('.chart-notes'),
      /^Omitted: kernel_size = 1\. RuntimeError: pad should be at most half of effective kernel size, but got pad=1, kernel_size=1 and dilation=1$/,
    );
    await mark(panel).focus();
    await panel.page.keyboard.press('ArrowRight');
    await panel.settle();
    assert.equal(await panel.text('.call code'), 'nn.MaxPool2d(4, stride=2, padding=1)');
    assert.equal(await mark(panel).getAttribute('aria-valuetext'), 'kernel_size = 4, Output size 56×56, Output memory (float32) 784.0 KiB');
    await panel.page.keyboard.press('Home');
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '2', 'the first that PyTorch accepts');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('role')), 'slider', 'the focus stays');
  });

  it('change it by dragging', async () => {
    const panel = await charts(max);
    await varied(panel).selectOption('stride');
    const box = await panel.page.locator('.u-over').last().boundingBox();
    assert(box);
    await panel.page.mouse.move(box.x + 20, box.y + 30);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.x + box.width / 3, box.y + 30, { steps: 5 });
    await panel.page.mouse.up();
    await panel.settle();
    assert.equal(await panel.text('.call code'), 'nn.MaxPool2d(3, stride=3, padding=1)');
  });

  it('change the stride with the kernel if none is given', async () => {
    const panel = await charts(POOLS.max_ceil ?? assert.fail());
    await mark(panel).focus();
    await panel.page.keyboard.press('ArrowRight');
    await panel.settle();
    assert.equal(await panel.text('.call code'), 'nn.MaxPool2d(3, ceil_mode=True)');
    await varied(panel).selectOption('stride');
    assert.equal(await mark(panel).getAttribute('aria-valuenow'), '3');
  });

  it('change its input', async () => {
    const panel = await charts(max);
    await varied(panel).selectOption('input');
    await mark(panel).focus();
    await panel.page.keyboard.press('ArrowRight');
    await panel.settle();
    assert.match(await panel.text('.facts'), /^\(1, 64, 128, 128\) → \(1, 64, 64, 64\) 0 params 0 MACs/);
  });

  it('are replaced by those of a convolution, and come back', async () => {
    const panel = await charts(LAYERS.article_6 ?? assert.fail());
    const all = await parameters(panel);
    assert.equal(all.length, 8);
    await varied(panel).selectOption('groups');
    await panel.send({ type: 'layer', layer: max });
    await panel.settle();
    assert.deepEqual([await chosen(panel), await panels(panel)], ['kernel_size', SIZES]);
    await varied(panel).selectOption('stride');
    await panel.send({ type: 'layer', layer: LAYERS.article_6 ?? null });
    await panel.settle();
    assert.deepEqual(
      [await chosen(panel), await parameters(panel), await panels(panel)],
      ['stride', all, ['Parameters', 'MACs', ...SIZES]],
    );
    assert.equal(await panel.page.getByText('Measure time').isVisible(), true);
  });

  it('do not change those of the article', async () => {
    const panel = await charts(max);
    await panel.page.getByLabel('Chart', { exact: true }).selectOption('The article’s charts');
    assert.deepEqual(await panels(panel), ['Parameters', 'MACs', ...SIZES]);
    await panel.page.getByText('Show as a table').click();
    assert.deepEqual(await panel.page.locator('.chart-table').first().locator('thead th').allInnerTexts(), [
      'out_channels',
      '(1, 1)',
      '(3, 1)',
      '(3, 3)',
      '(5, 5)',
    ]);
    await panel.page.getByLabel('Chart', { exact: true }).selectOption('What if: this layer');
    assert.equal(await chosen(panel), 'kernel_size');
  });

  it('have no accessibility violation', async () => {
    const panel = await charts(max);
    await panel.page.getByText('Show as a table').click();
    assert.deepEqual(await violations(panel), []);
  });
});
