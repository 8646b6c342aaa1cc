import { toArg } from '../argument';
import { equals, floorDiv, isInt, lessThan, mod, mul, type Dim, type Shape } from '../../dim';
import {
  adaptivePoolOutput,
  convFunctional,
  convMacs,
  convOutput,
  convSize,
  poolOutput,
  settle,
  transposedSize,
  type Arg,
  type Args,
  type ConvFunctionType,
  type PoolConfig,
  type PoolRank,
  type Result,
} from '../../shape';
import type { Call } from '../call';
import { printDim, printShape, sequenceItems, Undecided } from '../convert';
import { int64 } from '../dtype';
import { freshDim, nextMark } from '../fresh';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { PyFloat, PyTuple, toDim, Unknown, type Machine, type Value } from '../vm';
import { refuseCombination } from '../combination';
import { floatType } from './pointwise';
import { biasTypeError, convTypeError } from './convolution-types';

/** The value of a rule of core/shape, or torch's exception. */
function unwrap<T>(c: Call, result: Result<T>): T {
  if (result.kind === 'ok') return result.value;
  if (result.kind === 'error') {
    if (c.given && result.error.message.includes('invalid combination of arguments'))
      refuseCombination(c.m, c.name, c.given.args, c.given.keywords, false);
    return c.raise(result.error.type, result.error.message);
  }
  throw new Undecided(result.reason);
}

/** Two unknown arguments are two values: their symbols must not be taken for one. */
function markUnknown(m: Machine, given: Arg): Arg {
  const arg = settle(given);
  if (arg.kind === 'unknown') return { ...arg, mark: nextMark(m) };
  return arg.kind === 'tuple' || arg.kind === 'list' ? { ...arg, items: arg.items.map(item => markUnknown(m, item)) } : arg;
}

function convRule(type: ConvFunctionType, names: readonly string[]) {
  return (c: Call): Tensor => {
    const [input, weight, bias] = [c.tensor('input'), c.tensor('weight'), c.tensorOrNull('bias')];
    const args: Record<string, Arg> = { bias: bias ? { kind: 'other', type: 'Tensor' } : { kind: 'none' } };
    for (const name of names) args[name] = markUnknown(c.m, toArg(c.value(name)));
    const shape = c.shapeOf(input);
    const config = unwrap(c, convFunctional(type, args as Args, c.shapeOf(weight)));
    const tensors = { input, weight, bias };
    const output = unwrap(
      c,
      convOutput(config, shape, () => (config.transposed ? null : biasTypeError(tensors))),
    );
    if (bias) {
      const own = c.shapeOf(bias);
      const channels = config.out_channels;
      if (own.length !== 1 || equals(own[0] ?? 0, channels) === false)
        c.raise(
          'RuntimeError',
          `Given ${config.transposed ? 'transposed=1, ' : ''}weight of size ${printShape(c.shapeOf(weight))}, ` +
            `expected bias to be 1-dimensional with ${printDim(channels)} elements, but got bias of size ${printShape(own)} instead`,
        );
    }
    const refused = convTypeError(config, tensors, shape, c.shapeOf(weight));
    if (refused) c.raise(refused.type, refused.message);
    c.macs('convolution', convMacs(config, shape, output));
    return new Tensor(output, input.dtype);
  };
}
for (const rank of [1, 2, 3] as const) {
  op(
    'F torch',
    `conv${String(rank)}d(input: Tensor, weight: Tensor, bias: Tensor = None, stride: ints = 1, padding: sides = 0, dilation: ints = 1, groups: int = 1)`,
    convRule(`conv${rank}d`, ['stride', 'padding', 'dilation', 'groups']),
    { overloaded: true },
  );
  op(
    'F torch',
    `conv_transpose${String(rank)}d(input: Tensor, weight: Tensor, bias: Tensor = None, ` +
      'stride: ints = 1, padding: ints = 0, output_padding: ints = 0, groups: int = 1, dilation: ints = 1)',
    convRule(`conv_transpose${rank}d`, ['stride', 'padding', 'output_padding', 'groups', 'dilation']),
  );
}

/** Sizes for every axis: one for all, or one for each. */
function perAxis(c: Call, name: string, rank: number): readonly Dim[] {
  const dims = c.ints(name);
  return dims.length === 1 ? Array.from({ length: rank }, () => dims[0] ?? 0) : dims;
}

/** Sizes of the output, of which None keeps the input's. */
function sizesOf(c: Call): readonly (Dim | null)[] {
  return c.items('output_size').map(item => (item === null ? null : c.toInt(item, 'output_size')));
}

/** The windows of torch's two kinds of pooling. */
function pool(c: Call, type: 'max' | 'avg', rank: PoolRank): Tensor {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const stride = c.value('stride');
  const config: PoolConfig = {
    type,
    rank,
    kernel_size: c.ints('kernel_size'),
    stride: stride === null ? null : c.ints('stride'),
    padding: c.ints('padding'),
    dilation: type === 'max' ? c.ints('dilation') : [1],
    ceil_mode: c.bool('ceil_mode'),
  };
  const output = unwrap(c, poolOutput(config, shape));
  return new Tensor(output, input.dtype);
}

for (const rank of [1, 2, 3] as const) {
  const suffix = `${String(rank)}d`;
  const averages =
    rank === 1
      ? 'ceil_mode: bool = False, count_include_pad: bool = True'
      : 'ceil_mode: bool = False, count_include_pad: bool = True, divisor_override: int = None';
  op('F torch', `avg_pool${suffix}(input: Tensor, kernel_size: ints, stride: ints = None, padding: ints = 0, ${averages})`, c =>
    pool(c, 'avg', rank),
  );
  op(
    'F',
    `max_pool${suffix}(input: Tensor, kernel_size: ints, stride: ints = None, padding: ints = 0, ` +
      'dilation: ints = 1, ceil_mode: bool = False, return_indices: bool = False)',
    c => {
      const output = pool(c, 'max', rank);
      return c.bool('return_indices') ? new PyTuple([output, new Tensor(output.shape, int64)]) : output;
    },
  );
  op(
    'torch',
    `max_pool${suffix}(input: Tensor, kernel_size: ints, stride: ints = None, padding: ints = 0, dilation: ints = 1, ceil_mode: bool = False)`,
    c => pool(c, 'max', rank),
  );
  op(
    'F torch',
    `max_pool${suffix}_with_indices(input: Tensor, kernel_size: ints, stride: ints = None, padding: ints = 0, ` +
      'dilation: ints = 1, ceil_mode: bool = False, return_indices: bool = False)',
    c => {
      const output = pool(c, 'max', rank);
      return new PyTuple([output, new Tensor(output.shape, int64)]);
    },
  );
  for (const type of ['avg', 'max'] as const) {
    const rule = (c: Call): Value => {
      const input = c.tensor('input');
      const given = c.value('output_size');
      if (given instanceof PyFloat)
        c.raise(
          'TypeError',
          rank === 1
            ? `${c.name}(): argument 'output_size' (position 2) must be tuple of ints, not float`
            : "object of type 'float' has no len()",
        );
      const sizes = given === null ? [] : sizesOf(c);
      const wanted = given === null || toDim(given) !== null ? (sizes[0] ?? null) : sizes;
      const output = new Tensor(unwrap(c, adaptivePoolOutput(type, rank, wanted, c.shapeOf(input))), input.dtype);
      const indices = type === 'max' && (c.signature.positions.has('return_indices') ? c.bool('return_indices') : true);
      return indices ? new PyTuple([output, new Tensor(output.shape, int64)]) : output;
    };
    op('F', `adaptive_${type}_pool${suffix}(input: Tensor, output_size${type === 'max' ? ', return_indices: bool = False' : ''})`, rule);
    op('torch', `adaptive_${type}_pool${suffix}(input: Tensor, output_size)`, rule);
  }
  op(
    'F',
    `adaptive_max_pool${suffix}_with_indices(input: Tensor, output_size)`,
    c => new Tensor(unwrap(c, adaptivePoolOutput('max', rank, perAxis(c, 'output_size', rank), c.shape('input'))), c.tensor('input').dtype),
  );
  op('F', `lp_pool${suffix}(input: Tensor, norm_type: number, kernel_size: ints, stride: ints = None, ceil_mode: bool = False)`, c => {
    const input = c.tensor('input');
    const config: PoolConfig = {
      type: 'avg',
      rank,
      kernel_size: c.ints('kernel_size'),
      stride: c.intsOrNull('stride'),
      padding: [0],
      dilation: [1],
      ceil_mode: c.bool('ceil_mode'),
    };
    // The root of the sum is a float.
    return new Tensor(unwrap(c, poolOutput(config, c.shapeOf(input))), floatType(c.m, input.dtype));
  });
  op(
    'F',
    `max_unpool${suffix}(input: Tensor, indices: Tensor, kernel_size: ints, stride: ints = None, padding: ints = 0, output_size = None)`,
    c => {
      const input = c.tensor('input');
      const shape = c.shapeOf(input);
      const given = c.value('output_size');
      const [kernel, padding] = [perAxis(c, 'kernel_size', rank), perAxis(c, 'padding', rank)];
      const stride = c.value('stride') === null ? kernel : perAxis(c, 'stride', rank);
      const front = shape.slice(0, shape.length - rank);
      if (given !== null) return new Tensor([...front, ...c.ints('output_size').slice(-rank)], input.dtype);
      return new Tensor(
        [
          ...front,
          ...shape.slice(-rank).map((input, axis) =>
            transposedSize({
              input,
              pad: mul(2, padding[axis] ?? 0),
              kernel: kernel[axis] ?? 0,
              stride: stride[axis] ?? 1,
              dilation: 1,
              outputPadding: 0,
            }),
          ),
        ],
        input.dtype,
      );
    },
  );
}
for (const rank of [2, 3] as const) {
  op(
    'F',
    `fractional_max_pool${String(rank)}d(input: Tensor, kernel_size: ints, output_size: ints = None, ` +
      'output_ratio = None, return_indices: bool = False, _random_samples: Tensor = None)',
    c => {
      const input = c.tensor('input');
      const shape = c.shapeOf(input);
      const ratio = c.value('output_ratio');
      const sizes = ratio === null ? perAxis(c, 'output_size', rank) : ratios(c.m, ratio, shape.slice(-rank), rank);
      const output = new Tensor([...shape.slice(0, -rank), ...sizes], input.dtype);
      return c.bool('return_indices') ? new PyTuple([output, new Tensor(output.shape, int64)]) : output;
    },
  );
}
function ratios(m: Machine, value: Value, sizes: Shape, rank: number): readonly Dim[] {
  const items = sequenceItems(value);
  const list = items instanceof Unknown || items === null ? Array.from({ length: rank }, () => value) : items;
  return sizes.map((size, axis) => {
    const ratio = list[axis] instanceof PyFloat ? list[axis].value : null;
    return typeof size === 'number' && ratio !== null ? Math.trunc(size * ratio) : freshDim(m, 'a size is multiplied by a ratio');
  });
}

/** Rejects windows with invalid sizes. */
function refuseWindow(c: Call, kernel: readonly Dim[], dilation: readonly Dim[], padding: readonly Dim[], stride: readonly Dim[]): void {
  for (const [name, dims] of [
    ['kernel_size', kernel],
    ['dilation', dilation],
    ['padding', padding],
    ['stride', stride],
  ] as const) {
    if (dims.length !== 2) c.raise('RuntimeError', `It is expected ${name} equals to 2, but got size ${String(dims.length)}`);
  }
  const of = (dims: readonly Dim[], height: string, width: string): string =>
    `${height}: ${printDim(dims[0] ?? 0)} ${width}: ${printDim(dims[1] ?? 0)}`;
  if (kernel.some(size => lessThan(size, 1) === true))
    c.raise('RuntimeError', `kernel size should be greater than zero, but got ${of(kernel, 'kernel_height', 'kernel_width')}`);
  if (dilation.some(size => lessThan(size, 1) === true))
    c.raise('RuntimeError', `dilation should be greater than zero, but got ${of(dilation, 'dilation_height', 'dilation_width')}`);
  if (padding.some(size => lessThan(size, 0) === true))
    c.raise('RuntimeError', `padding should be non-negative, but got ${of(padding, 'pad_height', 'pad_width')}`);
  if (stride.some(size => lessThan(size, 1) === true))
    c.raise('RuntimeError', `stride should be greater than zero, but got ${of(stride, 'stride_height', 'stride_width')}`);
}

interface SlidingBlocks {
  readonly kernel: readonly Dim[];
  readonly dilation: readonly Dim[];
  readonly padding: readonly Dim[];
  readonly stride: readonly Dim[];
}

/** How many blocks fit along an axis: as many as a convolution has outputs. */
function windowsAlong(input: Dim, axis: number, { kernel, dilation, padding, stride }: SlidingBlocks): Dim {
  return convSize({
    input,
    pad: mul(2, padding[axis] ?? 0),
    kernel: kernel[axis] ?? 1,
    stride: stride[axis] ?? 1,
    dilation: dilation[axis] ?? 1,
  });
}

/** F.unfold: windows as columns. */
op('F', 'unfold(input: Tensor, kernel_size: ints, dilation: ints = 1, padding: ints = 0, stride: ints = 1)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const [kernel, dilation, padding, stride] = ['kernel_size', 'dilation', 'padding', 'stride'].map(name => perAxis(c, name, 2)) as [
    readonly Dim[],
    readonly Dim[],
    readonly Dim[],
    readonly Dim[],
  ];
  if (shape.length !== 3 && shape.length !== 4)
    c.raise(
      'RuntimeError',
      `Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${printShape(shape)}`,
    );
  refuseWindow(c, kernel, dilation, padding, stride);
  const spatial = shape.slice(-2);
  const blocks = spatial.map((size, axis) => windowsAlong(size, axis, { kernel, dilation, padding, stride }));
  if (blocks.some(size => lessThan(size, 1) === true)) {
    const pair = (dims: readonly Dim[]): string => `(${dims.map(printDim).join(', ')})`;
    c.raise(
      'RuntimeError',
      `Given input with spatial size ${pair(spatial)}, kernel_size=${pair(kernel)}, dilation=${pair(dilation)}, ` +
        `padding=${pair(padding)}, calculated shape of the array of sliding blocks as ${pair(blocks)}, ` +
        'but its components must be at least one.',
    );
  }
  const channels = mul(shape.at(-3) ?? 1, ...kernel);
  return new Tensor([...shape.slice(0, -3), channels, mul(...blocks)], input.dtype);
});
op('F', 'fold(input: Tensor, output_size: ints, kernel_size: ints, dilation: ints = 1, padding: ints = 0, stride: ints = 1)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const [output, kernel, dilation, padding, stride] = ['output_size', 'kernel_size', 'dilation', 'padding', 'stride'].map(name =>
    perAxis(c, name, 2),
  ) as [readonly Dim[], readonly Dim[], readonly Dim[], readonly Dim[], readonly Dim[]];
  if (shape.length !== 2 && shape.length !== 3)
    c.raise(
      'RuntimeError',
      `Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: ${printShape(shape)}`,
    );
  const [columns, count] = [shape.at(-2) ?? 0, shape.at(-1) ?? 0];
  refuseWindow(c, kernel, dilation, padding, stride);
  const area = mul(...kernel);
  const pair = (dims: readonly Dim[]): string => `(${dims.map(printDim).join(', ')})`;
  if (isInt(columns) && isInt(area) && mod(columns, area) !== 0)
    c.raise(
      'RuntimeError',
      "Expected size of input's dimension 1 to be divisible by the product of kernel_size, " +
        `but got input.size(1)=${String(columns)} and kernel_size=${pair(kernel)}.`,
    );
  const blocks = output.map((size, axis) => windowsAlong(size, axis, { kernel, dilation, padding, stride }));
  if (equals(mul(...blocks), count) === false)
    c.raise(
      'RuntimeError',
      `Given output_size=${pair(output)}, kernel_size=${pair(kernel)}, dilation=${pair(dilation)}, padding=${pair(padding)}, ` +
        `stride=${pair(stride)}, expected size of input's dimension 2 to match the calculated number of sliding blocks ` +
        `${blocks.map(printDim).join(' * ')} = ${printDim(mul(...blocks))}, but got input.size(2)=${printDim(count)}.`,
    );
  return new Tensor([...shape.slice(0, -2), floorDiv(columns, area), ...output], input.dtype);
});
