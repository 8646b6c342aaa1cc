import { countOf } from '../../array';
import { add, floorDiv, isInt, lessThan, mul, type Dim } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, withAxis, wrapDim } from '../convert';
import { op } from '../registry';
import { plainShape, stridesOfTensor, type Tensor, type Strides } from '../tensor';
import { dropAxes } from './axes';
import { normalize, viewOf } from './view';

op('torch method', 'narrow(input: Tensor, dim: int, start, length: int)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length === 0) c.raise('RuntimeError', 'narrow() cannot be applied to a 0-dim tensor.');
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const [start, length] = [c.toInt(c.value('start'), 'start'), c.int('length')];
  const whole = shape[axis] ?? 0;
  if (lessThan(length, 0) === true) c.raise('RuntimeError', 'narrow(): length must be non-negative.');
  if (isInt(start) && isInt(whole) && (start > whole || Number(start) < -Number(whole)))
    c.raise(
      'IndexError',
      `start out of range (expected to be in range of [${String(-Number(whole))}, ${String(whole)}], but got ${String(start)})`,
    );
  const from = isInt(start) && start < 0 ? add(start, whole) : start;
  if (lessThan(whole, add(from, length)) === true)
    c.raise('RuntimeError', `start (${printDim(from)}) + length (${printDim(length)}) exceeds dimension size (${printDim(whole)}).`);
  return narrow(input, axis, from, length);
});

/** A range of one axis. */
export function narrow(input: Tensor, axis: number, start: Dim, length: Dim): Tensor {
  const shape = input.shape ?? [];
  const made = withAxis(shape, axis, length);
  const own = stridesOfTensor(input);
  const plain = plainShape(shape);
  let data: readonly number[] | null = null;
  if (input.data && plain && typeof start === 'number' && typeof length === 'number') {
    const inner = countOf(plain.slice(axis + 1));
    const whole = (plain[axis] ?? 1) * inner;
    data = input.data.filter((_, i) => Math.floor((i % whole) / inner) >= start && Math.floor((i % whole) / inner) < start + length);
  }
  return viewOf(input, made, own ? normalize(made, own) : 'unknown', data);
}

op('torch method', 'select(input: Tensor, dim: int, index)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length === 0) c.raise('IndexError', 'select() cannot be applied to a 0-dim tensor.');
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  return selectAt(c.m, input, axis, c.toInt(c.value('index'), 'index'));
});

/** One position of an axis. Raises IndexError. */
export function selectAt(m: Call['m'], input: Tensor, axis: number, index: Dim): Tensor {
  const shape = input.shape ?? [];
  const whole = shape[axis] ?? 0;
  if (isInt(index) && isInt(whole) && (index >= whole || Number(index) < -Number(whole))) {
    m.raise(
      'IndexError',
      `select(): index ${String(index)} out of range for tensor of size ${printShape(shape)} at dimension ${String(axis)}`,
    );
  }
  const from = isInt(index) && index < 0 ? add(index, whole) : index;
  return dropAxes(narrow(input, axis, from, 1), withAxis(shape, axis, 1), [axis]);
}

op('method torch', 'unfold(input: Tensor, dimension: int, size: int, step: int)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const axis = wrapDim(c.m, c.int('dimension'), shape.length);
  const [length, step] = [c.int('size'), c.int('step')];
  const whole = shape[axis] ?? 1;
  if (lessThan(length, 0) === true) c.raise('RuntimeError', `size is ${printDim(length)} but must be >= 0`);
  if (lessThan(whole, length) === true)
    c.raise('RuntimeError', `maximum size for tensor at dimension ${String(axis)} is ${printDim(whole)} but size is ${printDim(length)}`);
  if (lessThan(step, 1) === true) c.raise('RuntimeError', `step is ${printDim(step)} but must be > 0`);
  if (shape.length === 0) return viewOf(input, [length], 'unknown', null);
  return viewOf(
    input,
    [...withAxis(shape, axis, add(floorDiv(add(whole, mul(-1, length)), step), 1)), length],
    windowed(input, axis, step),
    null,
  );
});

/** The strides of windows along an axis: of the windows, and of what is in them. */
function windowed(input: Tensor, axis: number, step: Dim): Strides {
  const own = stridesOfTensor(input);
  return own ? [...own.map((stride, i) => (i === axis ? mul(stride, step) : stride)), own[axis] ?? 1] : 'unknown';
}
