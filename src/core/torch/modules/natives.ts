import { isTorchTensor } from '../ndarray';
import { stringOf } from '../convert';
import { float32, DType, DTYPES, promoteTypes, canCast } from '../dtype';
import { requireOperand, resultType } from '../operands';
import { operations } from '../registry';
import { defaultDType, gradEnabled, setDefaultDType, setGradEnabled } from '../state';
import { guard } from '../guard';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../tensor';
import {
  builtinClass,
  fromDim,
  Instance,
  lenient,
  Native,
  native,
  PyClass,
  PyFloat,
  staticNative,
  toFloat,
  Unknown,
  type Value,
} from '../vm';

/** The native functions that the Python texts of these modules need. */
export const NATIVES: readonly (readonly [string, Value])[] = [
  ['_set_grad', native('_set_grad(on)', (m, [on]) => (setGradEnabled(m, on === true), null))],
  ['_grad_enabled', native('_grad_enabled()', m => gradEnabled(m))],
  ['_unknown', native('_unknown(reason)', (m, [reason]) => m.unknown(stringOf(reason)))],
  [
    '_forget',
    native('_forget(tensor)', (m, [tensor]) => {
      if (tensor instanceof Tensor) tensor.write(m, null);
      return tensor;
    }),
  ],
  [
    '_constant',
    // An unknown value is written, too.
    lenient('_constant(tensor, value)', (m, [tensor, value]) => {
      if (!(tensor instanceof Tensor)) return tensor;
      const [shape, number] = [plainShape(tensor.shape), toFloat(value)];
      const count = shape ? Number(numel(shape)) : Infinity;
      tensor.write(m, count <= MAX_KNOWN && number !== null ? new Array<number>(count).fill(number) : null);
      return tensor;
    }),
  ],
];

interface FloatLimits {
  readonly bits: number;
  readonly eps: number;
  readonly max: number;
  readonly tiny: number;
}
const FLOATS: Readonly<Record<string, FloatLimits>> = {
  float16: { bits: 16, eps: 2 ** -10, max: 65504, tiny: 2 ** -14 },
  bfloat16: { bits: 16, eps: 2 ** -7, max: 3.3895313892515355e38, tiny: 2 ** -126 },
  float32: { bits: 32, eps: 2 ** -23, max: 3.4028234663852886e38, tiny: 2 ** -126 },
  float64: { bits: 64, eps: 2 ** -52, max: Number.MAX_VALUE, tiny: 2 ** -1022 },
};

function limits(name: 'finfo' | 'iinfo'): PyClass {
  const made = new PyClass(name, [builtinClass('object')], new Map(), { module: 'torch' });
  made.attrs.set(
    '__new__',
    staticNative('__new__(cls, type=None)', (m, [, given]) => {
      if (given instanceof Unknown) return given;
      const type = given instanceof DType ? given : defaultDType(m);
      const info = new Instance(made);
      const set = (values: Readonly<Record<string, Value>>): Instance => {
        for (const [key, value] of Object.entries(values)) info.attrs.set(key, value);
        return info;
      };
      if (name === 'finfo') {
        if (!type.isFloat)
          m.raise('TypeError', `torch.finfo() requires a floating point input type. Use torch.iinfo to handle '${type.name}'`);
        const float = FLOATS[type.name];
        if (!float) return new Unknown(`the limits of ${type.name} are unknown`);
        return set({
          bits: float.bits,
          eps: new PyFloat(float.eps),
          max: new PyFloat(float.max),
          min: new PyFloat(-float.max),
          tiny: new PyFloat(float.tiny),
          smallest_normal: new PyFloat(float.tiny),
          resolution: new PyFloat(float.eps),
          dtype: type.name,
        });
      }
      if (!type.isIntegral) m.raise('TypeError', `torch.iinfo() requires an integer input type. Use torch.finfo to handle '${type.name}'`);
      const bits = type.size * 8;
      const span = 2n ** BigInt(bits - (type.signed ? 1 : 0));
      const asInt = (x: bigint): Value => (x >= -(2n ** 53n) && x <= 2n ** 53n ? Number(x) : x);
      return set({ bits, max: asInt(span - 1n), min: type.signed ? asInt(-span) : 0, dtype: type.name });
    }),
  );
  made.attrs.set(
    '__init__',
    native('__init__(self, *args, **kwargs)', () => null),
  );
  return made;
}

/** A constant of torch of which only the name matters. */
function constant(name: string): Instance {
  const made = new Instance(CONSTANT);
  made.attrs.set('name', name);
  return made;
}
const CONSTANT = new PyClass('memory_format', [builtinClass('object')], new Map(), { module: 'torch' });
CONSTANT.slots = new Set();
CONSTANT.attrs.set(
  '__repr__',
  native('__repr__(self)', (_, [self]) => (self instanceof Instance ? (self.attrs.get('name') ?? '') : '')),
);

/** `torch.ops.namespace.name`: torchvision's operations are modelled, all others are unknown. */
function opsObject(): Instance {
  const lookup = new PyClass('_Ops', [builtinClass('object')], new Map(), { module: 'torch' });
  const space = new PyClass('_OpNamespace', [builtinClass('object')], new Map(), { module: 'torch' });
  lookup.attrs.set(
    'load_library',
    native('load_library(self, path)', () => null),
  );
  lookup.attrs.set(
    '__getattr__',
    native('__getattr__(self, name)', (_, [, name]) => {
      const made = new Instance(space);
      made.attrs.set('_name', name);
      return made;
    }),
  );
  space.attrs.set(
    '__getattr__',
    native('__getattr__(self, name)', (_, [self, name]) => {
      const namespace = self instanceof Instance ? self.attrs.get('_name') : '';
      const known =
        namespace === 'torchvision'
          ? operations('vision').get(stringOf(name))
          : namespace === 'aten'
            ? operations('torch').get(stringOf(name))
            : undefined;
      return known ?? unmodelled(`torch.ops.${stringOf(namespace)}.${stringOf(name)}`);
    }),
  );
  return new Instance(lookup);
}

/** A function that exists in torch and is not modelled. */
function unmodelled(name: string): Native {
  return lenient(`${name.slice(name.lastIndexOf('.') + 1)}(*args, **kwargs)`, m => m.unknown(`\`${name}\` is not modelled`));
}

/** The class of `torch.FloatTensor`: its instances are all tensors of one element type. */
const TENSOR_TYPE = new PyClass('tensortype', [builtinClass('type')], new Map(), { module: 'torch' });
const typed = new WeakMap<PyClass, DType>();
TENSOR_TYPE.attrs.set(
  '__instancecheck__',
  native(
    '__instancecheck__(self, value, /)',
    (_, [self, value]) => value instanceof Tensor && self instanceof PyClass && typed.get(self) === value.dtype,
  ),
);

/** `torch.FloatTensor(2, 3)` and similar. */
function typedTensor(dtype: DType): PyClass {
  const made = new PyClass(`${dtype.scalarName}Tensor`, [builtinClass('object')], new Map(), { module: 'torch', metaclass: TENSOR_TYPE });
  typed.set(made, dtype);
  made.attrs.set(
    '__new__',
    new Native(
      '__new__',
      (m, [, ...args], keywords) => {
        const [first] = args;
        const fromData = args.length === 1 && typeof first !== 'number';
        const options = new Map([...(keywords ?? []), ['dtype', dtype] as const]);
        const maker = operations('torch').get(fromData ? 'tensor' : 'empty');
        return maker ? maker.call(m, fromData ? [first ?? null] : args.length === 0 ? [0] : args, options) : null;
      },
      true,
    ),
  );
  return made;
}

/** Names of `torch` that are not operations. */
export function torchNames(): (readonly [string, Value])[] {
  const names: (readonly [string, Value])[] = [...DTYPES];
  for (const dtype of new Set(DTYPES.values()))
    if (!/^Q|Complex|UInt|Float8/.test(dtype.scalarName)) names.push([`${dtype.scalarName}Tensor`, typedTensor(dtype)]);
  for (const name of [
    'strided',
    'sparse_coo',
    'sparse_csr',
    'contiguous_format',
    'channels_last',
    'channels_last_3d',
    'preserve_format',
    'per_tensor_affine',
    'per_channel_affine',
  ])
    names.push([name, constant(`torch.${name}`)]);
  const isDType = (value: Value): DType | null => (value instanceof DType ? value : null);
  return [
    ...names,
    ['finfo', limits('finfo')],
    ['iinfo', limits('iinfo')],
    ['ops', opsObject()],
    ['classes', opsObject()],
    ['memory_format', CONSTANT],
    ['layout', CONSTANT],
    ['pi', new PyFloat(Math.PI)],
    ['inf', new PyFloat(Infinity)],
    ['nan', new PyFloat(NaN)],
    ['e', new PyFloat(Math.E)],
    ['newaxis', null],
    ['__version__', '2.13.0'],
    ['is_tensor', native('is_tensor(obj)', (_, [value]) => isTorchTensor(value))],
    ['is_floating_point', native('is_floating_point(input)', (_, [value]) => value instanceof Tensor && value.dtype.isFloat)],
    ['is_complex', native('is_complex(input)', (_, [value]) => value instanceof Tensor && value.dtype.isComplex)],
    ['is_grad_enabled', native('is_grad_enabled()', m => gradEnabled(m))],
    [
      'numel',
      native('numel(input)', (_, [value]) =>
        value instanceof Tensor && value.shape ? fromDim(numel(value.shape)) : new Unknown('the number of elements is unknown'),
      ),
    ],
    ['get_default_dtype', native('get_default_dtype()', m => defaultDType(m))],
    [
      'set_default_dtype',
      native('set_default_dtype(d)', (m, [type]) => {
        const dtype = isDType(type);
        if (dtype) setDefaultDType(m, dtype);
        return null;
      }),
    ],
    ['promote_types', native('promote_types(type1, type2)', (_, [a, b]) => promoteTypes(isDType(a) ?? float32, isDType(b) ?? float32))],
    ['can_cast', native('can_cast(from_, to)', (_, [a, b]) => canCast(isDType(a) ?? float32, isDType(b) ?? float32))],
    [
      'result_type',
      native('result_type(tensor1, tensor2)', (m, [a, b]) => guard(m, () => resultType(m, [requireOperand(m, a), requireOperand(m, b)]))),
    ],
  ];
}
