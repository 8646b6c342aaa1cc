import { countOf } from '../../array';
import { lessThan, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape } from '../convert';
import { toDevice, type Device } from '../device';
import { bool, int64, type DType } from '../dtype';
import { defaultDType } from '../state';
import { MAX_KNOWN, plainShape, Tensor } from '../tensor';
import { PyClass } from '../vm';

export const FACTORY =
  'dtype: dtype = None, layout = None, device = None, requires_grad: bool = False, ' +
  'pin_memory: bool = False, names = None, generator = None, memory_format = None';

/** The requested element type; Python's `float` and `int` are accepted too. */
export function dtypeOf(c: Call): DType | null {
  const value = c.value('dtype');
  if (value instanceof PyClass)
    return value.name === 'int' ? int64 : value.name === 'bool' ? bool : value.name === 'float' ? defaultDType(c.m) : null;
  return c.dtype('dtype');
}

export function deviceOf(c: Call): Device | undefined {
  return toDevice(c.m, c.value('device')) ?? undefined;
}

export function made(c: Call, shape: Shape, dtype: DType, data: readonly number[] | null = null): Tensor {
  for (const size of shape) {
    if (lessThan(size, 0) === true)
      c.raise('RuntimeError', `Trying to create tensor with negative dimension ${printDim(size)}: ${printShape(shape)}`);
  }
  return new Tensor(shape, dtype, { data, device: deviceOf(c), requiresGrad: c.bool('requires_grad') && !dtype.isIntegral });
}

export function filled(shape: Shape, value: number | null): readonly number[] | null {
  const plain = plainShape(shape);
  if (value === null || !plain) return null;
  const count = countOf(plain);
  return count >= 0 && count <= MAX_KNOWN ? new Array<number>(count).fill(value) : null;
}

/** Random numbers are floats. */
export function refuseRandom(c: Call, name: string, dtype: DType): void {
  const kernel = name === 'rand' || name === 'uniform_' ? 'check_uniform_bounds' : name === 'randn' ? 'normal_kernel_cpu' : null;
  if (kernel !== null && dtype.isIntegral) c.raise('NotImplementedError', `"${kernel}" not implemented for '${dtype.scalarName}'`);
}
