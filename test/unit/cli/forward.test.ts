import assert from 'node:assert/strict';
import { assertClose, assertClose32, float32Cases, forwardCases, nameOf, type ForwardCase } from '../core/forward/truth';
import { convlens } from '../../support/cli';

const GOLDEN = [
  'nn.Conv2d(1, 1, 3)',
  '--input',
  '1,1,5,5',
  '--data',
  '3,3,2,1,0,0,0,1,3,1,3,1,2,2,3,2,0,0,2,2,2,0,0,0,1',
  '--weight',
  '[[0,1,2],[2,2,0],[0,1,2]]',
];

/** The layer as Python: all arguments by name. */
function callOf({ type, arguments: args }: ForwardCase): string {
  const python = (value: unknown): string =>
    Array.isArray(value)
      ? `(${value.join(', ')},)`
      : typeof value === 'boolean'
        ? value
          ? 'True'
          : 'False'
        : typeof value === 'string'
          ? `'${value}'`
          : String(value);
  return `nn.${type}(${Object.entries(args)
    .map(([name, value]) => `${name}=${python(value)}`)
    .join(', ')})`;
}

interface Answer {
  readonly ok: boolean;
  readonly output?: { readonly shape: readonly number[]; readonly data: readonly number[] };
  readonly error?: { readonly type: string; readonly message: string };
}

function ask(requests: readonly unknown[]): Answer[] {
  const { stdout } = convlens(['forward', '--batch'], { input: requests.map(request => JSON.stringify(request)).join('\n') });
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Answer);
}

function request(given: ForwardCase, dtype?: string): unknown {
  const { input, weight, bias } = given;
  return { call: callOf(given), input, weight, bias, ...(dtype === undefined ? {} : { dtype }) };
}

describe('convlens forward', () => {
  it('computes as PyTorch does, in float64', () => {
    const cases = forwardCases();
    for (const [i, answer] of ask(cases.map(given => request(given))).entries()) {
      const truth = cases[i];
      assert(truth && answer.output, answer.error?.message);
      assert.deepEqual(answer.output.shape, truth.output.shape, nameOf(truth));
      assertClose(answer.output.data, truth.output.data, nameOf(truth));
    }
  });

  it('computes as PyTorch does, in float32', () => {
    const cases = float32Cases();
    for (const [i, answer] of ask(cases.map(given => request(given, 'float32'))).entries()) {
      const truth = cases[i];
      assert(truth && answer.output, answer.error?.message);
      assertClose32(answer.output.data, truth.output.data, nameOf(truth));
      assert(
        answer.output.data.every(value => Math.fround(value) === value),
        nameOf(truth),
      );
    }
  });

  it('draws the output as rows', () => {
    assert.equal(convlens(['forward', ...GOLDEN]).stdout, 'output (1, 1, 3, 3)\n12 12 17\n10 17 19\n 9  6 14\n');
  });

  it('says what PyTorch would raise and exits with 1', () => {
    const { code, stdout } = convlens([
      'forward',
      'nn.Conv2d(1, 1, 3)',
      '--input',
      '1,2,2',
      '--data',
      '1,2,3,4',
      '--weight',
      '1,2,3,4,5,6,7,8,9',
    ]);
    assert.deepEqual(
      [code, stdout],
      [
        1,
        "RuntimeError: Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be greater than actual input size\n",
      ],
    );
  });

  it('takes the numbers JSON has none for as text, and gives them so', () => {
    const [answer] = ask([
      { call: 'nn.Conv1d(1, 1, 1)', input: { shape: [1, 4], data: [1, 'NaN', 'Infinity', '-Infinity'] }, weight: [2] },
    ]);
    assert.deepEqual(answer?.output?.data, [2, 'NaN', 'Infinity', '-Infinity']);
  });

  const layer = { call: 'nn.Conv2d(1, 1, 2)', input: { shape: [1, 2, 2], data: [1, 2, 3, 4] }, weight: [1, 2, 3, 4] };
  const table: readonly [what: string, request: unknown, type: string, message: RegExp][] = [
    [
      'an input that is too short',
      { ...layer, input: { shape: [1, 2, 2], data: [1, 2, 3] } },
      'UsageError',
      /"input" has 3 numbers, but a tensor of shape \(1, 2, 2\) has 4/,
    ],
    [
      'a weight of another size',
      { ...layer, weight: [1] },
      'UsageError',
      /"weight" has 1 number, but the weight of this layer has shape \(1, 1, 2, 2\), which has 4/,
    ],
    ['a bias of another size', { ...layer, bias: [1, 2] }, 'UsageError', /"bias" has 2 numbers, but this layer has 1 output channel/],
    ['a bias the layer has not', { ...layer, call: 'nn.Conv2d(1, 1, 2, bias=False)', bias: [1] }, 'UsageError', /bias=False/],
    ['numbers that are none', { ...layer, weight: [1, 2, 'three', 4] }, 'UsageError', /"weight" must contain only numbers/],
    ['a type nobody has', { ...layer, dtype: 'float8' }, 'UsageError', /"float64" or "float32"/],
    ['symbols', { ...layer, input: { shape: [1, 'H', 'W'], data: [1, 2, 3, 4] } }, 'UsageError', /not symbols/],
    [
      'an output of absurd size',
      { call: 'nn.ConvTranspose2d(1, 1, 1, stride=1000000)', input: { shape: [1, 2, 2], data: [1, 2, 3, 4] }, weight: [1] },
      'UsageError',
      /1000002000001 elements/,
    ],
    [
      'channels that do not fit',
      { ...layer, input: { shape: [2, 2, 1], data: [1, 2, 3, 4] } },
      'RuntimeError',
      /expected input\[1, 2, 2, 1\] to have 1 channels, but got 2 channels instead/,
    ],
    ['a request that is none', [1], 'UsageError', /must be a JSON object/],
  ];
  it(`answers ${String(table.length)} bad requests with a sentence each, and goes on`, () => {
    const answers = ask([...table.map(([, bad]) => bad), layer]);
    for (const [i, [what, , type, message]] of table.entries()) {
      assert.equal(answers[i]?.error?.type, type, what);
      assert.match(answers[i].error.message, message, what);
    }
    assert.deepEqual(answers.at(-1)?.output, { shape: [1, 1, 1], data: [30] });
  });

  for (const [args, message] of [
    [[], 'forward needs a layer, like "nn.Conv2d(1, 1, 3)".'],
    [['nn.Conv2d(1, 1, 1)'], 'forward needs --input, --data and --weight.'],
    [['nn.Conv2d(1, 1, 1)', '--input', '1,1,1', '--data', 'one', '--weight', '1'], '--data contains "one", which is not a number.'],
    [['nn.Conv2d(1, 1, 1)', '--input', '1,1,1', '--data', '@nowhere.json', '--weight', '1'], 'Cannot read the file nowhere.json.'],
  ] as const) {
    it(`refuses: ${message}`, () => {
      const { code, stderr } = convlens(['forward', ...args]);
      assert.deepEqual([code, stderr.split('\n')[0]], [2, `convlens forward: ${message}`]);
    });
  }
});
