import { add } from '../../dim';
import type { Call } from '../call';
import { tensorTypeName } from '../cpp-type';
import { int32, int64 } from '../dtype';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';

op('F', 'one_hot(tensor: Tensor, num_classes: int = -1)', c => {
  const tensor = c.tensor('tensor');
  if (tensor.dtype !== int64) c.raise('RuntimeError', `one_hot is only applicable to index tensor of type LongTensor.`);
  const given = c.int('num_classes');
  const classes =
    given === -1 ? (tensor.data ? Math.max(...tensor.data) + 1 : freshDim(c.m, 'the number of classes depends on data')) : given;
  if (given === -1 && numel(c.shapeOf(tensor)) === 0) c.raise('RuntimeError', 'Can not infer total number of classes from empty tensor.');
  if (tensor.data?.some(x => x < 0)) c.raise('RuntimeError', 'Class values must be non-negative.');
  if (typeof classes === 'number' && tensor.data?.some(x => x >= classes))
    c.raise('RuntimeError', 'Class values must be smaller than num_classes.');
  const data = typeof classes === 'number' ? tensor.data?.flatMap(x => Array.from({ length: classes }, (_, i) => (i === x ? 1 : 0))) : null;
  return new Tensor([...c.shapeOf(tensor), classes], int64, { data });
});
op(
  'F',
  'embedding(input: Tensor, weight: Tensor, padding_idx: int = None, max_norm: number = None, ' +
    'norm_type: number = 2.0, scale_grad_by_freq: bool = False, sparse: bool = False)',
  embedding,
);
op(
  'torch',
  'embedding(weight: Tensor, input: Tensor, padding_idx: int = -1, scale_grad_by_freq: bool = False, sparse: bool = False)',
  embedding,
);
function embedding(c: Call): Tensor {
  const [input, weight] = [c.tensor('input'), c.tensor('weight')];
  const table = c.shapeOf(weight);
  if (table.length !== 2) c.raise('RuntimeError', "'weight' must be 2-D");
  if (input.dtype !== int64 && input.dtype !== int32)
    c.raise(
      'RuntimeError',
      "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; " +
        `but got ${tensorTypeName(input.dtype)} instead (while checking arguments for embedding)`,
    );
  const [rows] = table;
  if (typeof rows === 'number' && input.data?.some(x => x < 0 || x >= rows)) c.raise('IndexError', 'index out of range in self');
  return new Tensor([...c.shapeOf(input), table[1] ?? 0], weight.dtype);
}
op(
  'F',
  'embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor = None, max_norm: number = None, ' +
    "norm_type: number = 2, scale_grad_by_freq: bool = False, mode: str = 'mean', sparse: bool = False, " +
    'per_sample_weights: Tensor = None, include_last_offset: bool = False, padding_idx: int = None)',
  c => {
    // The arguments may be in the order of an old signature, which torch still accepts.
    const isSwapped = c.tensor('weight').dtype === int64 && !c.tensor('input').dtype.isIntegral;
    const [input, weight] = isSwapped ? [c.shape('weight'), c.tensor('input')] : [c.shape('input'), c.tensor('weight')];
    const offsets = c.tensorOrNull('offsets');
    const bags =
      input.length === 2
        ? (input[0] ?? 0)
        : offsets
          ? add(c.shapeOf(offsets)[0] ?? 0, c.bool('include_last_offset') ? -1 : 0)
          : c.raise('ValueError', 'offsets has to be a 1D Tensor but got None');
    return new Tensor([bags, c.shapeOf(weight)[1] ?? 0], weight.dtype);
  },
);
