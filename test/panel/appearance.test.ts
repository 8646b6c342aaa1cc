// Whatever the panel shows, in every theme and at every width: axe-core finds no violation, and nothing is wider than the page. The tested
// combinations contain every pair of contents, theme and width; `npm test -- --full` tests all combinations.
import assert from 'node:assert/strict';
import type { LayerView } from '../../src/protocol/panel';
import { combinations } from '../support/combinations';
import { violations } from './accessible';
import { openAside } from './asides';
import type { PanelPage } from './harness';
import { LAYERS, layer, POOLS, SPECIAL } from './layers';
import { inBrowser } from './suite';
import { THEME_NAMES } from './themes';

const SIZES = {
  wide: { width: 1200, height: 800 },
  narrow: { width: 460, height: 700 },
  small: { width: 360, height: 640 },
};

interface Shown {
  readonly layer: LayerView | null;
  /** Run once the panel shows the layer. */
  readonly then?: (panel: PanelPage) => Promise<void>;
}

const press = async ({ page }: PanelPage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const view =
  (name: string) =>
  async ({ page }: PanelPage): Promise<void> => {
    await page.getByRole('tab', { name }).click();
  };
const exporting = (format: string) => async (panel: PanelPage) => {
  await press(panel, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await openAside(panel, 'Export');
  await panel.page.getByLabel('Format').selectOption(format);
};

const named = (name: string): LayerView => LAYERS[name] ?? assert.fail(name);
const grouped = layer('Conv2d', { in_channels: 4, out_channels: 8, kernel_size: 3, groups: 2 }, [4, 6, 6]);

const SHOWN: Readonly<Record<string, Shown>> = {
  'a layer': { layer: named('article_6') },
  'a large layer': { layer: named('wide') },
  'a transposed layer': { layer: named('padding_strides_transposed') },
  'a pooling': { layer: POOLS.max_ceil ?? assert.fail() },
  'no layer': { layer: null },
  ...Object.fromEntries(Object.entries(SPECIAL).map(([name, special]) => [`what is ${name}`, { layer: special }])),
  'volumes': { layer: grouped, then: view('Volumes') },
  'the kernel matrix': { layer: grouped, then: view('Kernel matrix') },
  'coverage': { layer: grouped, then: view('Coverage') },
  'scatter': { layer: named('padding_strides_transposed'), then: view('Scatter') },
  'charts': {
    layer: named('article_6'),
    then: async panel => {
      await openAside(panel, 'Charts');
      await panel.page.getByText('Show as a table').click();
      await panel.settle();
    },
  },
  'the export of TikZ': { layer: named('article_1'), then: exporting('TikZ') },
  'the export of a GIF': { layer: named('article_1'), then: exporting('GIF') },
  'presets': { layer: null, then: panel => openAside(panel, 'Presets') },
  'a chapter of the tour': { layer: null, then: panel => openAside(panel, 'Tour') },
  'an answered question': {
    layer: null,
    then: async panel => {
      await openAside(panel, 'Tour');
      await panel.page.getByRole('button', { name: '2. Kernel' }).click();
      await panel.page.locator('.canvas').focus();
      await press(panel, 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
    },
  },
};

describe('the panel is accessible', () => {
  const open = inBrowser();

  for (const { what, theme, size } of combinations({
    what: Object.keys(SHOWN),
    theme: THEME_NAMES,
    size: Object.keys(SIZES) as (keyof typeof SIZES)[],
  })) {
    it(`with ${what}, ${theme}, ${size}`, async () => {
      const shown = SHOWN[what] ?? assert.fail(what);
      const room = SIZES[size];
      const panel = await open({ layer: shown.layer, theme, ...room, reducedMotion: true });
      await shown.then?.(panel);
      await panel.screenshot(`${what.replaceAll(' ', '-')}-${theme}-${size}`);
      assert.deepEqual(await violations(panel), []);
      const width = await panel.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= room.width, `${String(width)} of ${String(room.width)}`);
    });
  }
});
