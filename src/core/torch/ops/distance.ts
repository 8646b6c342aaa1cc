import { equals } from '../../dim';
import { printDim, Undecided } from '../convert';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { Tensor } from '../tensor';

op('torch', "cdist(x1: Tensor, x2: Tensor, p: number = 2.0, compute_mode = 'use_mm_for_euclid_dist_if_necessary')", c => {
  const [p, q] = [c.shape('x1'), c.shape('x2')];
  if (p.length < 2 || q.length < 2)
    c.raise(
      'RuntimeError',
      `cdist only supports at least 2D tensors, X${p.length < 2 ? '1' : '2'} got: ${String(p.length < 2 ? p.length : q.length)}D`,
    );
  if (equals(p.at(-1) ?? 0, q.at(-1) ?? 0) === false)
    c.raise(
      'RuntimeError',
      `X1 and X2 must have the same number of columns. X1: ${printDim(p.at(-1) ?? 0)} X2: ${printDim(q.at(-1) ?? 0)}`,
    );
  return new Tensor([...broadcastShapes(c.m, p.slice(0, -2), q.slice(0, -2)), p.at(-2) ?? 0, q.at(-2) ?? 0], c.tensor('x1').dtype);
});
op('F', 'pdist(input: Tensor, p: number = 2)', c => {
  const n = c.shape('input')[0] ?? 0;
  if (typeof n !== 'number') throw new Undecided('the number of pairs is unknown');
  return new Tensor([(n * (n - 1)) / 2], c.tensor('input').dtype);
});
