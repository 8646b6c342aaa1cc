import { float32, float64, type DType } from '../../dtype';
import { guard } from '../../guard';
import { fromPython } from '../../python-values';
import { Tensor } from '../../tensor';
import { builtinClass, PyClass, PyRaise, PyTuple, Unknown, type Machine, type Value } from '../../vm';
import { scalar } from './element-type';

/** `numpy.ndarray`: a tensor with another class, whose methods are torch's methods of the same names. */
export const ARRAY_CLASS = new PyClass('ndarray', [builtinClass('object')], new Map(), { module: 'numpy', nameInC: 'numpy.ndarray' });

/** torch's sort, max and median return positions in addition to values; numpy's return values. */
export function valuesOf(value: Value): Value {
  return value instanceof PyTuple && value.type.module === 'torch.return_types' ? (value.items[0] ?? null) : value;
}

/** The operand as an array; numbers are in double precision. */
export function asArray(m: Machine, value: Value): Tensor {
  if (value instanceof Tensor) return value;
  const { shape, dtype, data } = fromPython(m, value);
  return makeArray(shape, dtype === float32 ? float64 : dtype, data);
}

/** An array of these elements. */
export function makeArray(shape: Tensor['shape'], dtype: DType, data: readonly number[] | null | undefined): Tensor {
  return new Tensor(shape, dtype, { data, type: ARRAY_CLASS });
}

/** numpy returns a number where torch returns a tensor without axes. */
export function numberOrArray(value: Value): Value {
  if (!(value instanceof Tensor)) return value;
  if (value.shape?.length === 0) return value.data ? scalar(value.dtype, value.data[0] ?? 0) : new Unknown('the number is unknown');
  return makeArray(value.shape, value.dtype, value.data);
}

/** Where numpy behaves differently from torch, torch's errors must not be raised: the result is then unknown. */
export function softly(m: Machine, name: string, compute: () => Value): Value {
  const { frame, depth } = m;
  try {
    return guard(m, compute);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    m.frame = frame;
    m.depth = depth;
    return new Unknown(`numpy's \`${name}\` is not modelled for these arguments`);
  }
}
