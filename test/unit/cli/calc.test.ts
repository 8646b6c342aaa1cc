import assert from 'node:assert/strict';
import { convTruth } from '../core/shape/truth';
import { batch, Conversation, convlens } from '../../support/cli';

const STEM = 'nn.Conv2d(3, 64, 7, stride=2, padding=3)';
const STEM_JSON =
  '{"ok":true,"layer":{"type":"Conv2d","in_channels":3,"out_channels":64,"kernel_size":[7,7],"stride":[2,2],' +
  '"padding":[3,3],"dilation":[1,1],"groups":1,"bias":true,"padding_mode":"zeros"},' +
  '"output":[1,64,112,112],"params":9472,"macs":118013952,"flops":236027904}';

/** The article's examples, and the rest of what a layer can be. The answers are worked out by hand. */
const GOLDEN: readonly (readonly [call: string, input: string, output: string, params: number])[] = [
  ['nn.Conv2d(3, 2, 3, stride=2, padding=1, dilation=2)', '3,7,7', '[2,3,3]', 56],
  ['nn.Conv2d(1, 1, 3)', '1,9,9', '[1,7,7]', 10],
  ['nn.Conv2d(1, 4, 3)', '1,7,7', '[4,5,5]', 40],
  ['nn.Conv2d(3, 4, 3)', '3,7,7', '[4,5,5]', 112],
  ['nn.Conv2d(3, 2, (5, 2))', '3,7,9', '[2,3,8]', 62],
  ['nn.Conv2d(3, 2, 3, stride=(1, 3))', '3,9,9', '[2,7,3]', 56],
  ['nn.Conv2d(2, 1, 3, padding=1)', '2,7,7', '[1,7,7]', 19],
  ['nn.Conv1d(4, 2, 3, stride=2, padding=1)', '4,16', '[2,8]', 26],
  ['nn.Conv3d(2, 3, (2, 3, 3), padding=1, bias=False)', '1,2,4,6,6', '[1,3,5,6,6]', 108],
  ['nn.ConvTranspose2d(1, 1, 3, 2, 1, 1)', '1,3,3', '[1,6,6]', 10],
  ['nn.LazyConv2d(8, 3)', '(1, 5, 8, 8)', '[1,8,6,6]', 368],
  ['nn.Conv2d(1, 1, 4, padding="same")', '[1, 6, 6]', '[1,6,6]', 17],
];

describe('convlens calc', () => {
  it('prints the documented answer', () => {
    assert.deepEqual(convlens(['calc', STEM, '--input', '1,3,224,224', '--json']), { code: 0, stdout: `${STEM_JSON}\n`, stderr: '' });
  });

  it('prints shapes and costs for people, without colour in a pipe', () => {
    const { code, stdout } = convlens(['calc', STEM, '--input', '1,3,224,224']);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `${STEM}\ninput (1, 3, 224, 224) → output (1, 64, 112, 112)\n9,472 params   118.0 M MACs (118,013,952)   236.0 M FLOPs (236,027,904)\n`,
    );
  });

  it('knows the examples of the article and every kind of layer', () => {
    for (const [call, input, output, params] of GOLDEN) {
      const { code, stdout, stderr } = convlens(['calc', call, '--input', input, '--json']);
      assert.equal(code, 0, call + stderr);
      const answer = JSON.parse(stdout) as { output: unknown; params: unknown };
      assert.deepEqual([JSON.stringify(answer.output), answer.params], [output, params], call);
    }
  });

  it('answers in symbols where the input has them', () => {
    const [line = ''] = batch(['{"call":"nn.Conv2d(3, 8, 3, stride=2, padding=1)","input":["N",3,"H","W"]}']);
    assert.deepEqual((JSON.parse(line) as { output: unknown }).output, ['N', 8, '(H-1)//2+1', '(W-1)//2+1']);
    assert.equal(convlens(['calc', 'nn.Conv2d(3, 8, 3)']).code, 0);
  });

  it('exits with 1 and the words of torch where torch raises', () => {
    const error = { type: 'ValueError', message: 'in_channels must be divisible by groups' };
    const args = ['calc', 'nn.Conv2d(3, 4, 3, groups=2)', '--input', '1,3,8,8'];
    assert.deepEqual(convlens(args), { code: 1, stdout: `${error.type}: ${error.message}\n`, stderr: '' });
    assert.deepEqual(convlens([...args, '--json']), { code: 1, stdout: `${JSON.stringify({ ok: false, error })}\n`, stderr: '' });
  });

  it('exits with 2 and a message on stderr on wrong usage', () => {
    const wrong = [
      [],
      ['frobnicate'],
      ['calc'],
      ['calc', 'nn.Linear(3, 4)'],
      ['calc', 'nn.Conv2d(', '--input', '1'],
      ['calc', STEM, 'more'],
      ['calc', STEM, '--input', '1,3,,4'],
      ['calc', STEM, '--input', '1,3,-4,4'],
      ['calc', STEM, '--input', '1.5'],
      ['calc', STEM, '--wrong'],
      ['calc', STEM, '--batch'],
      ['scan'],
    ];
    for (const args of wrong) {
      const { code, stdout, stderr } = convlens(args);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^convlens.*: .+\.\nSee convlens.* --help\.\n$/, args.join(' '));
    }
  });

  it('prints help and version', () => {
    for (const args of [['--help'], ['calc', '--help'], ['scan', '--help']]) {
      const { code, stdout } = convlens(args);
      assert.equal(code, 0);
      assert.match(stdout, /^convlens /);
    }
    assert.match(convlens(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  });
});

describe('convlens calc --batch', () => {
  it('answers in order, and goes on after a bad line', () => {
    const good = `{"call":${JSON.stringify(STEM)},"input":[1,3,224,224]}`;
    const bad = [
      'nonsense',
      '[]',
      '{}',
      '{"call":3}',
      '{"call":"nn.ReLU()"}',
      '{"call":"nn.Conv2d(1,1,1)","input":[1.0,1,1]}',
      '{"call":"nn.Conv2d(1,1,1)","input":"1,1,1"}',
      '['.repeat(100_000),
    ];
    const { code, stdout } = convlens(['calc', '--batch'], { input: [good, '', '  ', ...bad, `${good}\r`, good].join('\n') });
    const lines = stdout.trimEnd().split('\n');
    assert.equal(code, 0);
    assert.equal(lines.length, bad.length + 3);
    for (const line of [lines[0], ...lines.slice(-2)]) assert.equal(line, STEM_JSON);
    for (const line of lines.slice(1, -2)) {
      const { ok, error } = JSON.parse(line) as { ok: boolean; error: { type: string; message: string } };
      assert.deepEqual([ok, error.type], [false, 'UsageError']);
      assert(error.message.length > 5);
    }
  });

  it('answers a line before the next one arrives', async () => {
    const conversation = new Conversation();
    for (const size of [8, 9, 10]) {
      const answer = await conversation.ask(JSON.stringify({ call: 'nn.Conv2d(1, 1, 3)', input: [1, size, size] }));
      assert.deepEqual((JSON.parse(answer) as { output: unknown }).output, [1, size - 2, size - 2]);
    }
    conversation.end();
  });

  it('keeps integers exact beyond 2^53', () => {
    const [line = ''] = batch(['{"call":"nn.Conv2d(3, 1, 1, bias=False)","input":[9007199254740993,3,1,1]}']);
    assert.match(line, /"output":\[9007199254740993,1,1,1\],"params":3,"macs":27021597764222979,"flops":54043195528445958\}$/);
    const [typed = ''] = batch(['{"call":"nn.Conv2d(3, 9007199254740993, 1, bias=False)","input":["9007199254740993",3,1,1]}']);
    assert.match(typed, /"out_channels":9007199254740993,.*"params":27021597764222979,/);
  });

  it('answers as a single call does', () => {
    const some = convTruth()
      // What has no literal is refused before torch is asked, on the standard error of a single call.
      .cases.filter(({ call, weight }) => !weight && !call.includes('object()'))
      .filter((_, i) => i % 4000 === 0);
    const lines = batch(some.map(({ call, input }) => JSON.stringify({ call, input })));
    some.forEach(({ call, input }, i) => {
      assert.equal(convlens(['calc', call, '--input', input.join(','), '--json']).stdout, `${lines[i] ?? ''}\n`, call);
    });
  });
});
