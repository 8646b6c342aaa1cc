import { Call } from '../call';
import { wrapDim, wrapDims } from '../convert';
import { float32, toRealType, type DType } from '../dtype';
import { requireOperand } from '../operands';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { elementwise } from './pointwise';
import { reducedAxes, reduced, sum, type Reduce } from './reduce';

/** The type of a vector's norm, which is real. Raises if the vector's is integral. */
function normType(c: Call, input: Tensor): DType {
  const dtype = c.dtype('dtype') ?? input.dtype;
  if (dtype.isIntegral)
    c.raise('RuntimeError', `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${dtype.scalarName}`);
  return toRealType(dtype);
}

/** Norms of vectors; `torch.norm` and `linalg.vector_norm`. */
function normRule(c: Call): Tensor {
  const input = c.tensor('input');
  const axes = reducedAxes(c, c.shapeOf(input).length);
  const type = normType(c, input);
  const p = c.value('p') === null ? 2 : c.float('p');
  const compute: Reduce | null = p === 2 ? run => Math.sqrt(sum(run.map(x => x * x))) : p === 1 ? run => sum(run.map(Math.abs)) : null;
  return reduced(c, input, axes, c.bool('keepdim'), type, compute);
}
op('torch method', "norm(input: Tensor, p = 'fro', dim: ints = None, keepdim: bool = False, out = None, dtype: dtype = None)", c =>
  typeof c.value('p') === 'string' ? normRule(new Call(c.m, c.signature, c.args.with(1, null), c.name)) : normRule(c),
);
for (const signature of ['vector_norm(input: Tensor, ord: number = 2', 'norm(input: Tensor, ord = None'])
  op('linalg', `${signature}, dim: ints = None, keepdim: bool = False, *, dtype: dtype = None)`, c => {
    const input = c.tensor('input');
    return reduced(c, input, reducedAxes(c, c.shapeOf(input).length), c.bool('keepdim'), normType(c, input), null);
  });
op('linalg', "matrix_norm(input: Tensor, ord = 'fro', dim: ints = (-2, -1), keepdim: bool = False, *, dtype: dtype = None)", c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length < 2) c.raise('RuntimeError', 'linalg.matrix_norm: The input tensor A must have at least 2 dimensions.');
  return reduced(
    c,
    input,
    wrapDims(c.m, c.ints('dim'), shape.length),
    c.bool('keepdim'),
    toRealType(c.dtype('dtype') ?? input.dtype),
    null,
  );
});
op('torch method', 'dist(input: Tensor, other: Tensor, p: number = 2)', c => {
  elementwise(c.m, [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other'))], float32, null);
  return new Tensor([], toRealType(c.tensor('input').dtype));
});
op('torch method inplace', 'renorm(input: Tensor, p: number, dim: int, maxnorm: number)', c => {
  const shape = c.shape('input');
  if (shape.length < 2) c.raise('RuntimeError', `renorm: input needs at least 2 dimensions, got ${String(shape.length)} dimensions`);
  wrapDim(c.m, c.int('dim'), shape.length);
  return new Tensor(shape, c.tensor('input').dtype);
});
