import { add, equals, floorDiv, isInt, lessThan, mod, mul, type Dim, type Shape } from '../../dim';
import { padInput } from '../../shape';
import { toArg } from '../argument';
import type { Call } from '../call';
import { printDim, floatOf, printShape, sequenceItems, torchTypeName, Undecided, stringOf } from '../convert';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { notImplemented, refuseScalarType } from '../type-errors';
import { Tensor } from '../tensor';
import { fromDim, PyFloat, PyTuple, Unknown, type Machine, type Value } from '../vm';

const MODES: Readonly<Record<string, number>> = { linear: 3, bilinear: 4, bicubic: 4, trilinear: 5, lanczos: 4 };

function printList(list: Value, items: readonly Value[]): string {
  const texts = items.map(item =>
    item instanceof PyFloat
      ? Number.isInteger(item.value)
        ? item.value.toFixed(1)
        : String(item.value)
      : item === null
        ? 'None'
        : stringOf(item),
  );
  if (list instanceof PyTuple && list.type.name === 'Size') return `torch.Size([${texts.join(', ')}])`;
  return list instanceof PyTuple ? `(${texts.join(', ')}${texts.length === 1 ? ',' : ''})` : `[${texts.join(', ')}]`;
}

/** ⌊size · factor⌋, in double precision as in torch; integer factors keep symbols. */
function scaledSize(m: Machine, size: Dim, factor: Value): Dim {
  const scale = floatOf(factor);
  if (scale === null || scale === undefined) return freshDim(m, 'a scale factor is unknown');
  if (typeof size === 'number') return Math.floor(size * scale);
  if (Number.isInteger(scale)) return mul(size, scale);
  const inverse = 1 / scale;
  return Number.isInteger(inverse) ? floorDiv(size, inverse) : freshDim(m, 'a size is multiplied by a scale factor');
}

/** torch.nn.functional.interpolate. */
function interpolate(c: Call): Tensor {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const mode = c.text('mode');
  const align = c.value('align_corners');
  if (['nearest', 'area', 'nearest-exact'].includes(mode)) {
    if (align !== null)
      c.raise('ValueError', 'align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear');
  }
  const rank = shape.length - 2;
  const spatial = shape.slice(2);
  const [size, factor] = [c.value('size'), c.value('scale_factor')];
  let output: readonly Dim[];
  if (size !== null && factor !== null) c.raise('ValueError', 'only one of size or scale_factor should be defined');
  if (size === null && factor === null) c.raise('ValueError', 'either size or scale_factor should be defined');
  const given = size ?? factor;
  const items = sequenceItems(given);
  if (items instanceof Unknown) throw new Undecided(items.reason, true);
  if (items && items.length !== rank) {
    const [name, what, format] =
      size === null
        ? ['scale_factor', 'scale_factor of shape', 'scale_factor in (s1, s2, ...,sK)']
        : ['output', 'output size of', 'output size in (o1, o2, ...,oK)'];
    c.raise(
      'ValueError',
      `Input and ${name} must have the same number of spatial dimensions, but got input with spatial dimensions of ${printShape(spatial)} ` +
        `and ${what} ${printList(given, items)}. Please provide input tensor in (N, C, d1, d2, ...,dK) format and ${format} format.`,
    );
  }
  const list = items ?? spatial.map(() => given);
  if (size !== null) {
    for (const item of list)
      if (item instanceof PyFloat)
        c.raise(
          'TypeError',
          'expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int], ' +
            `but got size with types [${list.map(each => `<class '${torchTypeName(each)}'>`).join(', ')}]`,
        );
    output = list.map(item => (item instanceof Unknown ? freshDim(c.m, item.reason) : c.toInt(item, 'size')));
  } else output = spatial.map((one, axis) => scaledSize(c.m, one, list[axis] ?? null));
  if (factor === null && c.value('recompute_scale_factor') === true)
    c.raise('ValueError', 'recompute_scale_factor is not meaningful with an explicit size.');
  refuseMode(c, mode, shape.length);
  if (!output.some(one => lessThan(one, 1) === true) && !spatial.includes(0) && shape[1] === 0)
    c.raise('RuntimeError', `Non-empty ${String(shape.length)}D data tensor expected but got a tensor with sizes ${printShape(shape)}`);
  if (output.some(one => lessThan(one, 1) === true) || spatial.includes(0)) {
    c.raise(
      'RuntimeError',
      `Input and output sizes should be greater than 0, but got input (${namedSizes(spatial)})` +
        `${spatial.length === 1 ? ' and' : ''} output (${namedSizes(output)})`,
    );
  }
  return new Tensor([...shape.slice(0, 2), ...output], input.dtype);
}

/** Spatial sizes with their names: `H: 4, W: 4`. */
function namedSizes(sizes: readonly Dim[]): string {
  return ['D', 'H', 'W']
    .slice(-sizes.length)
    .map((name, axis) => `${name}: ${printDim(sizes[axis] ?? 0)}`)
    .join(', ');
}

function refuseMode(c: Call, mode: string, rank: number): void {
  const wanted = MODES[mode];
  const plain = ['nearest', 'nearest-exact', 'area'].includes(mode);
  if (plain && rank >= 3 && rank <= 5) return;
  if (wanted === rank) return;
  if (wanted !== undefined && rank >= 3 && rank <= 5 && mode !== 'bicubic' && mode !== 'lanczos') {
    c.raise('NotImplementedError', `Got ${String(rank)}D input, but ${mode} mode needs ${String(wanted)}D input`);
  }
  c.raise(
    'NotImplementedError',
    `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${String(rank)}D) for the modes: ` +
      `nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got ${mode})`,
  );
}

op(
  'F',
  "interpolate(input: Tensor, size = None, scale_factor = None, mode: str = 'nearest', " +
    'align_corners: bool = None, recompute_scale_factor: bool = None, antialias: bool = False)',
  interpolate,
);
op(
  'F',
  "upsample(input: Tensor, size = None, scale_factor = None, mode: str = 'nearest', " +
    'align_corners: bool = None, recompute_scale_factor: bool = None, antialias: bool = False)',
  interpolate,
);
op(
  'F',
  "upsample_nearest(input: Tensor, size = None, scale_factor = None, mode: str = 'nearest', align_corners: bool = None, recompute_scale_factor: bool = None)",
  interpolate,
);
op(
  'F',
  "upsample_bilinear(input: Tensor, size = None, scale_factor = None, mode: str = 'bilinear', align_corners: bool = True, recompute_scale_factor: bool = None)",
  interpolate,
);

op('F', "grid_sample(input: Tensor, grid: Tensor, mode: str = 'bilinear', padding_mode: str = 'zeros', align_corners: bool = None)", c => {
  const [input, grid] = [c.tensor('input'), c.tensor('grid')];
  const [shape, g] = [c.shapeOf(input), c.shapeOf(grid)];
  const [mode, padding] = [c.text('mode'), c.text('padding_mode')];
  if (!['bilinear', 'nearest', 'bicubic'].includes(mode))
    c.raise('ValueError', `nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '${mode}'`);
  if (!['zeros', 'border', 'reflection'].includes(padding))
    c.raise(
      'ValueError',
      `nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: '${padding}'`,
    );
  if (equals(shape[0] ?? 0, g[0] ?? 0) === false)
    c.raise(
      'RuntimeError',
      `grid_sampler(): expected grid and input to have same batch size, but got input with sizes ${printShape(shape)} and grid with sizes ${printShape(g)}`,
    );
  if (equals(g.at(-1) ?? 0, shape.length - 2) === false)
    c.raise(
      'RuntimeError',
      `grid_sampler(): expected grid to have size ${String(shape.length - 2)} in last dimension, but got grid with sizes ${printShape(g)}`,
    );
  if (shape.length < 4 || shape.length > 5 || shape.length !== g.length)
    c.raise(
      'RuntimeError',
      `grid_sampler(): expected ${shape.length === 4 || shape.length === 5 ? `${String(shape.length)}D` : '4D or 5D'} input and grid ` +
        `with same number of dimensions, but got input with sizes ${printShape(shape)} and grid with sizes ${printShape(g)}`,
    );
  if (!input.dtype.isFloat) notImplemented(c, shape.length === 4 ? 'grid_sampler_2d_cpu_kernel_impl' : 'grid_sampler3d_cpu', input.dtype);
  refuseScalarType(c, input.dtype, grid.dtype);
  return new Tensor([shape[0] ?? 0, shape[1] ?? 0, ...g.slice(1, -1)], input.dtype);
});
op('F', 'affine_grid(theta: Tensor, size: ints, align_corners: bool = None)', c => {
  const theta = c.tensor('theta');
  const size = c.ints('size');
  const own = c.shapeOf(theta);
  const rank = size.length - 2;
  if (!theta.dtype.isFloat) c.raise('ValueError', `Expected theta to have floating point type, but got torch.${theta.dtype.name}`);
  if (rank !== 2 && rank !== 3)
    c.raise(
      'NotImplementedError',
      `affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size torch.Size(${printShape(size)}).`,
    );
  if (size.some(one => lessThan(one, 1) === true))
    c.raise('ValueError', `Expected non-zero, positive output size. Got (${size.map(printDim).join(', ')})`);
  if (own.length !== 3 || equals(own.at(-2) ?? 0, rank) === false || equals(own.at(-1) ?? 0, rank + 1) === false)
    c.raise(
      'ValueError',
      `Expected a batch of ${String(rank)}D affine matrices of shape Nx${String(rank)}x${String(rank + 1)} for ` +
        `size (${size.map(printDim).join(', ')}). Got torch.Size(${printShape(own)}).`,
    );
  if (equals(own[0] ?? 0, size[0] ?? 0) === false) {
    c.raise(
      'RuntimeError',
      `Expected size for first two dimensions of batch2 tensor to be: [${printDim(size[0] ?? 0)}, ` +
        `${String(rank + 1)}] but got: [${printDim(own[0] ?? 0)}, ${String(rank + 1)}]`,
    );
  }
  return new Tensor([size[0] ?? 0, ...size.slice(2), rank], theta.dtype);
});

/** torch.nn.functional.pad: pads are listed from the last axis inwards. */
op('F C', "pad(input: Tensor, pad: ints, mode: str = 'constant', value: number = None)", c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const pads = c.ints('pad');
  const mode = c.text('mode');
  const rank = shape.length;
  if (c.items('pad')[0] === c.value('pad')) c.raise('TypeError', "pad(): argument 'pad' (position 2) must be tuple of ints, not int");
  if (!['constant', 'reflect', 'replicate', 'circular'].includes(mode)) c.raise('NotImplementedError', `Unrecognised padding mode ${mode}`);
  if (pads.length % 2 !== 0) c.raise('RuntimeError', 'Padding length must be divisible by 2');
  if (mode === 'constant') {
    if (pads.length / 2 > rank)
      c.raise(
        'RuntimeError',
        'Padding length should be less than or equal to two times the input dimension but got padding ' +
          `length ${String(pads.length)} and input of dimension ${String(rank)}`,
      );
    refuseNarrowing(c, shape, pads);
    return new Tensor(padded(shape, pads), input.dtype);
  }
  if (c.value('value') !== null && c.float('value') !== 0) c.raise('RuntimeError', `Padding mode "${mode}" doesn't take in value argument`);
  const sides = Array.from({ length: pads.length / 2 }, (_, axis) => {
    const at = pads.length - 2 - 2 * axis;
    return [toArg(fromDim(pads[at] ?? 0)), toArg(fromDim(pads[at + 1] ?? 0))] as const;
  });
  const output = padInput(mode as 'reflect', shape, sides);
  if (!output.ok) return c.raise(output.error.type, output.error.message);
  return new Tensor(output.shape, input.dtype);
});

/** Negative padding first narrows the input, at one end after the other. */
function refuseNarrowing(c: Call, shape: Shape, pads: readonly Dim[]): void {
  shape.forEach((size, axis) => {
    let left = size;
    const at = 2 * (shape.length - 1 - axis);
    for (const pad of pads.slice(at, at + 2)) {
      if (lessThan(pad, 0) !== true) continue;
      left = add(left, pad);
      if (lessThan(left, 0) === true) c.raise('RuntimeError', 'narrow(): length must be non-negative.');
    }
  });
}

function padded(shape: Shape, pads: readonly Dim[]): Shape {
  return shape.map((size, axis) => {
    const at = 2 * (shape.length - 1 - axis);
    return at < pads.length ? add(size, pads[at] ?? 0, pads[at + 1] ?? 0) : size;
  });
}
op(
  'torch',
  'constant_pad_nd(input: Tensor, pad: ints, value: number = 0)',
  c => new Tensor(padded(c.shape('input'), c.ints('pad')), c.tensor('input').dtype),
);

/** Rearranges channels into pixels, and the inverse. */
op('F torch', 'pixel_shuffle(input: Tensor, upscale_factor: int)', c => {
  const shape = c.shape('input');
  const r = c.int('upscale_factor');
  if (shape.length < 3)
    c.raise(
      'RuntimeError',
      `pixel_shuffle expects input to have at least 3 dimensions, but got input with ${String(shape.length)} dimension(s)`,
    );
  if (lessThan(r, 1) === true) c.raise('RuntimeError', `pixel_shuffle expects a positive upscale_factor, but got ${printDim(r)}`);
  const channels = shape.at(-3) ?? 0;
  const area = mul(r, r);
  if (isInt(channels) && isInt(area) && mod(channels, area) !== 0)
    c.raise(
      'RuntimeError',
      "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, " +
        `but input.size(-3)=${String(channels)} is not divisible by ${String(area)}`,
    );
  return new Tensor(
    [...shape.slice(0, -3), floorDiv(channels, area), mul(shape.at(-2) ?? 0, r), mul(shape.at(-1) ?? 0, r)],
    c.tensor('input').dtype,
  );
});
op('F torch', 'pixel_unshuffle(input: Tensor, downscale_factor: int)', c => {
  const shape = c.shape('input');
  const r = c.int('downscale_factor');
  if (shape.length < 3)
    c.raise(
      'RuntimeError',
      `pixel_unshuffle expects input to have at least 3 dimensions, but got input with ${String(shape.length)} dimension(s)`,
    );
  if (lessThan(r, 1) === true) c.raise('RuntimeError', `pixel_unshuffle expects a positive downscale_factor, but got ${printDim(r)}`);
  const [height, width] = [shape.at(-2) ?? 0, shape.at(-1) ?? 0];
  for (const [size, name] of [
    [height, 'height'],
    [width, 'width'],
  ] as const) {
    if (isInt(size) && isInt(r) && mod(size, r) !== 0)
      c.raise(
        'RuntimeError',
        `pixel_unshuffle expects ${name} to be divisible by downscale_factor, ` +
          `but input.size(${name === 'height' ? '-2' : '-1'})=${String(size)} is not divisible by ${String(r)}`,
      );
  }
  if (shape.includes(0)) return new Tensor(shape, c.tensor('input').dtype);
  return new Tensor(
    [...shape.slice(0, -3), mul(shape.at(-3) ?? 0, r, r), floorDiv(height, r), floorDiv(width, r)],
    c.tensor('input').dtype,
  );
});
op(
  'F torch',
  'channel_shuffle(input: Tensor, groups: int)',
  c => {
    const shape = c.shape('input');
    const groups = c.int('groups');
    if (shape.length < 3)
      c.raise('RuntimeError', `channel_shuffle expects input with > 2 dims, but got input with sizes ${printShape(shape)}`);
    if (lessThan(groups, 1) === true)
      c.raise('RuntimeError', `Number of groups to divide channels in must be positive. Value of groups:${printDim(groups)}`);
    const channels = shape[1] ?? 0;
    if (isInt(channels) && isInt(groups) && mod(channels, groups) !== 0)
      c.raise(
        'RuntimeError',
        `Number of channels must be divisible by groups. Got ${String(channels)} channels and ${String(groups)} groups.`,
      );
    return new Tensor(shape, c.tensor('input').dtype);
  },
  { aliases: ['native_channel_shuffle'] },
);
