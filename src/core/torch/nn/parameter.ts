import { printDim, torchTypeName } from '../convert';
import { type Dim } from '../../dim';
import { DType, float32 } from '../dtype';
import { Tensor, TENSOR_CLASS } from '../tensor';
import { Native, PyClass, toDim, Unknown, type Machine, type Value } from '../vm';
import { freshDim } from '../fresh';

/** `torch.nn.Parameter`: a tensor that modules register. */
export const PARAMETER_CLASS = new PyClass('Parameter', [TENSOR_CLASS], new Map(), { module: 'torch.nn.parameter' });
export const BUFFER_CLASS = new PyClass('Buffer', [TENSOR_CLASS], new Map(), { module: 'torch.nn.parameter' });

/** A tensor with the same contents and another class. */
function retyped(m: Machine, data: Value | undefined, type: PyClass, requiresGrad: boolean): Value {
  if (data instanceof Unknown) return data;
  if (!(data instanceof Tensor)) return new Tensor([0], float32, { type, requiresGrad });
  if (requiresGrad && !data.dtype.isFloat && !data.dtype.isComplex)
    m.raise('RuntimeError', 'Only Tensors of floating point and complex dtype can require gradients');
  return new Tensor(data.shape, data.dtype, {
    data: data.data,
    device: data.device,
    strides: data.strides,
    storage: data.storage,
    requiresGrad,
    type,
  });
}

PARAMETER_CLASS.attrs.set(
  '__new__',
  new Native(
    '__new__',
    (m, [type, data, grad], keywords) =>
      retyped(m, data ?? keywords?.get('data'), type as PyClass, (grad ?? keywords?.get('requires_grad')) !== false),
    true,
  ),
);
PARAMETER_CLASS.attrs.set('__init__', new Native('__init__', () => null));
BUFFER_CLASS.attrs.set(
  '__new__',
  new Native(
    '__new__',
    (m, [type, data], keywords) => {
      const made = retyped(m, data ?? keywords?.get('data'), type as PyClass, false);
      if (made instanceof Tensor) made.attrs.set('persistent', keywords?.get('persistent') ?? true);
      return made;
    },
    true,
  ),
);
BUFFER_CLASS.attrs.set('__init__', new Native('__init__', () => null));

export function isParameter(value: Value): value is Tensor {
  return value instanceof Tensor && value.type.isSubclass(PARAMETER_CLASS);
}

function sizesOf(m: Machine, args: readonly Value[]): readonly Dim[] {
  return args.map(arg => toDim(arg) ?? freshDim(m, arg instanceof Unknown ? arg.reason : 'a size of a parameter is unknown'));
}

/** `param(*sizes, dtype=None)`: a parameter whose values do not matter. The layer checks the sizes. */
export const param = new Native('param', (m: Machine, args, keywords) => {
  const sizes = sizesOf(m, args);
  const negative = sizes.find(size => typeof size === 'number' && size < 0);
  if (negative !== undefined)
    m.raise('RuntimeError', `Trying to create tensor with negative dimension ${printDim(negative)}: [${sizes.map(printDim).join(', ')}]`);
  for (const [i, arg] of args.entries()) {
    if (toDim(arg) !== null || arg instanceof Unknown) continue;
    const type = torchTypeName(arg);
    m.raise(
      'TypeError',
      i === 0
        ? `empty(): argument 'size' (position 1) must be tuple of ints, but found element of type ${type} at pos 0`
        : `empty(): argument 'size' failed to unpack the object at pos ${String(i + 1)} with error "type must be tuple of ints,but got ${type}"`,
    );
  }
  const dtype = keywords?.get('dtype');
  return new Tensor(sizes, dtype instanceof DType ? dtype : float32, { type: PARAMETER_CLASS, requiresGrad: true });
});
