// The panel and its host: the messages of each, what the panel stores, and what it shows instead of a picture.
import assert from 'node:assert/strict';
import { ENGLISH } from '../../webview/strings';
import { LAYERS, SPECIAL } from './layers';
import { inBrowser } from './suite';

const layer = LAYERS.article_6 ?? assert.fail();

describe('the panel', () => {
  const open = inBrowser();

  it('sends what the user requests', async () => {
    const panel = await open({ layer, reducedMotion: true });
    await panel.page.getByRole('button', { name: 'Show model.py:12 in the editor' }).click();
    await panel.page.getByRole('button', { name: 'Copy the call' }).click();
    await panel.page.getByRole('checkbox', { name: 'Follow the cursor' }).click();
    await panel.page.getByRole('checkbox', { name: 'Follow the cursor' }).click();
    assert.deepEqual(await panel.posted(), [
      { type: 'ready' },
      { type: 'reveal' },
      { type: 'copy', text: 'nn.Conv2d(3, 4, 3)' },
      { type: 'setFollow', follow: false },
      { type: 'setFollow', follow: true },
    ]);
  });

  it('shows the layer that the host sends', async () => {
    const panel = await open({ layer, reducedMotion: true });
    assert.equal(await panel.text('h1'), 'Conv2d');
    assert.match(await panel.text('.facts'), /^\(3, 7, 7\) → \(4, 5, 5\) 112 params .* MACs RF 3×3$/);
    await panel.send({ type: 'layer', layer: LAYERS.resnet_stem ?? null });
    assert.equal(await panel.text('h1'), 'Conv2d · conv1');
    const field = async (name: string): Promise<string> => await panel.page.getByRole('spinbutton', { name, exact: true }).inputValue();
    const fields = ['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding', 'dilation', 'groups'];
    assert.deepEqual(await Promise.all(fields.map(field)), ['3', '64', '7', '2', '3', '1', '1']);
    await panel.settle();
    assert.equal(await panel.page.getByRole('checkbox', { name: 'bias' }).getAttribute('aria-checked'), 'false');
    assert.equal(await panel.page.getByRole('combobox', { name: 'padding_mode' }).inputValue(), 'zeros');
    await panel.send({ type: 'follow', follow: false });
    await panel.settle();
    assert.equal(await panel.page.getByRole('checkbox', { name: 'Follow the cursor' }).getAttribute('aria-checked'), 'false');
    await panel.send({ type: 'layer', layer: null });
    assert.match(await panel.text('.state'), /No convolution here/);
    assert.deepEqual(await panel.posted(), [{ type: 'ready' }], 'showing a layer sends no message');
  });

  it('drops a malformed message with one line in the console', async () => {
    const panel = await open({ layer, reducedMotion: true });
    const before = await panel.text('body');
    await panel.page.evaluate(() => {
      window.dispatchEvent(new MessageEvent('message', { data: { type: 'layer', layer: { title: 'Conv2d' } } }));
    });
    await panel.settle();
    assert.equal(await panel.text('body'), before);
    assert.deepEqual(panel.problems.splice(0), [
      'console: ConvLens: a message of type "layer" was dropped, because its fields are not as expected.',
    ]);
    await panel.send({ type: 'layer', layer: LAYERS.resnet_stem ?? null });
    assert.equal(await panel.text('h1'), 'Conv2d · conv1', 'the next message is handled');
  });

  it("shows output_padding only for transposed layers, and padding='same' as a word", async () => {
    const panel = await open({ layer: LAYERS.padding_strides_odd_transposed ?? null, reducedMotion: true });
    assert.equal(await panel.page.getByRole('spinbutton', { name: 'output_padding' }).inputValue(), '1');
    await panel.send({ type: 'layer', layer: LAYERS.same_even ?? null });
    assert.equal(await panel.page.getByRole('spinbutton', { name: 'output_padding' }).count(), 0);
    assert.equal(
      await panel.page.getByRole('combobox', { name: 'padding as numbers or as a mode' }).locator('option:checked').textContent(),
      "'same'",
    );
  });

  it('opens the calculator if there is no layer', async () => {
    const panel = await open({ layer: null });
    await panel.page.getByRole('button', { name: 'Calculate convolution…' }).click();
    assert.deepEqual((await panel.posted()).at(-1), { type: 'openCalculator' });
  });

  it('says that it is waiting for the host', async () => {
    const panel = await open({ silentHost: true });
    assert.match(await panel.text('.state'), /Reading the layer…/);
  });

  it('shows PyTorch’s message for a layer that it rejects, and draws what does not fit', async () => {
    const panel = await open({ layer: SPECIAL.illegal });
    assert.match(
      await panel.text('.state .message'),
      /^RuntimeError Calculated padded input size per channel: \(4 x 4\)\. Kernel size: \(7 x 7\)\./,
    );
    await panel.page.getByRole('img', { name: 'The kernel spans 7×7 cells, but the padded input has only 4×4.' }).waitFor();
    assert.equal(await panel.page.locator('.scene').isVisible(), false);
  });

  it('lists what is unknown, with the reasons', async () => {
    const panel = await open({ layer: SPECIAL.unknown });
    for (const note of SPECIAL.unknown.notes) assert((await panel.text('.state')).includes(note.replace(/`/g, '')), note);
    assert.deepEqual(await panel.page.locator('.state code').allInnerTexts(), ['self.expansion', 'k']);
    assert.equal(await panel.page.locator('.notes').isVisible(), false, 'the reasons are shown only once');
  });

  it('plays a symbolic layer at the example size, and says so', async () => {
    const panel = await open({ layer: SPECIAL.symbolic, reducedMotion: true });
    assert.match(await panel.text('.facts'), /^\(N, 3, H, W\) → \(N, 64, ⌊\(H−1\)\/2⌋\+1, ⌊\(W−1\)\/2⌋\+1\) /);
    assert.match(await panel.text('.facts'), /at 224×224 \(1, 3, 224, 224\) → \(1, 64, 112, 112\) 9,408 params 118\.0 M MACs/);
    assert.match(await panel.text('.position'), /of 112×112/);
  });

  it('uses the editor’s language', async () => {
    const panel = await open({
      layer,
      reducedMotion: true,
      strings: { [ENGLISH.follow]: '커서 따라가기', [ENGLISH.position]: '출력 ({0}) / {1}' },
    });
    await panel.page.getByRole('checkbox', { name: '커서 따라가기' }).waitFor();
    assert.equal(await panel.text('.position'), '출력 (0, 0) / 5×5');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await panel.text('.position'), '출력 (0, 1) / 5×5');
  });

  it('is the same after a reload', async () => {
    const panel = await open({ layer, reducedMotion: true });
    await panel.page.getByRole('spinbutton', { name: 'output channel' }).fill('2');
    await panel.page.getByRole('spinbutton', { name: 'input channel' }).fill('1');
    await panel.page.locator('.canvas').focus();
    for (const key of ['End', 'ArrowLeft', 'ArrowUp']) await panel.page.keyboard.press(key);
    await panel.page.getByRole('checkbox', { name: 'Loop' }).click();
    const before = await panel.memory();
    assert.deepEqual([before.playback.index, before.view, before.playback.loop], [18, { outChannel: 2, inChannel: 1, slice: 0 }, false]);
    await panel.reload();
    assert.deepEqual(await panel.memory(), before);
    assert.equal(await panel.text('.position'), 'output (3, 3) of 5×5');
    assert.equal(await panel.page.getByRole('spinbutton', { name: 'output channel' }).inputValue(), '2');
    assert.equal(await panel.page.getByRole('checkbox', { name: 'Loop' }).getAttribute('aria-checked'), 'false');
  });

  it('shows the stored layer before the host has answered', async () => {
    const first = await open({ layer, reducedMotion: true });
    await first.page.keyboard.press('End');
    const panel = await open({ silentHost: true, reducedMotion: true, memory: await first.memory() });
    await panel.settle();
    assert.equal(await panel.text('.position'), 'output (4, 4) of 5×5');
  });

  it('stores the step of a running animation from time to time, not at every step', async () => {
    const panel = await open({ layer });
    await panel.pass(500 * 5);
    const { index } = (await panel.memory()).playback;
    assert(index >= 3 && index <= 5, `${index}`);
  });
});
