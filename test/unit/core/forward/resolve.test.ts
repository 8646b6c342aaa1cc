import assert from 'node:assert/strict';
import { readLine, resolveGeometry, windowStart, type AxisGeometry } from '../../../../src/core/forward';
import { fromWire, type Shape } from '../../../../src/core/dim';
import { config, type Arguments } from '../../../panel/layers';
import type { ConvType } from '../../../../src/core/shape';

function axes(type: ConvType, args: Arguments, input: Shape): readonly AxisGeometry[] {
  const resolved = resolveGeometry(config(type, args), input);
  assert(resolved.kind === 'ok', JSON.stringify(resolved));
  return resolved.value.axes;
}

describe('resolveGeometry', () => {
  it('gives every axis its sizes, batched or not', () => {
    const expected = [
      { windows: 'sliding', input: 7, output: 3, kernel: 5, stride: 2, dilation: 1, padBefore: 1, padAfter: 1, outputPadding: 0 },
      { windows: 'sliding', input: 9, output: 10, kernel: 2, stride: 1, dilation: 3, padBefore: 2, padAfter: 2, outputPadding: 0 },
    ];
    const args: Arguments = { in_channels: 3, out_channels: 4, kernel_size: [5, 2], stride: [2, 1], padding: [1, 2], dilation: [1, 3] };
    assert.deepEqual(axes('Conv2d', args, [3, 7, 9]), expected);
    assert.deepEqual(axes('Conv2d', args, [8, 3, 7, 9]), axes('Conv2d', args, [3, 7, 9]));
  });

  it("puts the odd cell of 'same' at the far end", () => {
    const [axis] = axes('Conv1d', { kernel_size: 4, padding: 'same' }, [1, 6]);
    assert.deepEqual([axis?.padBefore, axis?.padAfter, axis?.output], [1, 2, 6]);
    const [dilated] = axes('Conv1d', { kernel_size: 2, dilation: 3, padding: 'same' }, [1, 6]);
    assert.deepEqual([dilated?.padBefore, dilated?.padAfter], [1, 2]);
    const [valid] = axes('Conv1d', { kernel_size: 4, padding: 'valid' }, [1, 6]);
    assert.deepEqual([valid?.padBefore, valid?.padAfter, valid?.output], [0, 0, 3]);
  });

  it('reads one zero more at the far end for output_padding', () => {
    const [plain] = axes('ConvTranspose1d', { kernel_size: 3, stride: 2, padding: 1 }, [1, 3]);
    const [padded] = axes('ConvTranspose1d', { kernel_size: 3, stride: 2, padding: 1, output_padding: 1 }, [1, 3]);
    assert(plain && padded);
    assert.deepEqual(
      [readLine(plain, true), readLine(padded, true)],
      [
        { from: -1, to: 6 },
        { from: -1, to: 7 },
      ],
    );
    assert.deepEqual([windowStart(plain, true, 0), windowStart(plain, true, 4)], [-1, 3]);
  });

  it('lets one size stand for all axes, as torch does', () => {
    const one = resolveGeometry({ ...config('Conv2d', { kernel_size: 3 }), stride: [2], padding: [1], dilation: [1] }, [1, 5, 5]);
    assert(one.kind === 'ok');
    assert.deepEqual(one.value.axes, axes('Conv2d', { kernel_size: 3, stride: 2, padding: 1 }, [1, 5, 5]));
  });

  it('takes the channels of a lazy layer from its input', () => {
    const resolved = resolveGeometry(
      { ...config('Conv2d', { out_channels: 4, kernel_size: 3 }), lazy: true, in_channels: null },
      [5, 8, 8],
    );
    assert(resolved.kind === 'ok');
    assert.equal(resolved.value.inChannels, 5);
  });

  it('has nothing to count where a size is symbolic', () => {
    assert.deepEqual(resolveGeometry(config('Conv2d', { kernel_size: 3 }), [1, fromWire('H'), 8]), {
      kind: 'unknown',
      reason: 'H is unknown',
    });
    assert.equal(resolveGeometry({ ...config('Conv2d', { kernel_size: 3 }), out_channels: fromWire('C') }, [1, 8, 8]).kind, 'unknown');
    assert.equal(resolveGeometry(config('ConvTranspose2d', { kernel_size: 1 }), [1, 2n ** 60n, 8]).kind, 'unknown');
  });

  it('says what PyTorch would', () => {
    const resolved = resolveGeometry(config('Conv2d', { kernel_size: 7 }), [1, 1, 4, 4]);
    assert(resolved.kind === 'error');
    assert.deepEqual(resolved.error, {
      type: 'RuntimeError',
      message:
        "Calculated padded input size per channel: (4 x 4). Kernel size: (7 x 7). Kernel size can't be greater than actual input size",
    });
  });
});
