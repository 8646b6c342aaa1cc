import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDim, sym, type Dim, type Shape } from '../../../../src/core/dim';
import {
  convModule,
  convOutput,
  repairs,
  type Arg,
  type ConvConfig,
  type ConvType,
  type Repair,
  type RepairOptions,
  type RepairValue,
} from '../../../../src/core/shape';

const RUNS = { numRuns: 150, seed: 20263 };

/** A layer as a panel has it: also what no constructor makes. */
function layer(type: ConvType, given: Partial<ConvConfig> = {}): ConvConfig {
  const rank = Number(type.at(-2)) as ConvConfig['rank'];
  const all = (value: number): readonly number[] => Array.from({ length: rank }, () => value);
  return {
    kind: 'convolution',
    type,
    rank,
    lazy: false,
    transposed: type.startsWith('ConvTranspose'),
    in_channels: 3,
    out_channels: 8,
    kernel_size: all(3),
    stride: all(1),
    padding: all(0),
    output_padding: all(0),
    dilation: all(1),
    groups: 1,
    bias: true,
    padding_mode: 'zeros',
    ...given,
  };
}

function printedValue(value: RepairValue): string {
  if (Array.isArray(value)) {
    const texts = (value as readonly Dim[]).map(each => formatDim(each, 'pretty'));
    return texts.every(text => text === texts[0]) ? (texts[0] ?? '') : `(${texts.join(', ')})`;
  }
  return typeof value === 'string' || value === null ? String(value) : formatDim(value as Dim, 'pretty');
}

/** `padding 0 → 1`. */
function describeRepair({ changes }: Repair): string {
  return changes.map(({ parameter, from, to }) => `${parameter} ${printedValue(from)} → ${printedValue(to)}`).join(', ');
}

describe('repairs of a layer', () => {
  const cases: readonly (readonly [what: string, config: ConvConfig, input: Shape, options: RepairOptions, best: readonly string[]])[] = [
    ['too few channels', layer('Conv2d', { in_channels: 64 }), [1, 3, 8, 8], {}, ['in_channels 64 → 3']],
    ['without a batch', layer('Conv2d', { in_channels: 64 }), [3, 8, 8], {}, ['in_channels 64 → 3']],
    [
      'groups that do not divide the channels',
      layer('Conv2d', { in_channels: 8, groups: 3 }),
      [1, 8, 8, 8],
      {},
      ['groups 3 → 2', 'groups 3 → 4'],
    ],
    [
      'groups that divide only the input channels',
      layer('Conv2d', { in_channels: 6, out_channels: 8, groups: 3 }),
      [1, 6, 8, 8],
      {},
      ['groups 3 → 2', 'out_channels 8 → 9'],
    ],
    [
      'a depthwise layer behind more channels',
      layer('Conv2d', { in_channels: 32, out_channels: 32, groups: 32 }),
      [1, 48, 8, 8],
      {},
      ['in_channels 32 → 48, groups 32 → 16', 'in_channels 32 → 48, out_channels 32 → 48, groups 32 → 48'],
    ],
    [
      'a kernel larger than the input',
      layer('Conv2d', { kernel_size: [5, 5] }),
      [1, 3, 3, 3],
      {},
      ['padding 0 → 1', 'kernel_size 5 → 3', 'padding 0 → 2'],
    ],
    ['a kernel larger along one axis', layer('Conv2d', { kernel_size: [3, 3] }), [1, 3, 9, 1], {}, ['padding 0 → 1']],
    ['stride 0', layer('Conv2d', { stride: [0, 0] }), [1, 3, 8, 8], {}, ['stride 0 → 1']],
    ['padding −1', layer('Conv2d', { padding: [-1, -1] }), [1, 3, 8, 8], {}, ['padding −1 → 0']],
    ['dilation 0 and stride −2', layer('Conv1d', { dilation: [0], stride: [-2] }), [1, 3, 8], {}, ['stride −2 → 1, dilation 0 → 1']],
    [
      'same padding of a strided layer',
      layer('Conv2d', { padding: 'same', stride: [2, 2] }),
      [1, 3, 8, 8],
      {},
      ['padding same → 1', 'stride 2 → 1'],
    ],
    [
      'reflected padding wider than the input',
      layer('Conv2d', { padding: [4, 4], padding_mode: 'reflect' }),
      [1, 3, 4, 4],
      {},
      ['padding 4 → 3'],
    ],
    ['a list too long', layer('Conv2d', { stride: [2, 2, 2] }), [1, 3, 8, 8], {}, ['stride 2 → 2']],
    [
      'output_padding as large as the stride',
      layer('ConvTranspose2d', { stride: [2, 2], output_padding: [2, 2] }),
      [1, 3, 8, 8],
      {},
      ['output_padding 2 → 1', 'stride 2 → 3', 'dilation 1 → 3', 'output_padding 2 → 0'],
    ],
    ['padding that leaves nothing', layer('ConvTranspose2d', { padding: [2, 2] }), [1, 3, 1, 1], {}, ['padding 2 → 1']],
    [
      'a padding mode that transposed layers lack',
      layer('ConvTranspose2d', { padding_mode: 'reflect' }),
      [1, 3, 8, 8],
      {},
      ['padding_mode reflect → zeros'],
    ],
    ['wanted: the same size', layer('Conv2d'), [1, 3, 56, 56], { output: [56, 56] }, ['padding 0 → 1', 'kernel_size 3 → 1']],
    ['wanted: half', layer('Conv2d', { padding: [1, 1] }), [1, 3, 56, 56], { output: [28, 28] }, ['stride 1 → 2']],
    [
      'wanted: half, where 27 comes out',
      layer('Conv2d', { stride: [2, 2] }),
      [1, 3, 56, 56],
      { output: [28, 28] },
      ['padding 0 → 1', 'kernel_size 3 → 2'],
    ],
    ['wanted: half the height', layer('Conv2d', { padding: [1, 1] }), [1, 3, 56, 56], { output: [28, 56] }, ['stride 1 → (2, 1)']],
    [
      'wanted: any height, half the width',
      layer('Conv2d', { padding: [1, 1] }),
      [1, 3, 56, 56],
      { output: [null, 28] },
      ['stride 1 → 2', 'stride 1 → (1, 2)'],
    ],
    [
      'wanted: double, where 2n − 1 comes out',
      layer('ConvTranspose2d', { stride: [2, 2], padding: [1, 1] }),
      [1, 3, 28, 28],
      { output: [56, 56] },
      ['output_padding 0 → 1', 'kernel_size 3 → 4'],
    ],
    [
      'wanted: half, of same padding',
      layer('Conv2d', { padding: 'same' }),
      [1, 3, 56, 56],
      { output: [28, 28] },
      ['stride 1 → 2, padding same → 1'],
    ],
    ['a height that is not known', layer('Conv2d', { in_channels: 4 }), [sym('N'), 3, sym('H'), 8], {}, ['in_channels 4 → 3']],
    ['nothing to repair', layer('Conv2d'), [1, 3, 8, 8], {}, []],
    ['an output that is wanted already', layer('Conv2d'), [1, 3, 8, 8], { output: [6, 6] }, []],
    [
      'sizes as large as numbers are exact',
      layer('Conv2d', { dilation: [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] }),
      [1, 3, 8, 8],
      {},
      ['kernel_size 3 → 1'],
    ],
    ['an input of the wrong rank', layer('Conv2d'), [8, 8], {}, []],
    ['an output of nothing', layer('Conv2d'), [1, 3, 8, 8], { output: [0, 0] }, []],
  ];
  for (const [what, config, input, options, best] of cases) {
    it(`${what}: ${best.join(', or ') || 'none'}`, () => {
      const found = repairs(config, input, options).map(describeRepair);
      assert.deepEqual(found.slice(0, Math.max(1, best.length)), best, found.join('; '));
    });
  }

  const size = fc.integer({ min: -1, max: 4 });
  const configs = fc
    .record({
      type: fc.constantFrom<ConvType>('Conv1d', 'Conv2d', 'ConvTranspose1d', 'ConvTranspose2d'),
      channels: fc.integer({ min: 1, max: 6 }),
      out: fc.integer({ min: 1, max: 6 }),
      groups: size,
      k: size,
      s: size,
      p: size,
      d: size,
      more: size,
    })
    .map(({ type, channels, out, groups, k, s, p, d, more }) =>
      layer(type, {
        in_channels: channels,
        out_channels: out,
        groups,
        kernel_size: lists(type, k),
        stride: lists(type, s),
        padding: lists(type, p),
        dilation: lists(type, d),
        ...(type.startsWith('ConvTranspose') ? { output_padding: lists(type, more) } : {}),
      }),
    );

  it('each is legal, gives what it says, and changes what it says', () => {
    let mended = 0;
    fc.assert(
      fc.property(
        configs,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 9 }),
        fc.option(fc.integer({ min: 1, max: 9 })),
        (config, channels, length, wanted) => {
          const input = [1, channels, ...lists(config.type, length)];
          const output = wanted === null ? undefined : lists(config.type, wanted);
          const found = repairs(config, input, output ? { output } : {});
          const before = outputOf(config, input);
          const isFine = before !== null && (output === undefined || before.slice(2).every((each, axis) => each === output[axis]));
          assert.equal(found.length === 0, isFine, `${JSON.stringify(config)} on ${JSON.stringify(input)}`);
          for (const repair of found) {
            mended++;
            const after = outputOf(repair.config, input);
            assert.deepEqual(after, repair.output);
            if (output) assert.deepEqual(after.slice(2), output);
            assert.deepEqual(
              { ...config, ...Object.fromEntries(repair.changes.map(({ parameter, to }) => [parameter, to])) },
              repair.config,
            );
            assert(repair.changes.length > 0);
            for (const { parameter, from } of repair.changes) assert.deepEqual(from, config[parameter]);
          }
          const counts = found.map(({ changes }) => changes.length);
          assert.deepEqual(
            counts,
            [...counts].sort((a, b) => a - b),
          );
        },
      ),
      RUNS,
    );
    assert(mended > 300, String(mended));
  });
});

function lists(type: ConvType, value: number): readonly number[] {
  return Array.from({ length: Number(type.at(-2)) }, () => value);
}

/** By constructor and forward pass. */
function outputOf(config: ConvConfig, input: Shape): Shape | null {
  const int = (value: Dim): Arg => ({ kind: 'int', value });
  const tuple = (values: readonly Dim[]): Arg => ({ kind: 'tuple', items: values.map(int) });
  assert(typeof config.padding !== 'string' && config.in_channels !== null);
  const made = convModule(config.type, {
    in_channels: int(config.in_channels),
    out_channels: int(config.out_channels),
    groups: int(config.groups),
    kernel_size: tuple(config.kernel_size),
    stride: tuple(config.stride),
    padding: tuple(config.padding),
    dilation: tuple(config.dilation),
    ...(config.transposed ? { output_padding: tuple(config.output_padding) } : {}),
  });
  const output = made.kind === 'ok' ? convOutput(made.value, input) : null;
  return output?.kind === 'ok' ? output.value : null;
}
