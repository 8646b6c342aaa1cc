import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInt } from '../../../../src/core/dim';
import { layerOf, type Analyzer, type ModelAnalyzer } from '../../../../src/core/analysis';
import { createModelAnalyzer } from '../../../support/models';
import { skip } from '../../../support/skip';
import { createAnalyzer } from '../../../support/parser';

/** Everyday expressions for a number of channels, and what CPython says of them (checked against python3 below, where there is one). */
const EXPRESSIONS: readonly (readonly [expression: string, value: number])[] = [
  ['int(math.log2(256))', 8],
  ['sum([2, 3, 4])', 9],
  ['divmod(17, 5)[0]', 3],
  ['[c * 2 for c in (4, 8, 16)][1]', 16],
  ['max([(1, 9), (2, 4)], key=lambda pair: pair[1])[1]', 9],
  ["int('3,5'.split(',')[1])", 5],
  ['math.prod([2, 3, 4])', 24],
  ['len([0] * 20000)', 20000],
  ['int((5.0 % 0.1) * 1e18)', 99999999999999728],
  ["sorted(['\\uffff', '\\U0001f600'], reverse=True).index('\\U0001f600') + 7", 7],
  ["3 if '\\uffff' < '\\U0001f600' else 5", 3],
  ['round(2.5) + round(3.5)', 6],
  ['len({**{1: 2}, 3: 4})', 2],
  ["int(f'{7:03d}')", 7],
  ['functools.reduce(operator.mul, [2, 3, 5])', 30],
  ['(lambda width, depth=2: width * depth)(6)', 12],
  ['len(list(zip([1, 2, 3], range(2))))', 2],
  ['min(64, 2 ** 60 // 3)', 64],
  ["{'a': 4, 'b': 6}.get('b', 1)", 6],
  ['[1, 2, 3, 4][-3:][0]', 2],
];

const file = (expression: string): string =>
  `import functools, math, operator\nimport torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self):\n` +
  `        super().__init__()\n        self.conv = nn.Conv2d(1, ${expression}, 1)\n    def forward(self, x):\n` +
  `        return self.conv(x)\n`;

describe('one arithmetic in hover, scan and summary', () => {
  let analyzer: Analyzer;
  let models: ModelAnalyzer;
  let folder: string;
  before(async () => {
    analyzer = await createAnalyzer();
    models = await createModelAnalyzer();
    folder = mkdtempSync(join(tmpdir(), 'convlens-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  EXPRESSIONS.forEach(([expression, value], i) => {
    it(`${expression} is ${String(value)}`, () => {
      const text = file(expression);
      const isCalled = expression.startsWith('(lambda');
      const scanned = analyzer.scan(text).calls[0]?.arguments.out_channels?.value;
      const found = analyzer.layerAt(`file:///${String(i)}.py`, text, text.indexOf('Conv2d'));
      const hovered = found && layerOf(found.call).output?.[1];
      const path = join(folder, `net${String(i)}.py`);
      writeFileSync(path, text);
      const run = models.run(
        { file: path, module: null, pythonPath: [] },
        { model: 'Net()', call: 'torch.rand(1, 1, 1, 1)', inputs: [], training: false },
      );
      const summed = run.layers[0]?.output?.[1];
      const plain = (known: unknown): unknown => (typeof known === 'bigint' ? Number(known) : known);
      assert.deepEqual(
        {
          summary: plain(summed),
          scan: plain(scanned),
          hover: hovered !== null && hovered !== undefined && isInt(hovered) ? plain(hovered) : undefined,
        },
        // A function of the file is not called by the survey: what it gives is unknown there, never different.
        { summary: value, scan: isCalled ? undefined : value, hover: isCalled ? undefined : value },
      );
    });
  });

  it('CPython agrees', function () {
    const program = `import functools, json, math, operator\nprint(json.dumps([${EXPRESSIONS.map(([expression]) => expression).join(', ')}]))`;
    let printed: string;
    try {
      printed = execFileSync('python3', ['-c', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return skip(this, 'python3 is not there');
    }
    assert.deepEqual(
      (JSON.parse(printed) as number[]).map(Number),
      EXPRESSIONS.map(([, value]) => value),
    );
  });
});
