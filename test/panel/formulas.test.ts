// The panel's formulas evaluate to the results next to them and to PyTorch's numbers; pointing at a number highlights it in the picture.
import assert from 'node:assert/strict';
import { formulaValue } from '../support/formula-value';
import { LAYERS, POOLS } from './layers';
import { onePanel } from './suite';
import { show } from './drawing';

interface Written {
  readonly title: string;
  readonly lines: readonly string[];
}

describe('the formulas', () => {
  const open = onePanel();

  for (const [name, layer] of Object.entries({ ...LAYERS, ...POOLS })) {
    it(`of ${name} evaluate to their results, and the results are correct`, async () => {
      const panel = open();
      await show(panel, name, layer, 'grid');
      const written = await panel.page.locator('.formula > div').evaluateAll(all =>
        all.map((part): Written => ({
          title: part.querySelector('h2')?.textContent ?? '',
          lines: [...part.querySelectorAll('p')].map(line => line.textContent),
        })),
      );
      const rank = Number(/\d/.exec(layer.config?.type ?? '')?.[0]);
      const values = new Map<string, number[]>();
      for (const { title, lines } of written) {
        const each = lines.map(line => {
          const [, axes = '', body = ''] = /^((?:[DHWL](?:, )?)*) ?(.*)$/.exec(line) ?? [];
          const parts = body.split(' = ');
          // `3…4`: the value depends on the output i.
          const [least = NaN, value = least] = (parts.at(-1) ?? '').replace(/,/g, '').split('…').map(Number);
          const formula = parts.length > 1 ? (parts[0] ?? '') : null;
          const named = axes === '' ? ['all'] : axes.split(', ');
          if (formula?.includes('i')) {
            for (const axis of named) {
              const outputs = Number(layer.output?.at('DHWL'.slice(rank === 1 ? 3 : 3 - rank, rank === 1 ? 4 : 3).indexOf(axis) - rank));
              const reached: number[] = Array.from({ length: outputs }, (_, i): number =>
                formulaValue(formula.replace(/\bi\b/g, String(i))),
              );
              assert.deepEqual([Math.min(...reached), Math.max(...reached)], [least, value], line);
            }
          } else if (formula !== null) assert.equal(formulaValue(formula), value, line);
          return { axes: named, value };
        });
        values.set(
          title,
          title === 'Parameters' || title === 'MACs'
            ? each.map(({ value }) => value)
            : ['D', 'H', 'W', 'L'].flatMap(axis => each.filter(({ axes }) => axes.includes(axis)).map(({ value }) => value)),
        );
      }
      assert.deepEqual(values.get('Output size'), layer.output?.slice(-rank));
      if (name in POOLS) return;
      assert.deepEqual(values.get('Parameters'), [layer.params]);
      assert.deepEqual(values.get('MACs'), [layer.macs]);
    });
  }

  it('highlight in the picture the number that is pointed at', async () => {
    const panel = open();
    const { page } = panel;
    await show(panel, 'pointing', LAYERS.padding_strides ?? assert.fail(), 'grid');
    const outlined = async (selector: string): Promise<string> =>
      await page
        .locator(`.scene ${selector} .fill`)
        .first()
        .evaluate(fill => getComputedStyle(fill).strokeWidth);
    const before = await outlined('.cell.input.padding:not(.read)');
    await page.locator('.formula .padding').first().hover();
    assert.equal(await outlined('.cell.input.padding:not(.read)'), '2.5px');
    await page.locator('.formula .kernel_size').first().hover();
    assert.equal(await outlined('.cell.kernel.weight'), '2.5px');
    await page.locator('.tabs').hover();
    assert.equal(await outlined('.cell.input.padding:not(.read)'), before);
  });
});
