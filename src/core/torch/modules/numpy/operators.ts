import { callTorch } from '../../registry';
import { isTorchTensor } from '../../ndarray';
import { Tensor } from '../../tensor';
import { lenient, NOT_IMPLEMENTED, PyList, PyTuple, Unknown, type Machine, type Native, type PyClass, type Value } from '../../vm';
import { asTensor, commonType, converted, isNdarray, makeArray, numberOrArray, softly, withoutErrors } from './array';
import { isSameKind } from './promotion';
import { applyUfunc, ufuncResult, writeInto } from './ufunc';

const OPERATORS: Readonly<Record<string, string>> = {
  add: 'add',
  sub: 'subtract',
  mul: 'multiply',
  truediv: 'divide',
  floordiv: 'floor_divide',
  mod: 'remainder',
  pow: 'power',
  and: 'bitwise_and',
  or: 'bitwise_or',
  xor: 'bitwise_xor',
  lshift: 'left_shift',
  rshift: 'right_shift',
};
const COMPARISONS: Readonly<Record<string, string>> = {
  lt: 'less',
  le: 'less_equal',
  gt: 'greater',
  ge: 'greater_equal',
  eq: 'equal',
  ne: 'not_equal',
};

/** The result of an operator; other operands may have a method of their own. */
function operate(m: Machine, name: string, left: Value, right: Value): Value {
  // torch leaves `tensor + array` to numpy, whose result becomes a tensor again; `array + tensor` is left to torch, which declines it.
  if (isTorchTensor(left) && isNdarray(right)) {
    if (left.requiresGrad) return new Unknown('an operator of an array and a tensor that requires gradients is not modelled');
    const made = softlyUndefined(m, name, makeArray(left.shape, left.dtype, left.data), right);
    return made instanceof Tensor ? new Tensor(made.shape, made.dtype, { data: made.data }) : (made ?? NOT_IMPLEMENTED);
  }
  if (isNdarray(left) && isTorchTensor(right) && name === 'add')
    m.raise(
      'TypeError',
      'Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do not rely on this error; it may not ' +
        'be given on all Python implementations.',
    );
  const made = softlyUndefined(m, name, left, right);
  return made === undefined ? NOT_IMPLEMENTED : ufuncResult(made);
}

/** The same for code that writes the result into an array. */
function softlyUndefined(m: Machine, name: string, left: Value, right: Value): Tensor | Unknown | undefined {
  // Lists are arrays here; a ragged one is not modelled.
  for (const one of [left, right])
    if (one instanceof PyList || one instanceof PyTuple) {
      const made = softly(m, name, () => asTensor(m, one));
      if (made instanceof Unknown) return made;
    }
  return applyUfunc(m, name, left, right);
}

/** Gives a class numpy's operators; numbers leave what is not theirs to Python's. */
export function defineOperators(cls: PyClass, isArray: boolean): void {
  const define = (name: string, run: (m: Machine, self: Value, other: Value) => Value): void => {
    const made: Native = lenient(`${name}(self, other, /)`, (m, [self, other]) => run(m, self, other));
    cls.attrs.set(name, made);
  };
  /** A list is repeated by a number of numpy's. */
  const isRepeated = (name: string, other: Value): boolean =>
    !isArray && name === 'mul' && (other instanceof PyList || other instanceof PyTuple);
  for (const [name, ufunc] of Object.entries(OPERATORS)) {
    define(`__${name}__`, (m, self, other) => (isRepeated(name, other) ? NOT_IMPLEMENTED : operate(m, ufunc, self, other)));
    define(`__r${name}__`, (m, self, other) => (isRepeated(name, other) ? NOT_IMPLEMENTED : operate(m, ufunc, other, self)));
    if (!isArray) continue;
    define(`__i${name}__`, (m, self, other) => {
      if (!(self instanceof Tensor)) return NOT_IMPLEMENTED;
      const made = softlyUndefined(m, ufunc, self, other);
      if (made === undefined) return NOT_IMPLEMENTED;
      if (made instanceof Tensor) return writeInto(m, self, made, ufunc, isSameKind);
      self.write(m, null);
      return self;
    });
  }
  for (const [name, ufunc] of Object.entries(COMPARISONS))
    define(`__${name}__`, (m, self, other) =>
      isTorchTensor(other) && isArray ? new Unknown('an array is compared with a tensor') : operate(m, ufunc, self, other),
    );
}

/** `a @ b`: torch's product in the common type. */
export function matrixProduct(m: Machine, left: Value, right: Value, name: 'matmul' | 'dot' = 'matmul'): Value {
  for (const one of [left, right]) if (one instanceof Tensor && !isNdarray(one)) return NOT_IMPLEMENTED;
  const [a, b] = [asTensor(m, left), asTensor(m, right)];
  const type = commonType([a, b]);
  const ranks = [a.shape?.length, b.shape?.length];
  if (ranks.includes(0)) {
    if (name === 'dot') return operate(m, 'multiply', makeArray(a.shape, a.dtype, a.data), makeArray(b.shape, b.dtype, b.data));
    m.raise(
      'ValueError',
      `matmul: Input operand ${ranks[0] === 0 ? '0' : '1'} does not have enough dimensions (has 0, gufunc core with signature ` +
        '(n?,k),(k,m?)->(n?,m?) requires 1)',
    );
  }
  if (name === 'dot' && ranks[1] !== 1 && (ranks[0] !== 2 || ranks[1] !== 2))
    return new Unknown('`numpy.dot` of arrays with more than two axes is not modelled');
  return softly(m, name, () => {
    const product = ranks.every(rank => rank === 1) ? 'dot' : 'matmul';
    const made = withoutErrors(m, name, () => callTorch(m, product, [converted(a, type), converted(b, type)]));
    // Sums of fractions depend on the order in which a library adds.
    const isExact = made instanceof Tensor && [a, b, made].every(each => each.data?.every(Number.isInteger));
    return numberOrArray(made instanceof Tensor && !isExact ? new Tensor(made.shape, made.dtype) : made);
  });
}
