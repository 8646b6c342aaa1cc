import { Undecided } from './convert';
import { guard } from './guard';
import { transposed } from './ops/axes';
import { callTorch } from './registry';
import { makeSize } from './size';
import { numel, Tensor } from './tensor';
import { fromDim, NativeProperty, PyTuple, Unknown, type Machine, type Value } from './vm';

/** A property of tensors. */
function property(
  get: (m: Machine, t: Tensor) => Value,
  set: ((m: Machine, t: Tensor, value: Value) => void) | null = null,
): NativeProperty {
  return new NativeProperty(
    (m, self) => (self instanceof Tensor ? guard(m, () => get(m, self)) : new Unknown('it is an attribute of a tensor class')),
    set &&
      ((m, self, value) => {
        if (self instanceof Tensor) set(m, self, value);
      }),
  );
}

export function requireShape(t: Tensor): readonly (number | bigint | object)[] {
  if (!t.shape) throw new Undecided('the number of dimensions is unknown', true);
  return t.shape;
}

export const PROPERTIES: Readonly<Record<string, NativeProperty>> = {
  shape: property((_, t) => (requireShape(t), makeSize(t.shape ?? []))),
  dtype: property((_, t) => t.dtype),
  device: property((_, t) => t.device),
  ndim: property((_, t) => requireShape(t).length),
  is_cuda: property((_, t) => t.device.kind === 'cuda'),
  is_cpu: property((_, t) => t.device.kind === 'cpu'),
  is_mps: property((_, t) => t.device.kind === 'mps'),
  is_meta: property((_, t) => t.device.kind === 'meta'),
  is_quantized: property(() => false),
  is_sparse: property(() => false),
  is_mkldnn: property(() => false),
  is_nested: property(() => false),
  is_xla: property(() => false),
  is_leaf: property((_, t) => !t.requiresGrad || t.type.name === 'Parameter' || new Unknown('it is unknown whether a tensor is a leaf')),
  grad: property(
    (_, t) => t.attrs.get('grad') ?? null,
    (m, t, value) => {
      t.set(m, 'grad', value);
    },
  ),
  grad_fn: property((_, t) => t.attrs.get('grad_fn') ?? null),
  layout: property(() => 'torch.strided'),
  itemsize: property((_, t) => t.dtype.size),
  nbytes: property((_, t) => (requireShape(t), fromDim(numel([t.dtype.size, ...(t.shape ?? [])])))),
  names: property((_, t) => new PyTuple(requireShape(t).map(() => null))),
  requires_grad: property(
    (_, t) => t.requiresGrad,
    (m, t, value) => {
      requireGrad(m, t, value === true);
    },
  ),
  data: property(
    (_, t) => new Tensor(t.shape, t.dtype, { data: t.data, storage: t.storage, strides: t.strides, device: t.device }),
    (m, t, value) => {
      if (value instanceof Tensor) t.become(m, value);
      else t.become(m, new Tensor(null, t.dtype));
    },
  ),
  T: property((m, t) => transposed(m, t, 'T')),
  mT: property((m, t) => transposed(m, t, 'mT')),
  H: property((m, t) => transposed(m, t, 'H')),
  mH: property((m, t) => transposed(m, t, 'mH')),
  real: property((m, t) => callTorch(m, 'real', [t])),
  imag: property((m, t) => callTorch(m, 'imag', [t])),
};

export function requireGrad(m: Machine, t: Tensor, on: boolean): Tensor {
  if (on && t.dtype.isIntegral) m.raise('RuntimeError', 'only Tensors of floating point and complex dtype can require gradients');
  t.set(m, 'requires_grad_', on);
  t.requiresGrad = on;
  t.attrs.delete('requires_grad_');
  return t;
}
