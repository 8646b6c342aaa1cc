import { halfToEven } from '../../array';
import type { Call } from '../call';
import { floorDiv } from '../../dim';
import { wrapDim, withAxis } from '../convert';
import { bool, Category, float32, int64, toRealType, type DType } from '../dtype';
import { erf, type Native, native } from '../vm';
import { requireOperand, resultType } from '../operands';
import { assign, op } from '../registry';
import { gradEnabled } from '../state';
import { numel, Tensor } from '../tensor';
import { arithmetic, elementwise, floatType, type Elementwise } from './pointwise';

const EVERYWHERE = 'torch method inplace';

/** The result is a float, also for integers. */
const FLOAT_FUNCTIONS: Readonly<Record<string, Elementwise>> = {
  sqrt: Math.sqrt,
  rsqrt: x => 1 / Math.sqrt(x),
  exp: Math.exp,
  expm1: Math.expm1,
  exp2: x => 2 ** x,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  sigmoid: x => 1 / (1 + Math.exp(-x)),
  erf,
  erfc: x => 1 - erf(x),
  reciprocal: x => 1 / x,
  sinc: null,
  erfinv: null,
  lgamma: null,
  digamma: null,
  i0: null,
  logit: null,
  special_expit: null,
  deg2rad: x => (x * Math.PI) / 180,
  rad2deg: x => (x * 180) / Math.PI,
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
  relu: x => Math.max(x, 0),
  sgn: null,
  conj_physical: x => x,
  nan_to_num_: null,
};
const SAME_ALIASES: Readonly<Record<string, readonly string[]>> = { neg: ['negative'], trunc: ['fix'] };

for (const [name, compute] of Object.entries(SAME_FUNCTIONS)) {
  op(
    EVERYWHERE,
    `${name}(input: Tensor)`,
    c => {
      const operand = requireOperand(c.m, c.value('input'));
      if (operand.dtype === bool && name === 'neg')
        c.raise(
          'RuntimeError',
          'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
        );
      const refused = BOOL_KERNELS[name];
      if (refused !== undefined && (operand.dtype === bool || (name === 'frac' && operand.dtype.isIntegral)))
        c.raise('NotImplementedError', `"${refused}" not implemented for '${operand.dtype.scalarName}'`);
      if (operand.dtype === bool && name === 'relu') c.raise('RuntimeError', 'Boolean inputs not supported for relu');
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
    return elementwise(c.m, operands, resultType(c.m, operands), compute);
  },
  { aliases: ['clip'] },
);
op(EVERYWHERE, 'clamp_min(input: Tensor, min: Scalar)', c =>
  arithmetic(c, [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('min'))], (x, low = 0) => Math.max(x, low)),
);
op(EVERYWHERE, 'clamp_max(input: Tensor, max: Scalar)', c =>
  arithmetic(c, [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('max'))], (x, high = 0) => Math.min(x, high)),
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
      if (name === '__neg__' && operand.dtype === bool)
        m.raise(
          'RuntimeError',
          'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
        );
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

/** Shape-preserving activations of torch.nn.functional, with their parameters. */
const ACTIVATIONS: readonly (readonly [signature: string, compute: Elementwise])[] = [
  ['relu(input: Tensor, inplace: bool = False)', x => Math.max(x, 0)],
  ['relu6(input: Tensor, inplace: bool = False)', x => Math.min(Math.max(x, 0), 6)],
  ['elu(input: Tensor, alpha: number = 1.0, inplace: bool = False)', null],
  ['selu(input: Tensor, inplace: bool = False)', null],
  ['celu(input: Tensor, alpha: number = 1.0, inplace: bool = False)', null],
  ['leaky_relu(input: Tensor, negative_slope: number = 0.01, inplace: bool = False)', null],
  ['rrelu(input: Tensor, lower: number = 0.125, upper: number = 0.3333333333333333, training: bool = False, inplace: bool = False)', null],
  ['hardtanh(input: Tensor, min_val: number = -1.0, max_val: number = 1.0, inplace: bool = False)', null],
  ['hardswish(input: Tensor, inplace: bool = False)', null],
  ['hardsigmoid(input: Tensor, inplace: bool = False)', null],
  ['silu(input: Tensor, inplace: bool = False)', null],
  ['mish(input: Tensor, inplace: bool = False)', null],
  ["gelu(input: Tensor, approximate: str = 'none')", null],
  ['softplus(input: Tensor, beta: number = 1, threshold: number = 20)', null],
  ['softsign(input: Tensor)', null],
  ['logsigmoid(input: Tensor)', null],
  ['tanhshrink(input: Tensor)', null],
  ['hardshrink(input: Tensor, lambd: number = 0.5)', null],
  ['softshrink(input: Tensor, lambd: number = 0.5)', null],
  ['threshold(input: Tensor, threshold: number, value: number, inplace: bool = False)', null],
  ['sigmoid(input: Tensor)', x => 1 / (1 + Math.exp(-x))],
  ['tanh(input: Tensor)', Math.tanh],
  ['dropout(input: Tensor, p: number = 0.5, training: bool = True, inplace: bool = False)', null],
  ['alpha_dropout(input: Tensor, p: number = 0.5, training: bool = False, inplace: bool = False)', null],
  ['feature_alpha_dropout(input: Tensor, p: number = 0.5, training: bool = False, inplace: bool = False)', null],
  ['dropout1d(input: Tensor, p: number = 0.5, training: bool = True, inplace: bool = False)', null],
  ['dropout2d(input: Tensor, p: number = 0.5, training: bool = True, inplace: bool = False)', null],
  ['dropout3d(input: Tensor, p: number = 0.5, training: bool = True, inplace: bool = False)', null],
];

/** The names of torch's kernels in its messages, which have no implementation for integers. */
const FLOAT_KERNELS: Readonly<Record<string, string>> = {
  gelu: 'GeluKernelImpl',
  mish: 'mish_cpu',
  silu: 'silu_cpu',
  selu: 'elu_cpu',
  elu: 'elu_cpu',
  celu: 'elu_cpu',
  leaky_relu: 'leaky_relu_cpu',
  hardsigmoid: 'hardsigmoid_cpu',
  logsigmoid: 'log_sigmoid_cpu',
  hardswish: 'hardswish_cpu',
  softplus: 'softplus_cpu',
  hardshrink: 'hardshrink_cpu',
  softshrink: 'softshrink_check',
};
const BOOL_REFUSALS: Readonly<Record<string, string>> = {
  relu: 'Boolean inputs not supported for relu',
  hardtanh: 'Bool inputs not supported for hardtanh',
  relu6: 'Bool inputs not supported for hardtanh',
};

function refuseKernel(c: Call, dtype: DType): void {
  const refusal = BOOL_REFUSALS[c.name];
  if (refusal !== undefined && dtype === bool) c.raise('RuntimeError', refusal);
  const kernel = FLOAT_KERNELS[c.name];
  if (kernel !== undefined && dtype.isIntegral) c.raise('NotImplementedError', `"${kernel}" not implemented for '${dtype.scalarName}'`);
}

for (const [signature, compute] of ACTIVATIONS) {
  const isDropout = signature.includes('dropout');
  const isInPlace = signature.includes('inplace');
  op('F', signature, c => {
    const input = c.tensor('input');
    if (isDropout) {
      const { length } = c.shapeOf(input);
      if (/[23]d$/.test(c.name) && length < 2 && c.bool('training'))
        c.raise('RuntimeError', 'Feature dropout requires at least 2 dimensions in the input');
      if (c.name === 'dropout1d' && length !== 2 && length !== 3)
        c.raise(
          'RuntimeError',
          `dropout1d: Expected 2D or 3D input, but received a ${String(length)}D input. ` +
            'Note that dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, ' +
            'a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs).',
        );
      const p = c.float('p');
      if (p !== null && (p < 0 || p > 1)) c.raise('ValueError', `dropout probability has to be between 0 and 1, but got ${String(p)}`);
      if (!c.bool('training') || p === 0) return input;
    }
    const operand = requireOperand(c.m, input);
    refuseKernel(c, operand.dtype);
    const result = elementwise(
      c.m,
      [operand],
      ['sigmoid', 'tanh', 'softsign', 'tanhshrink'].includes(c.name) ? floatType(c.m, operand.dtype) : operand.dtype,
      compute,
    );
    if (!isInPlace || !c.bool('inplace')) return result;
    assign(c.m, input, result);
    return input;
  });
}
for (const name of ['relu6', 'elu', 'selu', 'celu', 'leaky_relu', 'hardtanh', 'threshold', 'rrelu']) {
  const signature = ACTIVATIONS.find(([text]) => text.startsWith(`${name}(`))?.[0].replace(', inplace: bool = False', '') ?? '';
  op('F torch', `${name}_${signature.slice(name.length)}`, c => {
    c.tensor('input').write(c.m, null);
    return c.tensor('input');
  });
}
op('F', 'relu_(input: Tensor)', c => {
  const input = c.tensor('input');
  assign(
    c.m,
    input,
    elementwise(c.m, [requireOperand(c.m, input)], input.dtype, x => Math.max(x, 0)),
  );
  return input;
});
for (const name of ['dropout', 'alpha_dropout', 'feature_dropout', 'feature_alpha_dropout'])
  op('torch', `${name}(input: Tensor, p: number, train: bool)`, c =>
    c.bool('train') ? arithmetic(c, [requireOperand(c.m, c.value('input'))], null) : c.tensor('input'),
  );
for (const name of ['selu', 'celu', 'rrelu', 'hardshrink', 'threshold'])
  op(
    'torch',
    ACTIVATIONS.find(([text]) => text.startsWith(`${name}(`))?.[0].replace(', inplace: bool = False', '') ?? `${name}(input: Tensor)`,
    c => arithmetic(c, [requireOperand(c.m, c.value('input'))], null),
  );

/** `prelu`: one weight, or one for each channel. */
op('F torch method', 'prelu(input: Tensor, weight: Tensor)', c => {
  const input = c.tensor('input');
  const weight = c.shape('weight');
  const shape = c.shape('input');
  const count = numel(weight);
  if (typeof count === 'number' && count !== 1) {
    if (shape.length === 0) c.raise('RuntimeError', 'Not allow zero-dim input tensor.');
    const channels = shape.length < 2 ? 1 : (shape[1] ?? 1);
    if (typeof channels === 'number' && channels !== count)
      c.raise(
        'RuntimeError',
        `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${String(count)} and channel size = ${String(channels)}.`,
      );
  }
  return new Tensor(shape, input.dtype === bool ? float32 : input.dtype, { strides: input.strides });
});
op('F', 'glu(input: Tensor, dim: int = -1)', glu);

function glu(c: Call): Tensor {
  const shape = c.shape('input');
  if (shape.length === 0) c.raise('RuntimeError', 'glu does not support scalars because halving size must be even');
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const size = shape[axis] ?? 0;
  if (typeof size === 'number' && size % 2 !== 0)
    c.raise('RuntimeError', `Halving dimension must be even, but dimension ${String(axis)} is size ${String(size)}`);
  return new Tensor(withAxis(shape, axis, floorDiv(size, 2)), c.tensor('input').dtype);
}

/** Softmax and similar: the axis must exist, the type can be given. */
for (const name of ['softmax', 'log_softmax']) op('torch method special', `${name}(input: Tensor, dim: int, dtype: dtype = None)`, softmax);
for (const name of ['softmax', 'log_softmax', 'softmin']) {
  op('F', `${name}(input: Tensor, dim: int = None, _stacklevel: int = 3, dtype: dtype = None)`, softmax);
}
op('F', 'gumbel_softmax(logits: Tensor, tau: number = 1, hard: bool = False, eps: number = 1e-10, dim: int = -1)', c => {
  const logits = c.tensor('logits');
  wrapDim(c.m, c.int('dim'), c.shapeOf(logits).length);
  return new Tensor(logits.shape, logits.dtype);
});

function softmax(c: Call): Tensor {
  const input = c.tensor('input');
  const dtype = c.dtype('dtype') ?? input.dtype;
  const shape = c.shapeOf(input);
  // Without an axis, torch uses 0 for 0, 1 and 3 axes, otherwise 1.
  const dim = c.intOrNull('dim') ?? ([0, 1, 3].includes(shape.length) ? 0 : 1);
  // The kernel for the last axis has its own name.
  const axis = wrapDim(c.m, dim, shape.length);
  const kernel = `${c.name.includes('log') ? 'log_' : ''}softmax_${shape.length === 0 || axis === shape.length - 1 ? 'lastdim_' : ''}kernel_impl`;
  // No kernel runs for a tensor without elements.
  if (dtype.isIntegral && !shape.includes(0)) c.raise('NotImplementedError', `"${kernel}" not implemented for '${dtype.scalarName}'`);
  return new Tensor(shape, dtype, { strides: input.strides });
}
