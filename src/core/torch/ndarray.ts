import type { DType } from './dtype';
import { Tensor } from './tensor';
import type { PyClass, Value } from './vm';

/** What torch needs to know of numpy, which is loaded after it: the class of arrays, and the type of a numpy number. */
export const numpyTypes: { arrayClass: PyClass | null; typeOf: (value: Value) => DType | null } = { arrayClass: null, typeOf: () => null };

/** Whether it is an array of numpy's: it stores its contents as a tensor does, and is none to torch. */
export function isNumpyArray(value: Value): value is Tensor {
  return value instanceof Tensor && numpyTypes.arrayClass !== null && value.type.isSubclass(numpyTypes.arrayClass);
}

export function isTorchTensor(value: Value): value is Tensor {
  return value instanceof Tensor && !isNumpyArray(value);
}
