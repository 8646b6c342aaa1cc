import assert from 'node:assert/strict';
import { CHART_FAMILIES, type ChartFamily } from '../../../../src/protocol/panel';
import { convMacs, convOutput, convParams } from '../../../../src/core/shape';
import { articleChart, familyCall, familyInput } from '../../../../webview/charts/article';
import { coincident, nearestPoint, nextPoint, omissions, whatIf, type Chart } from '../../../../webview/charts/chart';
import type { Costs } from '../../../../webview/charts/costs';
import { formatBytes, formatExactly, formatQuantity, formatTick, formatTime } from '../../../../webview/charts/read-out';
import { panelsOf } from '../../../../webview/charts/panels';
import { config, poolConfig } from '../../../panel/layers';

const small = { config: config('Conv2d', { in_channels: 4, out_channels: 6, kernel_size: 3, padding: 1 }), input: [1, 4, 5, 5] };
const column = ({ lines }: Chart, quantity: keyof Omit<Costs, 'shape'>, line = 0): (number | null)[] =>
  lines[line]?.points.map(point => point?.costs[quantity] ?? null) ?? [];
const same = (chart: Chart, quantity: keyof Omit<Costs, 'shape'>): number[][] =>
  coincident(chart.lines.map((_, line) => column(chart, quantity, line)));

describe('what if', () => {
  it('has every point as the arithmetic has it, and marks the layer’s own', () => {
    const chart = whatIf(small, { parameter: 'kernel_size', axis: 'all' });
    assert.equal(chart.x[chart.marked ?? -1], 3);
    for (const [index, kernel] of chart.x.entries()) {
      const point = chart.lines[0]?.points[index];
      const configured = config('Conv2d', { in_channels: 4, out_channels: 6, kernel_size: kernel, padding: 1 });
      const output = convOutput(configured, small.input);
      assert.equal(point !== null, output.kind === 'ok', `kernel ${String(kernel)}`);
      if (!point || output.kind !== 'ok') continue;
      assert.deepEqual(
        [point.costs.params, point.costs.macs, point.costs.shape],
        [convParams(configured), convMacs(configured, small.input, output.value), output.value],
      );
    }
  });

  it('leaves out what PyTorch refuses, with its reason told once', () => {
    const chart = whatIf(small, { parameter: 'kernel_size', axis: 'all' });
    const [omitted, ...others] = omissions(chart);
    assert.deepEqual(others, []);
    assert.deepEqual(omitted, {
      line: '',
      x: [8, 9, 10, 11],
      error: {
        type: 'RuntimeError',
        message:
          "Calculated padded input size per channel: (7 x 7). Kernel size: (8 x 8). Kernel size can't be greater than actual input size",
      },
    });
    assert.deepEqual(column(chart, 'output').slice(-5), [1, null, null, null, null]);
  });

  it('tells of a pooling its sizes alone, and refuses it in torch’s words', () => {
    const chart = whatIf(
      { config: poolConfig('MaxPool2d', { kernel_size: [3], stride: [2], padding: [1] }), input: [1, 4, 8, 8] },
      { parameter: 'padding', axis: 'all' },
    );
    assert.deepEqual(
      panelsOf(chart, {}).map(({ quantity }) => quantity),
      ['output', 'memory'],
    );
    assert.deepEqual(
      panelsOf(whatIf(small, { parameter: 'stride', axis: 'all' }), {}).map(({ quantity }) => quantity),
      ['params', 'macs', 'output', 'memory'],
    );
    assert.equal(chart.x[chart.marked ?? -1], 1);
    assert.deepEqual(column(chart, 'memory').slice(0, 3), [4 * 4 * 9, 4 * 4 * 16, null]);
    assert.deepEqual(
      omissions(chart).map(({ x, error }) => [x, error.type, error.message]),
      [
        [
          [2, 3, 4, 5, 6, 7, 8],
          'RuntimeError',
          'pad should be at most half of effective kernel size, but got pad=2, kernel_size=3 and dilation=1',
        ],
      ],
    );
  });

  it('has no mark where the axes differ', () => {
    const uneven = { config: config('Conv2d', { kernel_size: [5, 2] }), input: [1, 9, 9] };
    assert.equal(whatIf(uneven, { parameter: 'kernel_size', axis: 'all' }).marked, null);
    const along = whatIf(uneven, { parameter: 'kernel_size', axis: 1 });
    assert.equal(along.x[along.marked ?? -1], 2);
  });

  it('moves from point to point past what is left out', () => {
    const chart = whatIf(
      { config: config('Conv2d', { in_channels: 6, out_channels: 6, kernel_size: 3, groups: 6 }), input: [6, 9, 9] },
      { parameter: 'out_channels', axis: 'all' },
    );
    assert.deepEqual(
      chart.x.filter((_, index) => chart.lines[0]?.points[index]),
      [6, 12, 24, 48, 96, 192, 384, 768],
      'no power of two is divisible by six',
    );
    const grown = whatIf(
      { config: config('Conv2d', { in_channels: 4, out_channels: 12, kernel_size: 3, groups: 4 }), input: [4, 9, 9] },
      { parameter: 'out_channels', axis: 'all' },
    );
    assert.equal(grown.x[grown.marked ?? -1], 12);
    assert.equal(grown.x[nextPoint(grown, grown.marked ?? -1, 1) ?? -1], 16);
    assert.equal(grown.x[nextPoint(grown, grown.marked ?? -1, -1) ?? -1], 8);
    assert.equal(grown.x[nearestPoint(grown, 1) ?? -1], 4);
    assert.equal(grown.x[nearestPoint(grown, 24) ?? -1], 32, 'halfway between 16 and 32 is 22.6 where x doubles');
    assert.equal(nextPoint(grown, grown.x.length - 1, 1), null);
  });
});

describe('the article’s charts', () => {
  const coincidences: Readonly<Record<ChartFamily, Readonly<Record<'params' | 'output', number[][]>>>> = {
    image_size: { params: [[0, 1, 2]], output: [[0], [1], [2]] },
    in_channels: { params: [[0], [1], [2], [3]], output: [[0, 1, 2, 3]] },
    kernel_size: { params: [[0], [1], [2], [3]], output: [[0], [1], [2], [3]] },
    stride: { params: [[0, 1, 2, 3, 4]], output: [[0], [1, 2], [3], [4]] },
    padding: { params: [[0, 1, 2, 3, 4]], output: [[0], [1, 2], [3], [4]] },
    dilation: { params: [[0, 1, 2, 3]], output: [[0], [1], [2], [3]] },
    groups: { params: [[0], [1], [2], [3]], output: [[0], [1], [2], [3]] },
  };
  for (const family of CHART_FAMILIES) {
    it(`of ${family} has its lines, and says which coincide`, () => {
      const chart = articleChart(family);
      assert.deepEqual(same(chart, 'params'), coincidences[family].params);
      if (family !== 'groups') {
        assert.deepEqual(same(chart, 'output'), coincidences[family].output);
        assert.deepEqual(chart.x, [1, 2, 4, 8, 16, 32, 64, 128, 256]);
        assert.deepEqual(chart.leftOut, []);
      }
      assert.ok(familyCall(family).startsWith('nn.Conv2d('));
      assert.equal([familyCall(family), familyInput(family)].filter(text => text.includes('…')).length, family === 'in_channels' ? 2 : 1);
    });
  }

  it('of groups leaves out channels that the groups do not divide', () => {
    const chart = articleChart('groups');
    assert.deepEqual(
      chart.lines.map(({ points }) => points.filter(point => point !== null).length),
      [14, 13, 5, 12],
    );
    assert.deepEqual(
      omissions(chart).map(({ line, x, error }) => [line, x.slice(0, 3), error.message]),
      [
        ['2', [1], 'out_channels must be divisible by groups'],
        ['3', [1, 2, 4], 'out_channels must be divisible by groups'],
        ['4', [1, 2], 'out_channels must be divisible by groups'],
      ],
    );
  });
});

describe('the article’s charts beside a layer', () => {
  it('have a convolution as a line of its own, and no pooling', () => {
    const own = articleChart('stride', { layer: small, name: 'own' });
    assert.deepEqual([own.lines.length, own.x[own.marked ?? -1]], [6, 6]);
    const pool = { config: poolConfig('AvgPool2d', { kernel_size: [2] }), input: [4, 6, 6] };
    assert.deepEqual(articleChart('stride', { layer: pool, name: 'own' }), articleChart('stride'));
  });
});

describe('lines', () => {
  it('coincide only where they agree everywhere', () => {
    assert.deepEqual(
      coincident([
        [1, 2],
        [1, 3],
        [1, 2],
        [1, null],
        [1, null],
      ]),
      [[0, 2], [1], [3, 4]],
    );
    assert.deepEqual(coincident([]), []);
  });
});

describe('the read-out', () => {
  it('is short, and exact in the table', () => {
    const point = whatIf(small, { parameter: 'stride', axis: 'all' }).lines[0]?.points[1] ?? null;
    assert.equal(formatQuantity('output', point?.costs.output ?? 0, point), '3×3');
    assert.equal(formatQuantity('macs', 118_013_952), '118.0 M');
    assert.equal(formatExactly('macs', 118_013_952), '118,013,952');
    assert.deepEqual([40, 4096, 3_211_264, 5e9].map(formatBytes), ['40 B', '4.00 KiB', '3.06 MiB', '4.66 GiB']);
    assert.deepEqual([0, 0.0421, 1.523, 15.23, 152.3, 2310].map(formatTime), [
      '0 ms',
      '0.042 ms',
      '1.52 ms',
      '15.2 ms',
      '152 ms',
      '2.31 s',
    ]);
    assert.deepEqual(
      [100, 100_000, 1_500_000, 118_000_000].map(value => formatTick('macs', value)),
      ['100', '100 k', '1.5 M', '118 M'],
    );
    assert.deepEqual(
      [1024, 1536, 104_857_600].map(value => formatTick('memory', value)),
      ['1 KiB', '1.5 KiB', '100 MiB'],
    );
  });
});
