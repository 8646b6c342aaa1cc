// The gallery: it lists every preset, can be searched, draws thumbnails that come into view, plays one at a time, and shows the chosen one.
import assert from 'node:assert/strict';
import { presets } from '../../src/core/shape';
import { THUMBNAIL_STEP } from '../../webview/gallery/thumbnail';
import { openAside } from './asides';
import type { PanelPage } from './harness';
import { inBrowser } from './suite';

/** The names of the visible cards, in order. */
async function names({ page }: PanelPage): Promise<string[]> {
  return await page
    .locator('.preset-name')
    .evaluateAll(elements =>
      elements.filter(element => (element as HTMLElement).offsetParent !== null).map(element => element.textContent),
    );
}

async function search({ page }: PanelPage, query: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search presets' }).fill(query);
}

/** The part of a thumbnail that changes from step to step. */
async function read({ page }: PanelPage, name: string): Promise<string | null> {
  return await page.getByRole('button', { name }).locator('.thumb-read').getAttribute('d');
}

describe('the gallery', () => {
  const open = inBrowser();
  const gallery = async (options: Parameters<typeof open>[0] = {}): Promise<PanelPage> => {
    const panel = await open({ layer: null, width: 1200, height: 800, ...options });
    await openAside(panel, 'Presets');
    return panel;
  };

  it('lists every preset in groups, with its call and sizes', async () => {
    const panel = await gallery();
    assert.equal((await names(panel)).length, presets.length);
    assert.deepEqual(await panel.page.locator('.gallery h3').allInnerTexts(), [
      'The article’s figures',
      'More by Axel Thévenot',
      'Animations of conv_arithmetic',
    ]);
    assert.deepEqual(
      await panel.page.locator('.preset code').allInnerTexts(),
      presets.map(({ call }) => call),
    );
    assert.deepEqual(
      await panel.page.locator('.preset-shapes').allInnerTexts(),
      presets.map(({ input, output }) => `${input.join('×')} → ${output.join('×')}`),
    );
  });

  it('finds presets by name, call and note', async () => {
    const panel = await gallery();
    const table = [
      [
        'strides transposed',
        [
          'No padding no strides transposed',
          'Arbitrary padding no strides transposed',
          'Same padding no strides transposed',
          'Full padding no strides transposed',
          'No padding strides transposed',
          'Padding strides transposed',
          'Padding strides odd transposed',
        ],
      ],
      ['padding_strides_odd', ['Padding strides odd', 'Padding strides odd transposed']],
      ['MAXPOOL', ['Numerical max pooling']],
      ['12 kernels', ['Figure 6']],
      ['groups=2', ['Groups']],
    ] as const;
    for (const [query, expected] of table) {
      await search(panel, query);
      assert.deepEqual(await names(panel), expected, query);
      assert.equal(await panel.text('.gallery-top [role=status]'), `${expected.length} of ${presets.length} presets`);
    }
    await search(panel, 'no such thing');
    assert.match(await panel.text('.gallery'), /No presets match “no such thing”\./);
    assert.equal(await panel.page.locator('.gallery h3:visible').count(), 0);
    await search(panel, '');
    assert.equal((await names(panel)).length, presets.length);
  });

  it('keeps the search when a hidden panel is shown again', async () => {
    const panel = await gallery();
    await search(panel, 'groups=2');
    await panel.reload();
    await panel.page.locator('.gallery').waitFor();
    assert.equal(await panel.page.getByRole('searchbox', { name: 'Search presets' }).inputValue(), 'groups=2');
    assert.deepEqual(await names(panel), ['Groups']);
  });

  it('draws thumbnails when they come into view', async () => {
    const panel = await gallery({ height: 500 });
    await panel.settle();
    const drawn = async (): Promise<number> => await panel.page.locator('.thumb').count();
    const first = await drawn();
    assert(first > 0 && first < presets.length, `${first} at first`);
    await panel.page.locator('.preset').last().scrollIntoViewIfNeeded();
    await panel.settle();
    await panel.page.getByRole('button', { name: 'Numerical max pooling' }).locator('.thumb').waitFor();
  });

  for (const [how, start, end] of [
    [
      'pointed at',
      async (panel: PanelPage): Promise<void> => {
        await panel.page.getByRole('button', { name: 'Figure 3' }).hover();
      },
      async (panel: PanelPage): Promise<void> => {
        await panel.page.mouse.move(0, 0);
      },
    ],
    [
      'focused',
      async (panel: PanelPage): Promise<void> => {
        await search(panel, '');
        await panel.page.keyboard.press('Tab');
        await panel.page.keyboard.press('ArrowRight');
      },
      async (panel: PanelPage): Promise<void> => {
        await panel.page.keyboard.press('ArrowRight');
      },
    ],
  ] as const) {
    it(`plays a thumbnail while it is ${how}`, async () => {
      const panel = await gallery();
      await panel.settle();
      const resting = await read(panel, 'Figure 3');
      await panel.pass(THUMBNAIL_STEP * 5);
      assert.equal(await read(panel, 'Figure 3'), resting, 'it does not play');
      await start(panel);
      const seen = new Set<string | null>();
      for (let step = 0; step < 4; step++) {
        seen.add(await read(panel, 'Figure 3'));
        await panel.pass(THUMBNAIL_STEP);
      }
      assert.equal(seen.size, 4, 'the window moves at every step');
      await end(panel);
      assert.equal(await read(panel, 'Figure 3'), resting, 'it has stopped');
    });
  }

  it('plays nothing if the user wants no motion', async () => {
    const panel = await gallery({ reducedMotion: true });
    await panel.settle();
    await panel.page.getByRole('button', { name: 'Figure 3' }).hover();
    const at = await read(panel, 'Figure 3');
    await panel.pass(THUMBNAIL_STEP * 5);
    assert.equal(await read(panel, 'Figure 3'), at);
  });

  it('shows the preset that is chosen by keyboard', async () => {
    const panel = await gallery({ reducedMotion: true });
    await panel.page.getByRole('searchbox', { name: 'Search presets' }).focus();
    await panel.page.keyboard.press('Tab');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter']) await panel.page.keyboard.press(key);
    assert.equal(await panel.text('h1'), 'Figure 3');
    assert.match(await panel.text('.facts'), /\(1, 9, 9\) → \(1, 7, 7\)/);
    await openAside(panel, 'Presets');
    assert.equal(
      await panel.page
        .locator('.preset[aria-current]')
        .innerText()
        .then(text => text.split('\n')[0]),
      'Figure 3',
    );
  });
});
