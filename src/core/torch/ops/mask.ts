import { stridesOf } from '../../array';
import type { Dim } from '../../dim';
import type { Call } from '../call';
import { bool, int64 } from '../dtype';
import { freshDim } from '../fresh';
import { broadcastShapes, requireOperand, resultType } from '../operands';
import { op } from '../registry';
import { plainShape, Tensor } from '../tensor';
import { PyTuple, type Value } from '../vm';
import { typeMetaName } from '../cpp-type';
import { elementwise } from './pointwise';

op('torch method inplace', 'masked_fill(input: Tensor, mask: Tensor, value: Scalar)', c => {
  const [input, mask] = [c.tensor('input'), c.tensor('mask')];
  if (mask.dtype !== bool)
    c.raise('RuntimeError', 'masked_fill_ only supports boolean masks, but got mask with dtype ' + typeMetaName(mask.dtype));
  const value = c.value('value');
  if (value instanceof Tensor && value.shape && value.shape.length > 0)
    c.raise(
      'RuntimeError',
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${String(value.shape.length)} dimension(s).`,
    );
  const fill = c.float('value');
  return elementwise(
    c.m,
    [requireOperand(c.m, mask), requireOperand(c.m, input)],
    input.dtype,
    fill === null ? null : (on, x) => (on === 0 ? x : fill),
  );
});
op('torch method inplace', 'masked_scatter(input: Tensor, mask: Tensor, source: Tensor)', c => {
  const [input, mask, source] = [c.tensor('input'), c.tensor('mask'), c.tensor('source')];
  if (input.dtype !== source.dtype)
    c.raise(
      'RuntimeError',
      `masked_scatter: expected self and source to have same dtypes but got ${input.dtype.scalarName} and ${source.dtype.scalarName}`,
    );
  if (mask.dtype !== bool)
    c.raise('RuntimeError', `masked_scatter_ only supports boolean masks, but got mask with dtype ${mask.dtype.scalarName}`);
  return new Tensor(broadcastShapes(c.m, c.shapeOf(input), c.shapeOf(mask)), input.dtype);
});
op('torch method', 'masked_select(input: Tensor, mask: Tensor)', c => {
  const [input, mask] = [c.tensor('input'), c.tensor('mask')];
  if (mask.dtype !== bool) c.raise('RuntimeError', 'masked_select: expected BoolTensor for mask');
  broadcastShapes(c.m, c.shapeOf(mask), c.shapeOf(input));
  const { data } = mask;
  if (data && input.data?.length === data.length) {
    const kept = input.data.filter((_, i) => data[i] === 1);
    return new Tensor([kept.length], input.dtype, { data: kept });
  }
  return new Tensor([freshDim(c.m, 'the number of elements that a mask selects depends on data')], input.dtype);
});

function nonzeroRule(c: Call): Value {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const plain = plainShape(shape);
  const found = input.data && plain ? input.data.flatMap((x, i) => (x === 0 ? [] : [i])) : null;
  const count: Dim = found?.length ?? freshDim(c.m, 'the number of nonzero elements depends on data');
  const strides = plain ? stridesOf(plain) : [];
  const coordinates = (axis: number): number[] | null =>
    found?.map(i => Math.floor(i / (strides[axis] ?? 1)) % (plain?.[axis] ?? 1)) ?? null;
  if (c.bool('as_tuple'))
    return new PyTuple((shape.length === 0 ? [1] : shape).map((_, axis) => new Tensor([count], int64, { data: coordinates(axis) })));
  return new Tensor([count, shape.length], int64, {
    // The coordinates along one axis are adjacent.
    strides: [1, count],
    data: found?.flatMap(i => (plain ?? []).map((size, axis) => Math.floor(i / (strides[axis] ?? 1)) % size)),
  });
}
op('torch method', 'nonzero(input: Tensor, *, as_tuple: bool = False)', nonzeroRule);
op('torch method', 'argwhere(input: Tensor, as_tuple: bool = False)', nonzeroRule);

op(
  'torch',
  'where(condition: Tensor, input: Scalar = None, other: Scalar = None)',
  c => {
    if (c.value('input') === null) {
      const mask = c.tensor('condition');
      const shape = c.shapeOf(mask);
      const count = mask.data ? mask.data.filter(x => x !== 0).length : freshDim(c.m, 'the number of nonzero elements depends on data');
      return new PyTuple(
        (shape.length === 0 ? [1] : shape).map((_, axis) => {
          const plain = plainShape(shape);
          const strides = plain ? stridesOf(plain) : [];
          return new Tensor([count], int64, {
            data:
              plain && mask.data
                ? mask.data.flatMap((x, i) => (x === 0 ? [] : [Math.floor(i / (strides[axis] ?? 1)) % (plain[axis] ?? 1)]))
                : null,
          });
        }),
      );
    }
    return choose(c, c.tensor('condition'), c.value('input'), c.value('other'));
  },
  { overloaded: true },
);
op('method', 'where(input: Tensor, condition: Tensor, other: Scalar)', c =>
  choose(c, c.tensor('condition'), c.value('input'), c.value('other')),
);

function choose(c: Call, condition: Tensor, yes: Value, no: Value): Tensor {
  const operands = [requireOperand(c.m, condition), requireOperand(c.m, yes), requireOperand(c.m, no)];
  const [first, ...values] = operands;
  if (condition.dtype !== bool && condition.dtype.name !== 'uint8')
    c.raise('RuntimeError', `where expected condition to be a boolean tensor, but got a tensor with dtype ${condition.dtype.scalarName}`);
  const dtype = resultType(c.m, values);
  return elementwise(c.m, first ? [{ ...first, dtype }, ...values] : values, dtype, (mask, a, b) => (mask === 0 ? b : a), dtype, {
    hasCondition: true,
  });
}
