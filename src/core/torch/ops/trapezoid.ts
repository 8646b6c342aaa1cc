/** Integrals by the trapezoidal rule, and differences. */
import { equals, isInt, sub, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, wrapDim, wrapDims } from '../convert';
import { bool } from '../dtype';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { PyList, Unknown, type Value } from '../vm';
import { Undecided } from '../convert';
import { floatType } from './pointwise';

function trapezoid(c: Call, isCumulative: boolean): Tensor {
  const { m } = c;
  const y = c.shape('y');
  if (y.length === 0) c.raise('IndexError', 'Dimension specified as -1 but tensor has no dimensions');
  const axis = wrapDim(m, c.int('dim'), y.length);
  const whole = y[axis] ?? 0;
  const along = (size: Dim): Dim => (size === 0 ? 0 : sub(size, 1));
  const { dtype } = c.tensor('y');
  if (dtype === bool) c.raise('RuntimeError', `${c.name}: received a bool input for \`y\`, but bool is not supported`);
  let shape: Shape = y.with(axis, along(whole));
  const x = c.value('x');
  if (x instanceof Tensor) {
    const own = c.shapeOf(x);
    const spacing = own.length === 1 ? (own[0] ?? 0) : (own[wrapDim(m, c.int('dim'), own.length)] ?? 0);
    if (own.length === 1 && equals(spacing, whole) === false)
      c.raise(
        'RuntimeError',
        `${c.name}: There must be one \`x\` value for each sample point: got ${printDim(spacing)} x values for ${printDim(whole)} sample points`,
      );
    if (own.length > 1) {
      const at = own.length - y.length + axis;
      shape = broadcastShapes(m, own.with(at, along(own[at] ?? 0)), shape);
    }
  }
  const result = isCumulative ? shape : shape.filter((_, at) => at !== shape.length - y.length + axis);
  const type = x instanceof Tensor || isCumulative || dtype.isIntegral ? floatType(m, dtype) : dtype;
  return new Tensor(whole === 0 && !isCumulative ? y.filter((_, at) => at !== axis) : result, type);
}
for (const name of ['trapz', 'trapezoid', 'cumulative_trapezoid'])
  op(
    'torch',
    `${name}(y: Tensor, x: Tensor = None, *, dx: number = None, dim: int = -1)`,
    c => trapezoid(c, name === 'cumulative_trapezoid'),
    { overloaded: true },
  );

op(
  'torch',
  'gradient(input: Tensor, *, spacing = None, dim: ints = None, edge_order: int = 1)',
  c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const given = c.intsOrNull('dim');
    const axes = given ? wrapDims(c.m, given, shape.length) : [...shape.keys()];
    const spacing: Value = c.value('spacing');
    if (spacing instanceof Unknown) throw new Undecided(spacing.reason, true);
    const order = c.number('edge_order');
    if (order !== 1 && order !== 2) c.raise('RuntimeError', 'torch.gradient only supports edge_order=1 and edge_order=2.');
    for (const axis of axes) {
      const size = shape[axis] ?? 0;
      if (isInt(size) && size < order + 1)
        c.raise('RuntimeError', 'torch.gradient expected each dimension size to be at least edge_order+1');
    }
    return new PyList(axes.map(() => new Tensor(shape, input.dtype)));
  },
  { overloaded: true },
);
