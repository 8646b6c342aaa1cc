// Accessibility: contrast, screen readers, use by keyboard alone, narrow and zoomed panels. appearance.test.ts covers themes and widths.
import assert from 'node:assert/strict';
import { violations } from './accessible';
import type { PanelPage } from './harness';
import { openAside } from './asides';
import { LAYERS } from './layers';
import { inBrowser } from './suite';
import { THEME_NAMES } from './themes';

/** WCAG's contrast of an element's colour with the page's, both as the browser computed them. */
async function contrast({ page }: PanelPage, selector: string, property: 'fill' | 'stroke'): Promise<number> {
  return await page
    .locator(selector)
    .first()
    .evaluate((element, name) => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!canvas) throw new Error('no canvas');
      const luminance = (colour: string): number => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(part =>
          part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = luminance(getComputedStyle(document.body).backgroundColor);
      const own = luminance(getComputedStyle(element)[name]);
      return (Math.max(ground, own) + 0.05) / (Math.min(ground, own) + 0.05);
    }, property);
}

describe('accessibility', () => {
  const open = inBrowser();

  for (const theme of THEME_NAMES) {
    it(`input, kernel and output contrast with the background of the ${theme} theme`, async () => {
      const panel = await open({ layer: LAYERS.article_6 ?? null, theme, reducedMotion: true });
      for (const [selector, property] of [
        ['.edge.input', 'stroke'],
        ['.frame.window', 'stroke'],
        ['.cell.weight .fill', 'stroke'],
        ['.edge.output', 'stroke'],
        ['.cell.current .fill', 'fill'],
      ] as const) {
        const ratio = await contrast(panel, selector, property);
        assert(ratio >= 3, `${selector} has ${ratio.toFixed(2)}:1`);
      }
    });
  }

  it('a narrow panel has no violation', async () => {
    const panel = await open({ layer: LAYERS.resnet_stem ?? null, reducedMotion: true, width: 400, height: 800 });
    assert.deepEqual(await violations(panel), []);
    for (const summary of await panel.page.locator('summary').all()) await summary.click();
    assert.deepEqual(await violations(panel), []);
  });

  it('everything can be done by keyboard', async () => {
    const panel = await open({ layer: LAYERS.article_6 ?? null, reducedMotion: true });
    const reached: string[] = [];
    for (let tabs = 0; tabs < 60; tabs++) {
      await panel.page.keyboard.press('Tab');
      const { name, outlined } = await panel.page.evaluate(() => {
        let element = document.activeElement;
        const label = element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
        const id = element?.id ?? '';
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const { outlineStyle, boxShadow, borderColor } = element
          ? getComputedStyle(element)
          : { outlineStyle: 'none', boxShadow: 'none', borderColor: '' };
        return { name: id || label, outlined: outlineStyle !== 'none' || boxShadow !== 'none' || borderColor !== '' };
      });
      if (name === '' || reached.includes(name)) break;
      reached.push(name);
      assert(outlined, `${name} shows the focus`);
    }
    const wanted = [
      /Show model\.py:12/,
      /Follow/,
      /Copy/,
      /pick-outChannel/,
      /pick-inChannel/,
      /Grid view|^picture$/,
      /channel 0/,
      /channel 2/,
      /First/,
      /Step back/,
      /Play/,
      /Step forward/,
      /Last/,
      /Output position/,
      /Speed/,
      /Loop/,
    ];
    for (const control of wanted)
      assert(
        reached.some(name => control.test(name)),
        `${control} among ${reached.join(' | ')}`,
      );
  });

  for (const part of [null, 'Presets', 'Tour', 'Charts', 'Export']) {
    it(`every control can be reached by keyboard${part ? `, with ${part} open` : ''}`, async () => {
      const panel = await open({ layer: LAYERS.volume ?? null, reducedMotion: true, width: 1200, height: 800 });
      const { page } = panel;
      await page.getByRole('combobox', { name: 'input', exact: true }).selectOption('an image');
      await page.getByRole('spinbutton', { name: 'stride', exact: true }).fill('2');
      if (part) await openAside(panel, part);
      for (const summary of await page.locator('summary').all()) if (await summary.isVisible()) await summary.press('Enter');
      await panel.settle();
      const there = await page.evaluate(() => {
        const controls = [
          ...document.querySelectorAll<HTMLElement>(
            'a[href], button, input, select, summary, [tabindex], vscode-button, vscode-checkbox, vscode-dropdown',
          ),
        ];
        // Where arrow keys move within a row of controls, Tab stops at one of them.
        const all = controls.filter(control => control.tabIndex >= 0 && control.checkVisibility() && !control.hasAttribute('disabled'));
        for (const [i, control] of all.entries()) control.dataset.reach = String(i);
        (document.activeElement as HTMLElement | null)?.blur();
        return all.map(
          control => control.getAttribute('aria-label') ?? (control.textContent.trim() || control.id || control.outerHTML.slice(0, 80)),
        );
      });
      assert(there.length > 20, 'the panel has controls');
      const reached = new Set<number>();
      for (let tabs = 0; tabs < 2 * there.length + 20 && reached.size < there.length; tabs++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.reach);
        if (at !== undefined) reached.add(Number(at));
      }
      assert.deepEqual(
        there.filter((_, i) => !reached.has(i)),
        [],
      );
    });
  }

  it('a narrow side panel does not scroll sideways', async () => {
    for (const width of [320, 400, 480, 640]) {
      const panel = await open({ layer: LAYERS.resnet_stem ?? null, reducedMotion: true, width, height: 800 });
      const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert(overflow <= 0, `${overflow} px too wide at ${width}`);
    }
  });

  it('the picture has most of the room in a wide panel', async () => {
    const panel = await open({ layer: LAYERS.article_6 ?? null, reducedMotion: true, width: 1400, height: 900 });
    const part = await panel.page
      .locator('main.work')
      .evaluate(main => (main.clientWidth * main.clientHeight) / (window.innerWidth * window.innerHeight));
    assert(part >= 0.6, part.toFixed(2));
  });

  it('a change of theme takes effect without a reload', async () => {
    const panel = await open({ layer: LAYERS.article_6 ?? null, theme: 'dark', reducedMotion: true });
    const colour = async (): Promise<string> =>
      await panel.page.locator('.cell.current .fill').evaluate(cell => getComputedStyle(cell).fill);
    const dark = await colour();
    await panel.page.evaluate(() => {
      document.body.className = 'vscode-light';
    });
    assert.notEqual(await colour(), dark);
  });

  it('playback stops when the user turns motion off', async () => {
    const panel = await open({ layer: LAYERS.article_6 ?? null });
    await panel.page.evaluate(() => {
      document.body.classList.add('vscode-reduce-motion');
    });
    await panel.settle();
    assert.equal(await panel.page.getByRole('button', { name: 'Play' }).count(), 1);
  });
});
