/** torch's errors for a tensor that cannot be expanded to a shape (at::expand), which assignments and added tensors raise too. */
import { equals, type Shape } from '../../dim';
import { printDim, printShape } from '../convert';
import type { DType } from '../dtype';
import type { Machine } from '../vm';

/** Types that torch had before its dispatcher have a class in Python, whose name the error shows. */
const LEGACY_TYPES = new Set(['uint8', 'int8', 'int16', 'int32', 'int64', 'float16', 'float32', 'float64']);

function typeText(type: DType): string {
  return LEGACY_TYPES.has(type.name) ? `torch.${type.scalarName}Tensor` : `CPU${type.scalarName}Type`;
}

/** Fewer sizes than the tensor has axes. */
export function refuseFewerSizes(m: Machine, type: DType, own: Shape, sizes: Shape): never {
  m.raise(
    'RuntimeError',
    `expand(${typeText(type)}{${printShape(own)}}, size=${printShape(sizes)}): the number of sizes provided (${String(sizes.length)}) ` +
      `must be greater or equal to the number of dimensions in the tensor (${String(own.length)})`,
  );
}

/** An axis of `sizes` for which the tensor has another size than the required one and 1. */
export function refuseSize(m: Machine, own: Shape, sizes: Shape, axis: number): never {
  const [wanted, current] = [sizes[axis] ?? 1, own[axis - sizes.length + own.length] ?? 1];
  m.raise(
    'RuntimeError',
    `The expanded size of the tensor (${printDim(wanted)}) must match the existing size (${printDim(current)}) ` +
      `at non-singleton dimension ${String(axis)}.  Target sizes: ${printShape(sizes)}.  Tensor sizes: ${printShape(own)}`,
  );
}

/** Raises the error of a tensor that cannot be expanded to a shape, if that is certain. */
export function refuseExpansion(m: Machine, type: DType, own: Shape, target: Shape): void {
  if (own.length > target.length) refuseFewerSizes(m, type, own, target);
  for (let i = 1; i <= own.length; i++) {
    const [size, wanted] = [own.at(-i) ?? 1, target.at(-i) ?? 1];
    if (equals(size, wanted) === false && equals(size, 1) === false) refuseSize(m, own, target, target.length - i);
  }
}
