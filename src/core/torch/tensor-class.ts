import { Call } from './call';
import { Undecided } from './convert';
import { guard } from './guard';
import { isNumpyArray } from './ndarray';
import { operatorMethods } from './ops/arithmetic';
import { unaryMethods } from './ops/unary';
import { callTorch, operations } from './registry';
import { Tensor, TENSOR_CLASS } from './tensor';
import { isClass, METHODS } from './tensor-methods';
import { PROPERTIES } from './tensor-properties';
import { native, PyTuple, staticNative, Unknown } from './vm';

/** `torch.Tensor(2, 3)`, `torch.Tensor([1.0])`; subclasses receive what `cls` determines. */
const construct = staticNative('__new__(cls, *args, **kwargs)', (m, [cls, args]) =>
  guard(m, () => {
    const given = args instanceof PyTuple ? args.items : [];
    const type = isClass(cls) ? cls : undefined;
    const [first] = given;
    if (first instanceof Unknown) throw new Undecided(first.reason, true);
    if (isNumpyArray(first ?? null) && given.length === 1) {
      const array = first as Tensor;
      return new Tensor(array.shape, undefined, { data: array.data, type });
    }
    if (first instanceof Tensor && given.length === 1)
      return new Tensor(first.shape, first.dtype, { data: first.data, storage: first.storage, strides: first.strides, type });
    if (given.length === 1 && first !== undefined && typeof first !== 'number') {
      const made = callTorch(m, 'tensor', [first]);
      if (!(made instanceof Tensor)) return made;
      const sizes = first instanceof PyTuple && first.type.name === 'Size';
      if (sizes)
        return new Tensor(
          first.items.map(item => (typeof item === 'number' ? item : 0)),
          undefined,
          { type },
        );
      return new Tensor(made.shape, undefined, { data: made.data, type });
    }
    const call = new Call(m, { name: 'Tensor', parameters: [], positions: new Map() }, [], 'Tensor');
    return new Tensor(given.length === 0 ? [0] : given.map(item => call.toInt(item, 'size')), undefined, { type });
  }),
);

/** Adds the methods to the class once all operations are registered. The class is the same for all machines. */
export function completeTensorClass(): void {
  const { attrs } = TENSOR_CLASS;
  if (attrs.has('__new__')) return;
  for (const methods of [operations('method'), operatorMethods(), unaryMethods()])
    for (const [name, method] of methods) attrs.set(name, method);
  for (const method of METHODS) attrs.set(method.name, method);
  for (const [name, one] of Object.entries(PROPERTIES)) attrs.set(name, one);
  attrs.set('__new__', construct);
  attrs.set(
    '__init__',
    native('__init__(self, *args, **kwargs)', () => null),
  );
  attrs.set(
    '_make_subclass',
    staticNative('_make_subclass(cls, data, require_grad=False)', (_, [cls, data, on]) =>
      data instanceof Tensor
        ? new Tensor(data.shape, data.dtype, {
            data: data.data,
            storage: data.storage,
            strides: data.strides,
            device: data.device,
            requiresGrad: on === true,
            type: isClass(cls) ? cls : undefined,
          })
        : data,
    ),
  );
  attrs.set('__array_priority__', 1000);
}
