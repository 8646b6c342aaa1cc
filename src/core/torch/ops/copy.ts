import type { Call } from '../call';
import { formattedStrides, isContiguous, memoryFormat, type MemoryFormat } from '../layout';
import { op } from '../registry';
import { Tensor, type Strides } from '../tensor';

function copied(c: Call, strides: Strides): Tensor {
  const { shape, dtype, data, device } = c.tensor('input');
  return new Tensor(shape, dtype, { data, device, strides });
}

/** The format must fit the number of axes. */
export function refuseFormat(c: Call, format: MemoryFormat | null): void {
  const rank = c.tensor('input').shape?.length;
  const wanted = format === 'channels_last' ? 4 : format === 'channels_last_3d' ? 5 : null;
  if (rank === undefined || wanted === null || rank === wanted) return;
  c.raise('RuntimeError', `required rank ${String(wanted)} tensor to use ${String(format)} format`);
}

op('torch method', 'contiguous(input: Tensor, *, memory_format = None)', c => {
  const input = c.tensor('input');
  const given = c.value('memory_format');
  const format = given === null ? 'contiguous_format' : memoryFormat(given);
  if (format === 'preserve_format') c.raise('RuntimeError', 'preserve memory format is unsupported by the contiguous operator');
  if (format !== null && isContiguous(input, format) === true) return input;
  refuseFormat(c, format);
  return copied(c, formattedStrides(input, given, 'contiguous_format'));
});
op('torch method', 'clone(input: Tensor, *, memory_format = None)', c => {
  const given = c.value('memory_format');
  refuseFormat(c, memoryFormat(given));
  return copied(c, formattedStrides(c.tensor('input'), given));
});
op('torch method', 'detach(input: Tensor)', c => {
  const input = c.tensor('input');
  return new Tensor(input.shape, input.dtype, { data: input.data, strides: input.strides, storage: input.storage, device: input.device });
});
