import assert from 'node:assert/strict';
import { calcJson } from '../../../../src/core/analysis/calculate';
import type { Analyzer } from '../../../../src/core/analysis';
import { createAnalyzer } from '../../../support/parser';

let analyzer: Analyzer;
before(async () => {
  analyzer = await createAnalyzer();
});

/** `output params`, or `Type: message`. */
function answer(text: string, input: readonly number[] | null): string {
  const result = analyzer.calculate(text, input);
  if (!result.ok) return `${result.error.type}: ${result.error.message}`;
  const { output, params } = calcJson(result) as { output: readonly unknown[]; params: unknown };
  return `(${output.join(', ')}) ${String(params)}`;
}

const IMAGE = [1, 3, 8, 8];
const EXPECTED = 'Enter a convolution layer, such as nn.Conv2d(3, 64, 7, stride=2, padding=3).';

describe('calculating a layer', () => {
  const table: readonly [text: string, input: readonly number[] | null, expected: string][] = [
    ['nn.Conv2d(3, 4, 3)', IMAGE, '(1, 4, 6, 6) 112'],
    ['  nn.Conv2d(3, 4, 3)  ', IMAGE, '(1, 4, 6, 6) 112'],
    ['Conv2d(3, 4, 3)', IMAGE, '(1, 4, 6, 6) 112'],
    ['torch.nn.Conv2d(3, 4, 3)', IMAGE, '(1, 4, 6, 6) 112'],
    ['nn.Conv2d(\n  3,  # in\n  4, 3,\n)', IMAGE, '(1, 4, 6, 6) 112'],
    ['3 4 k3 s2 p1', IMAGE, '(1, 4, 4, 4) 112'],
    ['nn.Conv2d(3, 2 ** 2, (3, 1 + 2), padding=3 // 2)', IMAGE, '(1, 4, 8, 8) 112'],
    ['nn.LazyConv2d(4, 3)', IMAGE, '(1, 4, 6, 6) 112'],
    ['nn.Conv2d(3, 4, 3)', [3, 8, 8], '(4, 6, 6) 112'],
    ['nn.Conv2d(3, 4, 3, stride=2)', null, '(N, 4, (H-1)//2, (W-1)//2) 112'],
    [
      'nn.Conv2d(4, 4, 3)',
      IMAGE,
      'RuntimeError: Given groups=1, weight of size [4, 4, 3, 3], expected input[1, 3, 8, 8] to have 4 channels, but got 3 channels instead',
    ],
    ['nn.Conv2d(3, 4, 3, groups=2)', IMAGE, 'ValueError: in_channels must be divisible by groups'],
    ['nn.Conv2d(3, 4, k)', IMAGE, "NameError: name 'k' is not defined"],
    ['nn.Conv2d(in_channels=3, 4, 3)', IMAGE, 'SyntaxError: positional argument follows keyword argument'],
    ['nn.Conv2d(3, 4, 3, bias=True, bias=False)', IMAGE, 'SyntaxError: keyword argument repeated: bias'],
    ['nn.Conv2d(*sizes)', IMAGE, 'UsageError: Write the arguments explicitly: `*args` and `**kwargs` have no values here.'],
    ['nn.Conv2d(3, 4, kernel())', IMAGE, 'UsageError: `kernel()` cannot be evaluated here. Write its value instead.'],
    ['', IMAGE, `UsageError: ${EXPECTED}`],
    ['nn.Linear(3, 4)', IMAGE, `UsageError: ${EXPECTED}`],
    ['F.conv2d(x, w)', IMAGE, `UsageError: ${EXPECTED}`],
    ['nn.Conv2d(3, 4, 3); nn.Conv2d(4, 4, 3)', IMAGE, `UsageError: ${EXPECTED}`],
    ['nn.Conv2d(3, 4, 3)(x)', IMAGE, `UsageError: ${EXPECTED}`],
    ['nn.Conv2d(3, 4,', IMAGE, `UsageError: This is not complete Python. ${EXPECTED}`],
    ['nn.Conv2d(3, 4, 3', IMAGE, `UsageError: This is not complete Python. ${EXPECTED}`],
    ['nn.Conv2d(3, 4, 3))', IMAGE, `UsageError: This is not complete Python. ${EXPECTED}`],
    [`nn.Conv2d(${'1, '.repeat(10_000)})`, IMAGE, `UsageError: ${EXPECTED}`],
  ];
  for (const [text, input, expected] of table)
    it(`${JSON.stringify(text.slice(0, 60))} on ${input ? `(${input.join(', ')})` : 'no input'}`, () => {
      assert.equal(answer(text, input), expected);
    });
});
