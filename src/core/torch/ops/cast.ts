import type { Call } from '../call';
import { Undecided } from '../convert';
import { Device, toDevice } from '../device';
import { bool, DType, DTYPES } from '../dtype';
import { formattedStrides, memoryFormat, preservedStrides, suggests } from '../layout';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { Unknown } from '../vm';
import { refuseFormat } from './copy';

/** The tensor in another type; the same object if it already has that type. */
function cast(t: Tensor, dtype: DType): Tensor {
  if (dtype === t.dtype) return t;
  const data = dtype.isIntegral && dtype !== bool ? t.data?.map(Math.trunc) : t.data;
  return new Tensor(t.shape, dtype, {
    data,
    strides: preservedStrides(t),
    device: t.device,
  });
}

function moved(t: Tensor, device: Device | null): Tensor {
  if (!device || device === t.device) return t;
  return new Tensor(t.shape, t.dtype, { data: t.data, strides: preservedStrides(t), device });
}

/** `x.to(…)`: a type, a device, both, or those of another tensor. */
op(
  'method',
  'to(input: Tensor, *args, dtype: dtype = None, device = None, non_blocking = False, copy = False, memory_format = None)',
  c => {
    let result = c.tensor('input');
    for (const value of [...c.items('args'), c.value('dtype'), c.value('device')]) {
      if (value instanceof DType) result = cast(result, value);
      else if (value instanceof Tensor) result = moved(cast(result, value.dtype), value.device);
      else if (value instanceof Device || typeof value === 'string') result = moved(result, toDevice(c.m, value));
      else if (value instanceof Unknown) throw new Undecided(value.reason, true);
    }
    return inFormat(c, result);
  },
);

/** A copy, if the tensor does not already have the requested format. */
function inFormat(c: Call, t: Tensor): Tensor {
  const given = c.value('memory_format');
  const format = memoryFormat(given);
  if (given === null || format === 'preserve_format') return t;
  refuseFormat(c, format);
  if (format !== null && t === c.tensor('input') && suggests(t, format) === true) return t;
  return new Tensor(t.shape, t.dtype, { data: t.data, strides: formattedStrides(t, given), device: t.device });
}

for (const [name, dtype] of DTYPES) {
  const shortcuts: Readonly<Record<string, string>> = {
    float: 'float',
    double: 'double',
    half: 'half',
    bfloat16: 'bfloat16',
    long: 'long',
    int: 'int',
    short: 'short',
    bool: 'bool',
    cfloat: 'cfloat',
    cdouble: 'cdouble',
    uint8: 'byte',
    int8: 'char',
  };
  const method = shortcuts[name];
  if (method !== undefined) op('method', `${method}(input: Tensor, memory_format = None)`, c => cast(c.tensor('input'), dtype));
}
op('method', 'type_as(input: Tensor, other: Tensor)', c =>
  moved(cast(c.tensor('input'), c.tensor('other').dtype), c.tensor('other').device),
);
op('method', 'type(input: Tensor, dtype = None, non_blocking: bool = False)', c => {
  const value = c.value('dtype');
  const input = c.tensor('input');
  if (value === null) return `torch.${input.dtype.scalarName}Tensor`;
  const name = typeof value === 'string' ? (/(\w+)Tensor$/.exec(value)?.[1] ?? '') : null;
  const dtype = value instanceof DType ? value : [...DTYPES.values()].find(each => each.scalarName === name);
  if (!dtype) throw new Undecided('the type that a tensor is converted to is unknown');
  return cast(input, dtype);
});
op('method', 'cpu(input: Tensor, memory_format = None)', c => moved(c.tensor('input'), toDevice(c.m, 'cpu')));
op('method', 'cuda(input: Tensor, device = None, non_blocking: bool = False, memory_format = None)', c =>
  moved(c.tensor('input'), toDevice(c.m, c.value('device') ?? 'cuda')),
);
