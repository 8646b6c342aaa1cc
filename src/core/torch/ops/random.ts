import { lessThan } from '../../dim';
import { printDim } from '../convert';
import { int64 } from '../dtype';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { defaultDType, gradEnabled } from '../state';
import { Tensor } from '../tensor';
import { dtypeOf, FACTORY, filled, made, refuseRandom } from './factory';

op(
  'torch',
  `randint(low: int, high = None, size = None, *, ${FACTORY})`,
  c => {
    const three = c.value('size') !== null;
    const shape = three ? c.ints('size') : c.ints('high');
    const [low, high] = three ? [c.int('low'), c.toInt(c.value('high'), 'high')] : [0, c.int('low')];
    if (lessThan(low, high) === false)
      c.raise('RuntimeError', `random_ expects 'from' to be less than 'to', but got from=${printDim(low)} >= to=${printDim(high)}`);
    return made(c, shape, dtypeOf(c) ?? int64);
  },
  { overloaded: true },
);
op(
  'torch',
  `randint_like(input: Tensor, low: int, high: int = None, *, ${FACTORY})`,
  c => new Tensor(c.tensor('input').shape, dtypeOf(c) ?? c.tensor('input').dtype),
);
op('torch', `randperm(n: int, *, ${FACTORY})`, c => {
  if (lessThan(c.int('n'), 0) === true) c.raise('RuntimeError', 'n must be non-negative');
  return made(c, [c.int('n')], dtypeOf(c) ?? int64);
});
op(
  'torch',
  'normal(mean: Scalar, std: Scalar = 1.0, size: ints = None, *, generator = None, ' +
    'dtype: dtype = None, device = None, layout = None, requires_grad: bool = False)',
  c => {
    const mean = c.value('mean');
    const std = c.value('std');
    const source = mean instanceof Tensor ? mean : std instanceof Tensor ? std : null;
    if (mean instanceof Tensor && std instanceof Tensor)
      return new Tensor(broadcastShapes(c.m, c.shapeOf(mean), c.shapeOf(std)), mean.dtype);
    return new Tensor(c.intsOrNull('size') ?? source?.shape ?? [], c.dtype('dtype') ?? source?.dtype ?? defaultDType(c.m));
  },
);
op(
  'torch method',
  'bernoulli(input: Tensor, p: number = None, *, generator = None)',
  c => new Tensor(c.tensor('input').shape, c.tensor('input').dtype),
);
op('torch', 'poisson(input: Tensor, generator = None)', c => new Tensor(c.tensor('input').shape, c.tensor('input').dtype));
/** A float32 counts no more of them. */
const MAX_CATEGORIES = 1 << 24;

op('torch method', 'multinomial(input: Tensor, num_samples: int, replacement: bool = False, *, generator = None)', c => {
  const shape = c.shape('input');
  if (shape.length < 1 || shape.length > 2) c.raise('RuntimeError', 'prob_dist must be 1 or 2 dim');
  const { dtype } = c.tensor('input');
  if (!dtype.isFloat) c.raise('RuntimeError', `multinomial only supports floating-point dtypes for input, got: ${dtype.scalarName}`);
  const [count, whole] = [c.int('num_samples'), shape.at(-1) ?? 0];
  if (lessThan(count, 1) === true) c.raise('RuntimeError', 'cannot sample n_sample <= 0 samples');
  if (!c.bool('replacement') && lessThan(whole, count) === true)
    c.raise('RuntimeError', 'cannot sample n_sample > prob_dist.size(-1) samples without replacement');
  if (lessThan(MAX_CATEGORIES, whole) === true) c.raise('RuntimeError', 'number of categories cannot exceed 2^24');
  return new Tensor([...shape.slice(0, -1), c.int('num_samples')], int64);
});

/** In-place fills: the shape stays, the contents are a constant or random. */
for (const [signature, value] of [
  ['zero_(input: Tensor)', 0],
  ['fill_(input: Tensor, value: Scalar)', 'value'],
  ['normal_(input: Tensor, mean: number = 0, std: number = 1, *, generator = None)', null],
  ['uniform_(input: Tensor, from: number = 0, to: number = 1, *, generator = None)', null],
  ['random_(input: Tensor, from: int = 0, to: int = None, *, generator = None)', null],
  ['bernoulli_(input: Tensor, p: Scalar = 0.5, *, generator = None)', null],
  ['exponential_(input: Tensor, lambd: number = 1, *, generator = None)', null],
  ['log_normal_(input: Tensor, mean: number = 1, std: number = 2, *, generator = None)', null],
  ['cauchy_(input: Tensor, median: number = 0, sigma: number = 1, *, generator = None)', null],
  ['geometric_(input: Tensor, p: number, *, generator = None)', null],
  ['fill_diagonal_(input: Tensor, fill_value: number, wrap: bool = False)', null],
] as const) {
  op('method', signature, c => {
    const input = c.tensor('input');
    const fill = value === 'value' ? c.float('value') : value;
    refuseRandom(c, c.name, input.dtype);
    const made = input.shape && filled(input.shape, fill);
    // A parameter is a leaf; for other tensors that require gradients, it is unknown.
    if (input.requiresGrad && input.type.name === 'Parameter' && gradEnabled(c.m))
      c.raise('RuntimeError', 'a leaf Variable that requires grad is being used in an in-place operation.');
    input.write(c.m, made);
    return input;
  });
}
