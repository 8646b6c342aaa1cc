import { equals } from '../../../dim';
import { Undecided } from '../../convert';
import { plainShape, Tensor } from '../../tensor';
import { lenient, truth, Unknown, type Machine, type Native, type Value } from '../../vm';
import { asTensor, isNdarray, softly } from './array';

/** Writes the value, or its elements in turn, on the diagonal. */
function fillDiagonal(m: Machine, a: Value, value: Value, wrap: Value): Value {
  const array = isNdarray(a) ? a : null;
  if (!array?.shape) {
    if (a instanceof Tensor) a.write(m, null);
    throw new Undecided('what has the diagonal is not a known array');
  }
  const { shape } = array;
  if (shape.length < 2) m.raise('ValueError', 'array must be at least 2-d');
  if (shape.length > 2 && shape.some(size => equals(size, shape[0] ?? 1) === false))
    m.raise('ValueError', 'All dimensions of input must be of equal length');
  const [sizes, filler] = [plainShape(shape), value instanceof Unknown ? null : asTensor(m, value)];
  const source = filler?.dtype.isComplex === true ? null : filler?.data;
  const wraps = truth(m, wrap);
  const isExact = source?.every(x => !array.dtype.isIntegral || Number.isSafeInteger(Math.trunc(x))) === true;
  if (!sizes || !array.data || !source || !isExact || source.length === 0 || wraps instanceof Unknown) {
    array.write(m, null);
    return null;
  }
  const columns = sizes[1] ?? 1;
  const step = sizes.length === 2 ? columns + 1 : sizes.reduce((sum, _, i) => sum + columns ** i, 0);
  const end = sizes.length === 2 && !wraps ? columns * columns : array.data.length;
  const whole = array.dtype.isIntegral && array.dtype.name !== 'bool' ? source.map(Math.trunc) : source;
  array.write(
    m,
    array.data.map((x, i) => (i % step === 0 && i < end ? (whole[(i / step) % whole.length] ?? x) : x)),
  );
  return null;
}

export const FILL_DIAGONAL: [string, Native] = [
  'fill_diagonal',
  // An unknown value is written, too.
  lenient('fill_diagonal(a, val, wrap=False)', (m, [a, value, wrap]) =>
    a instanceof Unknown ? a : softly(m, 'fill_diagonal', () => fillDiagonal(m, a, value, wrap)),
  ),
];
