import { op } from '../registry';
import { Tensor } from '../tensor';

op('torch method', 'contiguous(input: Tensor, *, memory_format = None)', c => {
  const input = c.tensor('input');
  if (input.strides === null || c.value('memory_format') !== null) return input;
  return new Tensor(input.shape, input.dtype, { data: input.data, device: input.device });
});
op(
  'torch method',
  'clone(input: Tensor, *, memory_format = None)',
  c =>
    new Tensor(c.tensor('input').shape, c.tensor('input').dtype, {
      data: c.tensor('input').data,
      strides: c.tensor('input').strides,
      device: c.tensor('input').device,
    }),
);
op('torch method', 'detach(input: Tensor)', c => {
  const input = c.tensor('input');
  return new Tensor(input.shape, input.dtype, { data: input.data, strides: input.strides, storage: input.storage, device: input.device });
});
