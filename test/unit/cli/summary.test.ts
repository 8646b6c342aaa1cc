import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelAnalyzer, type ModelRun } from '../../../src/core/analysis';
import { summaryText } from '../../../src/cli/summary-text';
import { nodeFiles } from '../../../src/host';
import { parserBytes } from '../../support/parser';
import { convlens } from '../../support/cli';

const MODEL = `import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self, width=8, classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 7, stride=2, padding=3, bias=False)
        self.conv2 = nn.Conv2d(width, width, (3, 1), padding=(1, 0), groups=2)
        self.aux = nn.Conv2d(width, classes, 1)
        self.fc = nn.Linear(width, classes)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = self.conv2(x)
        if self.training:
            return self.fc(x.mean((2, 3))), self.aux(x)
        return self.fc(x.mean((2, 3)))
`;

const BROKEN = MODEL.replace('nn.Linear(width, classes)', 'nn.Linear(4, classes)');

describe('convlens summary', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'convlens-'));
    writeFileSync(join(folder, 'net.py'), MODEL);
    writeFileSync(join(folder, 'broken.py'), BROKEN);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (...args: readonly string[]): ReturnType<typeof convlens> => convlens(['summary', ...args], { cwd: folder });

  it('draws a table under what was asked, with totals and what only training calls', () => {
    const { code, stdout } = run('net.py', '--model', 'Net()', '--input', '1,3,64,64');
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `Net()   input (1, 3, 64, 64)   output (1, 10)
Layer  Type    In       Out      Kernel       Receptive  Params   Share    MACs
conv1  Conv2d  3×64×64  8×32×32  7×7 s2 p3    7           1,176  92.5 %  1.20 M
conv2  Conv2d  8×32×32  8×32×32  3×1 p1×0 g2  11×7          104   7.5 %  98,304

1,460 params   1.30 M MACs   activations 96.1 KiB, peak including the input 112.0 KiB   2 convs, nothing unknown
Called only in training: aux
`,
    );
  });

  it('shows symbols as they are', () => {
    const { stdout } = run('net.py', '--model', 'Net()', '--input', 'N,3,H,W');
    assert.match(stdout, /^Net\(\) {3}input \(N, 3, H, W\) {3}output \(N, 10\)\n/);
    assert.match(stdout, /conv1 {2}Conv2d {2}3×H×W/);
  });

  it('says what torch would raise, where, and exits with 1', () => {
    const { code, stdout } = run('broken.py', '--model', 'Net()', '--input', '1,3,64,64');
    assert.equal(code, 1);
    assert.match(stdout, /\nRuntimeError: mat1 and mat2 shapes cannot be multiplied \(1x8 and 4x10\)\n {2}at broken\.py:19 in forward\n/);
  });

  it('writes Markdown with figures in full', () => {
    const lines = run('net.py', '--model', 'Net()', '--input', '1,3,64,64', '--markdown').stdout.split('\n');
    assert.equal(lines[0], '**Net()   input (1, 3, 64, 64)   output (1, 10)**');
    assert.equal(lines[2], '| Layer | Type | In | Out | Kernel | Receptive | Params | Share | MACs |');
    assert.equal(lines[4], '| conv1 | Conv2d | 3×64×64 | 8×32×32 | 7×7 s2 p3 | 7 | 1,176 | 92.5 % | 1,204,224 |');
  });

  it('writes CSV that a spreadsheet reads as numbers', () => {
    assert.equal(
      run('net.py', '--model', 'Net(width=64)', '--input', '1,3,64,64', '--csv').stdout.split('\n')[1],
      'conv1,Conv2d,3×64×64,64×32×32,7×7 s2 p3,7,9408,60.5 %,9633792',
    );
  });

  it('answers requests line by line, in order, the bad ones too', () => {
    const requests = [
      { file: 'net.py', model: 'Net()', call: 'torch.rand(1, 3, 64, 64)' },
      { file: 'missing.py', model: 'Net()', call: 'torch.rand(1, 3, 64, 64)' },
      { file: 'net.py', model: 'Net(', call: 'torch.rand(1, 3, 64, 64)' },
      { file: 'net.py', model: 'Net()', call: 'torch.rand(1, 3, 64, 64)', training: true },
    ];
    const { code, stdout } = convlens(['summary', '--batch'], {
      cwd: folder,
      input: requests.map(request => JSON.stringify(request)).join('\n'),
    });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { readonly ok: boolean; readonly output?: unknown; readonly error?: { readonly type: string } });
    assert.equal(code, 0);
    assert.deepEqual(
      answers.map(({ ok, output, error }) => (ok ? output : error?.type)),
      [
        [1, 10],
        'UsageError',
        'SyntaxError',
        [
          [1, 10],
          [1, 10, 32, 32],
        ],
      ],
    );
  });

  for (const [args, message] of [
    [['net.py', '--model', 'Net()'], 'summary needs --input or --call.'],
    [['net.py', '--input', '1,3,8,8'], 'summary needs --model, such as --model "Net()".'],
    [['--model', 'Net()', '--input', '1,3,8,8'], 'summary needs a file, or -m with a module.'],
    [['nowhere.py', '--model', 'Net()', '--input', '1,3,8,8'], 'The file nowhere.py does not exist.'],
  ] as const) {
    it(`refuses ${args.join(' ')}`, () => {
      const { code, stderr } = run(...args);
      assert.deepEqual([code, stderr.split('\n')[0]], [2, `convlens summary: ${message}`]);
    });
  }
});

describe("the summary's table in a narrow terminal", () => {
  let found: ModelRun;
  before(async () => {
    const analyzer = await ModelAnalyzer.create(parserBytes, nodeFiles());
    found = analyzer.run(
      { file: 'test/fixtures/models/plain.py', module: null, pythonPath: [] },
      { model: 'PlainNet()', call: null, inputs: [[1, 3, 32, 32]], training: false },
    );
  });
  const widest = (width: number): number => {
    const text = summaryText({ run: found, trainingOnly: [] }, { model: 'PlainNet()', input: '(1, 3, 32, 32)' }, (_, part) => part, width);
    return Math.max(
      ...text
        .split('\n')
        .slice(1, found.layers.length + 2)
        .map(line => line.length),
    );
  };
  for (const width of [100, 80, 70, 60]) {
    it(`keeps within ${String(width)} columns`, () => {
      assert(widest(width) <= width, String(widest(width)));
    });
  }
  it('keeps names, shapes and cost even where they do not fit', () => {
    assert(widest(10) > 10);
  });
});
