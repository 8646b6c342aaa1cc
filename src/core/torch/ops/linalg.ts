import { equals, isInt, lessThan, minInt, min, mul, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, Undecided } from '../convert';
import { bool, int32, int64 as LONG, promoteTypes, toComplexType, toRealType } from '../dtype';
import { freshDim } from '../fresh';
import { namedTuple } from '../named-tuple';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';
import { floatType } from './pointwise';
import { PyTuple, type Machine } from '../vm';

function square(c: Call, name = 'input', what = c.name): Shape {
  const shape = c.shape(name);
  if (shape.length < 2) c.raise('RuntimeError', `${what}: The input tensor A must have at least 2 dimensions.`);
  const [rows, columns] = [shape.at(-2) ?? 0, shape.at(-1) ?? 0];
  if (equals(rows, columns) === false)
    c.raise(
      'RuntimeError',
      `${what}: A must be batches of square matrices, but they are ${printDim(rows)} by ${printDim(columns)} matrices`,
    );
  return shape;
}
function smaller(a: Dim, b: Dim): Dim {
  return isInt(a) && isInt(b) ? minInt(a, b) : min(a, b);
}
const like = (c: Call, shape: Shape): Tensor => new Tensor(shape, c.tensor('input').dtype);

for (const [places, name] of [
  ['torch method linalg', 'inv'],
  ['torch method', 'inverse'],
  ['torch method linalg', 'cholesky'],
  ['torch method linalg', 'matrix_exp'],
  ['torch method', 'cholesky_inverse'],
] as const) {
  op(places, `${name}(input: Tensor, upper: bool = False)`, c =>
    like(c, square(c, 'input', name === 'inverse' ? 'linalg.inv' : `linalg.${name}`)),
  );
}
op(
  'torch method linalg',
  'pinv(input: Tensor, rcond: Scalar = None, hermitian: bool = False, *, atol: Scalar = None, rtol: Scalar = None)',
  c => {
    const shape = c.shape('input');
    const batch = ['rcond', 'atol', 'rtol'].reduce<Shape>(
      (made, name) => {
        const bound = c.value(name);
        // An empty matrix is not decomposed.
        return bound instanceof Tensor && numel(shape) !== 0 ? broadcastShapes(c.m, made, c.shapeOf(bound)) : made;
      },
      shape.slice(0, -2),
    );
    return like(c, [...batch, shape.at(-1) ?? 0, shape.at(-2) ?? 0]);
  },
  { aliases: ['pinverse'] },
);
op('torch method linalg', 'det(input: Tensor)', c => like(c, square(c, 'input', 'linalg.det').slice(0, -2)));
op('torch method', 'logdet(input: Tensor)', c => like(c, square(c, 'input', 'logdet').slice(0, -2)));
const SLOGDET = namedTuple('torch.return_types.slogdet', ['sign', 'logabsdet']);
op(
  'torch method linalg',
  'slogdet(input: Tensor)',
  c => new PyTuple([like(c, square(c).slice(0, -2)), like(c, square(c).slice(0, -2))], SLOGDET),
);
op('torch method linalg', 'matrix_power(input: Tensor, n: int)', c => {
  const shape = square(c, 'input', 'linalg.matrix_power');
  const n = c.number('n');
  const products = n <= 1 ? 0 : Math.floor(Math.log2(n)) + [...n.toString(2)].filter(bit => bit === '1').length - 1;
  for (let i = 0; i < products; i++) c.macs(shape.length === 2 ? 'mm' : 'bmm', mul(...shape, shape.at(-1) ?? 1));
  return like(c, shape);
});
op('linalg', 'matrix_rank(input: Tensor, tol: Scalar = None, hermitian: bool = False, *, atol: Scalar = None, rtol: Scalar = None)', c => {
  const bounds = ['tol', 'atol', 'rtol'].map(name => c.value(name)).filter(value => value instanceof Tensor);
  const batch = matrices(c, c.bool('hermitian')).slice(0, -2);
  return new Tensor(
    bounds.reduce<Shape>((shape, bound) => broadcastShapes(c.m, shape, c.shapeOf(bound)), batch),
    LONG,
  );
});
function matrices(c: Call, isSquare: boolean): Shape {
  if (isSquare) return square(c, 'input', `linalg.${c.name}`);
  const shape = c.shape('input');
  if (shape.length < 2) c.raise('RuntimeError', `linalg.${c.name}: The input tensor A must have at least 2 dimensions.`);
  return shape;
}
op('linalg', 'cond(input: Tensor, p = None)', c => new Tensor(c.shape('input').slice(0, -2), toRealType(c.tensor('input').dtype)));

const SVD = namedTuple('torch.return_types.svd', ['U', 'S', 'V']);
const LINALG_SVD = namedTuple('torch.return_types.linalg_svd', ['U', 'S', 'Vh']);
for (const [place, flag, type] of [
  ['torch method', 'some', SVD],
  ['linalg', 'full_matrices', LINALG_SVD],
] as const) {
  op(place, `svd(input: Tensor, ${flag}: bool = True${place === 'linalg' ? '' : ', compute_uv: bool = True'})`, c => {
    const shape = c.shape('input');
    if (shape.length < 2) c.raise('RuntimeError', 'linalg.svd: The input tensor A must have at least 2 dimensions.');
    const [front, rows, columns] = [shape.slice(0, -2), shape.at(-2) ?? 0, shape.at(-1) ?? 0];
    const k = smaller(rows, columns);
    const full = place === 'linalg' ? c.bool(flag) : !c.bool(flag);
    const left = [...front, rows, full ? rows : k];
    const right = place === 'linalg' ? [...front, full ? columns : k, columns] : [...front, columns, full ? columns : k];
    return new PyTuple([like(c, left), new Tensor([...front, k], toRealType(c.tensor('input').dtype)), like(c, right)], type);
  });
}
op('linalg', 'svdvals(input: Tensor)', c => {
  const shape = c.shape('input');
  return new Tensor([...shape.slice(0, -2), smaller(shape.at(-2) ?? 0, shape.at(-1) ?? 0)], toRealType(c.tensor('input').dtype));
});
const QR = namedTuple('torch.return_types.qr', ['Q', 'R']);
op('torch method', 'qr(input: Tensor, some: bool = True)', c => qr(c, c.bool('some') ? 'reduced' : 'complete'));
op('linalg', "qr(A: Tensor, mode: str = 'reduced')", c => qr(c, c.text('mode')));
function qr(c: Call, mode: string): PyTuple {
  const input = c.tensor(c.signature.positions.has('A') ? 'A' : 'input');
  const shape = c.shapeOf(input);
  const [front, rows, columns] = [shape.slice(0, -2), shape.at(-2) ?? 0, shape.at(-1) ?? 0];
  const k = smaller(rows, columns);
  if (mode === 'complete')
    return new PyTuple([new Tensor([...front, rows, rows], input.dtype), new Tensor([...front, rows, columns], input.dtype)], QR);
  return new PyTuple(
    [new Tensor(mode === 'r' ? [0] : [...front, rows, k], input.dtype), new Tensor([...front, k, columns], input.dtype)],
    QR,
  );
}
const EIGH = namedTuple('torch.return_types.linalg_eigh', ['eigenvalues', 'eigenvectors']);
op('linalg', "eigh(input: Tensor, UPLO: str = 'L')", c => {
  const shape = square(c, 'input', 'linalg.eigh');
  return new PyTuple([new Tensor(shape.slice(0, -1), toRealType(c.tensor('input').dtype)), like(c, shape)], EIGH);
});
op('linalg', 'eig(input: Tensor)', c => {
  const shape = square(c, 'input', 'linalg.eig');
  const type = toComplexType(c.tensor('input').dtype);
  return new PyTuple([new Tensor(shape.slice(0, -1), type), new Tensor(shape, type)], EIGH);
});
op('linalg', "eigvalsh(input: Tensor, UPLO: str = 'L')", c => new Tensor(square(c).slice(0, -1), toRealType(c.tensor('input').dtype)));
op('linalg', 'eigvals(input: Tensor)', c => new Tensor(square(c).slice(0, -1), toComplexType(c.tensor('input').dtype)));
op('linalg', 'solve(A: Tensor, B: Tensor, *, left: bool = True)', c => {
  const [a, b] = [square(c, 'A', 'linalg.solve'), c.shape('B')];
  const isVector = b.length === 1 || (b.length === a.length - 1 && b.every((size, axis) => equals(size, a[axis] ?? 0) === true));
  if (isVector) return new Tensor(b.length === 1 ? [...a.slice(0, -2), b[0] ?? 0] : b, c.tensor('B').dtype);
  if (equals(a.at(-1) ?? 0, (c.bool('left') ? b.at(-2) : b.at(-1)) ?? 0) === false) {
    c.raise(
      'RuntimeError',
      `linalg.solve: Incompatible shapes of A and B for the equation ${c.bool('left') ? 'AX' : 'XA'} = B ` +
        `(${printDim(a.at(-2) ?? 0)}x${printDim(a.at(-1) ?? 0)} and ${printDim(b.at(-2) ?? 0)}x${printDim(b.at(-1) ?? 0)})`,
    );
  }
  return new Tensor([...broadcastShapes(c.m, a.slice(0, -2), b.slice(0, -2)), ...b.slice(-2)], c.tensor('B').dtype);
});
op(
  'linalg',
  'solve_triangular(input: Tensor, B: Tensor, *, upper: bool, left: bool = True, unitriangular: bool = False)',
  c => new Tensor(c.shape('B'), c.tensor('B').dtype),
);
const LSTSQ = namedTuple('torch.return_types.linalg_lstsq', ['solution', 'residuals', 'rank', 'singular_values']);
op('linalg', 'lstsq(input: Tensor, b: Tensor, rcond = None, *, driver: str = None)', c => {
  const [a, b] = [c.shape('input'), c.shape('b')];
  if (a.length < 2) c.raise('RuntimeError', 'torch.linalg.lstsq: input must have at least 2 dimensions.');
  if (b.length < 1) c.raise('RuntimeError', 'torch.linalg.lstsq: other must have at least 1 dimension.');
  const driver = c.value('driver') ?? 'gelsy';
  const [rows, columns] = [a.at(-2) ?? 0, a.at(-1) ?? 0];
  const isVector = b.length === a.length - 1;
  const batch = broadcastShapes(c.m, a.slice(0, -2), isVector ? b.slice(0, -1) : b.slice(0, -2));
  const count = isVector ? [] : [b.at(-1) ?? 1];
  const { dtype } = c.tensor('input');
  const hasResiduals = driver !== 'gelsy' && lessThan(columns, rows);
  if (hasResiduals === undefined) throw new Undecided('which residuals there are depends on a size that is unknown');
  const hasValues = driver === 'gelsd' || driver === 'gelss';
  return new PyTuple(
    [
      new Tensor([...batch, columns, ...count], dtype),
      new Tensor(hasResiduals ? [...batch, ...count] : [0], toRealType(dtype)),
      new Tensor(driver === 'gels' ? [0] : batch, LONG),
      new Tensor(hasValues ? [...batch, smaller(rows, columns)] : [0], toRealType(dtype)),
    ],
    LSTSQ,
  );
});
const LU = namedTuple('torch.return_types.linalg_lu_factor', ['LU', 'pivots']);
op('linalg', 'lu_factor(A: Tensor, *, pivot: bool = True)', c => {
  const shape = c.shape('A');
  return new PyTuple(
    [new Tensor(shape, c.tensor('A').dtype), new Tensor([...shape.slice(0, -2), smaller(shape.at(-2) ?? 0, shape.at(-1) ?? 0)], int32)],
    LU,
  );
});
op('torch method', 'cov(input: Tensor, *, correction: int = 1, fweights: Tensor = None, aweights: Tensor = None)', c => {
  for (const name of ['fweights', 'aweights']) refuseWeights(c, name);
  const weights = c.tensorOrNull('aweights');
  const { shape, dtype } = correlation(c);
  return new Tensor(shape, weights ? promoteTypes(dtype, weights.dtype) : dtype);
});
function refuseWeights(c: Call, name: string): void {
  const weights = c.tensorOrNull(name);
  if (!weights) return;
  const [shape, own] = [c.shape('input'), c.shapeOf(weights)];
  if (own.length > 1)
    c.raise(
      'RuntimeError',
      `cov(): expected ${name} to have one or fewer dimensions but got ${name} with ${String(own.length)} dimensions`,
    );
  const isFrequency = name === 'fweights';
  if (isFrequency ? !weights.dtype.isIntegral || weights.dtype === bool : !weights.dtype.isFloat)
    c.raise(
      'RuntimeError',
      `cov(): expected ${name} to have ${isFrequency ? 'integral' : 'floating point'} dtype but got ${name} with ${weights.dtype.scalarName} dtype`,
    );
  const [wanted, given] = [shape.at(-1) ?? 1, numel(own)];
  if (equals(wanted, given) === false)
    c.raise(
      'RuntimeError',
      `cov(): expected ${name} to have the same numel as there are observations in the input but got ${printDim(given)} != ${printDim(wanted)}`,
    );
  if (isFrequency && weights.data?.some(x => x < 0)) c.raise('RuntimeError', 'cov(): fweights cannot be negative');
  if (!isFrequency && weights.data?.some(x => x < 0)) c.raise('RuntimeError', 'cov(): aweights cannot be negative');
}
op('torch method', 'corrcoef(input: Tensor)', correlation);
function correlation(c: Call): Tensor {
  const shape = c.shape('input');
  if (shape.length > 2)
    c.raise(
      'RuntimeError',
      `${c.name}(): expected input to have two or fewer dimensions but got an input with ${String(shape.length)} dimensions`,
    );
  const type = floatType(c.m, c.tensor('input').dtype);
  if (shape.length < 2) return new Tensor([], type);
  const [variables, observations] = [shape[0] ?? 0, shape[1] ?? 0];
  c.macs('mm', mul(variables, variables, observations));
  const isScalar = equals(variables, 1);
  if (isScalar === undefined) throw new Undecided('it is unknown whether there is one variable');
  return new Tensor(isScalar ? [] : [variables, variables], type);
}

/** torchvision's compiled operations. */
op('vision', 'nms(dets: Tensor, scores: Tensor, iou_threshold: number)', c => {
  const shape = c.shape('dets');
  if (shape.length !== 2) c.raise('RuntimeError', `boxes should be a 2d tensor, got ${String(shape.length)}D`);
  if (equals(shape[1] ?? 4, 4) === false)
    c.raise('RuntimeError', `boxes should have 4 elements in dimension 1, got ${printDim(shape[1] ?? 0)}`);
  return new Tensor([shape[0] === 0 ? 0 : freshDim(c.m, 'the number of boxes that are kept depends on their scores')], LONG);
});
for (const [name, more, pooled] of [
  ['roi_align', 'spatial_scale: number, pooled_height: int, pooled_width: int, sampling_ratio: int, aligned: bool', false],
  ['roi_pool', 'spatial_scale: number, pooled_height: int, pooled_width: int', true],
  ['ps_roi_align', 'spatial_scale: number, pooled_height: int, pooled_width: int, sampling_ratio: int', true],
  ['ps_roi_pool', 'spatial_scale: number, pooled_height: int, pooled_width: int', true],
] as const) {
  op('vision', `${name}(input: Tensor, rois: Tensor, ${more})`, c => {
    const [shape, rois] = [c.shape('input'), c.shape('rois')];
    if (equals(rois[1] ?? 5, 5) === false) c.raise('RuntimeError', 'rois must have shape as Tensor[K, 5]');
    const [height, width] = [c.int('pooled_height'), c.int('pooled_width')];
    const channels = name.startsWith('ps_') ? channelsPerBin(c.m, shape[1] ?? 0, mul(height, width)) : (shape[1] ?? 0);
    const output = new Tensor([rois[0] ?? 0, channels, height, width], c.tensor('input').dtype);
    return pooled ? new PyTuple([output, new Tensor(output.shape, LONG)]) : output;
  });
}
function channelsPerBin(m: Machine, channels: Dim, bins: Dim): Dim {
  return isInt(channels) && isInt(bins)
    ? Math.floor(Number(channels) / Number(bins))
    : freshDim(m, 'the number of channels of a bin is unknown');
}
op(
  'vision',
  'deform_conv2d(input: Tensor, weight: Tensor, offset: Tensor, mask: Tensor, bias: Tensor, stride_h: int, stride_w: int, ' +
    'pad_h: int, pad_w: int, dilation_h: int, dilation_w: int, groups: int, offset_groups: int, use_mask: bool)',
  c => {
    const [input, weight, offset] = [c.shape('input'), c.shape('weight'), c.shape('offset')];
    if (input.length !== 4) c.raise('RuntimeError', `Expected 4D tensor for input, but got ${printShape(input)}`);
    return new Tensor([input[0] ?? 0, weight[0] ?? 0, offset[2] ?? 0, offset[3] ?? 0], c.tensor('input').dtype);
  },
);
