import assert from 'node:assert/strict';
import {
  indexOf,
  outputPositions,
  outputValue,
  pooledWindow,
  pool,
  positionAt,
  stepAt,
  taps,
  type AxisGeometry,
  type ConvGeometry,
  type LayerValues,
  type PoolGeometry,
} from '../../../../src/core/forward';
import { assertClose32 } from './truth';
import { readTruth, readTruthList } from '../../../support/truth';

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

const truth = {
  torch: readTruth<{ readonly torch: string }, unknown>('pool-forward').header.torch,
  cases: readTruthList<PoolCase>('pool-forward', 'float64'),
  float32: readTruthList<PoolCase>('pool-forward', 'float32'),
};

const MEAN = { kind: 'avg', countIncludePad: true, divisor: null } as const;

/** Windows as they are shared out among so many outputs. */
function adaptive(input: number, output: number): AxisGeometry {
  const stride = Math.ceil(input / output);
  return { windows: 'adaptive', input, output, kernel: stride + 1, stride, dilation: 1, padBefore: 0, padAfter: 0, outputPadding: 0 };
}

function geometryOf({ type, arguments: args, input, output }: PoolCase): PoolGeometry {
  const rank = Number(type.at(-2));
  const [sizes, outputs] = [input.shape.slice(-rank), output.shape.slice(-rank)];
  if (type.startsWith('Adaptive')) {
    const shared = sizes.map((size, i) => adaptive(size, outputs[i] ?? 0));
    return type.startsWith('AdaptiveMax') ? { kind: 'max', axes: shared } : { ...MEAN, axes: shared };
  }
  const along = (list: readonly number[] | null | undefined, axis: number): number | undefined =>
    list?.length === 1 ? list[0] : list?.[axis];
  const axes = sizes.map((size, i): AxisGeometry => {
    const kernel = along(args.kernel_size, i) ?? 1;
    const padding = along(args.padding, i) ?? 0;
    return {
      windows: 'sliding',
      input: size,
      output: outputs[i] ?? 0,
      kernel,
      stride: along(args.stride, i) ?? kernel,
      padBefore: padding,
      padAfter: padding,
      dilation: along(args.dilation, i) ?? 1,
      outputPadding: 0,
    };
  });
  if (type.startsWith('Max')) return { kind: 'max', axes };
  if (type.startsWith('LP')) return { kind: 'power', axes, norm: args.norm_type ?? 2 };
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
          assert(
            Object.is(mine, value) || Math.abs(mine - value) < 1e-9,
            `${what}: element ${String(i)} is ${String(mine)}, torch says ${String(value)}`,
          );
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
    assert.throws(() => pool({ ...MEAN, axes: [adaptive(3, 1)] }, [1, 2], 1), /input has 2 elements, but its layout asks for 3/);
  });
});

/** The first sample of a case as the stepper takes it. */
function stepping(given: PoolCase): { readonly geometry: ConvGeometry; readonly values: LayerValues } {
  const pooling = geometryOf(given);
  const rank = pooling.axes.length;
  const channels = given.input.shape.at(-rank - 1) ?? 1;
  const sizes = pooling.axes.map(axis => axis.input);
  const cells = sizes.reduce((product, size) => product * size, 1);
  return {
    geometry: {
      transposed: false,
      inChannels: channels,
      outChannels: channels,
      groups: channels,
      bias: false,
      paddingMode: 'zeros',
      axes: pooling.axes,
      rule: pooling,
    },
    values: {
      input: (channel, position) => given.input.data[channel * cells + indexOf(sizes, position)] ?? 0,
      weight: () => assert.fail('a pooling has no weights'),
      bias: () => assert.fail('nor a bias'),
    },
  };
}

describe('a window of a pooling, step by step', () => {
  const cases = truth.cases.map(given => ({ given, ...stepping(given) }));

  it(`comes to what PyTorch comes to: ${String(cases.length)} poolings`, () => {
    assert(cases.length > 100);
    for (const { given, geometry, values } of cases) {
      const positions = outputPositions(geometry);
      const outputs = geometry.axes.map(axis => axis.output);
      for (let i = 0; i < geometry.outChannels * positions; i++) {
        const element = { channel: Math.floor(i / positions), position: positionAt(outputs, i % positions) };
        const expected = Number(given.output.data[i]);
        const what = `${describeCase(given)}: element ${String(i)}`;
        const value = outputValue(geometry, values, element);
        assert(
          Object.is(value, expected) || Number.isNaN(expected) || Math.abs(value - expected) < 1e-9,
          `${what} is ${String(value)}, torch says ${String(expected)}`,
        );
        assert(Object.is(stepAt(geometry, values, element).result, value), what);
      }
    }
  });

  it('takes the cell that PyTorch names, and gives every cell of an average the same part, and of powers its own', () => {
    for (const { given, geometry, values } of cases) {
      const positions = outputPositions(geometry);
      const sizes = geometry.axes.map(axis => axis.input);
      const outputs = geometry.axes.map(axis => axis.output);
      for (let i = 0; i < positions; i++) {
        const element = { channel: 0, position: positionAt(outputs, i) };
        const found = taps(geometry, values, element, 0);
        const result = outputValue(geometry, values, element);
        if (!Number.isFinite(result)) continue;
        const what = `${describeCase(given)}: element ${String(i)}`;
        const total = found.reduce((sum, { product }) => sum + product, 0);
        const { rule } = geometry;
        if (rule.kind === 'power') {
          // The products are powers, of which the result is the root.
          const scale = pooledWindow(geometry, values, element)?.scale ?? NaN;
          assert(Math.abs((total * scale) ** (1 / rule.norm) - result) < 1e-9, what);
          continue;
        }
        assert(Math.abs(total - result) < 1e-9, what);
        if (geometry.rule.kind === 'avg') assert(new Set(found.filter(({ counts }) => counts).map(({ weight }) => weight)).size <= 1, what);
        else if (given.indices) {
          const [winner] = found.filter(({ weight }) => weight === 1);
          assert(winner?.source, what);
          if (!Number.isNaN(winner.value)) assert.equal(indexOf(sizes, winner.source), given.indices[i], what);
        }
      }
    }
  });
});
