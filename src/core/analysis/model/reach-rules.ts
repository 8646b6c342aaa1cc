import { equals, floorDiv, isInt, mod, type Dim, type Shape } from '../../dim';
import {
  adaptiveAxisField,
  convFunctional,
  padSides,
  shiftedField,
  transposedField,
  upsampledField,
  windowField,
  type Arg,
  type AxisField,
  type ConvFunctionType,
} from '../../shape';
import { ELLIPSIS, PySlice, toDim, type Value } from '../../python/data';
import { PyTuple } from '../../python/machine';
import { Tensor, toArg, type Operation } from '../../torch';
import { joinReach, type AxisReach, type CellReach } from './field';

/** An operation on a tensor whose reach is known. */
export interface ReachedOperation {
  readonly call: NonNullable<Operation['call']>;
  readonly input: Tensor;
  readonly reach: CellReach;
  /** The shape of the result, or of the first result. */
  readonly shape: Shape;
}

/** The reaches of the axes; null if unknown, undefined if the operation is element-wise and its reach is already known. */
type Rule = (operation: ReachedOperation) => readonly AxisReach[] | null | undefined;

/**
 * What the cells of an operation's result depend on, by operation. An operation that is not listed keeps the reach if it is element-wise;
 * otherwise the reach is unknown.
 */
export const REACH_RULES: ReadonlyMap<string, Rule> = new Map([
  ...[1, 2, 3].flatMap((rank): [string, Rule][] => [
    [`conv${String(rank)}d`, convolution(`conv${String(rank)}d` as ConvFunctionType, rank)],
    [`conv_transpose${String(rank)}d`, convolution(`conv_transpose${String(rank)}d` as ConvFunctionType, rank)],
    [`max_pool${String(rank)}d`, pooling(rank)],
    [`max_pool${String(rank)}d_with_indices`, pooling(rank)],
    [`avg_pool${String(rank)}d`, pooling(rank)],
    [`lp_pool${String(rank)}d`, pooling(rank)],
    [`adaptive_avg_pool${String(rank)}d`, adaptivePooling(rank)],
    [`adaptive_max_pool${String(rank)}d`, adaptivePooling(rank)],
    [`adaptive_max_pool${String(rank)}d_with_indices`, adaptivePooling(rank)],
  ]),
  // Normalizations scale; the statistics they compute over space are ignored, as is usual.
  ...named(['batch_norm', 'instance_norm', 'group_norm', 'layer_norm', 'rms_norm', 'local_response_norm', 'normalize'], same),
  ...named(
    [
      'dropout',
      'dropout1d',
      'dropout2d',
      'dropout3d',
      'alpha_dropout',
      'feature_alpha_dropout',
      'feature_dropout',
      'contiguous',
      'clone',
      'detach',
      'to',
      'type',
      'float',
      'half',
      'double',
      'bfloat16',
      'type_as',
      'cpu',
      'cuda',
      'requires_grad_',
      'identity',
      'prelu',
      'masked_fill',
    ],
    same,
  ),
  ...named(['softmax', 'log_softmax'], mixed),
  ...named(
    ['mean', 'sum', 'amax', 'amin', 'max', 'min', 'std', 'var', 'prod', 'logsumexp', 'norm', 'vector_norm', 'median', 'argmax', 'argmin'],
    reduction,
  ),
  ...named(['view', 'reshape', 'view_as', 'reshape_as', 'flatten', 'unflatten', 'squeeze', 'unsqueeze'], refolded),
  ['permute', permutation],
  ...named(['transpose', 'swapaxes', 'swapdims'], transposition),
  ...named(['linear'], ({ reach }) => reach.axes.map((axis, i) => (i === reach.axes.length - 1 ? 'all' : axis))),
  ...named(['pad', 'constant_pad_nd'], padding),
  ...named(['interpolate', 'upsample', 'upsample_nearest', 'upsample_bilinear'], upsampling),
  ['pixel_shuffle', pixelShuffle],
  ['pixel_unshuffle', pixelUnshuffle],
  ['channel_shuffle', ({ reach }) => reach.axes.map((axis, i) => (i === reach.axes.length - 3 ? 'all' : axis))],
  ...named(['split', 'chunk', 'narrow', 'split_with_sizes'], ({ call, reach }) =>
    withAxis(reach, axisOf(call, 'dim', reach.axes.length), axis => (axis === 'all' ? 'all' : null)),
  ),
]);

function named(names: readonly string[], rule: Rule): [string, Rule][] {
  return names.map(name => [name, rule]);
}

/** `torch.cat`: along its axis, cells come from different positions of different tensors. */
export function joinedAxes(reaches: readonly CellReach[], dim: number): readonly AxisReach[] | null {
  const [first] = reaches;
  if (!first || reaches.some(({ axes }) => axes.length !== first.axes.length)) return null;
  return first.axes.map((_, axis) => {
    const each = reaches.map(({ axes }) => axes[axis] ?? null);
    if (axis === dim) return each.every(one => one === 'all') ? 'all' : null;
    return each.reduce(joinReach);
  });
}

function same({ reach, shape }: ReachedOperation): readonly AxisReach[] | null {
  return shape.length === reach.axes.length ? reach.axes : null;
}

function withAxis(reach: CellReach, at: number | null, change: (axis: AxisReach) => AxisReach): readonly AxisReach[] {
  return reach.axes.map((axis, i) => (at === null || at === i ? change(axis) : axis));
}

function convolution(type: ConvFunctionType, rank: number): Rule {
  const names = type.includes('transpose')
    ? ['stride', 'padding', 'output_padding', 'groups', 'dilation']
    : ['stride', 'padding', 'dilation', 'groups'];
  return ({ call, reach }) => {
    const weight = call.value('weight');
    if (!(weight instanceof Tensor) || !weight.shape) return null;
    const args: Record<string, Arg> = { bias: { kind: 'none' } };
    for (const name of names) args[name] = toArg(call.value(name));
    const config = convFunctional(type, args, weight.shape);
    if (config.kind !== 'ok') return null;
    const { kernel_size, stride, dilation, transposed } = config.value;
    const sides = padSides(config.value);
    const next = transposed ? transposedField : windowField;
    return overSpace(reach, rank, 'all', (field, axis) => {
      const [kernel, step, gap, before] = [
        pick(kernel_size, axis),
        pick(stride, axis),
        pick(dilation, axis),
        whole(sides[sides.length === 1 ? 0 : axis]?.before ?? 0),
      ];
      return kernel === null || !step || gap === null || before === null
        ? null
        : next(field, { kernel, stride: step, dilation: gap, before });
    });
  };
}

function pooling(rank: number): Rule {
  return ({ call, reach }) => {
    const kernel = call.ints('kernel_size');
    const has = (name: string): boolean => call.signature.positions.has(name) && call.value(name) !== null;
    const given = has('stride') ? call.ints('stride') : [];
    const stride = given.length > 0 ? given : kernel;
    const [padding, dilation] = [has('padding') ? call.ints('padding') : [0], has('dilation') ? call.ints('dilation') : [1]];
    return overSpace(reach, rank, null, (field, axis) => {
      const [k, s, p, d] = [pick(kernel, axis), pick(stride, axis), pick(padding, axis), pick(dilation, axis)];
      return k === null || !s || p === null || d === null ? null : windowField(field, { kernel: k, stride: s, before: p, dilation: d });
    });
  };
}

function adaptivePooling(rank: number): Rule {
  return ({ input, reach, shape }) =>
    overSpace(reach, rank, null, (field, axis) => adaptiveWindows(field, input.shape?.at(axis - rank), shape.at(axis - rank)));
}

/** A single output sees everything; several outputs see their windows, which differ unless their number divides the input size. */
function adaptiveWindows(field: AxisField, from: Dim | undefined, to: Dim | undefined): AxisReach {
  if (from === undefined || to === undefined || from === 0 || to === 0) return null;
  if (equals(from, to) === true) return field;
  if (to === 1) return 'all';
  if (typeof from === 'number' && typeof to === 'number') return adaptiveAxisField(field, from, to);
  const size = isInt(to) && equals(mod(from, to), 0) === true ? whole(floorDiv(from, to)) : null;
  return size === null ? null : windowField(field, { kernel: size, stride: size, before: 0, dilation: 1 });
}

/** Applies a rule to the last `rank` axes; the channels before them become `channels`, unless that is null. */
function overSpace(
  reach: CellReach,
  rank: number,
  channels: 'all' | null,
  rule: (field: AxisField, axis: number) => AxisReach,
): readonly AxisReach[] | null {
  const first = reach.axes.length - rank;
  if (first < 1) return null;
  return reach.axes.map((axis, i) => {
    if (i === first - 1) return channels ?? axis;
    return i < first || axis === null || axis === 'all' ? axis : rule(axis, i - first);
  });
}

/** Along its axis, every cell depends on all cells. */
function mixed({ call, reach }: ReachedOperation): readonly AxisReach[] | null {
  const at = axisOf(call, 'dim', reach.axes.length);
  return at === null ? null : withAxis(reach, at, () => 'all');
}

function reduction({ call, reach, shape }: ReachedOperation): readonly AxisReach[] | null | undefined {
  // The element-wise maximum of two tensors.
  if (call.signature.positions.has('dim') && call.value('dim') instanceof Tensor) return undefined;
  const rank = reach.axes.length;
  const reduced = (call.signature.positions.has('dim') ? axesOf(call, 'dim', rank) : null) ?? reach.axes.map((_, i) => i);
  if (shape.length === rank) return reach.axes.map((axis, i) => (reduced.includes(i) ? 'all' : axis));
  // Once the axis is removed, its position is lost, so everything depends on everything, unless it already did along that axis.
  const seen = reduced.every(i => reach.axes[i] === 'all');
  const left = reach.axes.filter((_, i) => !reduced.includes(i));
  return left.length === shape.length ? left.map(axis => (seen ? axis : 'all')) : null;
}

/** New axes over the same cells in the same order: axes at either end that keep their size are the same axes. */
function refolded({ input, reach, shape }: ReachedOperation): readonly AxisReach[] | null {
  const from = input.shape;
  if (from?.length !== reach.axes.length) return null;
  const isSame = (i: number, j: number): boolean => equals(from.at(i) ?? 0, shape.at(j) ?? 0) === true;
  const most = Math.min(from.length, shape.length);
  let front = 0;
  while (front < most && isSame(front, front)) front++;
  let back = 0;
  while (back < most - front && isSame(-1 - back, -1 - back)) back++;
  const middle = reach.axes.slice(front, reach.axes.length - back);
  const rest: AxisReach = middle.every(axis => axis === 'all') ? 'all' : null;
  return shape.map((_, i) =>
    i < front ? (reach.axes[i] ?? null) : i >= shape.length - back ? (reach.axes.at(i - shape.length) ?? null) : rest,
  );
}

function permutation({ call, reach }: ReachedOperation): readonly AxisReach[] | null {
  const order = axesOf(call, 'dims', reach.axes.length);
  return order?.length === reach.axes.length ? order.map(axis => reach.axes[axis] ?? null) : null;
}

function transposition({ call, reach }: ReachedOperation): readonly AxisReach[] | null {
  const rank = reach.axes.length;
  const [a, b] = [axisOf(call, 'dim0', rank), axisOf(call, 'dim1', rank)];
  if (a === null || b === null) return null;
  return reach.axes.map((axis, i) => (i === a ? (reach.axes[b] ?? null) : i === b ? (reach.axes[a] ?? null) : axis));
}

/** The list of F.pad begins with the last axis. */
function padding({ call, reach }: ReachedOperation): readonly AxisReach[] | null {
  const pads = call.ints('pad').map(whole);
  return reach.axes.map((axis, i) => {
    const before = pads[2 * (reach.axes.length - 1 - i)];
    if (before === undefined || axis === 'all' || axis === null) return axis;
    return before === null ? null : shiftedField(axis, -before);
  });
}

function upsampling({ call, input, reach, shape }: ReachedOperation): readonly AxisReach[] | null {
  const from = input.shape;
  const mode = call.value('mode');
  const kind = mode === 'nearest' ? 'nearest' : mode === 'linear' || mode === 'bilinear' || mode === 'trilinear' ? 'linear' : null;
  const aligned = call.signature.positions.has('align_corners') && call.value('align_corners') === true;
  return overSpace(reach, reach.axes.length - 2, null, (field, axis) => {
    const [a, b] = [from?.[axis + 2], shape[axis + 2]];
    if (a === undefined || b === undefined) return null;
    if (mode === 'area') return adaptiveWindows(field, a, b);
    if (equals(a, b) === true) return field;
    if (kind === null || aligned || a === 0 || equals(mod(b, a), 0) !== true) return null;
    const factor = whole(floorDiv(b, a));
    return factor === null ? null : upsampledField(field, factor, kind);
  });
}

function pixelShuffle({ call, reach }: ReachedOperation): readonly AxisReach[] | null {
  const factor = whole(call.int('upscale_factor'));
  return factor === null ? null : overSpace(reach, 2, 'all', field => upsampledField(field, factor, 'nearest'));
}

function pixelUnshuffle({ call, reach }: ReachedOperation): readonly AxisReach[] | null {
  const factor = whole(call.int('downscale_factor'));
  return factor === null
    ? null
    : overSpace(reach, 2, 'all', field => windowField(field, { kernel: factor, stride: factor, before: 0, dilation: 1 }));
}

/** `x[…]`: integers remove an axis, slices move it and reduce its density. */
export function indexedAxes(input: Tensor, index: Value, reach: CellReach, shape: Shape): readonly AxisReach[] | null {
  const parts = index instanceof PyTuple ? index.items : [index];
  const rest = parts.filter(part => part !== ELLIPSIS && part !== null).length;
  const axes: AxisReach[] = [];
  let at = 0;
  for (const part of parts) {
    if (part === ELLIPSIS) {
      const skipped = reach.axes.length - rest;
      axes.push(...reach.axes.slice(at, at + skipped));
      at += skipped;
    } else if (part === null) axes.push('all');
    else if (toDim(part) !== null && !(part instanceof Tensor)) at++;
    else {
      const [own, size] = [reach.axes[at] ?? null, input.shape?.[at]];
      const length = shape[axes.length];
      // A slice of the same length is the axis itself, if it is a slice at all.
      if (!(part instanceof PySlice)) return null;
      axes.push(own === 'all' || (size !== undefined && length !== undefined && equals(size, length) === true) ? own : null);
      at++;
    }
  }
  axes.push(...reach.axes.slice(at));
  return axes.length === shape.length ? axes : null;
}

type AnyCall = ReachedOperation['call'];

function axisOf(call: AnyCall, name: string, rank: number): number | null {
  return axesOf(call, name, rank)?.[0] ?? null;
}

/** Axes counted from the front; null if none are given or they are unknown. */
function axesOf(call: AnyCall, name: string, rank: number): readonly number[] | null {
  const value = call.value(name);
  if (value === null || typeof value === 'boolean') return null;
  const axes = call.ints(name).map(whole);
  if (axes.length === 0 || axes.some(axis => axis === null)) return null;
  return axes.map(axis => ((axis ?? 0) < 0 ? rank + (axis ?? 0) : (axis ?? 0)));
}

function pick(dims: readonly Dim[], axis: number): number | null {
  const dim = dims[dims.length === 1 ? 0 : axis];
  return dim === undefined ? null : whole(dim);
}

function whole(dim: Dim): number | null {
  return typeof dim === 'number' ? dim : null;
}
