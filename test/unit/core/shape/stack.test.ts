import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDim, sym, type Dim } from '../../../../src/core/dim';
import {
  convModule,
  receptiveField,
  stackInputs,
  stackReceptiveField,
  type ConvConfig,
  type ReceptiveField,
  type Result,
  type StackLayer,
} from '../../../../src/core/shape';

const RUNS = { numRuns: 400, seed: 20262 };

interface Sizes {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

function config(type: 'Conv1d' | 'Conv2d' | 'ConvTranspose1d', sizes: { readonly [Size in keyof Sizes]: Dim }): ConvConfig {
  const int = (value: Dim) => ({ kind: 'int', value }) as const;
  const made = convModule(type, {
    in_channels: int(1),
    out_channels: int(1),
    kernel_size: int(sizes.kernel),
    stride: int(sizes.stride),
    padding: int(sizes.padding),
    dilation: int(sizes.dilation),
  });
  assert(made.kind === 'ok');
  return made.value;
}

function conv(kernel: Dim, stride: Dim = 1, padding: Dim = 0, dilation: Dim = 1): StackLayer {
  return { kind: 'conv', config: config('Conv1d', { kernel, stride, padding, dilation }) };
}

function transposed(kernel: number, stride = 1, padding = 0, dilation = 1): StackLayer {
  return { kind: 'conv', config: config('ConvTranspose1d', { kernel, stride, padding, dilation }) };
}

function pool(kernel: number, stride = kernel, padding = 0): StackLayer {
  return { kind: 'pool', kernel_size: [kernel], stride: [stride], padding: [padding], dilation: [1] };
}

function upsample(factor: number, mode: 'nearest' | 'linear' = 'nearest'): StackLayer {
  return { kind: 'upsample', factor: [factor], mode };
}

/** A layer, and the numbers it makes of numbers, all weights being 1. */
interface Layer {
  readonly layer: StackLayer;
  readonly run: (input: readonly number[]) => readonly number[];
  readonly text: string;
}

function window({ kernel, stride, padding, dilation }: Sizes): Layer['run'] {
  return input => {
    const count = Math.floor((input.length + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, o) =>
      sum(Array.from({ length: kernel }, (__, tap) => input[o * stride - padding + tap * dilation] ?? 0)),
    );
  };
}

/** By scattering: every input is added to the outputs it feeds. */
function scatter({ kernel, stride, padding, dilation }: Sizes): Layer['run'] {
  return input => {
    const output = Array.from({ length: Math.max(0, (input.length - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1) }, () => 0);
    for (const [i, value] of input.entries()) {
      for (let tap = 0; tap < kernel; tap++) {
        const at = i * stride - padding + tap * dilation;
        const before = output[at];
        if (before !== undefined) output[at] = before + value;
      }
    }
    return output;
  };
}

/** torch.nn.Upsample(mode='linear', align_corners=False). */
function linear(factor: number): Layer['run'] {
  return input =>
    Array.from({ length: input.length * factor }, (_, o) => {
      const place = Math.max(0, (o + 0.5) / factor - 0.5);
      const first = Math.floor(place);
      return (1 - (place - first)) * (input[first] ?? 0) + (place - first) * (input[Math.min(first + 1, input.length - 1)] ?? 0);
    });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const sizes: fc.Arbitrary<Sizes> = fc.record({
  kernel: fc.integer({ min: 1, max: 4 }),
  stride: fc.integer({ min: 1, max: 3 }),
  padding: fc.integer({ min: 0, max: 2 }),
  dilation: fc.integer({ min: 1, max: 3 }),
});
const layers: fc.Arbitrary<Layer> = fc.oneof(
  sizes.map(each => ({
    layer: conv(each.kernel, each.stride, each.padding, each.dilation),
    run: window(each),
    text: `conv ${JSON.stringify(each)}`,
  })),
  sizes.map(each => ({
    layer: transposed(each.kernel, each.stride, each.padding, each.dilation),
    run: scatter(each),
    text: `transposed ${JSON.stringify(each)}`,
  })),
  fc.integer({ min: 1, max: 3 }).map(kernel => ({
    layer: pool(kernel),
    run: window({ kernel, stride: kernel, padding: 0, dilation: 1 }),
    text: `pool ${String(kernel)}`,
  })),
  fc.integer({ min: 1, max: 3 }).map(factor => ({
    layer: upsample(factor),
    run: (input: readonly number[]) => input.flatMap(value => Array.from({ length: factor }, () => value)),
    text: `nearest ${String(factor)}`,
  })),
  fc
    .integer({ min: 1, max: 3 })
    .map(factor => ({ layer: upsample(factor, 'linear'), run: linear(factor), text: `linear ${String(factor)}` })),
);
const stacks = fc.array(layers, { maxLength: 4 });

const LENGTH = 240;
/** Outputs whose fields lie in here do not feel the ends of anything. */
const MIDDLE = { first: 90, last: 150 };

/** For every output the inputs that change it, found by changing them one by one. */
function dependence(stack: readonly Layer[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (let i = 0; i < LENGTH; i++) {
    const input = Array.from({ length: LENGTH }, (_, at) => (at === i ? 1 : 0));
    const output = stack.reduce<readonly number[]>((values, { run }) => run(values), input);
    for (const [o, value] of output.entries()) {
      const inputs = (found[o] ??= []);
      if (value !== 0) inputs.push(i);
    }
  }
  return found;
}

function value<T>(result: Result<T>): T {
  assert(result.kind === 'ok', JSON.stringify(result));
  return result.value;
}

function stackOf(stack: readonly Layer[]): readonly StackLayer[] {
  return stack.map(({ layer }) => layer);
}

describe('receptive field of a stack, against changing the inputs one by one', () => {
  it('an output depends on exactly the inputs that are named', () => {
    let compared = 0;
    fc.assert(
      fc.property(stacks, stack => {
        for (const [o, inputs] of dependence(stack).entries()) {
          const named = value(stackInputs(stackOf(stack), 0, o));
          if (named.length === 0 || (named[0] ?? 0) < MIDDLE.first || (named.at(-1) ?? 0) > MIDDLE.last) continue;
          assert.deepEqual(inputs, named, `${stack.map(({ text }) => text).join(', ')} at ${String(o)}`);
          compared++;
        }
      }),
      { ...RUNS, numRuns: 40 },
    );
    assert(compared > 500, String(compared));
  });

  it('the widest field has the size that is given, and fields repeat by the jump', () => {
    fc.assert(
      fc.property(stacks, stack => {
        const field = value(stackReceptiveField(stackOf(stack), 1));
        const [size, jump, per] = [field.size[0], field.jump[0], field.outputsPerJump[0]].map(Number) as [number, number, number];
        const found = dependence(stack);
        let widest = 0;
        let shifted = 0;
        for (const [o, inputs] of found.entries()) {
          const [first, last] = [inputs[0], inputs.at(-1)];
          if (first === undefined || last === undefined || first < MIDDLE.first || last > MIDDLE.last) continue;
          widest = Math.max(widest, last - first + 1);
          const next = found[o + per];
          if (!next || last + jump > MIDDLE.last) continue;
          assert.deepEqual(
            next,
            inputs.map(input => input + jump),
            stack.map(({ text }) => text).join(', '),
          );
          shifted++;
        }
        // Wide fields and long jumps do not fit into the middle often enough to show all of them.
        if (shifted >= per) assert.equal(size, widest, stack.map(({ text }) => text).join(', '));
      }),
      { ...RUNS, numRuns: 40 },
    );
  });

  it('output 0 begins where it is said', () => {
    fc.assert(
      fc.property(stacks, stack => {
        const field = value(stackReceptiveField(stackOf(stack), 1));
        const first = value(stackInputs(stackOf(stack), 0, 0))[0];
        if (first !== undefined) assert.equal(field.start[0], first);
      }),
      RUNS,
    );
  });
});

/** `7 / 4` is a size of 7 and a jump of 4, `3 / 1:2` a jump of 1 in 2 outputs; then where it starts. */
function describeField({ size, jump, outputsPerJump, start }: ReceptiveField): string {
  const text = (dims: readonly Dim[]): string => dims.map(dim => formatDim(dim, 'pretty')).join('×');
  return `${text(size)} / ${text(jump)}${outputsPerJump.every(each => each === 1) ? '' : `:${text(outputsPerJump)}`} from ${text(start)}`;
}

const bottleneck = (first = 1, second = 1): readonly StackLayer[] => [conv(1, first), conv(3, second, 1), conv(1)];
const stage = (blocks: number, first: readonly StackLayer[]): readonly StackLayer[] => [
  ...first,
  ...Array.from({ length: blocks - 1 }).flatMap(() => bottleneck()),
];
const resnet50 = (down: readonly StackLayer[]): readonly StackLayer[] => [
  conv(7, 2, 3),
  pool(3, 2, 1),
  ...stage(3, bottleneck()),
  ...stage(4, down),
  ...stage(6, down),
  ...stage(3, down),
];
const vgg = (convs: number): readonly StackLayer[] => [...Array.from({ length: convs }, () => conv(3, 1, 1)), pool(2)];

describe('receptive field of a stack', () => {
  const cases: readonly (readonly [what: string, layers: readonly StackLayer[], field: string])[] = [
    ['nothing', [], '1 / 1 from 0'],
    ['three kernels of 3', [conv(3, 1, 1), conv(3, 1, 1), conv(3, 1, 1)], '7 / 1 from −3'],
    ['a stem of kernel 7 and a pooling', [conv(7, 2, 3), pool(3, 2, 1)], '11 / 4 from −5'],
    // 483 and 212 are the published figures (Araujo et al., 2019, table 1).
    ['ResNet-50, stride in the 1×1', resnet50(bottleneck(2)), '483 / 32 from −241'],
    ['ResNet-50, stride in the 3×3', resnet50(bottleneck(1, 2)), '427 / 32 from −213'],
    ['VGG-16', [...vgg(2), ...vgg(2), ...vgg(3), ...vgg(3), ...vgg(3)], '212 / 32 from −90'],
    ['dilations 1, 2, 4', [conv(3, 1, 1), conv(3, 1, 2, 2), conv(3, 1, 4, 4)], '15 / 1 from −7'],
    ['a causal pair, padded by hand', [conv(2), conv(2, 1, 0, 2)], '4 / 1 from 0'],
    ['transposed k4 s2 p1', [transposed(4, 2, 1)], '2 / 1:2 from −1'],
    ['down, then up: pairs of outputs share a field', [pool(2), upsample(2)], '2 / 2:2 from 0'],
    ['up, then down: as if nothing had been', [upsample(2), pool(2)], '1 / 1 from 0'],
    ['nearest, then a kernel of 3', [upsample(2), conv(3, 1, 1)], '2 / 1:2 from −1'],
    ['an hourglass', [conv(3, 2, 1), conv(3, 2, 1), transposed(4, 2, 1), transposed(4, 2, 1)], '15 / 4:4 from −7'],
  ];
  for (const [what, stack, field] of cases)
    it(`${what}: ${field}`, () => {
      assert.equal(describeField(value(stackReceptiveField(stack, 1))), field);
    });

  it('of one layer is that layer’s', () => {
    fc.assert(
      fc.property(sizes, each => {
        const own = config('Conv1d', each);
        assert.deepEqual(value(stackReceptiveField([{ kind: 'conv', config: own }], 1)), receptiveField(own));
        const other = config('ConvTranspose1d', each);
        const { size, jump, outputsPerJump } = value(stackReceptiveField([{ kind: 'conv', config: other }], 1));
        assert.deepEqual({ size, jump, outputsPerJump }, (({ start: _, ...rest }) => rest)(receptiveField(other)));
      }),
      RUNS,
    );
  });

  it('along two axes, one number standing for both', () => {
    const twice: StackLayer = { kind: 'conv', config: config('Conv2d', { kernel: 3, stride: 2, padding: 1, dilation: 1 }) };
    const flat: StackLayer = { kind: 'pool', kernel_size: [1, 2], stride: [1, 2], padding: [0], dilation: [1] };
    assert.equal(describeField(value(stackReceptiveField([twice, flat], 2))), '3×5 / 2×4 from −1×−1');
  });

  it('of symbolic windows is symbolic, of symbolic upsampling unknown', () => {
    const s = sym('s', { min: 1 });
    assert.equal(describeField(value(stackReceptiveField([conv(3, s, 1), conv(3, 2, 1)], 1))), '2s+3 / 2s from −s−1');
    assert.equal(stackReceptiveField([{ kind: 'upsample', factor: [s], mode: 'nearest' }, conv(3)], 1).kind, 'unknown');
    assert.equal(stackInputs([conv(3, s)], 0, 0).kind, 'unknown');
  });

  it('too wide to be followed is unknown', () => {
    assert.equal(stackReceptiveField([transposed(4, 2, 1), ...Array.from({ length: 30 }, () => pool(2))], 1).kind, 'unknown');
  });
});
