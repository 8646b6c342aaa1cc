import { countOf } from '../../array';
import { equals, lessThan, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, floatOf, intOf, printShape, Undecided, wrapDim } from '../convert';
import { toDevice, type Device } from '../device';
import type { DType } from '../dtype';
import { bool, float32, int64, toComplexType } from '../dtype';
import { freshDim } from '../fresh';
import { fromPython } from '../python-values';
import { op } from '../registry';
import { defaultDType, gradEnabled } from '../state';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../tensor';
import { isInteger, PyClass, unbox, Unknown, type Machine, type Value } from '../vm';

const FACTORY =
  'dtype: dtype = None, layout = None, device = None, requires_grad: bool = False, pin_memory: bool = False, names = None, generator = None, memory_format = None';

/** The requested element type; Python's `float` and `int` are accepted too. */
function dtypeOf(c: Call): DType | null {
  const value = c.value('dtype');
  if (value instanceof PyClass)
    return value.name === 'int' ? int64 : value.name === 'bool' ? bool : value.name === 'float' ? defaultDType(c.m) : null;
  return c.dtype('dtype');
}

function deviceOf(c: Call): Device | undefined {
  return toDevice(c.m, c.value('device')) ?? undefined;
}

function made(c: Call, shape: Shape, dtype: DType, data: readonly number[] | null = null): Tensor {
  for (const [i, size] of shape.entries()) {
    if (lessThan(size, 0) === true)
      c.raise('RuntimeError', `Trying to create tensor with negative dimension ${printDim(size)}: ${printShape(shape)}${i < 0 ? '' : ''}`);
  }
  return new Tensor(shape, dtype, { data, device: deviceOf(c), requiresGrad: c.bool('requires_grad') && !dtype.isIntegral });
}

function filled(shape: Shape, value: number | null): readonly number[] | null {
  const plain = plainShape(shape);
  if (value === null || !plain) return null;
  const count = countOf(plain);
  return count >= 0 && count <= MAX_KNOWN ? new Array<number>(count).fill(value) : null;
}

/** Random numbers are floats. */
function refuseRandom(c: Call, name: string, dtype: DType): void {
  const kernel = name === 'rand' || name === 'uniform_' ? 'check_uniform_bounds' : name === 'randn' ? 'normal_kernel_cpu' : null;
  if (kernel !== null && dtype.isIntegral) c.raise('NotImplementedError', `"${kernel}" not implemented for '${dtype.scalarName}'`);
}

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
  `arange(start: Scalar, end: Scalar = None, step: Scalar = 1, *, ${FACTORY})`,
  c => {
    const given = [c.value('start'), c.value('end'), c.value('step')];
    const [first = null, second = null, step = 1] = given;
    const [from, to] = second === null ? [0, first] : [first, second];
    const operands = [from, to, step];
    const dtype = dtypeOf(c) ?? (operands.every(value => isIntegral(value)) ? int64 : defaultDType(c.m));
    const [a, b, s] = operands.map(value => floatOf(value) ?? null);
    if (a === null || b === null || s === null || a === undefined || b === undefined || s === undefined)
      return made(c, [symbolicRange(c.m, from, to, step)], dtype);
    if (s === 0) c.raise('RuntimeError', 'step must be nonzero');
    if ((b - a) / s < 0) c.raise('RuntimeError', 'upper bound and lower bound inconsistent with step sign');
    const count = steps(a, b, s);
    return made(c, [count], dtype, count <= MAX_KNOWN ? Array.from({ length: count }, (_, i) => a + i * s) : null);
  },
  { overloaded: true },
);

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
      return given.type.module === 'numpy' ? new Tensor(given.shape, given.dtype, { data: given.data, storage: given.storage }) : given;
    const made = fromPython(c.m, given);
    return new Tensor(made.shape, dtype ?? made.dtype, { data: made.data, device: toDevice(c.m, c.value('device')) ?? undefined });
  },
  { aliases: ['asarray'] },
);
op('torch', 'from_numpy(ndarray)', c => {
  const array = c.value('ndarray');
  if (array instanceof Tensor) return new Tensor(array.shape, array.dtype, { data: array.data, storage: array.storage });
  throw new Undecided('the argument of from_numpy is unknown');
});
op(
  'torch',
  'scalar_tensor(s: number, *, dtype: dtype = None, device = None, layout = None, pin_memory = None)',
  c => new Tensor([], dtypeOf(c) ?? defaultDType(c.m), { data: filled([], c.float('s')) }),
);

op(
  'torch',
  `randint(low: int, high = None, size = None, *, ${FACTORY})`,
  c => {
    const three = c.value('size') !== null;
    const shape = three ? c.ints('size') : c.ints('high');
    const [low, high] = three ? [c.int('low'), c.toInt(c.value('high'), 'high')] : [0, c.int('low')];
    if (lessThan(low, high) === false)
      c.raise('RuntimeError', `random_ expects 'from' to be less than 'to', but got from=${printDim(low)} >= to=${printDim(high)}`);
    return made(c, shape, dtypeOf(c) ?? int64);
  },
  { overloaded: true },
);
op(
  'torch',
  `randint_like(input: Tensor, low: int, high: int = None, *, ${FACTORY})`,
  c => new Tensor(c.tensor('input').shape, dtypeOf(c) ?? c.tensor('input').dtype),
);
op('torch', `randperm(n: int, *, ${FACTORY})`, c => {
  if (lessThan(c.int('n'), 0) === true) c.raise('RuntimeError', 'n must be non-negative');
  return made(c, [c.int('n')], dtypeOf(c) ?? int64);
});
op(
  'torch',
  'normal(mean: Scalar, std: Scalar = 1.0, size: ints = None, *, generator = None, dtype: dtype = None, device = None, layout = None, requires_grad: bool = False)',
  c => {
    const mean = c.value('mean');
    const std = c.value('std');
    const source = mean instanceof Tensor ? mean : std instanceof Tensor ? std : null;
    return new Tensor(c.intsOrNull('size') ?? source?.shape ?? [], c.dtype('dtype') ?? source?.dtype ?? defaultDType(c.m));
  },
);
op(
  'torch method',
  'bernoulli(input: Tensor, p: number = None, *, generator = None)',
  c => new Tensor(c.tensor('input').shape, c.tensor('input').dtype),
);
op('torch', 'poisson(input: Tensor, generator = None)', c => new Tensor(c.tensor('input').shape, c.tensor('input').dtype));
op('torch method', 'multinomial(input: Tensor, num_samples: int, replacement: bool = False, *, generator = None)', c => {
  const shape = c.shape('input');
  if (shape.length < 1 || shape.length > 2) c.raise('RuntimeError', 'prob_dist must be 1 or 2 dim');
  return new Tensor([...shape.slice(0, -1), c.int('num_samples')], int64);
});
op('torch', 'complex(real: Tensor, imag: Tensor)', c => new Tensor(c.tensor('real').shape, toComplexType(c.tensor('real').dtype)));
op('torch', 'polar(abs: Tensor, angle: Tensor)', c => new Tensor(c.tensor('abs').shape, toComplexType(c.tensor('abs').dtype)));

/** Signal windows. */
for (const name of ['hann_window', 'hamming_window', 'blackman_window', 'bartlett_window', 'kaiser_window']) {
  op('torch', `${name}(window_length: int, periodic: bool = True, alpha: number = None, beta: number = None, *, ${FACTORY})`, c =>
    made(c, [c.int('window_length')], dtypeOf(c) ?? defaultDType(c.m)),
  );
}

/** Triangular parts of matrices. */
for (const name of ['tril', 'triu'] as const) {
  op('torch method inplace', `${name}(input: Tensor, diagonal: int = 0)`, c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    if (shape.length < 2) c.raise('RuntimeError', `${name}: input tensor must have at least 2 dimensions`);
    const plain = plainShape(shape);
    const diagonal = c.int('diagonal');
    const [rows = 0, columns = 0] = plain?.slice(-2) ?? [];
    const keeps = (i: number): boolean => {
      const [row, column] = [Math.floor(i / columns) % rows, i % columns];
      return name === 'tril' ? column - row <= Number(diagonal) : column - row >= Number(diagonal);
    };
    return new Tensor(shape, input.dtype, {
      data: plain && typeof diagonal === 'number' ? input.data?.map((x, i) => (keeps(i) ? x : 0)) : null,
    });
  });
  op('torch', `${name}_indices(row: int, col: int, offset: int = 0, *, dtype: dtype = int64, device = None, layout = None)`, c => {
    const [rows, columns, offset] = [c.int('row'), c.int('col'), c.int('offset')];
    if (typeof rows !== 'number' || typeof columns !== 'number' || typeof offset !== 'number')
      return new Tensor([2, freshDim(c.m, 'the size of a triangle is unknown')], c.dtype('dtype') ?? int64);
    const cells = Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns] as const).filter(
      ([row, column]) => (name === 'tril' ? column - row <= offset : column - row >= offset),
    );
    return new Tensor([2, cells.length], c.dtype('dtype') ?? int64, {
      data: [...cells.map(([row]) => row), ...cells.map(([, column]) => column)],
    });
  });
}
op('torch method', 'diag(input: Tensor, diagonal: int = 0)', c => {
  const shape = c.shape('input');
  const offset = c.int('diagonal');
  const [first = 0, second = 0] = shape;
  if (shape.length === 1) {
    const size =
      typeof offset === 'number' && typeof first === 'number'
        ? first + Math.abs(offset)
        : freshDim(c.m, 'the offset of a diagonal is unknown');
    const data =
      offset === 0 && typeof size === 'number'
        ? c.tensor('input').data?.flatMap((x, i) => Array.from({ length: size }, (_, j) => (i === j ? x : 0)))
        : null;
    return new Tensor([size, size], c.tensor('input').dtype, { data });
  }
  if (shape.length !== 2) c.raise('RuntimeError', `diag(): Supports 1D or 2D tensors. Got ${String(shape.length)}D`);
  return new Tensor([diagonalSize(c.m, first, second, offset)], c.tensor('input').dtype);
});

/** The length of a diagonal. */
function diagonalSize(m: Machine, rows: Dim, columns: Dim, offset: Dim): Dim {
  if (typeof rows === 'number' && typeof columns === 'number' && typeof offset === 'number')
    return Math.max(0, offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns));
  if (offset === 0 && equals(rows, columns) === true) return rows;
  return freshDim(m, 'the length of a diagonal is unknown');
}

op('torch method linalg', 'diagonal(input: Tensor, offset: int = 0, dim1: int = 0, dim2: int = 1)', c => {
  const shape = c.shape('input');
  const isLinalg = c.name === 'linalg.diagonal';
  const [a, b] = [wrapDim(c.m, isLinalg ? -2 : c.int('dim1'), shape.length), wrapDim(c.m, isLinalg ? -1 : c.int('dim2'), shape.length)];
  if (a === b) c.raise('RuntimeError', `diagonal dimensions cannot be identical ${printDim(c.int('dim1'))}, ${printDim(c.int('dim2'))}`);
  return new Tensor(
    [...shape.filter((_, axis) => axis !== a && axis !== b), diagonalSize(c.m, shape[a] ?? 0, shape[b] ?? 0, c.int('offset'))],
    c.tensor('input').dtype,
    { strides: 'unknown' },
  );
});
op('torch method', 'diag_embed(input: Tensor, offset: int = 0, dim1: int = -2, dim2: int = -1)', c => {
  const shape = c.shape('input');
  const rank = shape.length + 1;
  const [a, b] = [wrapDim(c.m, c.int('dim1'), rank), wrapDim(c.m, c.int('dim2'), rank)];
  if (a === b) c.raise('RuntimeError', `diagonal dimensions cannot be identical ${printDim(c.int('dim1'))}, ${printDim(c.int('dim2'))}`);
  const last = shape.at(-1) ?? 0;
  const offset = c.int('offset');
  const size =
    typeof last === 'number' && typeof offset === 'number'
      ? last + Math.abs(offset)
      : offset === 0
        ? last
        : freshDim(c.m, 'the offset of a diagonal is unknown');
  const rest = shape.slice(0, -1);
  const result: Dim[] = [];
  for (let axis = 0; axis < rank; axis++) result.push(axis === a || axis === b ? size : (rest.shift() ?? 0));
  return new Tensor(result, c.tensor('input').dtype, { strides: 'unknown' });
});
op(
  'torch',
  'vander(x: Tensor, N: int = None, increasing: bool = False)',
  c => new Tensor([c.shape('x')[0] ?? 0, c.intOrNull('N') ?? c.shape('x')[0] ?? 0], c.tensor('x').dtype),
);
op('torch', 'cartesian_prod(*tensors: Tensors)', c => {
  const sizes = c.tensors('tensors').map(tensor => numel(c.shapeOf(tensor)));
  return sizes.length === 1
    ? new Tensor(sizes, c.tensors('tensors')[0]?.dtype)
    : new Tensor([numel(sizes), sizes.length], c.tensors('tensors')[0]?.dtype);
});

/** In-place fills: the shape stays, the contents are a constant or random. */
for (const [signature, value] of [
  ['zero_(input: Tensor)', 0],
  ['fill_(input: Tensor, value: Scalar)', 'value'],
  ['normal_(input: Tensor, mean: number = 0, std: number = 1, *, generator = None)', null],
  ['uniform_(input: Tensor, from: number = 0, to: number = 1, *, generator = None)', null],
  ['random_(input: Tensor, from: int = 0, to: int = None, *, generator = None)', null],
  ['bernoulli_(input: Tensor, p: Scalar = 0.5, *, generator = None)', null],
  ['exponential_(input: Tensor, lambd: number = 1, *, generator = None)', null],
  ['log_normal_(input: Tensor, mean: number = 1, std: number = 2, *, generator = None)', null],
  ['cauchy_(input: Tensor, median: number = 0, sigma: number = 1, *, generator = None)', null],
  ['geometric_(input: Tensor, p: number, *, generator = None)', null],
  ['fill_diagonal_(input: Tensor, fill_value: number, wrap: bool = False)', null],
] as const) {
  op('method', signature, c => {
    const input = c.tensor('input');
    const fill = value === 'value' ? c.float('value') : value;
    refuseRandom(c, c.name, input.dtype);
    const made = input.shape && filled(input.shape, fill);
    // A parameter is a leaf; for other tensors that require gradients, it is unknown.
    if (input.requiresGrad && input.type.name === 'Parameter' && gradEnabled(c.m))
      c.raise('RuntimeError', 'a leaf Variable that requires grad is being used in an in-place operation.');
    input.write(c.m, made);
    return input;
  });
}
op('torch', 'fill(input: Tensor, value: Scalar)', c => new Tensor(c.tensor('input').shape, c.tensor('input').dtype));
