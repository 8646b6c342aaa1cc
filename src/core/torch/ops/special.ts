import { requireOperand, resultType } from '../operands';
import { op, operations } from '../registry';
import { PyTuple, toIndex, type Native } from '../vm';
import type { Call } from '../call';
import { int32, type DType } from '../dtype';
import { namedTuple } from '../named-tuple';
import { Tensor } from '../tensor';
import { elementwise, floatType } from './pointwise';

/** Functions of one tensor whose result is a float. */
const FUNCTIONS =
  'airy_ai bessel_j0 bessel_j1 bessel_y0 bessel_y1 entr erfcx i0e i1 i1e log_ndtr modified_bessel_i0 modified_bessel_i1 modified_bessel_k0 ' +
  'modified_bessel_k1 ndtr ndtri scaled_modified_bessel_k0 scaled_modified_bessel_k1 spherical_bessel_j0';

for (const name of FUNCTIONS.split(' '))
  op('special', `${name}(input: Tensor)`, c => {
    const operand = requireOperand(c.m, c.value('input'));
    return elementwise(c.m, [operand], real(c, floatType(c.m, operand.dtype), name), null);
  });

/** No kernel of these functions takes complex numbers. */
function real(c: Call, dtype: DType, name: string): DType {
  if (dtype.isComplex) c.raise('NotImplementedError', `"${name}" not implemented for '${dtype.scalarName}'`);
  return dtype;
}

/** Functions of two tensors or numbers. */
const OF_TWO =
  'xlog1py zeta chebyshev_polynomial_t chebyshev_polynomial_u chebyshev_polynomial_v chebyshev_polynomial_w hermite_polynomial_h ' +
  'hermite_polynomial_he laguerre_polynomial_l legendre_polynomial_p shifted_chebyshev_polynomial_t shifted_chebyshev_polynomial_u ' +
  'shifted_chebyshev_polynomial_v shifted_chebyshev_polynomial_w';

for (const name of OF_TWO.split(' '))
  op(
    'special',
    `${name}(input: Scalar, other: Scalar)`,
    c => {
      const operands = [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other'))];
      return elementwise(c.m, operands, real(c, floatType(c.m, resultType(c.m, operands)), name), null);
    },
    { overloaded: true, needsTensor: true },
  );

/** Incomplete gamma functions, which take no integers. */
for (const name of ['igamma', 'igammac'])
  op('torch method inplace', `${name}(input: Tensor, other: Tensor)`, c => {
    const operands = [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other'))];
    const dtype = resultType(c.m, operands);
    if (!dtype.isFloat) c.raise('NotImplementedError', `"${name}_cpu" not implemented for '${dtype.scalarName}'`);
    return elementwise(c.m, operands, dtype, null);
  });

function polygamma(c: Call): Tensor {
  const n = toIndex(c.value('n'));
  if (typeof n === 'number' && n < 0) c.raise('RuntimeError', 'polygamma(n, x) does not support negative n.');
  const operand = requireOperand(c.m, c.value('input'));
  return elementwise(c.m, [operand], real(c, floatType(c.m, operand.dtype), 'polygamma'), null);
}
op('torch', 'polygamma(n: int, input: Tensor)', polygamma);
op('method inplace', 'polygamma(input: Tensor, n: int)', polygamma);
op('torch method inplace', 'mvlgamma(input: Tensor, p: int)', c => {
  const p = c.number('p');
  if (p < 1) c.raise('RuntimeError', 'p has to be greater than or equal to 1');
  const operand = requireOperand(c.m, c.value('input'));
  return elementwise(c.m, [operand], real(c, floatType(c.m, operand.dtype), 'mvlgamma'), null);
});
const FREXP = namedTuple('torch.return_types.frexp', ['mantissa', 'exponent']);
op('torch method', 'frexp(input: Tensor)', c => {
  const { shape, dtype } = c.tensor('input');
  if (!dtype.isFloat) c.raise('RuntimeError', 'torch.frexp() only supports floating-point dtypes');
  return new PyTuple([new Tensor(shape, dtype), new Tensor(shape, int32)], FREXP);
});

/** The names that torch.special gives functions of torch. */
const RENAMED: Readonly<Record<string, string>> = {
  expit: 'sigmoid',
  gammaln: 'lgamma',
  psi: 'digamma',
  gammainc: 'igamma',
  gammaincc: 'igammac',
  multigammaln: 'mvlgamma',
};
const SAME = 'digamma erf erfc erfinv exp2 expm1 i0 log1p log_softmax logit logsumexp polygamma round sinc softmax xlogy';

/** Everything in torch.special. */
export function specialOperations(): ReadonlyMap<string, Native> {
  const all = new Map(operations('special'));
  for (const [name, other] of [...Object.entries(RENAMED), ...SAME.split(' ').map(each => [each, each] as const)]) {
    const found = operations('torch').get(other);
    if (found && !all.has(name)) all.set(name, found);
  }
  return all;
}
