import assert from 'node:assert/strict';
import { formatDim, formatShape, sym, type Shape } from '../../../../src/core/dim';
import {
  convFunctional,
  convMacs,
  convModule,
  convOutput,
  convParams,
  formatFormula,
  outputFormula,
  paramsFormula,
  withInput,
  type Arg,
  type Args,
  type ConvConfig,
  type ConvFunctionType,
  type ConvType,
  type LazyConvType,
} from '../../../../src/core/shape';

type Plain = number | boolean | string | null | readonly Plain[] | Arg;

/** Python values as TypeScript has them; arrays are tuples. */
function arg(value: Plain): Arg {
  if (value === null) return { kind: 'none' };
  if (typeof value === 'number') return { kind: 'int', value };
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (typeof value === 'string') return { kind: 'str', value };
  return 'kind' in value ? value : { kind: 'tuple', items: value.map(arg) };
}

function bind(args: Readonly<Record<string, Plain>>): Args {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, arg(value)]));
}

function layer(type: ConvType | LazyConvType, args: Readonly<Record<string, Plain>>): ConvConfig {
  const config = convModule(type, bind(args));
  assert(config.kind === 'ok', JSON.stringify(config));
  return config.value;
}

function functional(type: ConvFunctionType, args: Readonly<Record<string, Plain>>, weight: Shape | null): ConvConfig {
  const config = convFunctional(type, bind(args), weight);
  assert(config.kind === 'ok', JSON.stringify(config));
  return config.value;
}

const unknown: Arg = { kind: 'unknown', reason: 'k is a parameter of f' };
const NCHW = [sym('N'), 64, sym('H'), sym('W')];
const down = { in_channels: 64, out_channels: 128, kernel_size: 3, stride: 2, padding: 1 };

describe('what is said of a layer', () => {
  const cases: readonly (readonly [what: string, config: ConvConfig, size: string, params: string])[] = [
    ['plain', layer('Conv2d', down), '⌊(H + 2·1 − 1·(3−1) − 1) / 2⌋ + 1', '128 · 64 · 3·3 + 128'],
    ['groups, no bias', layer('Conv2d', { ...down, groups: 2, bias: false }), '⌊(H + 2·1 − 1·(3−1) − 1) / 2⌋ + 1', '128 · 64/2 · 3·3'],
    [
      'same, even kernel',
      layer('Conv2d', { in_channels: 64, out_channels: 64, kernel_size: 4, padding: 'same' }),
      '⌊(H + 1 + 2 − 1·(4−1) − 1) / 1⌋ + 1',
      '64 · 64 · 4·4 + 64',
    ],
    [
      'same, odd kernel',
      layer('Conv2d', { in_channels: 64, out_channels: 64, kernel_size: 5, dilation: 2, padding: 'same' }),
      '⌊(H + 2·4 − 2·(5−1) − 1) / 1⌋ + 1',
      '64 · 64 · 5·5 + 64',
    ],
    [
      'valid',
      layer('Conv2d', { in_channels: 64, out_channels: 64, kernel_size: [3, 1], padding: 'valid' }),
      '⌊(H + 2·0 − 1·(3−1) − 1) / 1⌋ + 1',
      '64 · 64 · 3·1 + 64',
    ],
    ['1-D', layer('Conv1d', { in_channels: 4, out_channels: 8, kernel_size: 3 }), '⌊(L + 2·0 − 1·(3−1) − 1) / 1⌋ + 1', '8 · 4 · 3 + 8'],
    [
      'transposed',
      layer('ConvTranspose2d', { in_channels: 64, out_channels: 32, kernel_size: 4, stride: 2, padding: 1, groups: 4 }),
      '(H − 1)·2 − 2·1 + 1·(4−1) + 0 + 1',
      '64 · 32/4 · 4·4 + 32',
    ],
    ['lazy', layer('LazyConv2d', { out_channels: 8, kernel_size: 1 }), '⌊(H + 2·0 − 1·(1−1) − 1) / 1⌋ + 1', '8 · C_in · 1·1 + 8'],
    [
      'symbolic',
      layer('Conv2d', { ...down, stride: { kind: 'unknown', reason: '', name: sym('stride', { min: 1 }) } }),
      '⌊(H + 2·1 − 1·(3−1) − 1) / stride⌋ + 1',
      '128 · 64 · 3·3 + 128',
    ],
  ];
  for (const [what, config, size, params] of cases) {
    it(what, () => {
      assert.equal(formatFormula(outputFormula(config, 0)), size);
      assert.equal(paramsFormula(config), params);
    });
  }

  it('the formula with a number for the input, in parts', () => {
    const { parts, value } = outputFormula(layer('Conv2d', down), 1, 56);
    assert.equal(value, 28);
    assert.deepEqual(
      parts.filter(({ role }) => role !== 'text').map(({ role, text }) => `${role} ${text}`),
      ['input 56', 'padding 1', 'dilation 1', 'kernel_size 3', 'stride 2'],
    );
  });

  it('the formula’s value is the output’s size', () => {
    for (const config of [
      layer('Conv2d', { ...down, dilation: [1, 3], kernel_size: [3, 5] }),
      layer('ConvTranspose2d', { in_channels: 64, out_channels: 8, kernel_size: 3, stride: [2, 3], output_padding: 1, padding: 1 }),
    ]) {
      const output = convOutput(config, NCHW);
      assert(output.kind === 'ok');
      for (const axis of [0, 1])
        assert.equal(formatDim(outputFormula(config, axis).value, 'pretty'), formatDim(output.value[axis + 2] ?? 0, 'pretty'));
    }
  });
});

describe('symbolic layers in print', () => {
  const cases: readonly (readonly [config: ConvConfig, input: Shape, output: string])[] = [
    [layer('Conv2d', down), NCHW, '(N, 128, ⌊(H−1)/2⌋+1, ⌊(W−1)/2⌋+1)'],
    [layer('Conv2d', { ...down, kernel_size: 7, padding: 3 }), NCHW, '(N, 128, ⌊(H−1)/2⌋+1, ⌊(W−1)/2⌋+1)'],
    [layer('Conv2d', { in_channels: 64, out_channels: 8, kernel_size: 3 }), NCHW, '(N, 8, H−2, W−2)'],
    [layer('Conv2d', { in_channels: 64, out_channels: 8, kernel_size: 3, padding: 'same' }), NCHW, '(N, 8, H, W)'],
    [layer('Conv2d', { in_channels: 64, out_channels: 8, kernel_size: 4, padding: 'same' }), NCHW, '(N, 8, H, W)'],
    [layer('ConvTranspose2d', { in_channels: 64, out_channels: 8, kernel_size: 2, stride: 2 }), NCHW, '(N, 8, 2H, 2W)'],
    [layer('Conv2d', { ...down, stride: unknown }), NCHW, '(N, 128, ⌊(H−1)/stride_h⌋+1, ⌊(W−1)/stride_w⌋+1)'],
    [layer('Conv2d', { ...down, stride: [unknown, 2] }), NCHW, '(N, 128, ⌊(H−1)/stride_h⌋+1, ⌊(W−1)/2⌋+1)'],
    [layer('Conv2d', { ...down, out_channels: unknown }), NCHW, '(N, out_channels, ⌊(H−1)/2⌋+1, ⌊(W−1)/2⌋+1)'],
    [layer('LazyConv2d', { out_channels: 8, kernel_size: 3, padding: 1, groups: 4 }), [sym('C'), sym('H'), sym('W')], '(8, H, W)'],
    [functional('conv2d', { stride: 2 }, null), [sym('N'), sym('C'), sym('H'), sym('W')], '(N, C_out, ⌊(H−k_h)/2⌋+1, ⌊(W−k_w)/2⌋+1)'],
    [functional('conv2d', { padding: 1, groups: 2 }, [8, 32, 3, 3]), NCHW, '(N, 8, H, W)'],
    [functional('conv_transpose1d', { stride: 2 }, [64, 4, 2]), [sym('N'), 64, sym('L')], '(N, 4, 2L)'],
  ];
  for (const [config, input, output] of cases) {
    it(`${config.type} on ${formatShape(input, 'pretty')} gives ${output}`, () => {
      const result = convOutput(config, input);
      assert.equal(result.kind === 'ok' ? formatShape(result.value, 'pretty') : JSON.stringify(result), output);
    });
  }
});

describe('the cost of a layer', () => {
  it('counts the bias among the parameters and not among the MACs', () => {
    const config = layer('Conv2d', { in_channels: 3, out_channels: 64, kernel_size: 7, stride: 2, padding: 3 });
    assert.equal(convParams(config), 9472);
    assert.equal(convMacs(config, [1, 3, 224, 224], [1, 64, 112, 112]), 118_013_952);
  });

  it('is not known where it is not known whether there is a bias', () => {
    const config = layer('Conv2d', { ...down, bias: unknown });
    assert.equal(convParams(config), null);
    assert.equal(paramsFormula(config), '128 · 64 · 3·3 (+ 128)');
    assert.deepEqual(config.assumed, [{ parameter: 'bias', reason: 'k is a parameter of f' }]);
  });

  it('of a lazy layer is known with its input', () => {
    const config = layer('LazyConv2d', { out_channels: 8, kernel_size: 3 });
    assert.equal(convParams(config), null);
    assert.equal(convParams(withInput(config, [3, 8, 8])), 224);
  });

  it('is exact beyond 2^53', () => {
    const config = layer('Conv2d', { in_channels: 1 << 20, out_channels: 1 << 20, kernel_size: 3 });
    assert.equal(convParams(config), 9 * 2 ** 40 + 2 ** 20);
    assert.equal(convMacs(config, [1024, 1 << 20, 1026, 1026], [1024, 1 << 20, 1024, 1024]), 9n * 2n ** 70n);
  });
});

describe('arguments that are not settled', () => {
  it('an object that may be anything is not taken for an error', () => {
    const config = layer('Conv2d', { ...down, stride: { kind: 'other', type: 'int64' } });
    assert.deepEqual(
      config.assumed?.map(({ parameter }) => parameter),
      ['stride'],
    );
  });

  it('what is certain is raised beside what is not', () => {
    const error = convModule('Conv2d', bind({ ...down, in_channels: unknown, groups: 0 }));
    assert.deepEqual(error, { kind: 'error', error: { type: 'ValueError', message: 'groups must be a positive integer' } });
  });

  it('a missing argument is the caller’s', () => {
    assert.equal(convModule('Conv2d', bind({ in_channels: 3 })).kind, 'unknown');
  });
});
