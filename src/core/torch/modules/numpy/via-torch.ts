import { Undecided } from '../../convert';
import { float64 } from '../../dtype';
import { fromPython } from '../../python-values';
import { callTorch, operations } from '../../registry';
import { numel, Tensor } from '../../tensor';
import { fromDim, Native, PyList, PyTuple, toDim, Unknown, type Keywords, type Machine, type Value } from '../../vm';
import { makeArray, numberOrArray, softly, asArray, valuesOf } from './array';

/** Functions that numpy applies to all elements where torch requires an axis. */
const FLAT_BY_DEFAULT = new Set(['cumsum', 'cumprod', 'repeat']);
/** Functions that numpy computes in double precision for integers too. */
const IN_FLOATS = new Set(['mean', 'std', 'var', 'median']);
/** `numpy.std` divides by n, torch by n − 1. */
const POPULATION = new Set(['std', 'var']);

/** The array and the keywords with which torch's function behaves like numpy's. */
export function adapted(
  name: string,
  given: Tensor,
  args: readonly Value[],
  keywords: Keywords,
): readonly [Tensor, readonly Value[], Keywords] {
  let array = given;
  const options = new Map(keywords ?? []);
  if (IN_FLOATS.has(name) && array.dtype.isIntegral) array = makeArray(array.shape, float64, array.data);
  const hasAxis = args.length > (name === 'repeat' ? 1 : 0) || options.has('axis');
  if (FLAT_BY_DEFAULT.has(name) && !hasAxis) {
    array = makeArray(array.shape && [numel(array.shape)], array.dtype, array.data);
    options.set('dim', 0);
  }
  if (POPULATION.has(name)) {
    options.set('correction', options.get('ddof') ?? 0);
    options.delete('ddof');
  }
  return [array, args, options.size === 0 ? null : options];
}

/** A torch function applied to arrays. */
export function viaTorch(name: string, torchName = name): [string, Native] {
  return [
    name,
    new Native(name, (m, args, keywords) =>
      softly(m, name, () => {
        const found = operations('torch').get(torchName === 'repeat' ? 'repeat_interleave' : torchName);
        if (!found) return new Unknown(`numpy.${name} is not modelled`);
        const unknown = [...args].find(arg => arg instanceof Unknown);
        if (unknown) return unknown;
        const [first = null, ...rest] = args;
        const dims = axesKeyword(keywords);
        // Symbolic sizes stay symbolic: a product of sizes is a size.
        if (name === 'prod' && !(first instanceof Tensor)) return product(m, first);
        const [array, more, options] = adapted(name, asArray(m, first), rest, dims);
        return numberOrArray(valuesOf(found.call(m, [array, ...more], options)));
      }),
    ),
  ];
}

function product(m: Machine, value: Value): Value {
  const { shape, data } = fromPython(m, value);
  if (data) return numberOrArray(callTorch(m, 'prod', [asArray(m, value)]));
  if (value instanceof PyTuple || 'items' in (value as object)) {
    const dims = (value as PyTuple).items.map(toDim);
    if (dims.every(dim => dim !== null)) return fromDim(numel(dims));
  }
  throw new Undecided(`the product over ${String(shape.length)} axes is unknown`, true);
}

export function axesKeyword(keywords: Keywords): Keywords {
  if (!keywords) return null;
  const kept = [...keywords].filter(([key]) => key !== 'dtype' && key !== 'out');
  return kept.length === 0 ? null : new Map(kept);
}

/** Permutes the axes; by default, reverses them. */
export function transposed(m: Machine, given: Value, axes: readonly Value[]): Value {
  return softly(m, 'transpose', () => {
    const array = asArray(m, given);
    const order = axes.flatMap(axis => (axis instanceof PyTuple || axis instanceof PyList ? axis.items : axis === null ? [] : [axis]));
    const permuted = order.length > 0 ? order : (array.shape ?? []).map((_, i) => (array.shape?.length ?? 0) - 1 - i);
    return numberOrArray(callTorch(m, 'permute', [array, new PyTuple(permuted)]));
  });
}
