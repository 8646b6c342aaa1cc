import { trueFloorDivide } from '../numeric';
import { floatMod, lenient, native, NOT_IMPLEMENTED, Unknown, type Machine, type Native, type Value } from '../vm';
import type { Call } from '../call';
import { isNumber } from '../convert';
import { bool, complex128, float64, int64, type DType } from '../dtype';
import { iteratorStrides } from '../layout';
import { isNumpyArray } from '../ndarray';
import { operandOf, requireOperand, resultType, type Operand } from '../operands';
import { op, assign, callTorch, refuseOverlap } from '../registry';
import { gradEnabled } from '../state';
import { Tensor } from '../tensor';
import { arithmetic, commonShape, comparison, elementwise, floatType, type Elementwise } from './pointwise';

type Compute = (m: Machine, a: Operand, b: Operand) => Tensor;

const plain =
  (compute: Elementwise): Compute =>
  (m, a, b) =>
    elementwise(m, [a, b], resultType(m, [a, b]), compute);
const compared =
  (compute: (a: number, b: number) => boolean): Compute =>
  (m, a, b) =>
    comparison(m, [a, b], compute);

const subtract: Compute = (m, a, b) => {
  if (a.dtype === bool || b.dtype === bool) {
    if (a.dtype === bool && b.dtype === bool && (a.tensor ?? b.tensor))
      m.raise(
        'RuntimeError',
        'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
      );
    if (a.tensor ?? b.tensor)
      m.raise(
        'RuntimeError',
        'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to ' +
          'invert a mask, use the `~` or `logical_not()` operator instead.',
      );
  }
  return plain((x, y) => x - y)(m, a, b);
};
const divide: Compute = (m, a, b) => {
  const type = floatType(m, resultType(m, [a, b]));
  const result = elementwise(m, [a, b], type, (x, y) => x / y);
  // A number is multiplied by the reciprocal.
  if (!a.tensor && b.tensor && b.tensor.strides !== null) {
    const reciprocal = new Tensor(b.shape, type, { strides: iteratorStrides([b.tensor], b.shape) });
    result.strides = iteratorStrides([reciprocal], b.shape, true);
  }
  return result;
};
const floorDivide: Compute = (m, a, b) => {
  const type = resultType(m, [a, b]);
  if (type.isIntegral && b.data?.includes(0)) m.raise('RuntimeError', 'ZeroDivisionError');
  return elementwise(m, [a, b], type, (x, y) => trueFloorDivide(x, y));
};
const remainder: Compute = (m, a, b) => {
  const type = resultType(m, [a, b]);
  if (type.isIntegral && b.data?.includes(0)) m.raise('RuntimeError', 'ZeroDivisionError');
  return elementwise(m, [a, b], type, (x, y) => floatMod(x, y));
};
const power: Compute = (m, a, b) => {
  const type = resultType(m, [a, b]);
  if (type.isIntegral && !b.tensor && b.data?.some(x => x < 0))
    m.raise('RuntimeError', 'Integers to negative integer powers are not allowed.');
  return elementwise(m, [a, b], type, (x, y) => x ** y, type, { numbersApart: b.tensor === null });
};
/** `&`, `|` and `^`: only for integers and bools. */
const bitwise =
  (name: string, compute: (x: bigint, y: bigint) => bigint): Compute =>
  (m, a, b) => {
    const type = resultType(m, [a, b]);
    commonShape(m, [a, b]);
    if (!type.isIntegral) m.raise('NotImplementedError', `"${name}_cpu" not implemented for '${type.scalarName}'`);
    return elementwise(m, [a, b], type, (x, y) => Number(compute(BigInt(x), BigInt(y))));
  };
const matmul = (m: Machine, a: Value, b: Value): Value => callTorch(m, 'matmul', [a, b]);

/** Python's binary operators, each with the corresponding torch function. */
const OPERATORS: Readonly<Record<string, Compute>> = {
  add: plain((x, y) => x + y),
  sub: subtract,
  mul: plain((x, y) => x * y),
  truediv: divide,
  floordiv: floorDivide,
  mod: remainder,
  pow: power,
  and: bitwise('bitwise_and', (x, y) => x & y),
  or: bitwise('bitwise_or', (x, y) => x | y),
  xor: bitwise('bitwise_xor', (x, y) => x ^ y),
  lshift: bitwise('lshift', (x, y) => x << y),
  rshift: bitwise('rshift', (x, y) => x >> y),
};

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
};

/** The result for two values; NotImplemented if one is neither a tensor nor a number. */
function operator(m: Machine, compute: Compute, a: Value, b: Value): Value {
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (isNumpyArray(a) || isNumpyArray(b)) return NOT_IMPLEMENTED;
  const [x, y] = [operandOf(m, a), operandOf(m, b)];
  if (!x || !y) return NOT_IMPLEMENTED;
  const result = compute(m, x, y);
  result.requiresGrad = [a, b].some(each => each instanceof Tensor && each.requiresGrad) && !result.dtype.isIntegral && gradEnabled(m);
  for (const each of [a, b]) if (each instanceof Tensor && each.device.kind !== 'cpu') result.device = each.device;
  return result;
}

/** The dunder methods of tensors. */
export function operatorMethods(): Map<string, Native> {
  const methods = new Map<string, Native>();
  for (const [name, compute] of Object.entries(OPERATORS)) {
    methods.set(
      `__${name}__`,
      native(`__${name}__(self, other, /)`, (m, [self, other]) => operator(m, compute, self, other)),
    );
    methods.set(
      `__r${name}__`,
      native(`__r${name}__(self, other, /)`, (m, [self, other]) => operator(m, compute, other, self)),
    );
    methods.set(
      `__i${name}__`,
      lenient(`__i${name}__(self, other, /)`, (m, [self, other]) => {
        if (self instanceof Tensor && other instanceof Unknown) {
          // An in-place operation keeps the shape.
          self.write(m, null);
          return self;
        }
        const result = operator(m, compute, self, other);
        if (!(self instanceof Tensor) || !(result instanceof Tensor)) return result;
        refuseOverlap(m, self);
        assign(m, self, result);
        return self;
      }),
    );
  }
  for (const [name, compute] of Object.entries(COMPARISONS))
    methods.set(
      `__${name}__`,
      native(`__${name}__(self, other, /)`, (m, [self, other]) => operator(m, compared(compute), self, other)),
    );
  methods.set(
    '__matmul__',
    native('__matmul__(self, other, /)', (m, [self, other]) => (other instanceof Tensor ? matmul(m, self, other) : NOT_IMPLEMENTED)),
  );
  methods.set(
    '__rmatmul__',
    native('__rmatmul__(self, other, /)', (m, [self, other]) => (other instanceof Tensor ? matmul(m, other, self) : NOT_IMPLEMENTED)),
  );
  return methods;
}

/** Two operands named `input` and `other`. */
function binaryRule(compute: Compute) {
  return (c: Call): Value => compute(c.m, requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other')));
}

const EVERYWHERE = 'torch method inplace';
const overloaded = { overloaded: true };

op(
  EVERYWHERE,
  'add(input: Scalar, other: Scalar, *, alpha: number = 1)',
  scaled(
    (x, y, alpha) => x + alpha * y,
    plain((x, y) => x + y),
  ),
);
op(
  EVERYWHERE,
  'sub(input: Scalar, other: Scalar, *, alpha: number = 1)',
  scaled((x, y, alpha) => x - alpha * y, subtract),
  { aliases: ['subtract'] },
);
op(
  'torch',
  'rsub(input: Tensor, other: Scalar, *, alpha: number = 1)',
  c => subtract(c.m, requireOperand(c.m, c.value('other')), requireOperand(c.m, c.value('input'))),
  overloaded,
);
op(EVERYWHERE, 'mul(input: Scalar, other: Scalar)', binaryRule(plain((x, y) => x * y)), { aliases: ['multiply'] });
op(
  EVERYWHERE,
  'div(input: Scalar, other: Scalar, *, rounding_mode: str = None)',
  c => {
    const [a, b] = [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other'))];
    switch (c.value('rounding_mode')) {
      case null:
        return divide(c.m, a, b);
      case 'floor':
        return floorDivide(c.m, a, b);
      case 'trunc':
        return plain((x, y) => Math.trunc(x / y))(c.m, a, b);
      default:
        return c.raise(
          'RuntimeError',
          `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${c.text('rounding_mode')}'`,
        );
    }
  },
  { aliases: ['divide'] },
);
op(EVERYWHERE, 'true_divide(input: Scalar, other: Scalar)', binaryRule(divide));
op(EVERYWHERE, 'floor_divide(input: Scalar, other: Scalar)', binaryRule(floorDivide));
op(EVERYWHERE, 'remainder(input: Scalar, other: Scalar)', binaryRule(remainder), { overloaded: true, needsTensor: true });
op(
  EVERYWHERE,
  'fmod(input: Tensor, other: Scalar)',
  binaryRule((m, a, b) => {
    if (resultType(m, [a, b]).isIntegral && b.data?.includes(0)) m.raise('RuntimeError', 'ZeroDivisionError');
    return plain((x, y) => x % y)(m, a, b);
  }),
  overloaded,
);
op(
  EVERYWHERE,
  'pow(input: Scalar, exponent: Scalar)',
  c => power(c.m, requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('exponent'))),
  { overloaded: true, needsTensor: true },
);
op(
  'torch method',
  'float_power(input: Scalar, exponent: Scalar)',
  c => {
    const [a, b] = [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('exponent'))];
    return elementwise(c.m, [a, b], widest(resultType(c.m, [a, b])), (x, y) => x ** y);
  },
  { overloaded: true, needsTensor: true },
);
for (const [name, operatorName] of [
  ['bitwise_and', 'and'],
  ['bitwise_or', 'or'],
  ['bitwise_xor', 'xor'],
  ['bitwise_left_shift', 'lshift'],
  ['bitwise_right_shift', 'rshift'],
] as const) {
  const compute = OPERATORS[operatorName];
  if (compute) op(EVERYWHERE, `${name}(input: Scalar, other: Scalar)`, binaryRule(compute), { overloaded: true, needsTensor: true });
}
const COMPARISON_ALIASES: Readonly<Record<string, string>> = {
  ne: 'not_equal',
  lt: 'less',
  le: 'less_equal',
  gt: 'greater',
  ge: 'greater_equal',
};
for (const [name, compute] of Object.entries(COMPARISONS)) {
  const alias = COMPARISON_ALIASES[name];
  op(
    'torch method inplace',
    `${name}(input: Tensor, other: Scalar)`,
    binaryRule(compared(compute)),
    alias === undefined ? overloaded : { aliases: [alias], overloaded: true },
  );
}
for (const [name, compute] of [
  ['logical_and', (a: number, b: number) => a !== 0 && b !== 0],
  ['logical_or', (a: number, b: number) => a !== 0 || b !== 0],
  ['logical_xor', (a: number, b: number) => (a !== 0) !== (b !== 0)],
] as const) {
  op(EVERYWHERE, `${name}(input: Tensor, other: Tensor)`, binaryRule(compared(compute)));
}
op('torch method', 'isclose(input: Tensor, other: Tensor, rtol: number = 1e-05, atol: number = 1e-08, equal_nan: bool = False)', c => {
  const [a, b] = [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other'))];
  if (a.dtype !== b.dtype) c.raise('RuntimeError', `${a.dtype.scalarName} did not match ${b.dtype.scalarName}`);
  const [rtol, atol] = [c.float('rtol') ?? NaN, c.float('atol') ?? NaN];
  for (const [name, bound] of [
    ['rtol', rtol],
    ['atol', atol],
  ] as const)
    if (bound < 0) c.raise('RuntimeError', `${name} must be greater than or equal to zero, but got ${String(bound)}`);
  return comparison(c.m, [a, b], (x, y) => x === y || Math.abs(x - y) <= atol + rtol * Math.abs(y));
});

for (const [name, compute] of [
  ['maximum', (x: number, y?: number) => (Number.isNaN(x) ? x : x >= (y ?? 0) ? x : (y ?? 0))],
  ['minimum', (x: number, y?: number) => (Number.isNaN(x) ? x : x <= (y ?? 0) ? x : (y ?? 0))],
  ['fmax', (x: number, y?: number) => Math.max(x, y ?? 0)],
  ['fmin', (x: number, y?: number) => Math.min(x, y ?? 0)],
] as const) {
  op('torch method', `${name}(input: Tensor, other: Tensor)`, binaryRule(plain(compute)));
}
for (const [name, parameters, compute] of [
  ['atan2', 'input: Tensor, other: Tensor', (x: number, y?: number) => Math.atan2(x, y ?? 1)],
  ['hypot', 'input: Tensor, other: Tensor', (x: number, y?: number) => Math.hypot(x, y ?? 0)],
  ['logaddexp', 'input: Tensor, other: Tensor', null],
  ['logaddexp2', 'input: Tensor, other: Tensor', null],
  ['copysign', 'input: Tensor, other: Scalar', null],
  ['nextafter', 'input: Tensor, other: Tensor', null],
  ['ldexp', 'input: Tensor, other: Tensor', null],
  ['xlogy', 'input: Scalar, other: Scalar', null],
] as const) {
  op(
    EVERYWHERE,
    `${name}(${parameters})`,
    c => {
      const operands = [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other'))];
      return elementwise(c.m, operands, floatType(c.m, resultType(c.m, operands)), compute);
    },
    name === 'atan2' ? { aliases: ['arctan2'] } : parameters.includes('Scalar') ? { overloaded: true, needsTensor: name === 'xlogy' } : {},
  );
}
for (const name of ['gcd', 'lcm']) op(EVERYWHERE, `${name}(input: Tensor, other: Tensor)`, binaryRule(plain(null)));
op(EVERYWHERE, 'heaviside(input: Tensor, values: Tensor)', c =>
  arithmetic(c, [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('values'))], null),
);

for (const [name, compute] of [
  ['addcmul', (x: number, y?: number, z?: number) => x + (y ?? 0) * (z ?? 0)],
  ['addcdiv', (x: number, y?: number, z?: number) => x + (y ?? 0) / (z ?? 0)],
] as const) {
  op(EVERYWHERE, `${name}(input: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: number = 1)`, c => {
    const operands = ['input', 'tensor1', 'tensor2'].map(each => requireOperand(c.m, c.value(each)));
    return arithmetic(c, operands, c.float('value') === 1 ? compute : null);
  });
}
op(EVERYWHERE, 'lerp(input: Tensor, end: Tensor, weight: Scalar)', c => {
  const operands = ['input', 'end', 'weight'].map(each => requireOperand(c.m, c.value(each)));
  const [a, b] = operands;
  if (a && b && a.dtype !== b.dtype)
    c.raise('RuntimeError', `expected dtype ${cppName(a.dtype)} for \`end\` but got dtype ${cppName(b.dtype)}`);
  return arithmetic(c, operands, (x, y, z) => x + z * (y - x), { numbersApart: true });
});

function cppName(type: DType): string {
  return type.name === 'float32' ? 'float' : type.name === 'float64' ? 'double' : type === int64 ? 'long int' : type.name;
}

function widest(type: DType): DType {
  return type.isComplex ? complex128 : float64;
}

/** `a + alpha · b`. */
function scaled(compute: (x: number, y: number, alpha: number) => number, usual: Compute) {
  return (c: Call): Value => {
    const [a, b] = [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other'))];
    const alpha = c.float('alpha');
    if (alpha === 1) return usual(c.m, a, b);
    const type = resultType(c.m, [a, b]);
    if (type.isIntegral && alpha !== null && !Number.isInteger(alpha))
      c.raise('RuntimeError', 'For integral input tensors, argument alpha must not be a floating point number.');
    if (!isNumber(c.value('alpha'))) return elementwise(c.m, [a, b], type, null);
    return elementwise(c.m, [a, b], type, alpha === null ? null : (x, y) => compute(x, y, alpha));
  };
}
