import { equals } from '../../dim';
import { toComplexType, toRealType } from '../dtype';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { Tensor } from '../tensor';

for (const name of ['conj', 'resolve_conj', 'resolve_neg', 'real'])
  op('torch method', `${name}(input: Tensor)`, c =>
    name === 'real' && c.tensor('input').dtype.isComplex
      ? new Tensor(c.tensor('input').shape, toRealType(c.tensor('input').dtype), { strides: 'unknown' })
      : c.tensor('input'),
  );
op('torch method', 'imag(input: Tensor)', c => {
  const input = c.tensor('input');
  if (!input.dtype.isComplex) c.raise('RuntimeError', 'imag is not implemented for tensors with non-complex dtypes.');
  return new Tensor(input.shape, toRealType(input.dtype), { strides: 'unknown' });
});
op('torch method', 'view_as_real(input: Tensor)', c => {
  if (!c.tensor('input').dtype.isComplex) c.raise('RuntimeError', 'view_as_real is only supported for complex tensors');
  return new Tensor([...c.shape('input'), 2], toRealType(c.tensor('input').dtype));
});
op('torch method', 'view_as_complex(input: Tensor)', c => {
  const shape = c.shape('input');
  const { dtype } = c.tensor('input');
  if (!dtype.isFloat)
    c.raise(
      'RuntimeError',
      `view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: ${dtype.scalarName}`,
    );
  if (shape.length === 0) c.raise('RuntimeError', 'Input tensor must have one or more dimensions');
  if (equals(shape.at(-1) ?? 2, 2) === false) c.raise('RuntimeError', 'Tensor must have a last dimension of size 2');
  return new Tensor(shape.slice(0, -1), toComplexType(dtype));
});
for (const [name, first, second] of [
  ['complex', 'real', 'imag'],
  ['polar', 'abs', 'angle'],
] as const)
  op('torch', `${name}(${first}: Tensor, ${second}: Tensor)`, c => {
    const [a, b] = [c.tensor(first), c.tensor(second)];
    if (!a.dtype.isFloat || !b.dtype.isFloat)
      c.raise(
        'RuntimeError',
        `Expected both inputs to be Half, Float or Double tensors but got ${a.dtype.scalarName} and ${b.dtype.scalarName}`,
      );
    if (a.dtype !== b.dtype)
      c.raise(
        'RuntimeError',
        `Expected object of scalar type ${a.dtype.scalarName} but got scalar type ${b.dtype.scalarName} for second argument`,
      );
    return new Tensor(broadcastShapes(c.m, c.shapeOf(a), c.shapeOf(b)), toComplexType(a.dtype));
  });
