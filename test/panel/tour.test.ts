// The tour: ten chapters, all usable by keyboard, each with its own layer and task, and progress that is stored.
import assert from 'node:assert/strict';
import { CHAPTERS } from '../../webview/tour/chapters';
import { TOUR_TEXTS } from '../../webview/tour/texts';
import { openAside } from './asides';
import type { PanelOptions, PanelPage } from './harness';
import { LAYERS } from './layers';
import { inBrowser } from './suite';

/** Moves to a control with Tab alone. */
async function focus({ page }: PanelPage, role: 'button' | 'checkbox' | 'spinbutton', name: string): Promise<void> {
  const wanted = await page.getByRole(role, { name, exact: true }).first().elementHandle();
  assert(wanted, name);
  for (let tabs = 0; tabs < 120; tabs++) {
    const there = await wanted.evaluate(element => {
      const { activeElement } = document;
      const root = element.getRootNode();
      return activeElement === element || (root instanceof ShadowRoot && root.host === activeElement);
    });
    if (there) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${name} is not reached by Tab`);
}

const layer = LAYERS.article_6 ?? assert.fail();

describe('the tour', () => {
  const open = inBrowser();
  const tour = async (options: PanelOptions = {}): Promise<PanelPage> => {
    const panel = await open({ layer: null, width: 1200, height: 800, reducedMotion: true, ...options });
    await openAside(panel, 'Tour');
    return panel;
  };

  it('shows every chapter with its layer, by keyboard', async () => {
    const panel = await tour();
    const seen: (readonly [string, string])[] = [];
    const pictures: string[] = [];
    for (const [index] of CHAPTERS.entries()) {
      seen.push([await panel.text('.tour h3'), await panel.text('.call code')]);
      pictures.push((await panel.memory()).picture);
      assert.equal(await panel.text('.chapter-of'), `Chapter ${index + 1} of 10`);
      if (index === CHAPTERS.length - 1) break;
      if (index === 0) await panel.page.getByRole('button', { name: 'Next', exact: true }).focus();
      await panel.page.keyboard.press('Enter');
      await panel.settle();
    }
    assert.deepEqual(
      pictures,
      CHAPTERS.map(({ picture }) => picture),
    );
    assert.deepEqual(
      seen,
      CHAPTERS.map(({ title, example }) => [TOUR_TEXTS[title], example.call]),
    );
    assert.equal(await panel.page.getByRole('button', { name: 'Next', exact: true }).isVisible(), false);
    await panel.page.getByRole('button', { name: 'See the presets' }).click();
    await panel.page.locator('.gallery').waitFor();
  });

  it('opens a chapter by its number; arrow keys move between the numbers', async () => {
    const panel = await tour();
    await panel.page.getByRole('button', { name: '1. Introduction' }).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter']) await panel.page.keyboard.press(key);
    assert.equal(await panel.text('.tour h3'), 'Trainable parameters and bias');
    assert.equal(await panel.page.locator('.chapters [aria-current]').innerText(), '3');
    await panel.page.getByRole('button', { name: 'Previous' }).press('Enter');
    assert.equal(await panel.text('.tour h3'), 'Kernel');
  });

  it('writes shapes in the chosen axis order, and shows its layout in memory', async () => {
    const panel = await tour();
    const strip = async (): Promise<string> => (await panel.page.locator('.memory li').allTextContents()).join(' ');
    assert.match(await panel.text('.prose'), /turns \(3, 7, 7\) into \(4, 5, 5\)/);
    assert.equal(await strip(), 'R0 R1 R2 R3 G0 G1 G2 G3 B0 B1 B2 B3');
    await panel.page.getByRole('button', { name: '(H, W, C)' }).press('Enter');
    assert.match(await panel.text('.prose'), /turns \(7, 7, 3\) into \(5, 5, 4\)/);
    assert.equal(await strip(), 'R0 G0 B0 R1 G1 B1 R2 G2 B2 R3 G3 B3');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.textContent), '(H, W, C)', 'the focus stays');
    assert.match(await panel.text('.facts'), /^\(3, 7, 7\) → \(4, 5, 5\)/, 'the rest of the panel uses PyTorch’s order');
  });

  it('recognizes and remembers a solved task', async () => {
    const panel = await tour();
    await panel.page.getByRole('button', { name: '2. Kernel' }).click();
    await panel.settle();
    assert.match(await panel.text('.task'), /^Try it Stop the window in the middle/);
    await panel.page.locator('.canvas').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await panel.page.keyboard.press(key);
    assert.match(await panel.text('.task'), /^Try it/);
    await panel.page.keyboard.press('ArrowRight');
    assert.match(await panel.text('.task'), /^✓ Done .* Output \(2, 2\) reads rows 2 … 4 and columns 2 … 4\./);
    await panel.page.keyboard.press('ArrowRight');
    assert.match(await panel.text('.task'), /^✓ Done/, 'a solved task stays solved');
    await panel.reload();
    assert.equal(await panel.text('.tour h3'), 'Kernel');
    assert.match(await panel.text('.task'), /^✓ Done/);
    await panel.page.getByRole('button', { name: '2. Kernel: done' }).waitFor();
    assert.match(await panel.text('.position'), /output \(2, 3\)/, 'the layer has not changed');
  });

  it('can be completed by keyboard: every task is solved with its control', async () => {
    const panel = await tour();
    const { keyboard } = panel.page;
    const type = (name: string, value: number) => async (): Promise<void> => {
      await focus(panel, 'spinbutton', name);
      await keyboard.press('Control+A');
      await keyboard.type(String(value));
    };
    const press = (role: 'button' | 'checkbox', name: string, key: string) => async (): Promise<void> => {
      await focus(panel, role, name);
      await keyboard.press(key);
    };
    const answers: Readonly<Record<string, readonly (() => Promise<void>)[]>> = {
      introduction: [type('out_channels', 8)],
      kernel: [
        press('button', 'Last output (End)', 'Home'),
        ...['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'].map(key => async (): Promise<void> => {
          await keyboard.press(key);
        }),
      ],
      parameters: [press('checkbox', 'bias', ' ')],
      channels: [type('out_channels', 8)],
      kernelSize: [type('kernel_size H', 3), type('kernel_size W', 5)],
      stride: [press('button', 'stride: same value for all axes', 'Enter'), type('stride H', 1), type('stride W', 3)],
      padding: [type('padding', 2)],
      dilation: [type('dilation', 3)],
      groups: [type('groups', 4)],
      outputSize: [type('stride', 4)],
    };
    for (const [index, { id }] of CHAPTERS.entries()) {
      if (index > 0) await press('button', 'Next', 'Enter')();
      await panel.settle();
      assert.match(await panel.text('.task'), /^Try it/, id);
      for (const action of answers[id] ?? []) await action();
      await panel.settle();
      assert.match(await panel.text('.task'), /^✓ Done/, id);
    }
    assert.deepEqual(
      (await panel.memory()).tour.done,
      CHAPTERS.map(({ id }) => id),
    );
  });

  it('continues in another panel', async () => {
    const first = await tour();
    await first.page.getByRole('button', { name: '2. Kernel' }).click();
    await first.page.locator('.canvas').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await first.page.keyboard.press(key);
    const kept = (await first.posted()).findLast(message => message.type === 'tour');
    assert.deepEqual(kept, { type: 'tour', tour: { chapter: 1, done: ['kernel'], order: 'chw' } });
    const panel = await tour({ tour: kept.tour });
    assert.equal(await panel.text('.tour h3'), 'Kernel');
    await panel.page.getByRole('button', { name: '2. Kernel: done' }).waitFor();
  });

  it('does not solve a task with another layer', async () => {
    const panel = await tour();
    await panel.page.getByRole('button', { name: '2. Kernel' }).click();
    await panel.send({ type: 'layer', layer });
    await panel.page.locator('.canvas').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await panel.page.keyboard.press(key);
    assert.match(await panel.text('.task'), /^Try it/);
    await panel.page.getByRole('button', { name: 'Reset the example' }).click();
    assert.equal(await panel.text('.call code'), 'nn.Conv2d(1, 1, 3, bias=False)');
  });

  it('stops following the cursor, and tells the host', async () => {
    const panel = await tour({ layer });
    assert.deepEqual((await panel.posted()).at(-1), { type: 'setFollow', follow: false });
    assert.equal(await panel.page.getByRole('checkbox', { name: 'Follow the cursor' }).getAttribute('aria-checked'), 'false');
  });

  it('closes on Escape', async () => {
    const panel = await tour();
    await panel.page.getByRole('button', { name: 'Next', exact: true }).press('Escape');
    assert.equal(await panel.page.locator('.beside').isVisible(), false);
  });
});
