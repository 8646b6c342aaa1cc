/** Factorizations of matrices, and the solutions of equations with them. */
import { equals, isInt, minInt, min, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, wrapDims } from '../convert';
import { int32, int64 } from '../dtype';
import { namedTuple } from '../named-tuple';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';
import { PyTuple } from '../vm';

/** The axes before those of a matrix, and the matrix. */
interface Matrices {
  readonly batch: Shape;
  readonly rows: Dim;
  readonly columns: Dim;
}

function matricesOf(c: Call, name: string, what = c.name): Matrices {
  const shape = c.shape(name);
  if (shape.length < 2)
    c.raise('RuntimeError', `${what}: The input tensor ${name === 'input' ? 'A' : name} must have at least 2 dimensions.`);
  return { batch: shape.slice(0, -2), rows: shape.at(-2) ?? 0, columns: shape.at(-1) ?? 0 };
}

function squareOf(c: Call, name: string, what = c.name): Matrices {
  const made = matricesOf(c, name, what);
  if (equals(made.rows, made.columns) === false)
    c.raise(
      'RuntimeError',
      `${what}: A must be batches of square matrices, but they are ${printDim(made.rows)} by ${printDim(made.columns)} matrices`,
    );
  return made;
}

const smaller = (a: Dim, b: Dim): Dim => (isInt(a) && isInt(b) ? minInt(a, b) : min(a, b));
const like = (c: Call, name: string, shape: Shape): Tensor => new Tensor(shape, c.tensor(name).dtype);
const info = (shape: Shape): Tensor => new Tensor(shape, int32);
const results = (name: string, fields: string): ReturnType<typeof namedTuple> =>
  namedTuple(`torch.return_types.${name}`, fields.split(' '));

/** LU: the factors in one matrix, with the rows that were exchanged. */
const LU_EX = results('linalg_lu_factor_ex', 'LU pivots info');
op('linalg', 'lu_factor_ex(A: Tensor, *, pivot: bool = True, check_errors: bool = False)', c => {
  const { batch, rows, columns } = matricesOf(c, 'A', 'torch.lu_factor');
  return new PyTuple([like(c, 'A', c.shape('A')), new Tensor([...batch, smaller(rows, columns)], int32), info(batch)], LU_EX);
});
function lu(c: Call): PyTuple {
  const { batch, rows, columns } = matricesOf(c, 'A', 'torch.lu_factor');
  const made = [like(c, 'A', c.shape('A')), new Tensor([...batch, smaller(rows, columns)], int32)];
  return new PyTuple(c.bool('get_infos') ? [...made, info(batch)] : made);
}
op('torch', 'lu(A: Tensor, pivot: bool = True, get_infos: bool = False, out = None)', lu);
op('method', 'lu(A: Tensor, pivot: bool = True, get_infos: bool = False)', lu);
const LU = results('linalg_lu', 'P L U');
op('linalg', 'lu(A: Tensor, *, pivot: bool = True)', c => {
  const { batch, rows, columns } = matricesOf(c, 'A', 'linalg.lu');
  const k = smaller(rows, columns);
  return new PyTuple(
    [like(c, 'A', c.bool('pivot') ? [...batch, rows, rows] : [0]), like(c, 'A', [...batch, rows, k]), like(c, 'A', [...batch, k, columns])],
    LU,
  );
});
const LU_UNPACK = results('lu_unpack', 'P L U');
op('torch', 'lu_unpack(LU_data: Tensor, LU_pivots: Tensor, unpack_data: bool = True, unpack_pivots: bool = True)', c => {
  const { batch, rows, columns } = matricesOf(c, 'LU_data', 'torch.lu_unpack');
  if (c.tensor('LU_pivots').dtype !== int32 && c.bool('unpack_pivots'))
    c.raise('RuntimeError', 'torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\n');
  const k = smaller(rows, columns);
  const [data, pivots] = [c.bool('unpack_data'), c.bool('unpack_pivots')];
  return new PyTuple(
    [
      like(c, 'LU_data', pivots ? [...batch, rows, rows] : [0]),
      like(c, 'LU_data', data ? [...batch, rows, k] : [0]),
      like(c, 'LU_data', data ? [...batch, k, columns] : [0]),
    ],
    LU_UNPACK,
  );
});

/** The shape of `B`, with the batch of both. */
function solution(c: Call, a: Shape, b: Shape): Shape {
  return [...broadcastShapes(c.m, a.slice(0, -2), b.slice(0, -2)), ...b.slice(-2)];
}
op('torch method', 'lu_solve(input: Tensor, LU_data: Tensor, LU_pivots: Tensor)', c =>
  like(c, 'input', solution(c, c.shape('LU_data'), c.shape('input'))),
);
op('linalg', 'lu_solve(LU: Tensor, pivots: Tensor, B: Tensor, *, left: bool = True, adjoint: bool = False)', c =>
  like(c, 'B', solution(c, c.shape('LU'), c.shape('B'))),
);
op('torch method', 'cholesky_solve(input: Tensor, input2: Tensor, upper: bool = False)', c => {
  for (const [name, what] of [
    ['input', 'b'],
    ['input2', 'u'],
  ] as const)
    if (c.shape(name).length < 2)
      c.raise('RuntimeError', `${what} should have at least 2 dimensions, but has ${String(c.shape(name).length)} dimensions instead`);
  return like(c, 'input', solution(c, c.shape('input2'), c.shape('input')));
});
const TRIANGULAR = results('triangular_solve', 'solution cloned_coefficient');
op(
  'torch method',
  'triangular_solve(input: Tensor, A: Tensor, upper: bool = True, transpose: bool = False, unitriangular: bool = False)',
  c => {
    const [a, b] = [c.shape('A'), c.shape('input')];
    const batch = broadcastShapes(c.m, a.slice(0, -2), b.slice(0, -2));
    return new PyTuple([like(c, 'input', [...batch, ...b.slice(-2)]), like(c, 'A', [...batch, ...a.slice(-2)])], TRIANGULAR);
  },
);
op('linalg', 'ldl_solve(LD: Tensor, pivots: Tensor, B: Tensor, *, hermitian: bool = False)', c =>
  like(c, 'B', solution(c, c.shape('LD'), c.shape('B'))),
);
const LDL = results('linalg_ldl_factor', 'LD pivots');
const LDL_EX = results('linalg_ldl_factor_ex', 'LD pivots info');
op('linalg', 'ldl_factor(input: Tensor, *, hermitian: bool = False)', c => {
  const { batch, rows } = squareOf(c, 'input', 'torch.linalg.ldl_factor_ex');
  return new PyTuple([like(c, 'input', c.shape('input')), new Tensor([...batch, rows], int32)], LDL);
});
op('linalg', 'ldl_factor_ex(input: Tensor, *, hermitian: bool = False, check_errors: bool = False)', c => {
  const { batch, rows } = squareOf(c, 'input', 'torch.linalg.ldl_factor_ex');
  return new PyTuple([like(c, 'input', c.shape('input')), new Tensor([...batch, rows], int32), info(batch)], LDL_EX);
});
const CHOLESKY_EX = results('linalg_cholesky_ex', 'L info');
op('linalg', 'cholesky_ex(input: Tensor, *, upper: bool = False, check_errors: bool = False)', c => {
  const { batch } = squareOf(c, 'input', 'linalg.cholesky');
  return new PyTuple([like(c, 'input', c.shape('input')), info(batch)], CHOLESKY_EX);
});
const INV_EX = results('linalg_inv_ex', 'inverse info');
op('linalg', 'inv_ex(input: Tensor, *, check_errors: bool = False)', c => {
  const { batch } = squareOf(c, 'input', 'linalg.inv');
  return new PyTuple([like(c, 'input', c.shape('input')), info(batch)], INV_EX);
});
const SOLVE_EX = results('linalg_solve_ex', 'result info');
op('linalg', 'solve_ex(A: Tensor, B: Tensor, *, left: bool = True, check_errors: bool = False)', c => {
  const [{ batch, rows }, b] = [squareOf(c, 'A', 'linalg.solve'), c.shape('B')];
  const a = c.shape('A');
  const isVector = b.length === 1 || (b.length === a.length - 1 && b.every((size, axis) => equals(size, a[axis] ?? 0) === true));
  const shape = isVector ? (b.length === 1 ? [...batch, rows] : b) : solution(c, a, b);
  return new PyTuple([like(c, 'B', shape), info(batch)], SOLVE_EX);
});

/** QR in the form of LAPACK: Householder reflections. */
const GEQRF = results('geqrf', 'a tau');
op('torch method', 'geqrf(input: Tensor)', c => {
  const { batch, rows, columns } = matricesOf(c, 'input', 'torch.geqrf');
  return new PyTuple([like(c, 'input', c.shape('input')), like(c, 'input', [...batch, smaller(rows, columns)])], GEQRF);
});
op('torch method', 'ormqr(input: Tensor, input2: Tensor, input3: Tensor, left: bool = True, transpose: bool = False)', c =>
  like(c, 'input3', c.shape('input3')),
);
for (const [places, name] of [
  ['linalg', 'householder_product'],
  ['torch method', 'orgqr'],
] as const)
  op(places, `${name}(input: Tensor, tau: Tensor)`, c => {
    const { rows, columns } = matricesOf(c, 'input', 'torch.linalg.householder_product');
    const isWide = isInt(rows) && isInt(columns) && columns > rows;
    if (isWide)
      c.raise('RuntimeError', 'torch.linalg.householder_product: input.shape[-2] must be greater than or equal to input.shape[-1]');
    return like(c, 'input', c.shape('input'));
  });

op('linalg', 'vander(x: Tensor, *, N: int = None)', c => {
  const shape = c.shape('x');
  const { dtype } = c.tensor('x');
  return new Tensor([...(shape.length === 0 ? [1] : shape), c.intOrNull('N') ?? shape.at(-1) ?? 1], dtype.isIntegral ? int64 : dtype);
});
op('linalg', 'vecdot(x: Tensor, y: Tensor, *, dim: int = -1)', c => {
  const shape = broadcastShapes(c.m, c.shape('x'), c.shape('y'));
  const [axis] = wrapDims(c.m, [c.int('dim')], shape.length);
  return like(
    c,
    'x',
    shape.filter((_, at) => at !== axis),
  );
});
op('linalg', 'tensorinv(input: Tensor, ind: int = 2)', c => {
  const [shape, ind] = [c.shape('input'), c.number('ind')];
  if (ind <= 0) c.raise('RuntimeError', 'Expected a strictly positive integer for `ind`');
  const [first, last] = [shape.slice(0, ind), shape.slice(ind)];
  if (equals(numel(first), numel(last)) === false)
    c.raise(
      'RuntimeError',
      'Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), ' +
        `but got ${printDim(numel(last))} != ${printDim(numel(first))}`,
    );
  return like(c, 'input', [...last, ...first]);
});
op('linalg', 'tensorsolve(input: Tensor, other: Tensor, dims: ints = None)', c => {
  const [a, b] = [c.shape('input'), c.shape('other')];
  const moved = c.intsOrNull('dims');
  const axes = moved ? wrapDims(c.m, moved, a.length) : [];
  const order = [...a.keys()].filter(axis => !axes.includes(axis)).concat(axes);
  const shape = order.map(axis => a[axis] ?? 0).slice(b.length);
  return like(c, 'input', shape);
});
op('torch', 'addr(input: Tensor, vec1: Tensor, vec2: Tensor, *, beta: Scalar = 1, alpha: Scalar = 1)', addr);
op('method inplace', 'addr(input: Tensor, vec1: Tensor, vec2: Tensor, *, beta: Scalar = 1, alpha: Scalar = 1)', addr);
function addr(c: Call): Tensor {
  const [a, b] = [c.shape('vec1'), c.shape('vec2')];
  if (a.length !== 1 || b.length !== 1)
    c.raise(
      'RuntimeError',
      `addr: Expected 1-D argument ${a.length === 1 ? 'vec2' : 'vec1'}, but got ${String((a.length === 1 ? b : a).length)}-D`,
    );
  const shape = [a[0] ?? 0, b[0] ?? 0];
  return like(c, 'vec1', broadcastShapes(c.m, shape, c.shape('input')));
}
