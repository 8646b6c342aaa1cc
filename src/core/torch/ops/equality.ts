import { equals } from '../../dim';
import { Undecided } from '../convert';
import { op } from '../registry';

op('torch method', 'equal(input: Tensor, other: Tensor)', c => {
  const [a, b] = [c.tensor('input'), c.tensor('other')];
  const same =
    a.shape && b.shape
      ? a.shape.length === b.shape.length
        ? a.shape.every((size, axis) => equals(size, b.shape?.[axis] ?? 0) !== false)
        : false
      : true;
  if (!same) return false;
  if (a.data && b.data) return a.data.every((x, i) => x === b.data?.[i]);
  throw new Undecided('whether two tensors are equal depends on data');
});
op('torch method', 'allclose(input: Tensor, other: Tensor, rtol: number = 1e-05, atol: number = 1e-08, equal_nan: bool = False)', () => {
  throw new Undecided('whether two tensors are close depends on data');
});
