import { countOf } from '../../array';
import { lessThan, type Dim } from '../../dim';
import type { Call } from '../call';
import { floatOf, intOf, printDim, Undecided } from '../convert';
import { toDevice } from '../device';
import { bool, float32, int64, type DType } from '../dtype';
import { freshDim } from '../fresh';
import { isNumpyArray } from '../ndarray';
import { fromPython } from '../python-values';
import { formattedStrides } from '../layout';
import { op } from '../registry';
import { defaultDType } from '../state';
import { MAX_KNOWN, plainShape, Tensor } from '../tensor';
import { classOf, isInteger, unbox, Unknown, type Machine, type Value } from '../vm';
import { deviceOf, dtypeOf, FACTORY, filled, made, refuseRandom } from './factory';

for (const [name, value] of [
  ['zeros', 0],
  ['ones', 1],
  ['empty', null],
  ['rand', null],
  ['randn', null],
] as const) {
  op(
    'torch',
    `${name}(*size: ints, ${FACTORY})`,
    c => {
      const shape = c.ints('size');
      const dtype = dtypeOf(c) ?? defaultDType(c.m);
      if (name === 'zeros' && shape.some(size => lessThan(size, 0) === true))
        c.raise('RuntimeError', 'zeros: Dimension size must be non-negative.');
      refuseRandom(c, name, dtype);
      return made(c, shape, dtype, filled(shape, value));
    },
    { overloaded: true },
  );
  op('torch', `${name}_like(input: Tensor, *, ${FACTORY})`, c => {
    const input = c.tensor('input');
    const dtype = dtypeOf(c) ?? input.dtype;
    refuseRandom(c, name, dtype);
    return new Tensor(input.shape, dtype, {
      data: input.shape && filled(input.shape, value),
      device: deviceOf(c) ?? input.device,
      requiresGrad: c.bool('requires_grad'),
      strides: formattedStrides(input, c.value('memory_format')),
    });
  });
  if (name !== 'rand' && name !== 'randn') {
    op('method', `new_${name}(input: Tensor, *size: ints, ${FACTORY})`, c => {
      const shape = c.ints('size');
      return new Tensor(shape, dtypeOf(c) ?? c.tensor('input').dtype, {
        data: filled(shape, value),
        device: deviceOf(c) ?? c.tensor('input').device,
      });
    });
  }
}
/** The type of a fill value. */
function valueType(c: Call, value: Value): DType {
  if (value instanceof Tensor) return value.dtype;
  const plain = unbox(value);
  return typeof plain === 'boolean' ? bool : isInteger(plain) ? int64 : defaultDType(c.m);
}
op('torch', `full(size: ints, fill_value: Scalar, *, ${FACTORY})`, c => {
  const shape = c.ints('size');
  return made(c, shape, dtypeOf(c) ?? valueType(c, c.value('fill_value')), filled(shape, c.float('fill_value')));
});
op('torch', `full_like(input: Tensor, fill_value: Scalar, *, ${FACTORY})`, c => {
  const input = c.tensor('input');
  return new Tensor(input.shape, dtypeOf(c) ?? input.dtype, {
    data: input.shape && filled(input.shape, c.float('fill_value')),
    device: input.device,
    strides: formattedStrides(input, c.value('memory_format')),
  });
});
op('method', `new_full(input: Tensor, size: ints, fill_value: Scalar, ${FACTORY})`, c => {
  const shape = c.ints('size');
  return new Tensor(shape, dtypeOf(c) ?? c.tensor('input').dtype, {
    data: filled(shape, c.float('fill_value')),
    device: c.tensor('input').device,
  });
});
op(
  'torch',
  `empty_strided(size: ints, stride: ints, ${FACTORY})`,
  c => new Tensor(c.ints('size'), dtypeOf(c) ?? defaultDType(c.m), { strides: c.ints('stride') }),
);

op('torch', `eye(n: int, m: int = None, *, ${FACTORY})`, c => {
  const n = c.int('n');
  const m = c.intOrNull('m') ?? n;
  if (lessThan(n, 0) === true) c.raise('RuntimeError', `n must be greater or equal to 0, got ${printDim(n)}`);
  const plain = plainShape([n, m]);
  const data =
    plain && countOf(plain) <= MAX_KNOWN
      ? Array.from({ length: countOf(plain) }, (_, i) => (Math.floor(i / (plain[1] ?? 1)) === i % (plain[1] ?? 1) ? 1 : 0))
      : null;
  return made(c, [n, m], dtypeOf(c) ?? defaultDType(c.m), data);
});

/** The number of steps between two numbers, computed in double precision as in torch. */
function steps(start: number, end: number, step: number): number {
  return Math.ceil((end - start) / step);
}

op(
  'torch',
  `arange(start: Scalar = None, end: Scalar = None, step: Scalar = 1, *, ${FACTORY})`,
  c => {
    const given = [c.value('start'), c.value('end'), c.value('step')];
    const [first = null, second = null, step = 1] = given;
    if (first === null && second === null) c.raise('TypeError', 'arange() received an invalid combination of arguments - got ()');
    const [from, to] = second === null ? [0, first] : [first ?? 0, second];
    const operands = [from, to, step];
    const dtype = dtypeOf(c) ?? (operands.every(value => isIntegral(value)) ? int64 : defaultDType(c.m));
    const [a, b, s] = operands.map(value => floatOf(value) ?? null);
    if (a === null || b === null || s === null || a === undefined || b === undefined || s === undefined)
      return made(c, [symbolicRange(c.m, from, to, step)], dtype);
    if (s === 0) c.raise('RuntimeError', 'step must be nonzero');
    if (!Number.isFinite(a) || !Number.isFinite(b)) c.raise('RuntimeError', `unsupported range: ${reprNumber(a)} -> ${reprNumber(b)}`);
    if ((b - a) / s < 0) c.raise('RuntimeError', 'upper bound and lower bound inconsistent with step sign');
    const count = steps(a, b, s);
    return made(c, [count], dtype, count <= MAX_KNOWN ? Array.from({ length: count }, (_, i) => a + i * s) : null);
  },
  { overloaded: true },
);

function reprNumber(x: number): string {
  return Number.isFinite(x) ? String(x) : x > 0 ? 'inf' : x < 0 ? '-inf' : 'nan';
}

function isIntegral(value: Value): boolean {
  return value instanceof Tensor ? value.dtype.isIntegral : value instanceof Unknown || isInteger(value);
}

/** `arange` over unknown sizes. */
function symbolicRange(m: Machine, from: Value, to: Value, step: Value): Dim {
  const [a, b, s] = [intOf(from), intOf(to), intOf(step)];
  if (s === 1 && a === 0 && b !== undefined && b !== null) return b;
  return freshDim(m, 'the bounds of a range are unknown');
}

op('torch', `range(start: number, end: number, step: number = 1, *, ${FACTORY})`, c => {
  const [a, b, s] = [c.float('start'), c.float('end'), c.float('step')];
  if (a === null || b === null || s === null) return made(c, [freshDim(c.m, 'the bounds of a range are unknown')], dtypeOf(c) ?? float32);
  const count = Math.floor((b - a) / s) + 1;
  return made(c, [count], dtypeOf(c) ?? defaultDType(c.m), count <= MAX_KNOWN ? Array.from({ length: count }, (_, i) => a + i * s) : null);
});

for (const name of ['linspace', 'logspace']) {
  op(
    'torch',
    `${name}(start: Scalar, end: Scalar, steps: int, ${name === 'logspace' ? 'base: number = 10.0, ' : ''}*, ${FACTORY})`,
    c => {
      const count = c.int('steps');
      const ranks = ['start', 'end'].map(each => {
        const bound = c.value(each);
        return bound instanceof Tensor ? c.shapeOf(bound).length : 0;
      });
      if (ranks.some(rank => rank > 0))
        c.raise(
          'RuntimeError',
          `${name} only supports 0-dimensional start and end tensors, but got start with ${String(ranks[0])} dimension(s) and end with ` +
            `${String(ranks[1])} dimension(s).`,
        );
      if (lessThan(count, 0) === true) c.raise('RuntimeError', 'number of steps must be non-negative');
      const dtype = dtypeOf(c) ?? defaultDType(c.m);
      const [a, b] = [c.float('start'), c.float('end')];
      const data =
        a !== null && b !== null && typeof count === 'number' && count <= MAX_KNOWN && name === 'linspace'
          ? spaced(a, b, count, dtype)
          : null;
      return made(c, [count], dtype, data);
    },
    { overloaded: true },
  );
}

/** torch fills from both ends towards the middle, in the type of the result. */
function spaced(start: number, end: number, count: number, dtype: DType): number[] {
  const round = dtype === float32 ? Math.fround : (x: number): number => x;
  const [a, b] = [round(start), round(end)];
  const step = round(round(b - a) / (count - 1));
  if (count === 1) return [a];
  return Array.from({ length: count }, (_, i) =>
    i < Math.floor(count / 2) ? round(a + round(step * i)) : round(b - round(step * (count - i - 1))),
  );
}

op('torch', `tensor(data, *, ${FACTORY})`, c => {
  const { shape, dtype, data } = fromPython(c.m, c.value('data'));
  return made(c, shape, dtypeOf(c) ?? dtype, data);
});
op('method', `new_tensor(input: Tensor, data, *, ${FACTORY})`, c => {
  const { shape, data } = fromPython(c.m, c.value('data'));
  return new Tensor(shape, dtypeOf(c) ?? c.tensor('input').dtype, { data, device: c.tensor('input').device });
});
op(
  'torch',
  'as_tensor(data, dtype: dtype = None, device = None)',
  c => {
    const given = c.value('data');
    const dtype = dtypeOf(c);
    if (given instanceof Tensor && (dtype === null || dtype === given.dtype))
      return isNumpyArray(given) ? new Tensor(given.shape, given.dtype, { data: given.data, storage: given.storage }) : given;
    const made = fromPython(c.m, given);
    return new Tensor(made.shape, dtype ?? made.dtype, { data: made.data, device: toDevice(c.m, c.value('device')) ?? undefined });
  },
  { aliases: ['asarray'] },
);
op('torch', 'from_numpy(ndarray)', c => {
  const array = c.value('ndarray');
  if (isNumpyArray(array)) return new Tensor(array.shape, array.dtype, { data: array.data, storage: array.storage });
  if (!(array instanceof Unknown)) c.raise('TypeError', `expected np.ndarray (got ${classOf(array).name})`);
  throw new Undecided('the argument of from_numpy is unknown');
});
op(
  'torch',
  `scalar_tensor(s: number, *, ${FACTORY})`,
  c => new Tensor([], dtypeOf(c) ?? defaultDType(c.m), { data: filled([], c.float('s')) }),
);

/** Signal windows. */
for (const name of ['hann_window', 'hamming_window', 'blackman_window', 'bartlett_window', 'kaiser_window']) {
  op('torch', `${name}(window_length: int, periodic: bool = True, alpha: number = None, beta: number = None, *, ${FACTORY})`, c =>
    made(c, [c.int('window_length')], dtypeOf(c) ?? defaultDType(c.m)),
  );
}
op('torch', 'fill(input: Tensor, value: Scalar)', c => new Tensor(c.tensor('input').shape, c.tensor('input').dtype));
