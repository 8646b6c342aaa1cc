import assert from 'node:assert/strict';
import { kindOf, layerOutput, settingOf } from '../../../../src/core/shape';
import { costsOf, type ChartLayer } from '../../../../webview/charts/costs';
import { candidates, CHART_PARAMETERS, variedParameters, variedValue, withValue, type Variation } from '../../../../webview/charts/vary';
import { config, poolConfig, type Arguments } from '../../../panel/layers';

const layer = (args: Arguments, input: readonly number[], type: Parameters<typeof config>[0] = 'Conv2d'): ChartLayer => ({
  config: config(type, args),
  input,
});
const stem = layer({ in_channels: 3, out_channels: 64, kernel_size: 7, stride: 2, padding: 3 }, [1, 3, 224, 224]);
const uneven = layer({ in_channels: 4, out_channels: 8, kernel_size: [5, 2], stride: [1, 3], groups: 2 }, [4, 9, 12]);
const unstrided = { config: poolConfig('MaxPool2d', { kernel_size: [3, 2], padding: [1] }), input: [1, 4, 9, 12] } satisfies ChartLayer;
const average: ChartLayer = { config: poolConfig('AvgPool3d', { kernel_size: [4], stride: [3] }), input: [2, 9, 9, 9] };
const all = (parameter: Variation['parameter']): Variation => ({ parameter, axis: 'all' });

describe('a layer varied', () => {
  for (const { of, variation, value } of [
    { of: stem, variation: all('kernel_size'), value: 7 },
    { of: stem, variation: all('padding'), value: 3 },
    { of: stem, variation: all('in_channels'), value: 3 },
    { of: stem, variation: all('input'), value: 224 },
    { of: uneven, variation: all('kernel_size'), value: null },
    { of: uneven, variation: { parameter: 'kernel_size', axis: 1 }, value: 2 },
    { of: uneven, variation: { parameter: 'stride', axis: 0 }, value: 1 },
    { of: uneven, variation: all('groups'), value: 2 },
    { of: uneven, variation: { parameter: 'input', axis: 1 }, value: 12 },
    { of: layer({ kernel_size: 3, padding: 'same' }, [1, 5, 5]), variation: all('padding'), value: 1 },
    { of: layer({ kernel_size: 4, padding: 'same' }, [1, 5, 5]), variation: all('padding'), value: null },
    { of: layer({ kernel_size: 3, padding: 'valid' }, [1, 5, 5]), variation: all('padding'), value: 0 },
    {
      of: { config: { ...config('Conv2d', { kernel_size: 7 }), lazy: true, in_channels: null }, input: stem.input },
      variation: all('in_channels'),
      value: 3,
    },
    { of: unstrided, variation: all('stride'), value: null },
    { of: unstrided, variation: { parameter: 'stride', axis: 1 }, value: 2 },
    { of: unstrided, variation: all('padding'), value: 1 },
    { of: unstrided, variation: all('out_channels'), value: null },
    { of: average, variation: all('kernel_size'), value: 4 },
    { of: average, variation: all('stride'), value: 3 },
    { of: average, variation: all('input'), value: 9 },
  ] satisfies readonly { readonly of: ChartLayer; readonly variation: Variation; readonly value: number | null }[]) {
    it(`has ${variation.parameter} ${String(value)} on axis ${String(variation.axis)} of ${kindOf(of.config).slug(of.config)}`, () => {
      assert.equal(variedValue(of, variation), value);
    });
  }

  it('has the value it was given, on its axis alone', () => {
    for (const parameter of ['kernel_size', 'stride', 'padding', 'dilation', 'input'] as const) {
      for (const axis of ['all', 0, 1] as const) {
        const changed = withValue(uneven, { parameter, axis }, 6);
        for (const other of [0, 1])
          assert.equal(
            variedValue(changed, { parameter, axis: other }),
            axis === 'all' || axis === other ? 6 : variedValue(uneven, { parameter, axis: other }),
            `${parameter} ${String(axis)}`,
          );
      }
    }
  });

  it('is otherwise the same', () => {
    for (const parameter of CHART_PARAMETERS) {
      const there = withValue(stem, { parameter, axis: 'all' }, 6);
      assert.notDeepEqual(there, stem, parameter);
      assert.deepEqual(withValue(there, { parameter, axis: 'all' }, variedValue(stem, { parameter, axis: 'all' }) ?? 0), stem, parameter);
    }
  });

  it('takes its input along when the input channels change', () => {
    assert.deepEqual(withValue(stem, all('in_channels'), 16).input, [1, 16, 224, 224]);
    assert.equal(costsOf(withValue(stem, all('in_channels'), 16)).kind, 'legal');
  });

  it('has the parameters that its constructor has, and its input', () => {
    assert.deepEqual(variedParameters(stem), CHART_PARAMETERS);
    assert.deepEqual(variedParameters(layer({ kernel_size: 2 }, [1, 5], 'ConvTranspose1d')), CHART_PARAMETERS);
    assert.deepEqual(variedParameters(unstrided), ['kernel_size', 'stride', 'padding', 'dilation', 'input']);
    assert.deepEqual(variedParameters(average), ['kernel_size', 'stride', 'padding', 'input']);
  });

  it('keeps a stride that is not given at the kernel’s size, until it is given', () => {
    const larger = withValue(unstrided, all('kernel_size'), 4);
    assert.equal(variedValue(larger, all('stride')), 4);
    const strided = withValue(larger, { parameter: 'stride', axis: 1 }, 1);
    const strides = (of: ChartLayer): unknown => settingOf(of.config, 'stride');
    assert.deepEqual(strides(strided), [4, 1]);
    assert.deepEqual(strides(withValue(strided, all('kernel_size'), 3)), [4, 1]);
  });

  it('comes to what the arithmetic says, whatever of a pooling is varied', () => {
    for (const of of [unstrided, average]) {
      for (const variation of variedParameters(of).flatMap(parameter => [all(parameter), { parameter, axis: 0 }])) {
        for (const value of candidates(of, variation).values) {
          const there = withValue(of, variation, value);
          const output = layerOutput(there.config, there.input);
          const judged = costsOf(there);
          assert.deepEqual(
            judged.kind === 'legal' ? judged.costs.shape : judged.error,
            output.kind === 'ok' ? output.value : output.kind === 'error' && output.error,
            `${variation.parameter} ${String(value)}`,
          );
          if (judged.kind === 'legal') assert.deepEqual([judged.costs.params, judged.costs.macs], [0, 0]);
        }
      }
    }
  });

  it('is tried at ascending values, its own among them', () => {
    for (const of of [stem, uneven, layer({ kernel_size: 31, padding: 40 }, [1, 500, 500]), unstrided, average]) {
      for (const parameter of variedParameters(of)) {
        const { values } = candidates(of, { parameter, axis: 0 });
        assert.deepEqual(
          values,
          [...new Set(values)].sort((a, b) => a - b),
          parameter,
        );
        assert.ok(values.includes(variedValue(of, { parameter, axis: 0 }) ?? NaN), parameter);
        assert.ok(values.length >= (parameter === 'groups' ? 1 : 8) && values.length <= 60, `${parameter}: ${String(values.length)}`);
      }
    }
  });

  it('has groups that divide both channels', () => {
    assert.deepEqual(
      candidates(layer({ in_channels: 12, out_channels: 18, kernel_size: 1 }, [12, 4, 4]), all('groups')).values,
      [1, 2, 3, 6],
    );
  });
});

describe('what a layer comes to', () => {
  it('is what PyTorch counts', () => {
    // 43,352,064 / 2 by torch.utils.flop_counter.
    assert.deepEqual(costsOf(layer({ in_channels: 3, out_channels: 64, kernel_size: 3, stride: 2, padding: 1 }, [1, 3, 224, 224])), {
      kind: 'legal',
      costs: { params: 1792, macs: 21_676_032, output: 112 * 112, memory: 4 * 64 * 112 * 112, shape: [1, 64, 112, 112] },
    });
  });

  it('of a transposed and of an unbatched layer too', () => {
    const judged = costsOf(layer({ in_channels: 128, out_channels: 64, kernel_size: 2, stride: 2 }, [128, 28, 28], 'ConvTranspose2d'));
    assert.deepEqual(judged.kind === 'legal' && judged.costs, {
      params: 128 * 64 * 4 + 64,
      macs: 128 * 64 * 4 * 28 * 28,
      output: 56 * 56,
      memory: 4 * 64 * 56 * 56,
      shape: [64, 56, 56],
    });
  });

  it('is refused in torch’s words, by its constructor and by its forward pass', () => {
    const messages = [
      layer({ in_channels: 4, out_channels: 6, kernel_size: 3, groups: 4 }, [4, 5, 5]),
      layer({ kernel_size: 7 }, [1, 5, 5]),
      layer({ kernel_size: 3, padding: 'same', stride: 2 }, [1, 5, 5]),
    ].map(costsOf);
    assert.deepEqual(
      messages.map(judged => judged.kind === 'illegal' && judged.error),
      [
        { type: 'ValueError', message: 'out_channels must be divisible by groups' },
        {
          type: 'RuntimeError',
          message:
            "Calculated padded input size per channel: (5 x 5). Kernel size: (7 x 7). Kernel size can't be greater than actual input size",
        },
        { type: 'ValueError', message: "padding='same' is not supported for strided convolutions" },
      ],
    );
  });
});
