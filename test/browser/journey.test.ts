import assert from 'node:assert/strict';
import { useWorkbench } from './useWorkbench';

/** A model that reads its configuration from a file beside it. */
const CONFIGURED = `
import json, os, tomllib, yaml
from pathlib import Path
from torch import nn
with open(os.path.join(os.path.dirname(__file__), 'net.json')) as file:
    config = json.load(file)
with open('net.toml', 'rb') as file:
    depth = tomllib.load(file)['depth']
width = yaml.safe_load(Path('net.yaml').read_text())['width']
Path('out').mkdir(exist_ok=True)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, config['width'], 3)
        self.second = nn.Conv2d(16, width, 5 if os.path.exists('net.json') else 7)
        self.third = nn.Conv2d(16, 32, depth)
`;

const conv = { text: 'Conv2d(3, 32', occurrence: 1 } as const;

for (const { where, inWebWorker, picture } of [
  { where: 'with the extension on Node', inWebWorker: false, picture: (name: string) => name },
  { where: 'with the extension in a web worker', inWebWorker: true, picture: (name: string) => `web-${name}` },
]) {
  describe(`the whole way, ${where}`, () => {
    const workbench = useWorkbench({ inWebWorker, files: { 'configured.py': CONFIGURED, 'net.json': '{"width": 16}' } });

    it('reads the hover of a convolution', async () => {
      await workbench().openFile('small_cnn.py');
      const text = await workbench().hoverText(conv);
      assert.match(text, /\(N, 3, H, W\)/);
      assert.match(text, /Parameters/);
      await workbench().screenshot(picture('hover'));
    });

    it('leaves unknown what a file would have to be read for, and says so', async () => {
      await workbench().openFile('configured.py');
      for (const [text, shape, reason] of [
        [
          "Conv2d(3, config['width']",
          /\(N, 3, H, W\)\s+→\s+\(N, out_channels, H−2, W−2\)/,
          /the result of json\.load\(\) is not evaluated/,
        ],
        ['Conv2d(16, width', /\(N, 16, H, W\)\s+→/, /is not evaluated/],
        ['Conv2d(16, 32, depth)', /\(N, 16, H, W\)\s+→\s+\(N, 32, /, /the result of tomllib\.load\(\) is not evaluated/],
      ] as const) {
        const hover = await workbench().hoverText({ text, occurrence: 1 });
        assert.match(hover, shape);
        assert.match(hover, reason);
      }
      await workbench().openFile('small_cnn.py');
    });

    it('has its server in a worker of the page only if there is no Node', async () => {
      const ours = (await workbench().workers()).filter(name => name.endsWith('ConvLens'));
      assert.equal(ours.length, inWebWorker ? 1 : 0);
    });

    it('opens the visualizer from the hover, and plays the animation', async () => {
      const hover = await workbench().hover(conv);
      await hover.getByText('Open visualizer').click();
      const panel = workbench().webview();
      const position = panel.getByText(/^output \(\d+, \d+\) of/).first();
      await position.waitFor();
      const before = await position.innerText();
      await panel
        .getByRole('button', { name: /step forward|next/i })
        .first()
        .click();
      await workbench().screenshot(picture('visualizer'));
      assert.notEqual(await position.innerText(), before);
    });

    it('calculates a layer from the palette', async () => {
      await workbench().runCommand('ConvLens: Calculate Convolution…');
      const { quickInput } = workbench();
      await quickInput.message().filter({ hasText: '(N, 32, H, W) · 896 params' }).waitFor();
      await quickInput.type('nn.Conv2d(3, 64, 7, 2, 3)');
      await quickInput.accept();
      await quickInput.message().filter({ hasText: '(1, 64, 112, 112)' }).waitFor();
      await quickInput.type('1, 3, 100, 100');
      await quickInput.message().filter({ hasText: '(1, 64, 50, 50)' }).waitFor();
      await workbench().screenshot(picture('calculator'));
      await quickInput.accept();
      await quickInput.entries().filter({ hasText: '9,472' }).first().waitFor();
      await workbench().settled();
      await workbench().screenshot(picture('calculator-result'));
      await quickInput.dismiss();
    });
  });
}
