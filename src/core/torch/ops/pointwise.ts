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

/** The element-wise result of operands in the given type. `inner` is the type of the arithmetic. */
export function elementwise(m: Machine, operands: readonly Operand[], dtype: DType, compute: Elementwise, inner: DType = dtype): Tensor {
  const shape = commonShape(m, operands);
  const result = new Tensor(shape, dtype, {
    data: shape && contents(shape, operands, compute, inner),
    strides: preserved(operands, shape),
  });
  tellOperation(
    m,
    'elementwise',
    operands.map(({ tensor }) => tensor),
    result,
  );
  return result;
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

/** Results have the memory layout of their operands if all operands have the same layout. */
function preserved(operands: readonly Operand[], shape: Shape | null): Strides {
  const strided = operands.filter(({ tensor }) => tensor !== null && tensor.strides !== null);
  if (strided.length === 0) return null;
  const [only] = operands;
  if (
    operands.filter(({ tensor, shape: own }) => tensor && own?.length !== 0).length === 1 &&
    only?.tensor?.strides &&
    only.tensor.strides !== 'unknown' &&
    shape?.length === only.shape?.length &&
    isDense(only.tensor)
  )
    return only.tensor.strides;
  return 'unknown';
}

/** Whether the elements of a tensor fill its memory: a permutation of a row-major one. */
export function isDense({ shape, strides }: Tensor): boolean {
  if (strides === null) return true;
  if (strides === 'unknown' || !shape) return false;
  const axes = shape.map((size, axis) => ({ size: Number(size), stride: Number(strides[axis]) })).filter(({ size }) => size !== 1);
  if (axes.some(({ size, stride }) => Number.isNaN(size) || Number.isNaN(stride))) return false;
  let step = 1;
  for (const { size, stride } of axes.sort((a, b) => a.stride - b.stride)) {
    if (stride !== step) return false;
    step *= size;
  }
  return true;
}

/** The result type of functions that turn integers into floats: `sqrt`, `/`. */
export function floatType(m: Machine, type: DType): DType {
  return type.isIntegral ? defaultDType(m) : type;
}

/** An arithmetic result of operands. */
export function arithmetic({ m }: Call, operands: readonly Operand[], compute: Elementwise): Tensor {
  return elementwise(m, operands, resultType(m, operands), compute);
}

export function comparison(m: Machine, operands: readonly Operand[], compute: (a: number, b: number) => boolean): Tensor {
  return elementwise(m, operands, bool, (a, b) => (compute(a, b) ? 1 : 0), resultType(m, operands));
}
