import { Undecided } from '../convert';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';

op('torch', 'combinations(input: Tensor, r: int = 2, with_replacement: bool = False)', c => {
  const [n] = c.shape('input');
  const r = c.number('r');
  if (r === 0) return new Tensor([0], c.tensor('input').dtype);
  if (typeof n !== 'number') throw new Undecided('the number of combinations is unknown');
  const choose = (from: number, k: number): number => (k === 0 ? 1 : Math.round((choose(from - 1, k - 1) * from) / k));
  return new Tensor([choose(c.bool('with_replacement') ? n + r - 1 : n, r), r], c.tensor('input').dtype);
});
op('torch', 'cartesian_prod(*tensors: Tensors)', c => {
  const sizes = c.tensors('tensors').map(tensor => numel(c.shapeOf(tensor)));
  return sizes.length === 1
    ? new Tensor(sizes, c.tensors('tensors')[0]?.dtype)
    : new Tensor([numel(sizes), sizes.length], c.tensors('tensors')[0]?.dtype);
});
op(
  'torch',
  'vander(x: Tensor, N: int = None, increasing: bool = False)',
  c => new Tensor([c.shape('x')[0] ?? 0, c.intOrNull('N') ?? c.shape('x')[0] ?? 0], c.tensor('x').dtype),
);
