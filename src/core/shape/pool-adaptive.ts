import { equals, lessThan, type Dim, type Shape } from '../dim';
import { printSizes } from './create';
import { print, type PoolRank } from './pool-windows';
import { fail, ok, runtimeError, typeError, valueError, type Result, type TorchError } from './result';

/** One size for all axes, or one for each; null keeps the input's. */
export type WantedSize = Dim | null | readonly (Dim | null)[];

/**
 * The output of adaptive pooling for an input (N, C, …) or (C, …), or what Python and torch raise. One size applies to all axes; null in
 * a list keeps the input's size.
 */
export function adaptivePoolOutput(type: 'max' | 'avg', rank: PoolRank, size: WantedSize, input: Shape): Result<Shape> {
  const wanted = rank === 1 ? sizesAlongOneAxis(type, size, input) : sizesAlongAxes(rank, size, input);
  if (wanted.kind !== 'ok') return wanted;
  const sizes = wanted.value;
  const name = `adaptive_${type}_pool${String(rank)}d`;
  const result = [...input.slice(0, Math.max(0, input.length - rank)), ...sizes];
  if (type === 'max') {
    const refused =
      rankError(type, rank, input) ??
      emptyError(type, rank, input) ??
      (sizes.length === rank ? null : runtimeError(`${name}(): internal error: output_size.size() must be ${String(rank)}`));
    return refused ? fail(refused) : (negativeSize(rank, result) ?? ok(result));
  }
  const refused = sizes.length === rank ? negativeError(rank, sizes) : runtimeError(`${name}: output_size must be ${String(rank)}`);
  if (refused) return fail(refused);
  // torch then takes the mean instead, over whatever has these axes.
  if (sizes.every(each => each === 1)) return meanError(rank, input) ?? ok(result);
  const [axes, empty] = [rankError(type, rank, input), emptyError(type, rank, input)];
  const wrong = rank === 3 ? (empty ?? axes) : (axes ?? empty);
  return wrong ? fail(wrong) : ok(result);
}

/** What creating the output of max pooling raises. */
function negativeSize(rank: PoolRank, result: Shape): Result<never> | null {
  const negative = result.find(size => lessThan(size, 0));
  return negative === undefined
    ? null
    : fail(
        runtimeError(
          `Trying to create tensor with negative dimension ${print(negative)}: ${printSizes(rank === 1 ? withOne(result) : result)}`,
        ),
      );
}

function meanError(rank: PoolRank, { length }: Shape): Result<never> | null {
  if (rank === 1 || length >= rank) return null;
  // A tensor without axes counts as having one.
  const axes = Math.max(length, 1);
  return fail({
    type: 'IndexError',
    message: `Dimension out of range (expected to be in range of [${String(-axes)}, ${String(axes - 1)}], but got ${String(-axes - 1)})`,
  });
}

function isList(size: WantedSize): size is readonly (Dim | null)[] {
  return Array.isArray(size);
}

function sizesAlongOneAxis(type: 'max' | 'avg', size: WantedSize, { length }: Shape): Result<readonly Dim[]> {
  const name = `adaptive_${type}_pool1d`;
  const sizes = isList(size) ? size : [size];
  const known = sizes.filter(each => each !== null);
  if (known.length < sizes.length) {
    const at = sizes.indexOf(null);
    // Only the first item is looked at before the integers are taken out.
    if (at > 0)
      return fail(
        typeError(
          `${name}(): argument 'output_size' failed to unpack the object at pos ${String(at + 1)} with error "type must be tuple of ints,but got NoneType"`,
        ),
      );
    const found = isList(size) ? 'but found element of type NoneType at pos 0' : 'not NoneType';
    return fail(typeError(`${name}(): argument 'output_size' (position 2) must be tuple of ints, ${found}`));
  }
  if (length !== 2 && length !== 3)
    return fail(
      runtimeError(
        `Expected 2 to 3 dimensions, but got ${String(length)}-dimensional tensor for argument #1 'self' (while checking arguments for ${name})`,
      ),
    );
  return sizes.length === 1
    ? ok(known)
    : fail(runtimeError(`${name}() argument 'output_size' should contain one int (got ${String(sizes.length)})`));
}

/** torch.nn.functional's `_list_with_default`. */
function sizesAlongAxes(rank: PoolRank, size: WantedSize, input: Shape): Result<readonly Dim[]> {
  if (size === null) return fail(typeError("object of type 'NoneType' has no len()"));
  if (!isList(size)) return ok(Array.from({ length: rank }, () => size));
  if (input.length <= size.length) return fail(valueError(`Input dimension should be at least ${String(size.length + 1)}`));
  const spatial = input.slice(input.length - size.length);
  return ok(size.map((wanted, axis) => wanted ?? spatial[axis] ?? 0));
}

function rankError(type: 'max' | 'avg', rank: PoolRank, input: Shape): TorchError | null {
  if (rank === 1 || input.length === rank + 1 || input.length === rank + 2) return null;
  return runtimeError(
    `adaptive_${type}_pool${String(rank)}d(): Expected ${String(rank + 1)}D or ${String(rank + 2)}D ` +
      `tensor, but got${type === 'max' ? ':' : ''} ${printSizes(input)}`,
  );
}

/** Average pooling over one axis runs over two, of which the first is 1. */
function negativeError(rank: PoolRank, output: readonly Dim[]): TorchError | null {
  if (!output.some(wanted => lessThan(wanted, 0))) return null;
  const shown = (rank === 1 ? [1, ...output] : output).map(print);
  const listed = rank === 3 ? `${shown.slice(0, 2).join(', ')},${shown.slice(2).join()}` : shown.join(', ');
  return runtimeError(
    `adaptive_avg_pool${String(Math.max(rank, 2))}d: elements of output_size must be greater than or equal to 0 but received {${listed}}`,
  );
}

/** Average pooling over one or two axes checks only those; the others check all except the first. */
function emptyError(type: 'max' | 'avg', rank: PoolRank, input: Shape): TorchError | null {
  const first = type === 'max' || rank === 3 ? 1 : input.length - rank;
  const at = input.findIndex((size, axis) => axis >= first && equals(size, 0) === true);
  if (at < 0) return null;
  const two = rank === 1 && type === 'avg';
  return runtimeError(
    `adaptive_${type}_pool${String(two ? 2 : rank)}d(): Expected input to have non-zero size for non-batch dimensions, ` +
      `but input has sizes ${printSizes(two ? withOne(input) : input)} with dimension ${String(two ? at + 1 : at)} being empty`,
  );
}

/** With the axis that pooling over one axis inserts before the last. */
function withOne(shape: Shape): Shape {
  return [...shape.slice(0, -1), 1, ...shape.slice(-1)];
}
