// Playback: play, pause, step, seek, speed, loop, by mouse and by keyboard. The tests control the clock.
import assert from 'node:assert/strict';
import type { PanelPage } from './harness';
import { LAYERS } from './layers';
import { inBrowser } from './suite';

const layer = LAYERS.padding_strides ?? assert.fail(); // 3×3 outputs

/** Position of the current output cell as drawn. */
async function current({ page }: PanelPage): Promise<string> {
  const cell = page.locator('.cell.current');
  return `${await cell.getAttribute('data-row')},${await cell.getAttribute('data-col')}`;
}

async function press({ page }: PanelPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('playback', () => {
  const open = inBrowser();

  it('starts automatically, shows a position every half second, and loops', async () => {
    const panel = await open({ layer });
    const seen = [await current(panel)];
    for (let step = 0; step < 9; step++) {
      await panel.pass(500);
      seen.push(await current(panel));
    }
    assert.deepEqual(seen, ['0,0', '0,1', '0,2', '1,0', '1,1', '1,2', '2,0', '2,1', '2,2', '0,0']);
  });

  it('fills the output up to the current position', async () => {
    const panel = await open({ layer });
    await panel.pass(500 * 4);
    assert.deepEqual([await panel.page.locator('.cell.done').count(), await panel.page.locator('.cell.pending').count()], [4, 4]);
  });

  it('pauses and continues', async () => {
    const panel = await open({ layer });
    await panel.pass(500);
    await panel.page.getByRole('button', { name: 'Pause' }).click();
    await panel.pass(5000);
    assert.equal(await current(panel), '0,1');
    await panel.page.getByRole('button', { name: 'Play' }).click();
    await panel.pass(500);
    assert.equal(await current(panel), '0,2');
  });

  it('stops at the end without Loop', async () => {
    const panel = await open({ layer });
    await panel.page.getByRole('checkbox', { name: 'Loop' }).click();
    await panel.pass(10_000);
    assert.equal(await current(panel), '2,2');
    await panel.page.getByRole('button', { name: 'Play' }).waitFor();
  });

  it('steps by its buttons', async () => {
    const panel = await open({ layer });
    const seen: string[] = [];
    for (const name of ['Step forward', 'Step forward', 'Step back', 'Last output', 'Step back', 'First output']) {
      await panel.page.getByRole('button', { name }).click();
      seen.push(await current(panel));
    }
    assert.deepEqual(seen, ['0,1', '0,2', '0,1', '2,2', '2,1', '0,0']);
    await panel.pass(5000);
    assert.equal(await current(panel), '0,0', 'stepping pauses');
  });

  it('steps by keys', async () => {
    const panel = await open({ layer });
    const table = [
      ['ArrowRight', '0,1'],
      ['ArrowDown', '1,1'],
      ['ArrowLeft', '1,0'],
      ['ArrowUp', '0,0'],
      ['End', '2,2'],
      ['Home', '0,0'],
    ] as const;
    for (const [key, expected] of table) {
      await press(panel, key);
      assert.equal(await current(panel), expected, key);
    }
    await press(panel, ' ');
    await panel.pass(1000);
    assert.equal(await current(panel), '0,2', 'Space plays');
    await press(panel, ' ');
    await panel.pass(1000);
    assert.equal(await current(panel), '0,2', 'Space pauses');
  });

  it('leaves keys to the focused control', async () => {
    const panel = await open({ layer: LAYERS.article_6 ?? null, reducedMotion: true });
    await panel.page.getByRole('spinbutton', { name: 'input channel' }).focus();
    await press(panel, 'ArrowUp');
    assert.equal(await panel.page.getByRole('spinbutton', { name: 'input channel' }).inputValue(), '1');
    assert.equal(await current(panel), '0,0');
    await panel.page.getByRole('slider').focus();
    await press(panel, 'ArrowRight', 'ArrowRight', 'End');
    assert.equal(await current(panel), '4,4');
    await panel.page.getByRole('button', { name: 'First output' }).focus();
    await press(panel, ' ');
    assert.equal(await current(panel), '0,0');
    await panel.page.getByRole('button', { name: 'Play' }).waitFor();
  });

  it('changes the speed', async () => {
    const panel = await open({ layer });
    const speed = panel.page.getByRole('combobox', { name: 'Speed' });
    await speed.click();
    await panel.settle();
    await panel.page.getByRole('option', { name: '4×' }).click();
    await panel.settle();
    await panel.page.getByRole('button', { name: 'First output' }).click();
    await panel.settle();
    await panel.page.getByRole('button', { name: 'Play' }).click();
    await panel.pass(500);
    assert.equal(await current(panel), '1,1', 'four positions in half a second');
  });

  it('goes to the output cell that is clicked', async () => {
    const panel = await open({ layer });
    await panel.page.locator('.cell.output[data-row="2"][data-col="1"]').click();
    assert.equal(await current(panel), '2,1');
  });

  it('slides the window to the next position, and ends exactly there', async () => {
    const panel = await open({ layer: LAYERS.no_padding_no_strides ?? null });
    const x = async (): Promise<number> => Number(await panel.page.locator('.frame.window').getAttribute('x'));
    const cell = Number(await panel.page.locator('.scene .cell.input rect').first().getAttribute('width')) + 1;
    const from = await x();
    await press(panel, 'ArrowRight');
    assert.equal(await x(), from, 'it starts at the previous position');
    await panel.pass(60);
    const between = await x();
    assert(between > from && between < from + cell, `${between} is between ${from} and ${from + cell}`);
    await panel.pass(200);
    assert.equal(await x(), from + cell);
  });

  for (const [name, options] of Object.entries({
    'the system': { reducedMotion: true },
    'the editor': { bodyClass: 'vscode-reduce-motion' },
  })) {
    it(`neither starts automatically nor slides if ${name} turns motion off`, async () => {
      const panel = await open({ layer: LAYERS.no_padding_no_strides ?? null, ...options });
      await panel.pass(5000);
      assert.equal(await current(panel), '0,0');
      const from = Number(await panel.page.locator('.frame.window').getAttribute('x'));
      await press(panel, 'ArrowRight');
      assert(Number(await panel.page.locator('.frame.window').getAttribute('x')) > from, 'it jumps to the next position');
    });
  }

  it('announces each manual step, and nothing while playing', async () => {
    const panel = await open({ layer });
    const narration = panel.page.locator('.narration');
    await panel.pass(500);
    assert.equal(await narration.textContent(), '');
    await press(panel, 'ArrowRight');
    assert.match((await narration.textContent()) ?? '', /^Output \(0, 2\), channel 0: −?\d+\. Input channel 0 contributes −?\d+\.$/);
  });

  it('does not move anything around the picture', async () => {
    for (const name of ['article_6', 'resnet_stem', 'padding_strides_transposed']) {
      const panel = await open({ layer: LAYERS[name] ?? null, width: name === 'article_6' ? 460 : 1000 });
      const boxes = async (): Promise<unknown> =>
        await panel.page
          .locator('.canvas, .numbers, .formula')
          .evaluateAll(parts => parts.map(part => JSON.stringify(part.getBoundingClientRect())));
      const before = await boxes();
      for (let step = 0; step < 12; step++) {
        await panel.pass(500);
        assert.deepEqual(await boxes(), before, `${name}, step ${step}`);
      }
    }
  });
});
