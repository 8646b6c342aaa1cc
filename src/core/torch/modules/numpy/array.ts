import type { Dim } from '../../../dim';
import { printDim, Undecided } from '../../convert';
import { float32, float64, type DType } from '../../dtype';
import { guard } from '../../guard';
import { fromPython } from '../../python-values';
import { Tensor } from '../../tensor';
import { builtinClass, PyClass, PyRaise, PyTuple, Unknown, type Machine, type Value } from '../../vm';
import { raiseAxisError } from './errors';
import { scalar } from './element-type';
import { promoteArrays, typeOfItems } from './promotion';

/** `numpy.ndarray`: it stores its contents as a tensor does, but is none to torch. */
export const ARRAY_CLASS = new PyClass('ndarray', [builtinClass('object')], new Map(), { module: 'numpy', nameInC: 'numpy.ndarray' });

export function isNdarray(value: Value): value is Tensor {
  return value instanceof Tensor && value.type.isSubclass(ARRAY_CLASS);
}

/** torch's sort, max and median return positions in addition to values; numpy's return values. */
export function valuesOf(value: Value): Value {
  return value instanceof PyTuple && value.type.module === 'torch.return_types' ? (value.items[0] ?? null) : value;
}

/** The values as a tensor of the type that numpy gives them, for torch's functions. */
export function asTensor(m: Machine, value: Value): Tensor {
  if (value instanceof Tensor) {
    if (value.requiresGrad)
      m.raise('RuntimeError', "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
    return new Tensor(value.shape, value.dtype, { data: value.data, storage: value.storage, strides: value.strides });
  }
  const { shape, dtype, data } = withoutErrors(m, 'array', () => fromPython(m, value));
  const type = typeOfItems(value);
  // A list of tensors is converted number by number.
  if (type === null) throw new Undecided('the element type of an array is unknown');
  return new Tensor(shape, shape.includes(0) && dtype === float32 ? float64 : type, { data });
}

/** The type of both. */
export function commonType(tensors: readonly Tensor[]): DType {
  return tensors.map(({ dtype }) => dtype).reduce(promoteArrays, tensors[0]?.dtype ?? float64);
}

/** The tensor with its elements converted; floats are truncated to integers. */
export function converted(tensor: Tensor, dtype: DType): Tensor {
  return tensor.dtype === dtype ? tensor : new Tensor(tensor.shape, dtype, { data: tensor.data });
}

/** An array of these elements. */
export function makeArray(shape: Tensor['shape'], dtype: DType, data: readonly number[] | null | undefined): Tensor {
  return new Tensor(shape, dtype, { data, type: ARRAY_CLASS });
}

/** The array that shares its memory with a tensor. */
export function arrayOf(tensor: Tensor): Tensor {
  return new Tensor(tensor.shape, tensor.dtype, { data: tensor.data, storage: tensor.storage, strides: tensor.strides, type: ARRAY_CLASS });
}

/** numpy returns a number where torch returns a tensor without axes. */
export function numberOrArray(value: Value): Value {
  if (value instanceof PyTuple && value.type.name === 'tuple') return new PyTuple(value.items.map(numberOrArray));
  if (!(value instanceof Tensor)) return value;
  if (value.shape?.length === 0) return value.data ? scalar(value.dtype, value.data[0] ?? 0) : new Unknown('the number is unknown');
  return arrayOf(value);
}

/** A shape as numpy prints it in most messages: `(2,3)`. */
export function shapeText(shape: readonly Dim[]): string {
  return `(${shape.map(printDim).join(',')}${shape.length === 1 ? ',' : ''})`;
}

/** An axis counted from 0. */
export function axisOf(m: Machine, axis: number, rank: number): number {
  if (axis < -rank || axis >= rank) raiseAxisError(m, axis, rank);
  return axis < 0 ? axis + rank : axis;
}

/** The result; an unknown with the reason where there is none. */
export function softly(m: Machine, _name: string, compute: () => Value): Value {
  return guard(m, compute);
}

/** Where numpy behaves differently from torch, torch's errors must not be raised: the result is then undecided. */
export function withoutErrors<T>(m: Machine, name: string, compute: () => T): T {
  const { frame, depth } = m;
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    m.frame = frame;
    m.depth = depth;
    throw new Undecided(`numpy's \`${name}\` is not modelled for these arguments`);
  }
}
