import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { convlens, type Run } from '../../support/cli';
import { slashed } from '../../support/slashed';

interface Call {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly callee: string;
  readonly arguments: unknown;
  readonly alias?: boolean;
  readonly unresolved?: boolean;
}

interface Scan {
  readonly files: number;
  readonly calls: readonly Call[];
  readonly errors: readonly { readonly file: string; readonly message: string }[];
  readonly incomplete?: readonly { readonly file: string; readonly message: string }[];
}

describe('convlens scan', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'convlens-scan-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const run = (...args: string[]): Run => convlens(['scan', ...args], { cwd: folder });
  const scan = (...args: string[]): Scan => JSON.parse(run(...args, '--json').stdout) as Scan;
  const scanText = (text: string): readonly Call[] => {
    write('model.py', text);
    return scan('model.py').calls;
  };

  it('gives place, callee and arguments', () => {
    const calls = scanText('from torch import nn\nk = unknown()\nlayer = nn.Conv2d(3, out_channels=64,\n  kernel_size=k, bias=None)\n');
    assert.deepEqual(calls, [
      {
        file: 'model.py',
        line: 3,
        column: 8,
        endLine: 4,
        endColumn: 27,
        callee: 'torch.nn.Conv2d',
        arguments: {
          in_channels: { source: '3', value: 3 },
          out_channels: { source: '64', value: 64 },
          kernel_size: { source: 'k' },
          bias: { source: 'None', value: null },
        },
      },
    ]);
  });

  it('counts columns in UTF-16 units, and drops a byte order mark', () => {
    const [call] = scanText('\uFEFFimport torch.nn as nn; "😀é"; nn.Conv2d(1, 1, 9007199254740993)\n');
    assert.deepEqual([call?.line, call?.column, call?.endColumn], [1, 30, 63]);
    assert.match(run('model.py', '--json').stdout, /"value":9007199254740993\}/);
  });

  it('resolves imports, star imports and variables, and no names of the file itself', () => {
    const callees = (text: string): unknown[] => scanText(text).map(({ callee, alias }) => [callee, ...(alias ? ['alias'] : [])]);
    assert.deepEqual(callees('from torch.nn import *\nConv2d(1, 1, 1)\n'), [['torch.nn.Conv2d']]);
    assert.deepEqual(callees('import torch.nn.functional as G\nG.conv2d(x, w)\n'), [['torch.nn.functional.conv2d']]);
    assert.deepEqual(callees('from torch import nn\nconv = nn.Conv2d\nconv(3, 8, 3)\n'), [['torch.nn.Conv2d', 'alias']]);
    assert.deepEqual(callees('from torch.nn import Conv2d\nclass Conv2d: ...\nConv2d(1, 1, 1)\n'), []);
    assert.deepEqual(callees('import torch\nclass Conv2d: ...\nConv2d(1, 1, 1)\n'), []);
  });

  it('says which calls have arguments it cannot list', () => {
    const [call] = scanText('from torch import nn\nnn.Conv2d(1, *rest, bias=False)\n');
    assert.equal(call?.unresolved, true);
    assert.deepEqual(call.arguments, { in_channels: { source: '1', value: 1 }, bias: { source: 'False', value: false } });
  });

  it('scans broken Python', () => {
    assert.equal(
      scanText('from torch import nn\ndef broken(:\n  nn.Conv2d(1, 1, 1)\nnn.Conv2d(1, 1, 1)\n').some(({ line }) => line === 4),
      true,
    );
  });

  it('loses nothing but the one file that cannot be analyzed', () => {
    const good = 'import torch\ntorch.conv1d(x, w)\n';
    write('a.py', good);
    write('b.py', good + Array.from({ length: 511 }, (_, i) => `${' '.repeat(i)}if x:\n`).join('') + `${' '.repeat(511)}"text"\n`);
    write('c.py', `x = ${'{1:'.repeat(6000)}\n${good}`);
    write('d.py', `if(":\n${good}`);
    write('e.py', good);
    const { calls, errors, incomplete } = scan('.');
    assert.deepEqual(
      calls.map(({ file, line }) => [slashed(file), line]),
      [
        ['./a.py', 2],
        ['./c.py', 3],
        ['./d.py', 3],
        ['./e.py', 2],
      ],
    );
    assert.deepEqual(
      errors.map(({ file, message }) => [slashed(file), message]),
      [['./b.py', 'The file has blocks that are nested more than 200 deep.']],
    );
    assert.deepEqual(
      (incomplete ?? []).map(({ file }) => slashed(file)),
      ['./c.py'],
    );
  });

  it('says which files may contain more calls than it found', () => {
    write('a.py', `import torch\ntorch.conv1d(x, w)\nx = ${'f('.repeat(1000)}torch.conv1d(x, w)${')'.repeat(1000)}\n`);
    write('b.py', 'import torch\ntorch.conv1d(x, w)\n');
    const { calls, incomplete } = scan('a.py', 'b.py');
    assert.equal(calls.length, 2);
    assert.deepEqual(incomplete, [{ file: 'a.py', message: 'expressions nested deeper than 800 levels were not analyzed' }]);
    assert.equal(scan('b.py').incomplete, undefined);
  });

  it('counts lines as Python does, where a carriage return ends one too', () => {
    write('a.py', 'import torch.nn as nn\rx = 1\r\ny = 2\r  \nz = nn.Conv2d(3, 8, 3)\r');
    const [call] = scan('a.py').calls;
    assert.deepEqual([call?.line, call?.column], [5, 4]);
  });

  it('skips environments and build folders unless named, and follows no loop', () => {
    const text = 'import torch\ntorch.conv1d(x, w)\n';
    const skipped = ['.git', 'node_modules', 'build', 'dist', '__pycache__', '.tox', '.eggs', 'venv'];
    for (const name of ['b', 'a', 'a/b', ...skipped]) write(`${name}/x.py`, text);
    write('venv/pyvenv.cfg', '');
    write('a/notes.txt', text);
    symlinkSync('..', join(folder, 'a', 'loop'));
    symlinkSync('nowhere', join(folder, 'a', 'gone.py'));
    const { files, calls, errors } = scan('.');
    assert.deepEqual(
      calls.map(({ file }) => slashed(file)),
      ['./a/b/x.py', './a/x.py', './b/x.py'],
    );
    assert.deepEqual([files, errors], [3, []]);
    for (const name of skipped)
      assert.deepEqual(
        scan(name).calls.map(({ file }) => slashed(file)),
        [`${name}/x.py`],
      );
    assert.equal(scan('a/x.py', 'a', 'a/x.py').files, 2);
  });

  it('lists what cannot be read, and reads the rest', () => {
    write('good.py', 'import torch\ntorch.conv1d(x, w)\n');
    write('binary.py', new Uint8Array([0, 1, 2]));
    write('latin.py', new Uint8Array([0x23, 0xe9, 0x0a]));
    const { files, calls, errors } = scan('.');
    assert.deepEqual([files, calls.length], [1, 1]);
    assert.deepEqual(
      errors.map(({ file }) => slashed(file)),
      ['./binary.py', './latin.py'],
    );
    for (const { message } of errors) assert.match(message, /^[A-Z].+\.$/);
    assert.equal(run('.').code, 0);
    const missing = run('missing.py', 'good.py', '--json');
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /missing\.py/);
    assert.equal((JSON.parse(missing.stdout) as Scan).calls.length, 1);
  });

  it('prints a line for each call and a total for people', () => {
    write('model.py', 'from torch import nn\nconv = nn.Conv2d\nconv(3, 8,\n  3)\n');
    assert.equal(
      run('model.py').stdout,
      'model.py:3:0 torch.nn.Conv2d(in_channels=3, out_channels=8, kernel_size=3) via a variable\n1 call in 1 file\n',
    );
  });
});
