import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  convModule,
  convOutput,
  DEFAULT_RANGES,
  poolOutput,
  solutions,
  solve,
  type Arg,
  type LayerSettings,
  type PoolRank,
  type SolveKind,
  type SolveRequest,
} from '../../../../src/core/shape';

const RUNS = { numRuns: 60, seed: 20261 };

/** The output's spatial sizes by the arithmetic that is held against PyTorch; null where it refuses. */
function outputOf(kind: SolveKind, input: readonly number[], settings: LayerSettings): readonly unknown[] | null {
  if (kind === 'pool') {
    const pooled = poolOutput({ type: 'max', rank: input.length as PoolRank, ceil_mode: false, ...settings }, [1, ...input]);
    return pooled.kind === 'ok' ? pooled.value.slice(1) : null;
  }
  const tuple = (values: readonly number[]): Arg => ({ kind: 'tuple', items: values.map(value => ({ kind: 'int', value })) });
  const rank = input.length as 1 | 2 | 3;
  const { output_padding, ...common } = settings;
  const sizes = Object.entries(kind === 'transposed' ? settings : common).map(([name, values]) => [name, tuple(values)] as const);
  if (kind === 'conv' && output_padding.some(size => size !== 0)) return null;
  const config = convModule(kind === 'conv' ? `Conv${rank}d` : `ConvTranspose${rank}d`, {
    in_channels: { kind: 'int', value: 1 },
    out_channels: { kind: 'int', value: 1 },
    ...Object.fromEntries(sizes),
  });
  assert(config.kind === 'ok');
  const output = convOutput(config.value, [1, ...input]);
  return output.kind === 'ok' ? output.value.slice(1) : null;
}

/** `k3 s2 p1`, with `d` and `op` where they are not the default; axes by a comma where they differ. */
function describeSettings({ kernel_size, stride, padding, dilation, output_padding }: LayerSettings): string {
  const join = (values: readonly number[]): string => (values.every(value => value === values[0]) ? String(values[0]) : values.join(','));
  const extra = [[' d', dilation, '1'] as const, [' op', output_padding, '0'] as const].map(([name, values, usual]) =>
    join(values) === usual ? '' : `${name}${join(values)}`,
  );
  return `k${join(kernel_size)} s${join(stride)} p${join(padding)}${extra.join('')}`;
}

const RANGES = { kernel_size: [1, 4], stride: [1, 4], padding: [0, 5], dilation: [1, 3], output_padding: [0, 3] } as const;

function span([least, most]: readonly [number, number]): readonly number[] {
  return Array.from({ length: most - least + 1 }, (_, i) => least + i);
}

/** Every setting in RANGES that gives the output, found by trying. */
function tried(kind: SolveKind, input: number, output: number): readonly string[] {
  const found: string[] = [];
  for (const k of span(RANGES.kernel_size))
    for (const s of span(RANGES.stride))
      for (const d of k === 1 ? [1] : span(RANGES.dilation))
        for (const p of span(RANGES.padding).filter(size => size <= d * (k - 1)))
          for (const more of kind !== 'transposed' ? [0] : span(RANGES.output_padding)) {
            const settings = { kernel_size: [k], stride: [s], padding: [p], dilation: [d], output_padding: [more] };
            if (outputOf(kind, [input], settings)?.[0] === output) found.push(describeSettings(settings));
          }
  return found.sort();
}

const kinds = fc.constantFrom<SolveKind>('conv', 'transposed', 'pool');

describe('which settings give this output?', () => {
  it('all of them in the ranges, and no others', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 16 }), (kind, input, output) => {
        const request: SolveRequest = { kind, input: [input], output: [output], ranges: RANGES };
        const found = [...solutions(request)].map(describeSettings);
        assert.deepEqual(found.sort(), tried(kind, input, output));
        assert.equal(solve(request).total, found.length);
      }),
      RUNS,
    );
  });

  it('each of which gives it', () => {
    const sizes = fc.integer({ min: 1, max: 256 });
    fc.assert(
      fc.property(kinds, fc.array(fc.tuple(sizes, sizes), { minLength: 1, maxLength: 3 }), (kind, axes) => {
        const [input, output] = [axes.map(([size]) => size), axes.map(([, size]) => size)];
        for (const settings of solve({ kind, input, output }, 40).settings)
          assert.deepEqual(outputOf(kind, input, settings), output, describeSettings(settings));
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('along two axes every pair, once, equal ones first', () => {
    const sizes = fc.integer({ min: 2, max: 8 });
    fc.assert(
      fc.property(kinds, sizes, sizes, sizes, sizes, (kind, h, w, outH, outW) => {
        const ranges = { ...RANGES, kernel_size: [1, 3], dilation: [1, 2] } as const;
        const along = (input: number, output: number): number => solve({ kind, input: [input], output: [output], ranges }).total;
        const request: SolveRequest = { kind, input: [h, w], output: [outH, outW], ranges };
        const found = [...solutions(request)];
        assert.equal(found.length, along(h, outH) * along(w, outW));
        assert.equal(solve(request).total, found.length);
        assert.equal(new Set(found.map(describeSettings)).size, found.length);
        const equal = found.map(each => !describeSettings(each).includes(','));
        assert(equal.lastIndexOf(true) < equal.indexOf(false) || !equal.includes(true) || !equal.includes(false));
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  const first: readonly (readonly [text: string, request: SolveRequest, commonest: readonly string[]])[] = [
    ['keep 28', { kind: 'conv', input: [28, 28], output: [28, 28] }, ['k3 s1 p1', 'k1 s1 p0', 'k5 s1 p2', 'k7 s1 p3']],
    ['halve 224', { kind: 'conv', input: [224, 224], output: [112, 112] }, ['k3 s2 p1', 'k2 s2 p0']],
    ['patches of 16', { kind: 'conv', input: [224, 224], output: [14, 14] }, ['k16 s16 p0']],
    ['two off each side', { kind: 'conv', input: [32, 32], output: [28, 28] }, ['k5 s1 p0']],
    ['one off each side', { kind: 'conv', input: [32, 32], output: [30, 30] }, ['k3 s1 p0']],
    ['all to one', { kind: 'conv', input: [7, 7], output: [1, 1] }, ['k7 s1 p0']],
    ['double 28', { kind: 'transposed', input: [28, 28], output: [56, 56] }, ['k4 s2 p1', 'k2 s2 p0', 'k3 s2 p1 op1']],
    ['four times 16', { kind: 'transposed', input: [16, 16], output: [64, 64] }, ['k8 s4 p2', 'k4 s4 p0']],
    ['halve 112 by pooling', { kind: 'pool', input: [112, 112], output: [56, 56] }, ['k2 s2 p0', 'k3 s2 p1']],
    ['thirteen of 27 by pooling', { kind: 'pool', input: [27, 27], output: [13, 13] }, ['k2 s2 p0', 'k3 s2 p0']],
    ['halve 56 with kernel 7', { kind: 'conv', input: [56, 56], output: [28, 28], fixed: { kernel_size: 7 } }, ['k7 s2 p3']],
    [
      'keep 65 with dilation 12, which is out of the ranges',
      { kind: 'conv', input: [65, 65], output: [65, 65], fixed: { dilation: 12 } },
      ['k3 s1 p12 d12'],
    ],
    ['halve the height only', { kind: 'conv', input: [32, 32], output: [16, 32], fixed: { kernel_size: [3, 3] } }, ['k3 s2,1 p1']],
    ['keep a clip of 8 frames', { kind: 'conv', input: [8, 112, 112], output: [8, 112, 112] }, ['k3 s1 p1']],
  ];
  for (const [text, request, commonest] of first) {
    it(`${text}: ${commonest.join(', then ')}`, () => {
      assert.deepEqual(solve(request, commonest.length).settings.map(describeSettings), commonest);
    });
  }

  const none: readonly (readonly [text: string, request: SolveRequest])[] = [
    ['an output of nothing', { kind: 'conv', input: [8], output: [0] }],
    ['an input of nothing', { kind: 'conv', input: [0], output: [3] }],
    ['a kernel of 0', { kind: 'conv', input: [8], output: [8], fixed: { kernel_size: 0 } }],
    ['output_padding where there is none', { kind: 'conv', input: [8], output: [8], fixed: { output_padding: 1 } }],
    ['ten times as much by a convolution that is not transposed', { kind: 'conv', input: [50], output: [500] }],
  ];
  for (const [text, request] of none)
    it(`${text}: no settings`, () => {
      assert.deepEqual(solve(request), { total: 0, settings: [] });
    });

  it('the usual ranges hold what the usual models use', () => {
    const used = [
      [7, 2, 3, 1],
      [11, 4, 2, 1],
      [3, 1, 6, 6],
      [16, 16, 0, 1],
      [14, 14, 0, 1],
      [4, 4, 0, 1],
    ] as const;
    for (const [k, s, p, d] of used) {
      for (const [parameter, value] of [
        ['kernel_size', k],
        ['stride', s],
        ['padding', p],
        ['dilation', d],
      ] as const) {
        const [least, most] = DEFAULT_RANGES[parameter];
        assert(value >= least && value <= most, `${parameter} ${String(value)}`);
      }
    }
  });
});
