import { mapRuns } from '../../array';
import { Undecided, withAxis, wrapDim } from '../convert';
import { float32, int64 } from '../dtype';
import { namedTuple } from '../named-tuple';
import { op } from '../registry';
import { plainShape, Tensor } from '../tensor';
import { PyTuple } from '../vm';
import { integersToLong } from './reduce';

/** Cumulative results along one axis. */
function scan(next: (total: number, x: number) => number, start: number) {
  return (run: readonly number[]): readonly number[] => {
    let total = start;
    return run.map(x => (total = next(total, x)));
  };
}
for (const [name, along] of [
  ['cumsum', scan((a, b) => a + b, 0)],
  ['cumprod', scan((a, b) => a * b, 1)],
  ['logcumsumexp', null],
] as const) {
  op('torch method inplace', `${name}(input: Tensor, dim: int, *, dtype: dtype = None)`, c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const axis = wrapDim(c.m, c.int('dim'), shape.length);
    const plain = plainShape(shape);
    const round = input.dtype === float32 && c.dtype('dtype') === null;
    const data =
      input.data && plain && along && plain.length > 0
        ? mapRuns(
            input.data,
            plain,
            axis,
            round ? run => (name === 'cumsum' ? scan((a, b) => Math.fround(a + b), 0)(run) : along(run)) : along,
          )
        : along && plain?.length === 0
          ? input.data
          : null;
    return new Tensor(shape, c.dtype('dtype') ?? integersToLong(input.dtype), { data });
  });
}
for (const name of ['cummax', 'cummin']) {
  const type = namedTuple(`torch.return_types.${name}`, ['values', 'indices']);
  op('torch method', `${name}(input: Tensor, dim: int)`, c => {
    const input = c.tensor('input');
    wrapDim(c.m, c.int('dim'), c.shapeOf(input).length);
    return new PyTuple([new Tensor(input.shape, input.dtype), new Tensor(input.shape, int64)], type);
  });
}
op('torch method', 'diff(input: Tensor, n: int = 1, dim: int = -1, prepend: Tensor = None, append: Tensor = None)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length === 0) c.raise('RuntimeError', 'diff expects input to be at least one-dimensional');
  if (c.number('n') < 0) c.raise('RuntimeError', `order must be non-negative but got ${String(c.number('n'))}`);
  if (c.number('n') === 0) return input;
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  let size = shape[axis] ?? 0;
  for (const name of ['prepend', 'append']) {
    const extra = c.tensorOrNull(name);
    if (extra) size = typeof size === 'number' ? size + Number(c.shapeOf(extra)[axis] ?? 1) : size;
  }
  if (typeof size !== 'number') throw new Undecided('the size that diff shortens is unknown');
  const n = c.number('n');
  let data = shape.length === 1 && c.value('prepend') === null && c.value('append') === null ? input.data : null;
  for (let i = 0; data && i < n; i++) data = data.slice(1).map((x, at) => x - (data?.[at] ?? 0));
  return new Tensor(withAxis(shape, axis, Math.max(0, size - n)), input.dtype, { data });
});
