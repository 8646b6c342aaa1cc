import { halfToEven } from '../../array';
import type { Call } from '../call';
import { bool, Category, int64, toRealType, type DType } from '../dtype';
import { requireOperand } from '../operands';
import { op } from '../registry';
import { gradEnabled } from '../state';
import { Tensor } from '../tensor';
import { LOGARITHMS, native, REAL_FUNCTIONS, type Machine, type Native } from '../vm';
import { arithmetic, elementwise, floatType, type Elementwise } from './pointwise';

const EVERYWHERE = 'torch method inplace';

export const sigmoid: Elementwise = x => 1 / (1 + Math.exp(-x));
export const relu: Elementwise = x => Math.max(x, 0);

const { exp, expm1, exp2, log1p, sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, erf } = REAL_FUNCTIONS;

/** The result is a float, also for integers. */
const FLOAT_FUNCTIONS: Readonly<Record<string, Elementwise>> = {
  ...{ exp, expm1, exp2, log1p, sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, erf },
  ...LOGARITHMS,
  deg2rad: REAL_FUNCTIONS.radians,
  rad2deg: REAL_FUNCTIONS.degrees,
  rsqrt: x => 1 / sqrt(x),
  reciprocal: x => 1 / x,
  erfc: x => 1 - erf(x),
  sigmoid,
  sinc: null,
  erfinv: null,
  lgamma: null,
  digamma: null,
  i0: null,
  logit: null,
  special_expit: null,
};
const FLOAT_ALIASES: Readonly<Record<string, readonly string[]>> = {
  asin: ['arcsin'],
  acos: ['arccos'],
  atan: ['arctan'],
  asinh: ['arcsinh'],
  acosh: ['arccosh'],
  atanh: ['arctanh'],
};

for (const [name, compute] of Object.entries(FLOAT_FUNCTIONS)) {
  op(
    EVERYWHERE,
    `${name}(input: Tensor${name === 'logit' ? ', eps: number = None' : ''})`,
    c => {
      const operand = requireOperand(c.m, c.value('input'));
      return elementwise(c.m, [operand], floatType(c.m, operand.dtype), compute);
    },
    { aliases: FLOAT_ALIASES[name] ?? [] },
  );
}

/** Kernels that torch does not implement for bools. */
const BOOL_KERNELS: Readonly<Record<string, string>> = {
  floor: 'floor_vml_cpu',
  ceil: 'ceil_vml_cpu',
  trunc: 'trunc_vml_cpu',
  frac: 'frac_cpu',
};

/** The result has the operand's type. */
const SAME_FUNCTIONS: Readonly<Record<string, Elementwise>> = {
  neg: x => -x,
  positive: x => x,
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
  frac: x => x - Math.trunc(x),
  sign: Math.sign,
  square: x => x * x,
  relu,
  sgn: null,
  conj_physical: x => x,
  nan_to_num_: null,
};
function refuseNegation(m: Machine, dtype: DType): void {
  if (dtype === bool)
    m.raise(
      'RuntimeError',
      'Negation, the `-` operator, on a bool tensor is not supported. ' +
        'If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    );
}

const SAME_ALIASES: Readonly<Record<string, readonly string[]>> = { neg: ['negative'], trunc: ['fix'] };

for (const [name, compute] of Object.entries(SAME_FUNCTIONS)) {
  op(
    EVERYWHERE,
    `${name}(input: Tensor)`,
    c => {
      const operand = requireOperand(c.m, c.value('input'));
      if (name === 'neg') refuseNegation(c.m, operand.dtype);
      const refused = BOOL_KERNELS[name];
      if (refused !== undefined && (operand.dtype === bool || (name === 'frac' && operand.dtype.isIntegral)))
        c.raise('NotImplementedError', `"${refused}" not implemented for '${operand.dtype.scalarName}'`);
      if (operand.dtype === bool && name === 'relu') c.raise('RuntimeError', 'Boolean inputs not supported for relu');
      if (name === 'relu') refuseComplex(c);
      if (name === 'square' && operand.dtype === bool) return elementwise(c.m, [operand], int64, compute);
      return arithmetic(c, [operand], compute);
    },
    { aliases: SAME_ALIASES[name] ?? [] },
  );
}
op(
  EVERYWHERE,
  'abs(input: Tensor)',
  c => {
    const operand = requireOperand(c.m, c.value('input'));
    if (operand.dtype === bool) c.raise('NotImplementedError', `"abs_cpu" not implemented for 'Bool'`);
    return elementwise(c.m, [operand], toRealType(operand.dtype), Math.abs);
  },
  { aliases: ['absolute'] },
);
op('torch method', 'angle(input: Tensor)', c => {
  const operand = requireOperand(c.m, c.value('input'));
  return elementwise(c.m, [operand], operand.dtype.isComplex ? toRealType(operand.dtype) : floatType(c.m, operand.dtype), null);
});
op(EVERYWHERE, 'round(input: Tensor, *, decimals: int = 0)', c => {
  const scale = 10 ** c.number('decimals');
  return arithmetic(c, [requireOperand(c.m, c.value('input'))], x => halfToEven(x * scale) / scale);
});
op(EVERYWHERE, 'nan_to_num(input: Tensor, nan: number = None, posinf: number = None, neginf: number = None)', c =>
  arithmetic(c, [requireOperand(c.m, c.value('input'))], null),
);
op('torch method inplace', 'bitwise_not(input: Tensor)', invert);

/** Element-wise tests. */
const TESTS: Readonly<Record<string, ((x: number) => boolean) | null>> = {
  isnan: x => Number.isNaN(x),
  isinf: x => Math.abs(x) === Infinity,
  isfinite: x => Number.isFinite(x),
  isposinf: x => x === Infinity,
  isneginf: x => x === -Infinity,
  isreal: null,
  signbit: x => x < 0 || Object.is(x, -0),
  logical_not: x => x === 0,
};
for (const [name, test] of Object.entries(TESTS)) {
  op(name === 'logical_not' ? EVERYWHERE : 'torch method', `${name}(input: Tensor)`, c =>
    elementwise(c.m, [requireOperand(c.m, c.value('input'))], bool, test ? x => (test(x) ? 1 : 0) : null, c.tensor('input').dtype),
  );
}

/** A complex number is neither larger nor smaller. */
function refuseComplex(c: Call): void {
  const value = c.value('input');
  if (value instanceof Tensor && value.dtype.isComplex) c.raise('NotImplementedError', 'clamp is not supported for complex types');
}

/** `clamp`, `clip`: bounds are numbers or tensors. */
op(
  EVERYWHERE,
  'clamp(input: Tensor, min: Scalar = None, max: Scalar = None)',
  c => {
    const [low, high] = [c.value('min'), c.value('max')];
    if (low === null && high === null) c.raise('RuntimeError', "torch.clamp: At least one of 'min' or 'max' must not be None");
    const operands = [
      requireOperand(c.m, c.value('input')),
      ...[low, high].filter(bound => bound !== null).map(bound => requireOperand(c.m, bound)),
    ];
    const compute: Elementwise = (x, a = 0, b = a) =>
      low === null ? Math.min(x, a) : high === null ? Math.max(x, a) : Math.min(Math.max(x, a), b);
    refuseComplex(c);
    return arithmetic(c, operands, compute, { numbersApart: true });
  },
  { aliases: ['clip'] },
);
op(EVERYWHERE, 'clamp_min(input: Tensor, min: Scalar)', c =>
  arithmetic(c, [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('min'))], (x, low = 0) => Math.max(x, low), {
    numbersApart: true,
  }),
);
op(EVERYWHERE, 'clamp_max(input: Tensor, max: Scalar)', c =>
  arithmetic(c, [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('max'))], (x, high = 0) => Math.min(x, high), {
    numbersApart: true,
  }),
);

function invert(c: Call): Tensor {
  const operand = requireOperand(c.m, c.value('input'));
  if (operand.dtype.category > Category.Int)
    c.raise('NotImplementedError', `"bitwise_not_cpu" not implemented for '${operand.dtype.scalarName}'`);
  return arithmetic(c, [operand], operand.dtype === bool ? x => 1 - x : x => -x - 1);
}

/** `-x`, `+x`, `~x`, `abs(x)` of tensors. */
export function unaryMethods(): Map<string, Native> {
  const on = (name: string, type: (dtype: DType) => DType, compute: Elementwise): [string, Native] => [
    name,
    native(`${name}(self)`, (m, [self]) => {
      const operand = requireOperand(m, self);
      if (name === '__neg__') refuseNegation(m, operand.dtype);
      if (name === '__invert__' && !operand.dtype.isIntegral)
        m.raise('TypeError', '~ (operator.invert) is only implemented on integer and Boolean-type tensors');
      const result = elementwise(m, [operand], type(operand.dtype), operand.dtype === bool && name === '__invert__' ? x => 1 - x : compute);
      result.requiresGrad = operand.tensor?.requiresGrad === true && !result.dtype.isIntegral && gradEnabled(m);
      if (operand.tensor) result.device = operand.tensor.device;
      return result;
    }),
  ];
  return new Map([
    on(
      '__neg__',
      type => type,
      x => -x,
    ),
    on(
      '__pos__',
      type => type,
      x => x,
    ),
    on(
      '__invert__',
      type => type,
      x => -x - 1,
    ),
    on('__abs__', toRealType, Math.abs),
  ]);
}
