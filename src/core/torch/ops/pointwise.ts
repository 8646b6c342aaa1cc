import { iteratorStrides, preservedStrides } from '../layout';
import { MAX_KNOWN, numel, Tensor, type Strides } from '../tensor';
import type { Shape } from '../../dim';
import { roundTo } from '../../array';
import type { Call } from '../call';
import { bool, type DType } from '../dtype';
import { broadcastShapes, pairs, resultType, type Operand } from '../operands';
import { tellOperation } from '../observer';
import { defaultDType } from '../state';
import type { Machine } from '../vm';

/** The effect of an element-wise function on numbers; null if only the shape is computed. */
export type Elementwise = ((...x: number[]) => number) | null;

/** The shape to which all operands broadcast; null if one has an unknown number of axes. */
export function commonShape(m: Machine, operands: readonly Operand[]): Shape | null {
  let shape: Shape | null = [];
  for (const operand of operands) {
    if (!operand.shape || !shape) shape = null;
    else shape = shape.length === 0 ? operand.shape : operand.shape.length === 0 ? shape : broadcastShapes(m, shape, operand.shape);
  }
  return shape;
}

/** How torch iterates over the operands, which decides the memory layout of the result. */
export interface Iteration {
  /** Whether numbers are arguments of the kernel, and not operands. */
  readonly numbersApart?: boolean;
  /** Whether the first operand is a condition, which keeps its type. */
  readonly hasCondition?: boolean;
}

/** The element-wise result of operands in the given type. `inner` is the type of the arithmetic. */
export function elementwise(
  m: Machine,
  operands: readonly Operand[],
  dtype: DType,
  compute: Elementwise,
  inner: DType = dtype,
  iteration: Iteration = {},
): Tensor {
  const shape = commonShape(m, operands);
  const result = new Tensor(shape, dtype, {
    data: shape && contents(shape, operands, compute, inner),
    strides: operands.every(({ tensor }) => (tensor?.strides ?? null) === null) ? null : iterated(m, operands, shape, iteration),
  });
  tellOperation(
    m,
    'elementwise',
    operands.map(({ tensor }) => tensor),
    result,
  );
  return result;
}

/** Operands of another type than the common one are cast before they are iterated over. */
function iterated(m: Machine, operands: readonly Operand[], shape: Shape | null, { numbersApart, hasCondition }: Iteration): Strides {
  const common = resultType(m, operands);
  const tensors = operands.flatMap(({ tensor }, i) => {
    if (!tensor || tensor.dtype === common || (hasCondition === true && i === 0)) return tensor ?? [];
    return new Tensor(tensor.shape, common, { strides: preservedStrides(tensor) });
  });
  return iteratorStrides(tensors, shape, numbersApart !== true && operands.some(({ tensor }) => tensor === null));
}

function contents(shape: Shape, operands: readonly Operand[], compute: Elementwise, inner: DType): readonly number[] | null {
  if (!compute || operands.some(({ data }) => !data) || Number(numel(shape)) > MAX_KNOWN) return null;
  const columns = pairs(shape, operands);
  const { element } = inner;
  if (!columns || element === null) return null;
  const [first = [], second, ...others] = columns.map((column, i) =>
    operands[i]?.dtype === inner ? column : column.map(x => roundTo(element, x)),
  );
  if (!second) return first.map(x => compute(x));
  if (others.length === 0) return first.map((x, i) => compute(x, second[i] ?? 0));
  return first.map((x, i) => compute(x, second[i] ?? 0, ...others.map(column => column[i] ?? 0)));
}

/** The result type of functions that turn integers into floats: `sqrt`, `/`. */
export function floatType(m: Machine, type: DType): DType {
  return type.isIntegral ? defaultDType(m) : type;
}

/** An arithmetic result of operands. */
export function arithmetic({ m }: Call, operands: readonly Operand[], compute: Elementwise, iteration: Iteration = {}): Tensor {
  const type = resultType(m, operands);
  return elementwise(m, operands, type, compute, type, iteration);
}

export function comparison(m: Machine, operands: readonly Operand[], compute: (a: number, b: number) => boolean): Tensor {
  return elementwise(m, operands, bool, (a, b) => (compute(a, b) ? 1 : 0), resultType(m, operands));
}
