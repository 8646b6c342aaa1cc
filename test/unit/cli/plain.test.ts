import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brief, briefSource, plain } from '../../../src/cli/plain';
import { convlens } from '../../support/cli';

describe('texts of the user on a terminal', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'convlens-'));
    writeFileSync(
      join(folder, 'net.py'),
      `import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.add_module("a\\x1b[31m\\n|b", nn.Conv2d(3, 8, 3))
    def forward(self, x):
        for layer in self.children(): x = layer(x)
        raise ValueError("\\x1b]0;title\\x07\\nforged.py:1:0")
`,
    );
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('show control characters as escapes', () => {
    assert.equal(plain('a\x1b[31m\r\n\x7f\x9b\u2028\u202e é ✓'), 'a\\x1b[31m\\x0d\\x0a\\x7f\\x9b\\u2028\\u202e é ✓');
  });
  it('are cut where they are too long', () => {
    assert.equal(brief('a'.repeat(300)), 'a'.repeat(300));
    assert.equal(brief('a'.repeat(301)), `${'a'.repeat(299)}…`);
    assert.equal(briefSource('a,\n   b'), 'a, b');
    assert.equal(briefSource(`a${' '.repeat(5000)}b`).length, 300);
  });

  for (const format of [[], ['--markdown'], ['--csv']])
    it(`contain no control characters in a summary ${format.join('')}`, () => {
      const { stdout } = convlens(['summary', 'net.py', '--model', 'Net()', '--input', '1,3,8,8', ...format], { cwd: folder });
      assert.doesNotMatch(stdout, /[^\n\P{Cc}]/u);
      assert(stdout.includes('a\\x1b[31m\\x0a'));
      if (format[0] !== '--csv') assert(stdout.includes('ValueError: \\x1b]0;title\\x07\\x0aforged.py:1:0'));
      assert(stdout.split('\n').every(line => !line.startsWith('forged')));
    });
  it('contain no control characters in a scan', () => {
    const name = process.platform === 'win32' ? 'net.py' : 'a\x1b]0;title\x07\nforged.py';
    writeFileSync(join(folder, name), `import torch.nn as nn\nnn.Conv2d(3, 8, "\x1b[31m")\nnn.Conv2d(3, ${'a+'.repeat(500_000)}a, 3)\n`);
    const { stdout } = convlens(['scan', '.'], { cwd: folder });
    assert.doesNotMatch(stdout, /[^\n\P{Cc}]/u);
    assert(stdout.includes('kernel_size="\\x1b[31m")'));
    assert(stdout.includes('a…, kernel_size=3)'));
    assert(stdout.length < 2000);
  });
});
