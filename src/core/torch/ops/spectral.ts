import { add, floorDiv, mul, sub, equals, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, withAxis, wrapDim, wrapDims } from '../convert';
import { toComplexType, toRealType } from '../dtype';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { floatType } from './pointwise';

/** Fourier transforms: real input halves the last transformed axis, real output doubles it. */
function transform(c: Call, axes: readonly number[], sizes: readonly (Dim | null)[], kind: 'complex' | 'toHalf' | 'fromHalf'): Tensor {
  const input = c.tensor('input');
  let shape: Shape = c.shapeOf(input);
  axes.forEach((axis, i) => {
    const isLast = i === axes.length - 1;
    const given = sizes[i] ?? null;
    const size = given ?? (kind === 'fromHalf' && isLast ? mul(2, sub(shape[axis] ?? 1, 1)) : (shape[axis] ?? 1));
    if (equals(size, 0) === true) c.raise('RuntimeError', `Invalid number of data points (${printDim(size)}) specified`);
    shape = withAxis(shape, axis, kind === 'toHalf' && isLast ? add(floorDiv(size, 2), 1) : size);
  });
  const real = floatType(c.m, input.dtype);
  return new Tensor(shape, kind === 'fromHalf' ? toRealType(real) : toComplexType(real), { strides: 'unknown' });
}
/** An axis of a transform, which a tensor without axes does not have. */
function axisOf(c: Call, dim: Dim): number {
  const { length } = c.shape('input');
  if (length === 0) c.raise('IndexError', `Dimension specified as ${printDim(dim)} but tensor has no dimensions`);
  return wrapDim(c.m, dim, length);
}
function axesOf(c: Call): readonly number[] {
  const [first] = c.ints('dim');
  if (first !== undefined) axisOf(c, first);
  return wrapDims(c.m, c.ints('dim'), c.shape('input').length);
}
const KINDS = { fft: 'complex', ifft: 'complex', rfft: 'toHalf', irfft: 'fromHalf', hfft: 'fromHalf', ihfft: 'toHalf' } as const;
for (const [name, kind] of Object.entries(KINDS)) {
  op('fft', `${name}(input: Tensor, n: int = None, dim: int = -1, norm: str = None)`, c =>
    transform(c, [axisOf(c, c.int('dim'))], [c.intOrNull('n')], kind),
  );
  op('fft', `${name}2(input: Tensor, s: ints = None, dim: ints = (-2, -1), norm: str = None)`, c =>
    transform(c, axesOf(c), c.intsOrNull('s') ?? [], kind),
  );
  op('fft', `${name}n(input: Tensor, s: ints = None, dim: ints = None, norm: str = None)`, c => {
    const { length } = c.shape('input');
    const sizes = c.intsOrNull('s');
    const dims = c.intsOrNull('dim');
    const axes = dims ? axesOf(c) : Array.from({ length: sizes?.length ?? length }, (_, i) => length - (sizes?.length ?? length) + i);
    return transform(c, axes, sizes ?? [], kind);
  });
}
for (const name of ['fftshift', 'ifftshift'])
  op('fft', `${name}(input: Tensor, dim: ints = None)`, c => new Tensor(c.shape('input'), c.tensor('input').dtype));
op(
  'fft',
  'fftfreq(n: int, d: number = 1.0, *, dtype: dtype = None, device = None)',
  c => new Tensor([c.int('n')], c.dtype('dtype') ?? undefined),
);
op(
  'fft',
  'rfftfreq(n: int, d: number = 1.0, *, dtype: dtype = None, device = None)',
  c => new Tensor([add(floorDiv(c.int('n'), 2), 1)], c.dtype('dtype') ?? undefined),
);

op(
  'torch method',
  'stft(input: Tensor, n_fft: int, hop_length: int = None, win_length: int = None, window: Tensor = None, center: bool = True, ' +
    "pad_mode: str = 'reflect', normalized: bool = False, onesided: bool = None, return_complex: bool = None)",
  c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const size = c.int('n_fft');
    const hop = c.intOrNull('hop_length') ?? floorDiv(size, 4);
    const isComplex = input.dtype.isComplex;
    if (shape.length < 1 || shape.length > 2) c.raise('RuntimeError', 'stft: expected a 1D or 2D tensor');
    if (c.value('return_complex') === null && !isComplex)
      c.raise(
        'RuntimeError',
        'stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True in a future PyTorch release.',
      );
    const length = c.bool('center') ? add(shape.at(-1) ?? 0, mul(2, floorDiv(size, 2))) : (shape.at(-1) ?? 0);
    const frames = add(floorDiv(sub(length, size), hop), 1);
    const onesided = c.value('onesided') === null ? !isComplex : c.bool('onesided');
    const made = [...shape.slice(0, -1), onesided ? add(floorDiv(size, 2), 1) : size, frames];
    return c.value('return_complex') === true || isComplex
      ? new Tensor(made, toComplexType(input.dtype))
      : new Tensor([...made, 2], input.dtype);
  },
);
op(
  'torch method',
  'istft(input: Tensor, n_fft: int, hop_length: int = None, win_length: int = None, window: Tensor = None, center: bool = True, ' +
    'normalized: bool = False, onesided: bool = None, length: int = None, return_complex: bool = False)',
  c => {
    const shape = c.shape('input');
    const size = c.int('n_fft');
    const hop = c.intOrNull('hop_length') ?? floorDiv(size, 4);
    const length =
      c.intOrNull('length') ?? sub(add(size, mul(hop, sub(shape.at(-1) ?? 1, 1))), c.bool('center') ? mul(2, floorDiv(size, 2)) : 0);
    return new Tensor([...shape.slice(0, -2), length], toRealType(c.tensor('input').dtype));
  },
);
