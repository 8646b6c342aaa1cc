import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convModule, convOutput, receptiveField, type ConvConfig } from '../../../../src/core/shape';

const settings = fc.record({
  kernel: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 5 }),
  padding: fc.integer({ min: 0, max: 3 }),
  dilation: fc.integer({ min: 1, max: 4 }),
});

function layer(
  type: 'Conv1d' | 'ConvTranspose1d',
  {
    kernel,
    stride,
    padding,
    dilation,
  }: { readonly kernel: number; readonly stride: number; readonly padding: number; readonly dilation: number },
): ConvConfig {
  const int = (value: number) => ({ kind: 'int', value }) as const;
  const config = convModule(type, {
    in_channels: int(1),
    out_channels: int(1),
    kernel_size: int(kernel),
    stride: int(stride),
    padding: int(padding),
    dilation: int(dilation),
  });
  assert(config.kind === 'ok');
  return config.value;
}

/** The inputs that output `at` is made of, by the definition of the convolution; those in the padding too. */
function inputsOf(
  type: 'Conv1d' | 'ConvTranspose1d',
  at: number,
  { kernel, stride, padding, dilation }: Parameters<typeof layer>[1],
): readonly number[] {
  const taps = Array.from({ length: kernel }, (_, tap) => tap * dilation);
  if (type === 'Conv1d') return taps.map(tap => at * stride - padding + tap);
  return taps
    .map(tap => at + padding - tap)
    .filter(position => position % stride === 0)
    .map(position => position / stride);
}

describe('receptive field of a layer', () => {
  for (const type of ['Conv1d', 'ConvTranspose1d'] as const) {
    it(`${type}: the widest span of inputs that one output is made of`, () => {
      fc.assert(
        fc.property(settings, chosen => {
          const field = receptiveField(layer(type, chosen));
          const spans = Array.from({ length: 3 * chosen.stride }, (_, at) => inputsOf(type, at, chosen)).filter(
            inputs => inputs.length > 0,
          );
          assert.equal(field.size[0], Math.max(...spans.map(inputs => Math.max(...inputs) - Math.min(...inputs) + 1)));
        }),
        { numRuns: 500 },
      );
    });

    it(`${type}: outputs move over the input by the jump`, () => {
      fc.assert(
        fc.property(settings, chosen => {
          const { jump, outputsPerJump, start } = receptiveField(layer(type, chosen));
          const first = inputsOf(type, 0, chosen);
          const next = inputsOf(type, Number(outputsPerJump[0]), chosen);
          assert.deepEqual(
            next,
            first.map(input => input + Number(jump[0])),
          );
          for (const input of first) assert(input >= Number(start[0]));
        }),
        { numRuns: 500 },
      );
    });
  }

  it('of padding=same begins half of the padding before the input', () => {
    const int = (value: number) => ({ kind: 'int', value }) as const;
    const config = convModule('Conv2d', {
      in_channels: int(1),
      out_channels: int(1),
      kernel_size: int(4),
      padding: { kind: 'str', value: 'same' },
    });
    assert(config.kind === 'ok');
    assert.deepEqual(receptiveField(config.value).start, [-1, -1]);
    assert.deepEqual(convOutput(config.value, [1, 9, 9]), { kind: 'ok', value: [1, 9, 9] });
  });
});
