// The grid shows what the arithmetic gives: read from the page, cell by cell, for every preset and for layers that no preset covers.
import assert from 'node:assert/strict';
import { outputValue, positionAt, stepAt, taps, type Tap } from '../../src/core/forward';
import { numberText } from '../../webview/format';
import { drawing, seek, show, type DrawnCell, type Plane } from './drawing';
import { LAYERS, NUMBERED, POOLS } from './layers';
import { inBrowser, onePanel } from './suite';
import { valuesOf, volumeOf } from './truth/counted';

const FIRST = { outChannel: 0, inChannel: 0, slice: 0 };

const at = ({ row, col }: DrawnCell): string => `${row},${col}`;

/** The order of reading, which is not that of the page's elements: those are used again when the page of the tensor turns. */
function reading<T extends readonly [at: string, ...rest: unknown[]]>(cells: readonly T[]): T[] {
  const place = ([where]: T): number =>
    where
      .split(',')
      .map(Number)
      .reduce((order, index) => order * 10_000 + index, 0);
  return [...cells].sort((a, b) => place(a) - place(b));
}

/** A number but for its last digit, in which the powers of two engines can differ. */
const exact = (value: number): number => Number(value.toPrecision(14));

describe('the picture', () => {
  const panel = onePanel({ reducedMotion: true });
  const open = inBrowser();

  for (const [name, layer] of Object.entries({ ...LAYERS, ...NUMBERED, ...POOLS })) {
    it(`of ${name} agrees with the stepper`, async () => {
      const volume = volumeOf(layer);
      const values = valuesOf(layer, volume);
      const sizes = volume.axes.map(axis => axis.output);
      const positions = sizes.reduce((product, n) => product * n, 1);
      await show(panel(), name, layer, 'grid');
      for (const index of new Set([0, Math.floor(positions / 2), positions - 1])) {
        await seek(panel(), index, FIRST);
        await panel().settle();
        const position = positionAt(sizes, index);
        const element = { channel: 0, position };
        const drawn = await drawing(panel());
        const of = (plane: Plane): DrawnCell[] => drawn.cells.filter(cell => cell.plane === plane);
        const read = taps(volume, values, element, 0).filter(tap => tap.kernel[0] === 0);
        const value = (tap: Tap): number | null => (tap.counts ? tap.value : null);

        assert.deepEqual(
          reading(
            of('input')
              .filter(cell => cell.read)
              .map(cell => [at(cell), cell.value, cell.role] as const),
          ),
          reading(read.map(tap => [tap.at.slice(1).join(','), value(tap), tap.kind === 'input' ? 'data' : tap.kind] as const)),
          'what the window reads',
        );
        assert.deepEqual(
          reading(
            of('kernel')
              .filter(({ role }) => role === 'weight')
              .map(cell => [at(cell), cell.value] as const),
          ),
          reading(read.map(tap => [tap.kernel.slice(1).join(','), volume.rule.kind !== 'sum' ? value(tap) : tap.weight] as const)),
          volume.rule.kind !== 'sum' ? 'what the window meets' : 'the weights',
        );
        const taken = volume.rule.kind === 'max' ? read.filter(tap => tap.weight === 1).map(tap => tap.at.slice(1).join(',')) : [];
        assert.deepEqual(
          of('input')
            .filter(({ lit }) => lit)
            .map(at),
          taken,
          'the cell that is taken',
        );
        const { result, channelSums, bias } = stepAt(volume, values, element);
        assert.deepEqual(
          of('output')
            .filter(({ role }) => role === 'current')
            .map(cell => [at(cell), exact(cell.value ?? NaN)]),
          [[position.slice(1).join(','), exact(result)]],
          'the output cell',
        );
        for (const cell of of('output')) {
          if (cell.role === 'done')
            assert.equal(
              exact(cell.value ?? NaN),
              exact(outputValue(volume, values, { channel: 0, position: [position[0] ?? 0, cell.row, cell.col] })),
              `output ${at(cell)}`,
            );
        }
        for (const cell of drawn.cells)
          assert(cell.text === '' || cell.text === numberText(cell.value ?? NaN), `${cell.text} is ${cell.value}`);

        assert.equal(await panel().text('.result .out'), numberText(result));
        const alone = channelSums.length === 1 && volume.depth.kernel === 1;
        const slice = read.reduce((sum, tap) => sum + tap.product, 0);
        assert.equal(
          await panel().text('.products > b'),
          numberText(volume.rule.kind !== 'sum' ? result : alone ? slice + (bias ?? 0) : slice),
        );
      }
    });
  }

  it('writes out the sum with the numbers of the picture', async () => {
    const panel = await open({ layer: LAYERS.same_padding_no_strides ?? null, reducedMotion: true });
    await seek(panel, 6, FIRST);
    await panel.settle();
    const text = await panel.text('.products');
    const [sum = '', result = ''] = text.replace(/bias/g, '').split('=');
    const number = (digits: string): number => Number(digits.replace(/[()]/g, '').replace('−', '-'));
    const total = sum.split(' + ').reduce(
      (partial, term) =>
        partial +
        term
          .trim()
          .split('·')
          .reduce((product, factor) => product * number(factor), 1),
      0,
    );
    assert.equal(total, number(result.trim()), text);
    assert.equal(sum.split('·').length - 1, 9);
  });

  it('shows another channel on request, and names its group', async () => {
    const panel = await open({ layer: LAYERS.article_groups ?? null, reducedMotion: true });
    await panel.page.getByRole('spinbutton', { name: 'output channel' }).fill('3');
    assert.equal(await panel.page.locator('.subtitle').first().textContent(), 'channel 1 of 2');
    assert.match(await panel.text('aside'), /Group 1 of 2: input channels 1\./);
    await panel.page.getByRole('spinbutton', { name: 'output channel' }).fill('9');
    assert.match(await panel.text('.result'), /channel 3/, 'a channel that does not exist is not shown');
    await panel.page.getByRole('spinbutton', { name: 'output channel' }).blur();
    assert.equal(await panel.page.getByRole('spinbutton', { name: 'output channel' }).inputValue(), '3');
  });

  it('shows the channel whose sum is clicked', async () => {
    const panel = await open({ layer: LAYERS.article_6 ?? null, reducedMotion: true });
    await panel.page.getByRole('button', { name: /channel 2/ }).press('Enter');
    assert.equal(await panel.page.locator('.subtitle').first().textContent(), 'channel 2 of 3');
    assert.equal(
      await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-pressed')),
      'true',
      'the focus stays on the chip',
    );
  });

  it('says which part of a large tensor is shown', async () => {
    const panel = await open({ layer: LAYERS.wide ?? null, reducedMotion: true });
    await seek(panel, 224 * 100 + 50, FIRST);
    await panel.settle();
    assert.match(await panel.text('.remarks'), /Showing input rows \d+ … \d+, columns \d+ … \d+ of 224×224\./);
    assert.equal(await panel.page.locator('.minimap').count(), 2);
  });
});
