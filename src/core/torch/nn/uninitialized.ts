import { float32 } from '../dtype';
import { freshDim } from '../fresh';
import { Tensor, TENSOR_CLASS } from '../tensor';
import { builtinClass, Native, NativeProperty, PyClass, toArray, toDim, Unknown, type Machine, type Value } from '../vm';
import { PARAMETER_CLASS } from './parameter';

/** What lazy layers contain until their first input determines the sizes. */
export const UNINITIALIZED_MIXIN = new PyClass('UninitializedTensorMixin', [builtinClass('object')], new Map(), {
  module: 'torch.nn.parameter',
});
export const UNINITIALIZED_PARAMETER = new PyClass('UninitializedParameter', [UNINITIALIZED_MIXIN, PARAMETER_CLASS], new Map(), {
  module: 'torch.nn.parameter',
});
export const UNINITIALIZED_BUFFER = new PyClass('UninitializedBuffer', [UNINITIALIZED_MIXIN, TENSOR_CLASS], new Map(), {
  module: 'torch.nn.parameter',
});

for (const [cls, trained] of [
  [UNINITIALIZED_PARAMETER, true],
  [UNINITIALIZED_BUFFER, false],
] as const) {
  cls.attrs.set(
    '__new__',
    new Native('__new__', (_m, [type]) => new Tensor(null, float32, { type: type as PyClass, requiresGrad: trained }), true),
  );
  cls.attrs.set('__init__', new Native('__init__', () => null));
}

UNINITIALIZED_MIXIN.attrs.set(
  'shape',
  new NativeProperty(m =>
    m.raise(
      'RuntimeError',
      "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in " +
        '`load_state_dict` when trying to load an uninitialized parameter into an initialized one. ' +
        'Call `forward` to initialize the parameters before accessing their attributes.',
    ),
  ),
);

/** `weight.materialize(shape)`: from now on, a parameter or tensor like any other. */
UNINITIALIZED_MIXIN.attrs.set(
  'materialize',
  new Native('materialize', (m: Machine, [self, shape = null]) => {
    if (!(self instanceof Tensor)) return null;
    const sizes = toArray(m, shape);
    m.journal.touch(self);
    self.become(
      m,
      new Tensor(
        sizes instanceof Unknown ? null : sizes.map((size: Value) => toDim(size) ?? freshDim(m, 'a size of a lazy layer is unknown')),
        self.dtype,
      ),
    );
    self.type = self.type.isSubclass(PARAMETER_CLASS) ? PARAMETER_CLASS : TENSOR_CLASS;
    return null;
  }),
);

/** `is_lazy(value)`: whether its sizes are still undetermined. */
export const isLazy = new Native('is_lazy', (_m, [value]) => value instanceof Tensor && value.type.isSubclass(UNINITIALIZED_MIXIN));
