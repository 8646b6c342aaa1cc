/** Names of element types in C++, as torch's messages print them: kernels differ in where they take the name from. */
import type { DType } from './dtype';

const NAMES: Readonly<Record<string, string>> = {
  float32: 'float',
  float64: 'double',
  int32: 'int',
  uint8: 'unsigned char',
  float16: 'c10::Half',
  bfloat16: 'c10::BFloat16',
  bool: 'bool',
  int64: 'long int',
  int16: 'short int',
  int8: 'signed char',
  complex64: 'c10::complex<float>',
  complex128: 'c10::complex<double>',
};

/** The type as the compiler names it (caffe2::TypeMeta), in messages. */
export function typeMetaName(type: DType): string {
  return NAMES[type.name] ?? type.name;
}

/** The type of a tensor on the CPU as its `toString` in C++ prints it. */
export function tensorTypeName(type: DType): string {
  const own = ['float32', 'float64', 'float16', 'int64', 'int32', 'int16', 'int8', 'uint8'].includes(type.name);
  return own ? `torch.${type.scalarName}Tensor` : `CPU${type.scalarName}Type`;
}
