import { formatDim, type Dim, type Shape } from '../dim';
import { Tensor } from './tensor';
import {
  classOf,
  isInteger,
  Obj,
  PyComplex,
  PyFloat,
  PyList,
  PyTuple,
  SymInt,
  toDim,
  toFloat,
  unbox,
  Unknown,
  type Machine,
  type Value,
} from './vm';

/** Ends an operation whose result cannot be determined: the wrapper returns an unknown with this reason. */
export class Undecided extends Error {
  constructor(
    readonly reason: string,
    /** Whether the reason was recorded where it arose. */
    readonly noted = false,
  ) {
    super(reason);
  }
}

/** A shape as torch prints it: `[1, 3, 224, 224]`. */
export function printShape(shape: readonly Dim[]): string {
  return `[${shape.map(printDim).join(', ')}]`;
}

export function printDim(dim: Dim): string {
  return formatDim(dim, 'ascii');
}

/**
 * The text of a value if only a `str` makes sense, such as an attribute's name or a reason; any other object is represented by the name of
 * its class.
 */
export function stringOf(value: Value | undefined): string {
  const plain = value === undefined ? undefined : unbox(value);
  return plain instanceof Obj ? `<${classOf(plain).name}>` : String(plain);
}

/** The items of the sequence; null if it is not one. Unknown if it may contain others. */
export function sequenceItems(value: Value): readonly Value[] | Unknown | null {
  if (value instanceof PyTuple) return value.items;
  if (value instanceof PyList) return value.open ?? value.items;
  return null;
}

/** The number in a tensor with one element; undefined for other values. Null if unknown. */
function tensorNumber(value: Value): number | null | undefined {
  if (!(value instanceof Tensor)) return undefined;
  return value.data?.length === 1 ? (value.data[0] ?? null) : null;
}

/** The integer value where torch requires an integer; undefined for others, null if unknown. */
export function intOf(value: Value): Dim | null | undefined {
  if (value instanceof Unknown) return null;
  if (value instanceof Tensor) return value.dtype.isIntegral ? (tensorNumber(value) ?? null) : undefined;
  return toDim(value) ?? undefined;
}

/** The float value of a Python number; null if unknown, undefined if it is not a number. */
export function floatOf(value: Value): number | null | undefined {
  if (value instanceof Unknown || value instanceof SymInt || value instanceof PyComplex) return null;
  if (value instanceof Tensor) return tensorNumber(value);
  return toFloat(value) ?? undefined;
}

/** Whether a value is a Python number: bools, floats, integers. */
export function isNumber(given: Value): boolean {
  const value = unbox(given);
  return typeof value === 'boolean' || isInteger(value) || value instanceof PyFloat || value instanceof PyComplex;
}

/** Types whose name in C contains their module. */
const QUALIFIED = new Set(['torch.dtype', 'torch.device', 'torch.Size', 'torch.layout', 'torch.memory_format', 'torch.Generator']);

/** The name of a value's type in torch's argument errors. */
export function torchTypeName(value: Value): string {
  const { name, module } = classOf(value);
  return QUALIFIED.has(`${module}.${name}`) || module === 'numpy' ? `${module}.${name}` : name;
}

/** The axis, counted from 0, for a tensor with `rank` axes; raises torch's error if the dimension is out of range. */
export function wrapDim(m: Machine, dim: Dim, rank: number, minimum = 1): number {
  if (typeof dim === 'object') throw new Undecided('the dimension argument is unknown');
  const size = Math.max(rank, minimum);
  const n = Number(dim);
  if (size <= 0) m.raise('IndexError', `Dimension specified as ${String(dim)} but tensor has no dimensions`);
  if (n < -size || n >= size)
    m.raise(
      'IndexError',
      `Dimension out of range (expected to be in range of [${String(-size)}, ${String(size - 1)}], but got ${String(dim)})`,
    );
  return n < 0 ? n + size : n;
}

/** Several dimensions, each of which can occur once. */
export function wrapDims(m: Machine, dims: readonly Dim[], rank: number): number[] {
  const axes: number[] = [];
  for (const dim of dims) {
    const axis = wrapDim(m, dim, rank);
    if (axes.includes(axis)) m.raise('RuntimeError', `dim ${String(axis)} appears multiple times in the list of dims`);
    axes.push(axis);
  }
  return axes;
}

export function withAxis(shape: Shape, axis: number, size: Dim): Shape {
  return shape.map((old, i) => (i === axis ? size : old));
}
