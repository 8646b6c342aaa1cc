/** The views of which screenshots are taken. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayerView } from '../../src/protocol/panel';
import { openAside } from './asides';
import type { PanelPage } from './harness';
import { LAYERS, POOLS, SPECIAL } from './layers';

export interface ShotSize {
  readonly width: number;
  readonly height: number;
}

export const SIZES: Readonly<Record<string, ShotSize>> = {
  wide: { width: 1200, height: 800 },
  side: { width: 460, height: 700 },
  narrow: { width: 360, height: 640 },
};

/** A layer, and what to do in the panel before the screenshot is taken. */
export interface ShotView {
  readonly layer: LayerView | null;
  readonly arrange?: (panel: PanelPage) => Promise<void>;
  readonly strings?: Readonly<Record<string, string>>;
}

const KOREAN = JSON.parse(readFileSync(join('media', 'l10n', 'bundle.l10n.ko.json'), 'utf8')) as Readonly<Record<string, string>>;

/** Moves forward by a number of outputs. */
const step =
  (by: number) =>
  async (panel: PanelPage): Promise<void> => {
    await panel.page.locator('.canvas').focus();
    for (let steps = 0; steps < by; steps++) await panel.page.keyboard.press('ArrowRight');
  };

/** Chooses another view, and moves forward by a number of steps. */
const pictured =
  (name: string, by: number) =>
  async (panel: PanelPage): Promise<void> => {
    await panel.page.getByRole('tab', { name }).click();
    await step(by)(panel);
  };

/** Chooses what a step is. */
async function grain({ page }: PanelPage, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Step by' }).selectOption(name);
}

/** Chooses other numbers, which a narrow panel has in its drawer. */
const numbered =
  (input: string, weights: string, by: number) =>
  async (panel: PanelPage): Promise<void> => {
    const { page } = panel;
    const drawer = page.locator('.drawer > summary');
    if (await drawer.isVisible()) await drawer.click();
    await page.getByRole('combobox', { name: 'input', exact: true }).selectOption(input);
    await page.getByRole('combobox', { name: 'weights', exact: true }).selectOption(weights);
    await page.locator('.weight-table summary').click();
    await step(by)(panel);
  };

/** Opens the tour at a chapter. */
const chapter =
  (number: number, tour = 'Tour') =>
  async (panel: PanelPage): Promise<void> => {
    await openAside(panel, tour);
    await panel.page
      .locator('.chapters button')
      .nth(number - 1)
      .click();
    await panel.settle();
  };

export const VIEWS: Readonly<Record<string, ShotView>> = {
  'grid': { layer: LAYERS.article_6 ?? null, arrange: step(7) },
  'grid-large': { layer: LAYERS.resnet_stem ?? null, arrange: step(3) },
  'grid-transposed': { layer: LAYERS.padding_strides_transposed ?? null, arrange: step(7) },
  'volumes': { layer: LAYERS.article_6 ?? null, arrange: pictured('Volumes', 9) },
  'volumes_stem': { layer: LAYERS.resnet_stem ?? null, arrange: pictured('Volumes', 40) },
  'volumes_transposed': { layer: LAYERS.padding_strides_transposed ?? null, arrange: pictured('Volumes', 4) },
  'sobel': { layer: LAYERS.resnet_stem ?? null, arrange: numbered('an image', 'Sobel, horizontal', 8) },
  'sharpen': { layer: LAYERS.article_6 ?? null, arrange: numbered('random', 'sharpen', 9) },
  'pool-max': { layer: POOLS.max_dilated ?? null, arrange: step(9) },
  'pool-average': { layer: POOLS.average_unpadded ?? null, arrange: step(15) },
  'pool-volumes': { layer: POOLS.resnet_pool ?? null, arrange: pictured('Volumes', 4) },
  'pool-power': { layer: POOLS.power_ceil ?? null, arrange: step(8) },
  'adaptive-uneven': { layer: POOLS.adaptive_uneven ?? null, arrange: step(4) },
  'adaptive-global': { layer: POOLS.adaptive_global ?? null },
  'adaptive-kept': { layer: POOLS.adaptive_kept ?? null, arrange: step(3) },
  'adaptive-strip': { layer: POOLS.adaptive_strip ?? null, arrange: step(1) },
  'adaptive-paged': { layer: POOLS.adaptive_paged ?? null, arrange: step(130) },
  'adaptive-volumes': { layer: POOLS.adaptive_volume ?? null, arrange: pictured('Volumes', 4) },
  'adaptive-coverage': { layer: POOLS.adaptive_uneven ?? null, arrange: pictured('Coverage', 4) },
  'charts-adaptive': { layer: POOLS.adaptive_uneven ?? null, arrange: panel => openAside(panel, 'Charts') },
  'charts-pool': { layer: POOLS.resnet_pool ?? null, arrange: panel => openAside(panel, 'Charts') },
  'kernels': { layer: LAYERS.transposed_grouped ?? null, arrange: pictured('Kernel matrix', 0) },
  'kernels-large': { layer: LAYERS.depthwise ?? null, arrange: pictured('Kernel matrix', 0) },
  'coverage': { layer: LAYERS.unread_between ?? null, arrange: pictured('Coverage', 3) },
  'coverage-transposed': { layer: LAYERS.padding_strides_transposed ?? null, arrange: pictured('Coverage', 3) },
  'charts': { layer: LAYERS.resnet_stem ?? null, arrange: panel => openAside(panel, 'Charts') },
  'export': { layer: LAYERS.article_6 ?? null, arrange: panel => openAside(panel, 'Export') },
  'scatter': { layer: LAYERS.padding_strides_transposed ?? null, arrange: pictured('Scatter', 4) },
  'pointing': {
    layer: LAYERS.article_6 ?? null,
    arrange: async panel => {
      await step(7)(panel);
      await panel.page.locator('.cell.input[data-row="2"][data-col="3"]').click();
    },
  },
  'product': {
    layer: LAYERS.resnet_stem ?? null,
    arrange: async panel => {
      await grain(panel, 'product');
      await step(60)(panel);
    },
  },
  'grid-dilated': { layer: LAYERS.article_dilation ?? null, arrange: step(20) },
  'grid-1d': { layer: LAYERS.strip ?? null, arrange: step(3) },
  'grid-3d': { layer: LAYERS.volume ?? null, arrange: step(20) },
  'gallery': { layer: LAYERS.padding_strides ?? null, arrange: panel => openAside(panel, 'Presets') },
  'tour-1': { layer: null, arrange: panel => openAside(panel, 'Tour') },
  'tour-7': { layer: null, arrange: chapter(7) },
  'tour-9-korean': { layer: null, arrange: chapter(9, '둘러보기'), strings: KOREAN },
  'illegal': { layer: SPECIAL.illegal },
  'unknown': { layer: SPECIAL.unknown },
  'empty': { layer: null },
  'korean': { layer: LAYERS.article_groups ?? null, arrange: step(7), strings: KOREAN },
};
