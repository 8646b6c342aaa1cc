// Screenshots of the panel to be looked at: test/out/panel-*.png. Their contents are tested elsewhere. The combinations contain every pair of
// layer, theme and size; `npm test -- --full` takes all combinations.
import { combinations } from '../support/combinations';
import { LAYERS, SPECIAL } from './layers';
import { inBrowser } from './suite';
import { THEME_NAMES } from './themes';

const SIZES = { wide: { width: 1100, height: 760 }, narrow: { width: 400, height: 900 } };

describe('a screenshot', () => {
  const open = inBrowser();

  for (const { name, theme, size } of combinations({
    name: ['article_1', 'padding_strides_transposed', 'resnet_stem', 'volume', 'strip'],
    theme: THEME_NAMES,
    size: Object.keys(SIZES) as (keyof typeof SIZES)[],
  })) {
    it(`of ${name}, ${theme}, ${size}`, async () => {
      const panel = await open({ layer: LAYERS[name] ?? null, theme, ...SIZES[size], reducedMotion: true });
      for (let step = 0; step < 4; step++) await panel.page.keyboard.press('ArrowRight');
      await panel.screenshot(`${name}-${theme}-${size}`);
    });
  }

  for (const [name, layer] of Object.entries({ ...SPECIAL, empty: null })) {
    it(`of the state ${name}`, async () => {
      const panel = await open({ layer, reducedMotion: true });
      await panel.screenshot(`state-${name}`);
    });
  }
});
