import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pool, type PoolAxis, type PoolGeometry } from '../../../../src/core/forward';
import { assertClose32 } from './truth';

interface PoolCase {
  readonly type: string;
  readonly arguments: {
    readonly kernel_size?: readonly number[];
    readonly stride?: readonly number[] | null;
    readonly padding?: readonly number[];
    readonly dilation?: readonly number[];
    readonly count_include_pad?: boolean;
    readonly divisor_override?: number | null;
    readonly norm_type?: number;
  };
  readonly input: { readonly shape: readonly number[]; readonly data: readonly number[] };
  readonly output: { readonly shape: readonly number[]; readonly data: readonly (number | string)[] };
  readonly indices?: readonly number[];
}

const truth = JSON.parse(gunzipSync(readFileSync('test/truth/pool-forward.json.gz')).toString()) as { readonly torch: string; readonly cases: readonly PoolCase[]; readonly float32: readonly PoolCase[] };

function geometryOf({ type, arguments: args, input, output }: PoolCase): PoolGeometry {
  const rank = Number(type.at(-2));
  const [sizes, outputs] = [input.shape.slice(-rank), output.shape.slice(-rank)];
  if (type.startsWith('Adaptive')) return { kind: type.startsWith('AdaptiveMax') ? 'adaptiveMax' : 'adaptiveAvg', axes: sizes.map((size, i) => ({ input: size, output: outputs[i] ?? 0 })) };
  const along = (list: readonly number[] | null | undefined, axis: number): number | undefined => (list?.length === 1 ? list[0] : list?.[axis]);
  const axes = sizes.map((size, i): PoolAxis => {
    const kernel = along(args.kernel_size, i) ?? 1;
    return { input: size, output: outputs[i] ?? 0, kernel, stride: along(args.stride, i) ?? kernel, padding: along(args.padding, i) ?? 0, dilation: along(args.dilation, i) ?? 1 };
  });
  if (type.startsWith('Max')) return { kind: 'max', axes };
  if (type.startsWith('LP')) return { kind: 'lp', axes, normType: args.norm_type ?? 2 };
  return { kind: 'avg', axes, countIncludePad: args.count_include_pad ?? true, divisor: args.divisor_override ?? null };
}

function pooled(given: PoolCase): ReturnType<typeof pool> {
  const geometry = geometryOf(given);
  const cells = geometry.axes.reduce((product, axis) => product * axis.input, 1);
  return pool(geometry, given.input.data, cells === 0 ? 0 : given.input.data.length / cells);
}

function describeCase({ type, arguments: args, input }: PoolCase): string {
  return `${type}(${JSON.stringify(args)}) on ${JSON.stringify(input.shape)}`;
}

describe(`the numbers of pooling, as PyTorch ${truth.torch} computes them`, () => {
  for (const kind of [...new Set(truth.cases.map(({ type }) => type))]) {
    const cases = truth.cases.filter(({ type }) => type === kind);
    it(`${kind}: ${String(cases.length)} in float64`, () => {
      for (const given of cases) {
        const { output, indices } = pooled(given);
        const what = describeCase(given);
        assert.equal(output.length, given.output.data.length, what);
        for (const [i, expected] of given.output.data.entries()) {
          const value = Number(expected);
          const mine = output[i] ?? NaN;
          assert(Object.is(mine, value) || Math.abs(mine - value) < 1e-9, `${what}: element ${String(i)} is ${String(mine)}, torch says ${String(value)}`);
        }
        if (given.indices) assert.deepEqual([...(indices ?? [])], given.indices, what);
      }
    });
  }

  it(`${String(truth.float32.length)} in float32`, () => {
    assert(truth.float32.length > 0);
    for (const given of truth.float32) assertClose32(pooled(given).output, given.output.data.map(Number), describeCase(given));
  });

  it('refuses an input that does not fit, with both numbers', () => {
    assert.throws(() => pool({ kind: 'adaptiveAvg', axes: [{ input: 3, output: 1 }] }, [1, 2], 1), /input has 2 elements, but its layout asks for 3/);
  });
});
