import type { ElementType } from '../array';
import { builtinClass, NativeProperty, native, PyObject, PyClass, type Value } from './vm';

/** Categories of element types, weakest first: they determine the type of a result with mixed operands. */
export enum Category {
  Bool,
  Int,
  Float,
  Complex,
}

export const DTYPE_CLASS = new PyClass('dtype', [builtinClass('object')], new Map(), { module: 'torch', nameInC: 'torch.dtype' });

/** `torch.float32` and similar: one object per type. */
export class DType extends PyObject {
  constructor(
    /** The name in torch: `float32`. */
    readonly name: string,
    readonly category: Category,
    /** Bytes of one element. */
    readonly size: number,
    /** The name in messages: `Float`. */
    readonly scalarName: string,
    readonly signed = true,
  ) {
    super();
  }
  get cls(): PyClass {
    return DTYPE_CLASS;
  }
  get isFloat(): boolean {
    return this.category === Category.Float;
  }
  get isIntegral(): boolean {
    return this.category <= Category.Int;
  }
  get isComplex(): boolean {
    return this.category === Category.Complex;
  }
  /** How contents are rounded; null if contents are not tracked. */
  get element(): ElementType | null {
    return ELEMENTS.has(this.name) ? (this.name as ElementType) : null;
  }
}

const ELEMENTS = new Set<string>([
  'float64',
  'float32',
  'float16',
  'bfloat16',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
]);

export const float32 = new DType('float32', Category.Float, 4, 'Float');
export const float64 = new DType('float64', Category.Float, 8, 'Double');
export const float16 = new DType('float16', Category.Float, 2, 'Half');
export const bfloat16 = new DType('bfloat16', Category.Float, 2, 'BFloat16');
export const int64 = new DType('int64', Category.Int, 8, 'Long');
export const int32 = new DType('int32', Category.Int, 4, 'Int');
export const int16 = new DType('int16', Category.Int, 2, 'Short');
export const int8 = new DType('int8', Category.Int, 1, 'Char');
export const uint8 = new DType('uint8', Category.Int, 1, 'Byte', false);
export const bool = new DType('bool', Category.Bool, 1, 'Bool', false);
export const complex32 = new DType('complex32', Category.Complex, 4, 'ComplexHalf');
export const complex64 = new DType('complex64', Category.Complex, 8, 'ComplexFloat');
export const complex128 = new DType('complex128', Category.Complex, 16, 'ComplexDouble');

/** All names `torch` has for element types, aliases included. */
export const DTYPES: ReadonlyMap<string, DType> = new Map<string, DType>([
  ...[float32, float64, float16, bfloat16, int64, int32, int16, int8, uint8, bool, complex64, complex128].map(
    type => [type.name, type] as const,
  ),
  ['float', float32],
  ['double', float64],
  ['half', float16],
  ['long', int64],
  ['int', int32],
  ['short', int16],
  ['cfloat', complex64],
  ['cdouble', complex128],
  ['uint16', new DType('uint16', Category.Int, 2, 'UInt16', false)],
  ['uint32', new DType('uint32', Category.Int, 4, 'UInt32', false)],
  ['uint64', new DType('uint64', Category.Int, 8, 'UInt64', false)],
  ['complex32', complex32],
  ['chalf', complex32],
  ['quint8', new DType('quint8', Category.Int, 1, 'QUInt8', false)],
  ['qint8', new DType('qint8', Category.Int, 1, 'QInt8')],
  ['qint32', new DType('qint32', Category.Int, 4, 'QInt32')],
  ['float8_e4m3fn', new DType('float8_e4m3fn', Category.Float, 1, 'Float8_e4m3fn')],
  ['float8_e5m2', new DType('float8_e5m2', Category.Float, 1, 'Float8_e5m2')],
]);

/** The element type of a result of both (torch.promote_types). */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a.category !== b.category) {
    const [weak, strong] = a.category < b.category ? [a, b] : [b, a];
    return strong.category === Category.Complex && weak === float64 ? complex128 : strong;
  }
  if (a.category === Category.Float) return a.size === b.size ? float32 : a.size > b.size ? a : b;
  if (a.category === Category.Complex) return a.size > b.size ? a : b;
  if (a.signed === b.signed) return a.size > b.size ? a : b;
  const [signed, unsigned] = a.signed ? [a, b] : [b, a];
  return signed.size > unsigned.size ? signed : signed.size === 1 ? int16 : signed.size === 2 ? int32 : int64;
}

/** Whether a result of one type can be written into a tensor of the other (torch.can_cast). */
export function canCast(from: DType, to: DType): boolean {
  if (from.category > to.category) return false;
  return !(to === bool && from !== bool);
}

/** The complex type that corresponds to a floating type, and the inverse. */
export function toComplexType(type: DType): DType {
  return type.isComplex ? type : type === float64 ? complex128 : type === float16 ? complex32 : complex64;
}

export function toRealType(type: DType): DType {
  return type === complex128 ? float64 : type === complex32 ? float16 : type.isComplex ? float32 : type;
}

const property = (get: (type: DType) => Value): NativeProperty =>
  new NativeProperty((m, self) => (self instanceof DType ? get(self) : m.raise('TypeError', 'not a dtype')));
for (const [name, value] of [
  ['is_floating_point', property(type => type.isFloat)],
  ['is_complex', property(type => type.isComplex)],
  ['is_signed', property(type => type.signed && type !== bool)],
  ['itemsize', property(type => type.size)],
  ['__repr__', native('__repr__(self)', (_, [self]) => (self instanceof DType ? `torch.${self.name}` : 'dtype'))],
  ['to_complex', native('to_complex(self)', (_, [self]) => (self instanceof DType ? toComplexType(self) : null))],
  ['to_real', native('to_real(self)', (_, [self]) => (self instanceof DType ? toRealType(self) : null))],
] as const) {
  DTYPE_CLASS.attrs.set(name, value);
}
