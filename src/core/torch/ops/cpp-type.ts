/** Names of element types in C++, as torch's messages print them: kernels differ in where they take the name from. */
import type { DType } from '../dtype';

const COMMON: Readonly<Record<string, string>> = {
  float32: 'float',
  float64: 'double',
  int32: 'int',
  uint8: 'unsigned char',
  float16: 'c10::Half',
  bfloat16: 'c10::BFloat16',
  bool: 'bool',
  int16: 'short',
  int8: 'signed char',
  complex64: 'c10::complex<float>',
  complex128: 'c10::complex<double>',
};

/** The type that matrix products and attention name. */
export function cppName(type: DType): string {
  return type.name === 'int64' ? 'int64_t' : (COMMON[type.name] ?? type.name);
}

/** The type as the compiler names it (caffe2::TypeMeta), in the messages of convolutions and masks. */
export function typeMetaName(type: DType): string {
  return type.name === 'int64' ? 'long int' : (COMMON[type.name] ?? type.name);
}
