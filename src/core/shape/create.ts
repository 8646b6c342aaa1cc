import { compareInt, formatDim, isInt, lessThan, maxInt, mulInt, type Dim, type Int } from '../dim';
import { typeName, type Arg } from './arg';
import { dimsOf } from './read';
import { runtimeError, typeError, type TorchError } from './result';

export const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
/** Integers below this are boxed in c10::SymInt, which sizes of tensors cannot contain. */
const SYMINT_BOXED = -(2n ** 62n) - 1n;
const FLOAT32_BYTES = 4;

/** `[2, 3, 8]`, as torch prints sizes. */
export function printSizes(sizes: readonly Dim[]): string {
  return `[${sizes.map(size => formatDim(size, 'ascii')).join(', ')}]`;
}

/** Whether the integer does not fit 64 bits. */
export function overflows(value: Dim): boolean {
  return isInt(value) && (value > INT64_MAX || value < INT64_MIN);
}

/** What `torch.empty(sizes)` raises if sizes is a tuple; null if it creates a tensor, assuming there is enough memory. */
export function creationError(sizes: readonly Arg[]): TorchError | null {
  const [first] = sizes;
  if (first && first.kind !== 'int') {
    return typeError(`empty(): argument 'size' (position 1) must be tuple of ints, but found element of type ${typeName(first)} at pos 0`);
  }
  const unpacking = unpackError('empty', 'size', sizes);
  if (unpacking) return unpacking;
  const dims = dimsOf(sizes);
  return dims ? (boxedError(dims) ?? sizesError(dims)) : null;
}

/** What torch's argument parser raises while it reads the integers of a sequence. */
export function unpackError(callee: string, parameter: string, items: readonly Arg[]): TorchError | null {
  for (const [i, item] of items.entries()) {
    const reason =
      item.kind === 'int'
        ? overflows(item.value)
          ? 'Overflow when unpacking long long'
          : null
        : item.kind === 'bool'
          ? null
          : `type must be tuple of ints,but got ${typeName(item)}`;
    if (reason !== null)
      return typeError(`${callee}(): argument '${parameter}' failed to unpack the object at pos ${String(i + 1)} with error "${reason}"`);
  }
  return null;
}

/** Very negative integers are boxed on their way into C++ and rejected there. */
export function boxedError(dims: readonly Dim[]): TorchError | null {
  return dims.some(dim => isInt(dim) && dim <= SYMINT_BOXED)
    ? runtimeError('SymIntArrayRef expected to contain only concrete integers')
    : null;
}

function sizesError(dims: readonly Dim[]): TorchError | null {
  const negative = dims.find(dim => lessThan(dim, 0));
  if (negative !== undefined)
    return runtimeError(`Trying to create tensor with negative dimension ${formatDim(negative, 'ascii')}: ${printSizes(dims)}`);
  if (!dims.every(isInt)) return null;
  if (storageOverflows(dims)) return runtimeError(`Storage size calculation overflowed with sizes=${printSizes(dims)}`);
  return stridesOverflow(dims) ? runtimeError('Stride calculation overflowed') : null;
}

/** c10::safe_multiplies_u64 from the left: an overflow counts even if a zero follows, but a zero cannot overflow later. */
function storageOverflows(sizes: readonly Int[]): boolean {
  let product: Int = 1;
  for (const size of sizes) {
    product = mulInt(product, size);
    if (product >= 2n ** 64n) return true;
  }
  return compareInt(mulInt(product, FLOAT32_BYTES), INT64_MAX) > 0;
}

function stridesOverflow(sizes: readonly Int[]): boolean {
  let stride: Int = 1;
  for (const size of sizes.slice(1).reverse()) {
    stride = mulInt(stride, maxInt(size, 1));
    if (stride > INT64_MAX) return true;
  }
  return false;
}
