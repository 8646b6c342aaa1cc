/** Which element types torch's norms accept on the CPU (ATen/native/cpu/mixed_data_type.h, Normalization.cpp, layer_norm.cpp, group_norm.cpp). */
import type { Call } from '../call';
import { bfloat16, float16, float32, type DType } from '../dtype';
import { notImplemented, refuseScalarType } from '../type-errors';

const isReduced = (type: DType): boolean => type === float16 || type === bfloat16;

/** Float parameters with an input of half precision are the only mixture. The first parameter decides whether there is one. */
function refuseMixture(c: Call, input: DType, parameters: readonly DType[]): boolean {
  const [first] = parameters;
  if (first === undefined || first === input) return false;
  if (parameters.some(type => type !== float32))
    c.raise('RuntimeError', 'mixed dtype (CPU): expect parameter to have scalar type of Float');
  if (!isReduced(input)) c.raise('RuntimeError', 'mixed dtype (CPU): all inputs must share same datatype.');
  return true;
}

function parameterTypes(c: Call, names: readonly string[]): readonly DType[] {
  return names.flatMap(name => (c.signature.positions.has(name) ? (c.tensorOrNull(name)?.dtype ?? []) : []));
}

function refuseOthers(c: Call, input: DType, parameters: readonly DType[]): void {
  for (const type of parameters) refuseScalarType(c, input, type);
}

/** batch_norm and what is made of it: the kernel is chosen before the parameters are looked at. */
export function refuseBatchNormTypes(c: Call, names: readonly string[]): void {
  const { dtype } = c.tensor('input');
  if (!dtype.isFloat) notImplemented(c, 'batch_norm', dtype);
  const parameters = parameterTypes(c, names);
  if (!refuseMixture(c, dtype, parameters)) refuseOthers(c, dtype, parameters);
}

/** layer_norm and group_norm: the parameters are looked at before the kernel is chosen. */
export function refuseNormTypes(c: Call, kernel: string, takesComplex = false): void {
  const { dtype } = c.tensor('input');
  const parameters = takesComplex ? [] : parameterTypes(c, ['weight', 'bias']);
  const mixed = refuseMixture(c, dtype, parameters);
  if (!dtype.isFloat && !(takesComplex && dtype.isComplex)) notImplemented(c, kernel, dtype);
  if (!mixed) refuseOthers(c, dtype, parameters);
}
