import { add, equals, isInt, mul, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, Undecided, wrapDim } from '../convert';
import type { DType } from '../dtype';
import { tryBroadcast, broadcastShapes } from '../operands';
import { op } from '../registry';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../tensor';

function sameType(c: Call, a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype)
    c.raise('RuntimeError', `expected m1 and m2 to have the same dtype, but got: ${cppName(a.dtype)} != ${cppName(b.dtype)}`);
}
function cppName(type: DType): string {
  const names: Readonly<Record<string, string>> = {
    float32: 'float',
    float64: 'double',
    int64: 'int64_t',
    int32: 'int',
    uint8: 'unsigned char',
    float16: 'c10::Half',
    bfloat16: 'c10::BFloat16',
    bool: 'bool',
  };
  return names[type.name] ?? type.name;
}
const x = (shape: Shape): string => shape.map(String).join('x');

/** The product of two matrices. Raises torch's error if the sizes do not match. */
function mm(c: Call, a: Tensor, b: Tensor, name: string): Shape {
  const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
  if (p.length !== 2) c.raise('RuntimeError', `${name === 'mm' ? 'self' : 'mat1'} must be a matrix`);
  if (q.length !== 2) c.raise('RuntimeError', 'mat2 must be a matrix');
  if (equals(p[1] ?? 0, q[0] ?? 0) === false) c.raise('RuntimeError', `mat1 and mat2 shapes cannot be multiplied (${x(p)} and ${x(q)})`);
  sameType(c, a, b);
  c.macs(name, mul(p[0] ?? 0, p[1] ?? 0, q[1] ?? 0));
  return [p[0] ?? 0, q[1] ?? 0];
}

function bmm(c: Call, a: Tensor, b: Tensor, name: string): Shape {
  const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
  // The added tensor is expanded to the size of the product before the product is checked.
  if (name === 'baddbmm')
    for (const [shape, axis] of [
      [p, 0],
      [p, 1],
      [q, 2],
    ] as const)
      wrapDim(c.m, axis, shape.length);
  if (p.length !== 3) c.raise('RuntimeError', 'batch1 must be a 3D tensor');
  if (q.length !== 3) c.raise('RuntimeError', 'batch2 must be a 3D tensor');
  if (equals(p[0] ?? 0, q[0] ?? 0) === false || equals(p[2] ?? 0, q[1] ?? 0) === false) {
    c.raise(
      'RuntimeError',
      `Expected size for first two dimensions of batch2 tensor to be: [${printDim(p[0] ?? 0)}, ${printDim(p[2] ?? 0)}] but got: [${printDim(q[0] ?? 0)}, ${printDim(q[1] ?? 0)}].`,
    );
  }
  sameType(c, a, b);
  c.macs(name, mul(p[0] ?? 0, p[1] ?? 0, p[2] ?? 0, q[2] ?? 0));
  return [p[0] ?? 0, p[1] ?? 0, q[2] ?? 0];
}

/** A result with an added bias, which must broadcast to it. */
function addable(c: Call, bias: Tensor, shape: Shape): void {
  const own = c.shapeOf(bias);
  const common = tryBroadcast([own, shape]);
  if (common?.length === shape.length && common.every((size, axis) => equals(size, shape[axis] ?? 0) !== false)) return;
  if (own.length > shape.length)
    c.raise(
      'RuntimeError',
      `expand(torch.${bias.dtype.scalarName}Tensor{${printShape(own)}}, size=${printShape(shape)}): the number of sizes provided (${String(shape.length)}) must be greater or equal to the number of dimensions in the tensor (${String(own.length)})`,
    );
  for (let i = 1; i <= own.length; i++) {
    const [size, target] = [own.at(-i) ?? 1, shape.at(-i) ?? 1];
    if (equals(size, target) === false && equals(size, 1) === false) {
      c.raise(
        'RuntimeError',
        `The expanded size of the tensor (${printDim(target)}) must match the existing size (${printDim(size)}) at non-singleton dimension ${String(shape.length - i)}.  Target sizes: ${printShape(shape)}.  Tensor sizes: ${printShape(own)}`,
      );
    }
  }
}

op(
  'torch method',
  'mm(input: Tensor, mat2: Tensor)',
  c => new Tensor(mm(c, c.tensor('input'), c.tensor('mat2'), 'mm'), c.tensor('input').dtype),
  { overloaded: true },
);
op(
  'torch method',
  'bmm(input: Tensor, mat2: Tensor)',
  c => new Tensor(bmm(c, c.tensor('input'), c.tensor('mat2'), 'bmm'), c.tensor('input').dtype),
  { overloaded: true },
);
op(
  'torch method inplace',
  'addmm(input: Tensor, mat1: Tensor, mat2: Tensor, *, beta: number = 1, alpha: number = 1)',
  c => {
    const shape = mm(c, c.tensor('mat1'), c.tensor('mat2'), 'addmm');
    addable(c, c.tensor('input'), shape);
    return new Tensor(shape, c.tensor('mat1').dtype);
  },
  { overloaded: true },
);
op(
  'torch method inplace',
  'baddbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: number = 1, alpha: number = 1)',
  c => {
    const shape = bmm(c, c.tensor('batch1'), c.tensor('batch2'), 'baddbmm');
    addable(c, c.tensor('input'), shape);
    return new Tensor(shape, c.tensor('batch1').dtype);
  },
  { overloaded: true },
);
op(
  'torch method',
  'addbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: number = 1, alpha: number = 1)',
  c => new Tensor([c.shape('batch1')[1] ?? 0, c.shape('batch2')[2] ?? 0], c.tensor('batch1').dtype),
  { overloaded: true },
);
op('torch method', 'mv(input: Tensor, vec: Tensor)', c => {
  const [p, q] = [c.shape('input'), c.shape('vec')];
  if (p.length !== 2 || q.length !== 1)
    c.raise('RuntimeError', `vector + matrix @ vector expected, got 1, ${String(p.length)}, ${String(q.length)}`);
  if (equals(p[1] ?? 0, q[0] ?? 0) === false)
    c.raise('RuntimeError', `size mismatch, got input (${printDim(p[0] ?? 0)}), mat (${x(p)}), vec (${printDim(q[0] ?? 0)})`);
  return new Tensor([p[0] ?? 0], c.tensor('input').dtype);
});
op(
  'torch method',
  'addmv(input: Tensor, mat: Tensor, vec: Tensor, *, beta: number = 1, alpha: number = 1)',
  c => new Tensor([c.shape('mat')[0] ?? 0], c.tensor('mat').dtype),
);
op('torch method', 'dot(input: Tensor, other: Tensor)', dot, { aliases: ['vdot'] });
function dot(c: Call): Tensor {
  const [a, b] = [c.tensor('input'), c.value('other') instanceof Tensor ? c.tensor('other') : c.tensor('other')];
  const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
  if (p.length !== 1 || q.length !== 1)
    c.raise('RuntimeError', `1D tensors expected, but got ${String(p.length)}D and ${String(q.length)}D tensors`);
  if (a.dtype !== b.dtype)
    c.raise('RuntimeError', `dot : expected both vectors to have same dtype, but found ${a.dtype.scalarName} and ${b.dtype.scalarName}`);
  if (equals(p[0] ?? 0, q[0] ?? 0) === false)
    c.raise(
      'RuntimeError',
      `inconsistent tensor size, expected tensor [${printDim(p[0] ?? 0)}] and src [${printDim(q[0] ?? 0)}] to have the same number of elements, but got ${printDim(p[0] ?? 0)} and ${printDim(q[0] ?? 0)} elements respectively`,
    );
  return new Tensor([], a.dtype, {
    data: a.data && b.data ? [a.data.reduce((total, one, i) => total + one * (b.data?.[i] ?? 0), 0)] : null,
  });
}
op(
  'torch method',
  'outer(input: Tensor, vec2: Tensor)',
  c => {
    const [a, b] = [c.tensor('input'), c.tensor('vec2')];
    const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
    if (p.length !== 1) c.raise('RuntimeError', `outer: Expected 1-D argument self, but got ${String(p.length)}-D`);
    if (q.length !== 1) c.raise('RuntimeError', `outer: Expected 1-D argument vec2, but got ${String(q.length)}-D`);
    const size = Number(mul(p[0] ?? 0, q[0] ?? 0));
    return new Tensor([p[0] ?? 0, q[0] ?? 0], a.dtype, {
      data: a.data && b.data && size <= MAX_KNOWN ? a.data.flatMap(one => b.data?.map(other => one * other) ?? []) : null,
    });
  },
  { aliases: ['ger'] },
);

/** torch.matmul, which depends on the numbers of axes. Only products that become `mm` or `bmm` are counted, as in torch. */
function matmul(c: Call, a: Tensor, b: Tensor): Tensor {
  const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
  if (p.length === 0 || q.length === 0)
    c.raise('RuntimeError', `both arguments to matmul need to be at least 1D, but they are ${String(p.length)}D and ${String(q.length)}D`);
  if (p.length === 1 && q.length === 1) {
    if (equals(p[0] ?? 0, q[0] ?? 0) === false)
      c.raise(
        'RuntimeError',
        `inconsistent tensor size, expected tensor [${printDim(p[0] ?? 0)}] and src [${printDim(q[0] ?? 0)}] to have the same number of elements, but got ${printDim(p[0] ?? 0)} and ${printDim(q[0] ?? 0)} elements respectively`,
      );
    if (a.dtype !== b.dtype)
      c.raise('RuntimeError', `dot : expected both vectors to have same dtype, but found ${a.dtype.scalarName} and ${b.dtype.scalarName}`);
    return new Tensor([], a.dtype);
  }
  const [rows, inner, inner2, columns] = [
    p.length === 1 ? 1 : (p.at(-2) ?? 1),
    p.at(-1) ?? 0,
    q.length === 1 ? (q[0] ?? 0) : (q.at(-2) ?? 0),
    q.length === 1 ? 1 : (q.at(-1) ?? 0),
  ];
  // The product of a large tensor and a matrix or vector is folded into one matrix product; torch's messages then show that one.
  const folds = p.length <= 2 || q.length <= 2;
  if (equals(inner, inner2) === false) {
    if (q.length === 1)
      c.raise(
        'RuntimeError',
        `size mismatch, got input (${printDim(numel(p.slice(0, -1)))}), mat (${printDim(numel(p.slice(0, -1)))}x${printDim(inner)}), vec (${printDim(inner2)})`,
      );
    if (folds && p.length >= q.length)
      c.raise(
        'RuntimeError',
        `mat1 and mat2 shapes cannot be multiplied (${printDim(p.length === 1 ? 1 : numel(p.slice(0, -1)))}x${printDim(inner)} and ${printDim(inner2)}x${printDim(columns)})`,
      );
    if (folds && p.length === 1 && q.length === 2)
      c.raise('RuntimeError', `mat1 and mat2 shapes cannot be multiplied (1x${printDim(inner)} and ${x(q)})`);
    if (folds)
      c.raise(
        'RuntimeError',
        p.length === 1
          ? `size mismatch, got input (${printDim(mul(numel(q.slice(0, -2)), columns))}), mat (${printDim(mul(numel(q.slice(0, -2)), columns))}x${printDim(inner2)}), vec (${printDim(inner)})`
          : `mat1 and mat2 shapes cannot be multiplied (${printDim(mul(numel(q.slice(0, -2)), columns))}x${printDim(inner2)} and ${printDim(inner)}x${printDim(rows)})`,
      );
    const batch = tryBroadcast([p.slice(0, -2), q.slice(0, -2)]);
    const count = batch ? numel(batch) : 1;
    if (!batch) broadcastShapes(c.m, p.slice(0, -2), q.slice(0, -2));
    c.raise(
      'RuntimeError',
      `Expected size for first two dimensions of batch2 tensor to be: [${printDim(count)}, ${printDim(inner)}] but got: [${printDim(count)}, ${printDim(inner2)}].`,
    );
  }
  const batch = broadcastBatch(c, p.slice(0, -2), q.slice(0, -2));
  if (a.dtype !== b.dtype)
    c.raise(
      'RuntimeError',
      p.length <= 2 || q.length <= 2
        ? `expected m1 and m2 to have the same dtype, but got: ${cppName(a.dtype)} != ${cppName(b.dtype)}`
        : `expected scalar type ${a.dtype.scalarName} but found ${b.dtype.scalarName}`,
    );
  const shape = [...batch, ...(p.length === 1 ? [] : [rows]), ...(q.length === 1 ? [] : [columns])];
  const isMv = q.length === 1 || (p.length === 1 && q.length > 2);
  if (!isMv) c.macs(folds ? 'mm' : 'bmm', mul(numel(batch), rows, inner, columns));
  return new Tensor(shape, a.dtype, { data: product(a, b, shape) });
}

function broadcastBatch(c: Call, a: Shape, b: Shape): Shape {
  const batch = tryBroadcast([a, b]);
  if (batch) return batch;
  return broadcastShapes(c.m, a, b);
}

/** Products of small matrices. */
function product(a: Tensor, b: Tensor, shape: Shape): readonly number[] | null {
  const [p, q] = [plainShape(a.shape), plainShape(b.shape)];
  const [left, right] = [a.data, b.data];
  if (!left || !right || p?.length !== 2 || q?.length !== 2 || Number(numel(shape)) * (p[1] ?? 0) > 1 << 16) return null;
  const [rows = 0, inner = 0] = p;
  const [, columns = 0] = q;
  return Array.from({ length: rows * columns }, (_, i) => {
    let total = 0;
    for (let k = 0; k < inner; k++) total += (left[Math.floor(i / columns) * inner + k] ?? 0) * (right[k * columns + (i % columns)] ?? 0);
    return total;
  });
}
op('torch method linalg', 'matmul(input: Tensor, other: Tensor)', c => matmul(c, c.tensor('input'), c.tensor('other')));
op('torch method', 'inner(input: Tensor, other: Tensor)', c => {
  const [p, q] = [c.shape('input'), c.shape('other')];
  if (p.length === 0 || q.length === 0) return new Tensor(p.length === 0 ? q : p, c.tensor('input').dtype);
  if (equals(p.at(-1) ?? 0, q.at(-1) ?? 0) === false)
    c.raise(
      'RuntimeError',
      `inner() the last dimension must match on both input tensors but got shapes ${printShape(p)} and ${printShape(q)}`,
    );
  c.macs('mm', mul(numel(p), numel(q.slice(0, -1))));
  return new Tensor([...p.slice(0, -1), ...q.slice(0, -1)], c.tensor('input').dtype);
});

/** F.linear: x·Wᵀ + b. */
function linear(c: Call, input: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  const w = c.shapeOf(weight);
  const { shape } = input;
  if (!shape) return new Tensor(null, input.dtype);
  if (w.length !== 2 && w.length !== 1)
    c.raise('RuntimeError', `t() expects a tensor with <= 2 dimensions, but self is ${String(w.length)}D`);
  const [out, inFeatures] = w.length === 1 ? [null, w[0] ?? 0] : [w[0] ?? 0, w[1] ?? 0];
  if (shape.length === 0)
    c.raise('RuntimeError', `both arguments to linear need to be at least 1D, but they are 0D and ${String(w.length)}D`);
  const last = shape.at(-1) ?? 0;
  const rows = numel(shape.slice(0, -1));
  if (equals(last, inFeatures) === false) {
    if (w.length === 1)
      c.raise(
        'RuntimeError',
        `size mismatch, got input (${printDim(rows)}), mat (${printDim(rows)}x${printDim(last)}), vec (${printDim(inFeatures)})`,
      );
    c.raise(
      'RuntimeError',
      `mat1 and mat2 shapes cannot be multiplied (${printDim(rows)}x${printDim(last)} and ${printDim(inFeatures)}x${printDim(out ?? 0)})`,
    );
  }
  if (input.dtype !== weight.dtype)
    c.raise(
      'RuntimeError',
      bias && shape.length <= 3
        ? `mat1 and mat2 must have the same dtype, but got ${input.dtype.scalarName} and ${weight.dtype.scalarName}`
        : `expected m1 and m2 to have the same dtype, but got: ${cppName(input.dtype)} != ${cppName(weight.dtype)}`,
    );
  const made = out === null ? shape.slice(0, -1) : [...shape.slice(0, -1), out];
  // A single row is multiplied as a matrix with one row.
  if (bias) addable(c, bias, out === null || shape.length > 3 ? made : [rows, out]);
  if (out !== null) c.macs(bias ? 'addmm' : 'mm', mul(rows, inFeatures, out));
  return new Tensor(made, input.dtype);
}
op('F C', 'linear(input: Tensor, weight: Tensor, bias: Tensor = None)', c =>
  linear(c, c.tensor('input'), c.tensor('weight'), c.tensorOrNull('bias')),
);
for (const place of ['F', 'torch']) {
  op(place, `bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias: Tensor = None)`, c => {
    const [p, q, w] = [c.shape('input1'), c.shape('input2'), c.shape('weight')];
    if (p.length !== q.length)
      c.raise('RuntimeError', `bilinear(): input dimensions do not match: got ${String(p.length)} and ${String(q.length)}`);
    p.slice(0, -1).forEach((size, axis) => {
      if (equals(size, q[axis] ?? 0) === false)
        c.raise(
          'RuntimeError',
          `bilinear(): input batch dimensions do not match at dim ${String(axis)}: got ${printDim(size)} and ${printDim(q[axis] ?? 0)}`,
        );
    });
    if (equals(p.at(-1) ?? 0, w[1] ?? 0) === false)
      c.raise(
        'RuntimeError',
        `bilinear(): input1 size does not match weight size: got ${printDim(p.at(-1) ?? 0)} but expected ${printDim(w[1] ?? 0)}`,
      );
    if (equals(q.at(-1) ?? 0, w[2] ?? 0) === false)
      c.raise(
        'RuntimeError',
        `bilinear(): input2 size does not match weight size: got ${printDim(q.at(-1) ?? 0)} but expected ${printDim(w[2] ?? 0)}`,
      );
    return new Tensor([...p.slice(0, -1), w[0] ?? 0], c.tensor('input1').dtype);
  });
}

op('torch', 'tensordot(a: Tensor, b: Tensor, dims = 2)', c => {
  const [p, q] = [c.shape('a'), c.shape('b')];
  const value = c.value('dims');
  const lists = c.items('dims');
  let [left, right]: [number[], number[]] = [[], []];
  // Messages name the axes as they were written.
  const [writtenLeft, writtenRight]: [Dim[], Dim[]] = [[], []];
  if (lists[0] === value) {
    const count = c.number('dims');
    if (count < 0) c.raise('RuntimeError', `tensordot expects dims >= 0, but got dims=${String(count)}`);
    if (count > Math.min(p.length, q.length))
      c.raise('RuntimeError', `tensordot expects dims < ndim_a or ndim_b, but got dims=${String(count)}`);
    left = Array.from({ length: count }, (_, i) => p.length - count + i);
    right = Array.from({ length: count }, (_, i) => i);
  } else {
    const read = (item: typeof value, rank: number, as: Dim[]): number[] => {
      const items = item instanceof Object && 'items' in item ? (item.items as (typeof value)[]) : [item];
      as.push(...items.map(each => c.toInt(each, 'dims')));
      return as.map(each => wrapDim(c.m, each, rank));
    };
    [left, right] = [read(lists[0] ?? null, p.length, writtenLeft), read(lists[1] ?? null, q.length, writtenRight)];
  }
  left.forEach((axis, i) => {
    const other = right[i] ?? 0;
    if (equals(p[axis] ?? 0, q[other] ?? 0) === false && p[axis] !== 1 && q[other] !== 1)
      c.raise(
        'RuntimeError',
        `contracted dimensions need to match, but first has size ${printDim(p[axis] ?? 0)} in dim ${printDim(writtenLeft[i] ?? axis - p.length)} and second has size ${printDim(q[other] ?? 0)} in dim ${printDim(writtenRight[i] ?? other)}`,
      );
  });
  const [keptA, keptB] = [p.filter((_, axis) => !left.includes(axis)), q.filter((_, axis) => !right.includes(axis))];
  c.macs('mm', mul(numel(p), numel(keptB)));
  return new Tensor([...keptA, ...keptB], c.tensor('a').dtype);
});
op('torch method', 'kron(input: Tensor, other: Tensor)', c => {
  const [p, q] = [c.shape('input'), c.shape('other')];
  const rank = Math.max(p.length, q.length);
  return new Tensor(
    Array.from({ length: rank }, (_, axis) => mul(p[axis - rank + p.length] ?? 1, q[axis - rank + q.length] ?? 1)),
    c.tensor('input').dtype,
  );
});
op('torch', "cdist(x1: Tensor, x2: Tensor, p: number = 2.0, compute_mode = 'use_mm_for_euclid_dist_if_necessary')", c => {
  const [p, q] = [c.shape('x1'), c.shape('x2')];
  if (p.length < 2 || q.length < 2)
    c.raise(
      'RuntimeError',
      `cdist only supports at least 2D tensors, X${p.length < 2 ? '1' : '2'} got: ${String(p.length < 2 ? p.length : q.length)}D`,
    );
  if (equals(p.at(-1) ?? 0, q.at(-1) ?? 0) === false)
    c.raise(
      'RuntimeError',
      `X1 and X2 must have the same number of columns. X1: ${printDim(p.at(-1) ?? 0)} X2: ${printDim(q.at(-1) ?? 0)}`,
    );
  return new Tensor([...broadcastShapes(c.m, p.slice(0, -2), q.slice(0, -2)), p.at(-2) ?? 0, q.at(-2) ?? 0], c.tensor('x1').dtype);
});
op('F', 'pdist(input: Tensor, p: number = 2)', c => {
  const n = c.shape('input')[0] ?? 0;
  if (typeof n !== 'number') throw new Undecided('the number of pairs is unknown');
  return new Tensor([(n * (n - 1)) / 2], c.tensor('input').dtype);
});
op('torch method linalg', 'cross(input: Tensor, other: Tensor, dim: int = -1)', c => {
  const [p, q] = [c.shape('input'), c.shape('other')];
  const given = c.int('dim');
  if (p.length !== q.length) c.raise('RuntimeError', `linalg.cross: inputs must have the same number of dimensions.`);
  const [a, b] = [p[wrapDim(c.m, given, p.length)] ?? 0, q[wrapDim(c.m, given, q.length)] ?? 0];
  if (equals(a, 3) === false || equals(b, 3) === false)
    c.raise('RuntimeError', `linalg.cross: inputs dimension ${printDim(given)} must have length 3. Got ${printDim(a)} and ${printDim(b)}`);
  return new Tensor(broadcastShapes(c.m, p, q), c.tensor('input').dtype);
});
op('torch', 'chain_matmul(*matrices: Tensors)', c => chain(c, c.tensors('matrices')));
op('linalg', 'multi_dot(tensors: Tensors)', c => {
  const tensors = c.tensors('tensors');
  const shapes = tensors.map(tensor => c.shapeOf(tensor));
  const last = shapes.length - 1;
  if (last < 1) c.raise('RuntimeError', `multi_dot(): expected at least 2 tensors but got ${String(shapes.length)}`);
  const side = (shape: Shape | undefined, word: string): void => {
    if (shape && shape.length !== 1 && shape.length !== 2)
      c.raise('RuntimeError', `multi_dot(): the ${word} tensor must be 1D or 2D but got ${String(shape.length)}D`);
  };
  side(shapes[0], 'first');
  side(shapes[last], 'last');
  for (const [i, shape] of shapes.entries())
    if (i > 0 && i < last && shape.length !== 2)
      c.raise('RuntimeError', `multi_dot(): tensor ${String(i)} must be 2D but got ${String(shape.length)}D`);
  for (let i = 0; i < last; i++) {
    const [a, b] = [shapes[i] ?? [], shapes[i + 1] ?? []];
    if (equals(a.at(-1) ?? 0, b[0] ?? 0) === false)
      c.raise(
        'RuntimeError',
        `multi_dot(): tensors ${String(i)} and ${String(i + 1)} with shapes ${printShape(a)} and ${printShape(b)} cannot be multiplied`,
      );
  }
  return chain(c, tensors);
});
function chain(c: Call, tensors: readonly Tensor[]): Tensor {
  const [first, ...rest] = tensors;
  if (!first) c.raise('RuntimeError', 'chain_matmul(): Expected one or more matrices');
  return rest.reduce((product, next) => matmul(c, product, next), first);
}

/** Attention as scores and weighted values: two batched products (at::_scaled_dot_product_attention_math). */
function attention(c: Call, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | null): Tensor {
  const [q, k, v] = [c.shapeOf(query), c.shapeOf(key), c.shapeOf(value)];
  if (query.dtype !== key.dtype || query.dtype !== value.dtype)
    c.raise(
      'RuntimeError',
      `Expected query, key, and value to have the same dtype, but got query.dtype: ${cppName(query.dtype)} key.dtype: ${cppName(key.dtype)} and value.dtype: ${cppName(value.dtype)} instead.`,
    );
  if (q.length < 2 || k.length < 2 || v.length < 2)
    c.raise(
      'RuntimeError',
      `Expected query, key, and value to all be  at least 2 dimensional, but got query.dim(): ${String(q.length)}, key.dim(): ${String(k.length)} and value.dim(): ${String(v.length)} instead.`,
    );
  const [length, depth, keys, width] = [q.at(-2) ?? 0, q.at(-1) ?? 0, k.at(-2) ?? 0, v.at(-1) ?? 0];
  if ([q, k, v].some(shape => shape.includes(0))) return new Tensor([...q.slice(0, -1), width], query.dtype);
  const grouped = c.signature.positions.has('enable_gqa') && c.bool('enable_gqa');
  const keyBatch = grouped ? q.slice(0, -2) : k.slice(0, -2);
  const valueBatch = grouped ? q.slice(0, -2) : v.slice(0, -2);
  const batch = tryBroadcast([q.slice(0, -2), keyBatch]) ?? broadcastShapes(c.m, q.slice(0, -2), keyBatch);
  if (equals(depth, k.at(-1) ?? 0) === false) mismatched(c, numel(batch), depth, k.at(-1) ?? 0, q.length, keys, length);
  if (mask) broadcastShapes(c.m, [...batch, length, keys], c.shapeOf(mask));

  if (equals(keys, v.at(-2) ?? 0) === false) mismatched(c, numel(batch), keys, v.at(-2) ?? 0, q.length, width, length);
  const all = tryBroadcast([batch, valueBatch]) ?? broadcastShapes(c.m, batch, valueBatch);
  c.macs('attention', add(mul(numel(batch), length, depth, keys), mul(numel(all), length, keys, width)));
  return new Tensor([...all, length, width], query.dtype, { strides: 'unknown' });
}
function mismatched(c: Call, batch: Dim, inner: Dim, other: Dim, rank: number, columns: Dim, rows: Dim): never {
  if (rank <= 2)
    c.raise(
      'RuntimeError',
      `mat1 and mat2 shapes cannot be multiplied (${printDim(rows)}x${printDim(inner)} and ${printDim(other)}x${printDim(columns)})`,
    );
  c.raise(
    'RuntimeError',
    `Expected size for first two dimensions of batch2 tensor to be: [${printDim(batch)}, ${printDim(inner)}] but got: [${printDim(batch)}, ${printDim(other)}].`,
  );
}
op(
  'F',
  'scaled_dot_product_attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor = None, dropout_p: number = 0.0, is_causal: bool = False, scale: number = None, enable_gqa: bool = False)',
  c => attention(c, c.tensor('query'), c.tensor('key'), c.tensor('value'), c.tensorOrNull('attn_mask')),
);

/** Labels of an einsum operand; `...` as one entry. */
function labels(c: Call, text: string): string[] {
  const clean = text.replaceAll(' ', '');
  const result: string[] = [];
  for (let i = 0; i < clean.length; i++) {
    if (clean.startsWith('...', i)) {
      if (result.includes('...')) c.raise('RuntimeError', 'einsum(): found multiple ellipses in one operand');
      result.push('...');
      i += 2;
    } else {
      const letter = clean[i] ?? '';
      if (!/[A-Za-z]/.test(letter))
        c.raise(
          'RuntimeError',
          `einsum(): invalid subscript given at index ${String(i)} in the equation string, subscripts must be in [a-zA-Z]`,
        );
      result.push(letter);
    }
  }
  return result;
}

/** torch.einsum with an equation; contractions are counted as the batched products that torch performs for them, left to right. */
function einsum(c: Call, equation: string, operands: readonly Tensor[]): Tensor {
  const [inputText = '', outputText] = equation.split('->');
  const inputs = inputText.split(',').map(text => labels(c, text));
  if (operands.length === 0) c.raise('RuntimeError', 'einsum(): must provide at least one operand');
  if (inputs.length > operands.length) c.raise('RuntimeError', 'einsum(): more subscripts than operands provided');
  if (inputs.length < operands.length)
    c.raise(
      'RuntimeError',
      'einsum(): fewer subscripts than operands provided'.replace(
        'fewer subscripts than operands provided',
        'more operands were provided than specified in the equation',
      ),
    );
  const sizes = new Map<string, Dim>();
  let ellipsis: Shape = [];
  const expanded = inputs.map((subscripts, i) => {
    const shape = c.shapeOf(operands[i] ?? new Tensor(null));
    const named = subscripts.filter(label => label !== '...').length;
    const hidden = shape.length - named;
    if (subscripts.includes('...') ? hidden < 0 : hidden !== 0) {
      c.raise(
        'RuntimeError',
        `einsum(): the number of subscripts in the equation (${String(named)}) ${subscripts.includes('...') ? 'is more than' : 'does not match'} the number of dimensions (${String(shape.length)}) for operand ${String(i)}${subscripts.includes('...') ? '' : ' and no ellipsis was given'}`,
      );
    }
    const list: string[] = [];
    let axis = 0;
    for (const label of subscripts) {
      if (label === '...') {
        const own = shape.slice(axis, axis + hidden);
        ellipsis = broadcastShapes(c.m, ellipsis, own);
        for (let k = 0; k < hidden; k++) list.push(`.${String(hidden - k)}`);
        axis += hidden;
      } else {
        meet(c, sizes, label, shape[axis] ?? 0, i);
        list.push(label);
        axis++;
      }
    }
    return list;
  });
  ellipsis.forEach((size, axis) => sizes.set(`.${String(ellipsis.length - axis)}`, size));
  const hiddenLabels = ellipsis.map((_, axis) => `.${String(ellipsis.length - axis)}`);
  const counts = new Map<string, number>();
  for (const label of inputs.flat()) counts.set(label, (counts.get(label) ?? 0) + 1);
  const output =
    outputText === undefined
      ? [...hiddenLabels, ...[...counts.keys()].filter(label => label !== '...' && counts.get(label) === 1).sort()]
      : labels(c, outputText).flatMap(label => (label === '...' ? hiddenLabels : [label]));
  for (const [i, label] of output.entries()) {
    if (!sizes.has(label))
      c.raise('RuntimeError', `einsum(): output subscript ${label} does not appear in the equation for any input operand`);
    if (output.indexOf(label) !== i) c.raise('RuntimeError', `einsum(): output subscript ${label} appears more than once in the output`);
  }
  countEinsum(c, expanded, output, sizes);
  return new Tensor(
    output.map(label => sizes.get(label) ?? 1),
    operands[0]?.dtype,
    { strides: 'unknown' },
  );
}

function meet(c: Call, sizes: Map<string, Dim>, label: string, size: Dim, operand: number): void {
  const known = sizes.get(label);
  if (known === undefined || known === 1) sizes.set(label, size);
  else if (size !== 1 && equals(known, size) === false)
    c.raise(
      'RuntimeError',
      `einsum(): subscript ${label} has size ${printDim(size)} for operand ${String(operand)} which does not broadcast with previously seen size ${printDim(known)}`,
    );
  else if (isInt(size) && size !== 1) sizes.set(label, size);
}

/**
 * From left to right: each pair is one batched product over the labels of both if a label is summed; otherwise it is an element-wise
 * product.
 */
function countEinsum(c: Call, inputs: readonly (readonly string[])[], output: readonly string[], sizes: ReadonlyMap<string, Dim>): void {
  let left = new Set(inputs[0]);
  for (let i = 1; i < inputs.length; i++) {
    const right = new Set(inputs[i]);
    const later = new Set([...output, ...inputs.slice(i + 1).flat()]);
    const summed = [...left].filter(label => right.has(label) && !later.has(label) && sizes.get(label) !== 1);
    const all = [...new Set([...left, ...right])].filter(label => later.has(label) || (left.has(label) && right.has(label)));
    if (summed.length > 0) c.macs('bmm', mul(...all.map(label => sizes.get(label) ?? 1)));
    left = new Set(all.filter(label => later.has(label)));
  }
}
op('torch', 'einsum(equation, *operands: Tensors)', c => {
  const equation = c.value('equation');
  if (typeof equation !== 'string') throw new Undecided('einsum with lists of integers is not supported');
  return einsum(c, equation, c.tensors('operands'));
});
