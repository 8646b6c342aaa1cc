import { add, equals, floorDiv, mul, type Dim, type Shape } from '../../dim';
import { toDim, Unknown, type Value } from '../../python/data';
import { Instance, invoke, PyTuple, toArray, type Mutable, type Machine, type PyClass } from '../../python/machine';
import { creationPlace, Tensor } from '../../torch';
import { fieldSize } from '../../shape';
import { isSameModuleCall, joinCalls } from './join-calls';
import type { ReachLog } from './reach';
import type { LayerCall, ModuleCall } from './types';

interface LogState {
  readonly layers: readonly LayerCall[];
  readonly modules: readonly ModuleCall[];
  readonly total: Dim | null;
  readonly isUndecided: boolean;
}

const CONVOLUTION = /^Conv(?:Transpose)?[123]d$/;

/** Records what a run of a model does: the calls of its convolutions, and the total cost. */
export class LayerLog implements Mutable<LogState> {
  layers: readonly LayerCall[] = [];
  modules: readonly ModuleCall[] = [];
  /** For the whole forward; null once the cost of an operation is unknown. */
  total: Dim | null = 0;
  /** Whether the forward has been called. */
  hasBegun = false;
  /** Whether it depends on an unknown condition which of the layers are called. */
  isUndecided = false;
  private readonly names = new Map<Instance, string>();

  constructor(
    private readonly m: Machine,
    private readonly reaches: ReachLog,
  ) {}

  /** Records the names of a model's modules, as `named_modules` returns them before the forward. */
  watch(m: Machine, model: Instance): void {
    const found = toArray(m, invoke(m, model, 'named_modules', []));
    if (found instanceof Unknown) return;
    for (const pair of found) {
      const [name, module] = pair instanceof PyTuple ? pair.items : [];
      if (typeof name === 'string' && module instanceof Instance && !this.names.has(module)) this.names.set(module, name);
    }
  }

  /** The outermost modules in which nothing was called. */
  idle(): readonly string[] {
    const busy = new Set<string>(['']);
    for (const { name } of this.modules)
      for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) busy.add(name.slice(0, end));
    return [...this.names.values()].filter(name => !busy.has(name) && busy.has(name.slice(0, Math.max(0, name.lastIndexOf('.')))));
  }

  /** Adds the multiply-accumulates of an operation; null if their number is unknown. */
  count(m: Machine, macs: Dim | null): void {
    m.journal.touch(this);
    this.total = this.total === null || macs === null ? null : add(this.total, macs);
  }

  /** The multiply-accumulates of all convolutions; null if one of them is unknown, or if it is unknown which are called. */
  convMacs(): Dim | null {
    if (this.isUndecided) return null;
    return this.layers.reduce<Dim | null>((sum, { macs }) => (sum === null || macs === null ? null : add(sum, macs)), 0);
  }

  private noteModule(m: Machine, name: string, module: Instance, input: Value, output: Value): void {
    const first = input instanceof PyTuple ? (input.items[0] ?? null) : input;
    m.journal.touch(this);
    const called: ModuleCall = {
      name,
      type: module.type.name,
      input: shapeOf(first),
      output: shapeOf(output),
      params: ownParameters(module),
    };
    if (m.journal.isWatching) this.modules = [...this.modules, called];
    else (this.modules as ModuleCall[]).push(called);
  }

  save(): LogState {
    return { layers: this.layers.slice(), modules: this.modules.slice(), total: this.total, isUndecided: this.isUndecided };
  }
  restore({ layers, modules, total, isUndecided }: LogState): void {
    this.layers = layers.slice();
    this.modules = modules.slice();
    this.total = total;
    this.isUndecided = isUndecided;
  }
  /** What ran in both branches counts once; the cost is known only if both cost the same. */
  join(_m: unknown, x: LogState, y: LogState): LogState {
    const { layers, isUndecided } = joinCalls(x.layers, y.layers);
    const isSame = x.total !== null && y.total !== null && equals(x.total, y.total) === true;
    if (isUndecided || (!isSame && x.total !== null && y.total !== null)) this.m.note('what is computed depends on an unknown condition');
    const modules = [...x.modules, ...y.modules.filter(called => !x.modules.some(each => isSameModuleCall(each, called)))];
    return { layers, modules, total: isSame ? x.total : null, isUndecided: isUndecided || x.isUndecided || y.isUndecided };
  }

  /** A module has returned its result. */
  moduleCalled(m: Machine, module: Instance, input: Value, output: Value): void {
    const base = convolutionOf(module.type);
    const name = this.names.get(module);
    if (name !== undefined) this.noteModule(m, name, module, input, output);
    // A layer that is not part of the model has no hook that would run.
    if (base === null || name === undefined) return;
    const first = input instanceof PyTuple ? (input.items[0] ?? null) : input;
    const [from, to] = [shapeOf(first), shapeOf(output)];
    for (const value of [first, output]) if (value instanceof Unknown) m.note(value.reason);
    m.journal.touch(this);
    const called: LayerCall = {
      name,
      type: module.type.name,
      base,
      site: siteOf(module),
      input: from,
      output: to,
      params: ownParameters(module),
      macs: costOf(module, base, from, to),
      kernel_size: tupleOf(module, 'kernel_size'),
      stride: tupleOf(module, 'stride'),
      padding: paddingOf(module),
      dilation: tupleOf(module, 'dilation'),
      groups: toDim(module.attrs.get('groups') ?? null),
      receptive: this.receptiveOf(output, Number(base.at(-2))),
    };
    if (m.journal.isWatching) this.layers = [...this.layers, called];
    else (this.layers as LayerCall[]).push(called);
  }

  private receptiveOf(output: Value, rank: number): LayerCall['receptive'] {
    const axes = output instanceof Tensor ? this.reaches.of(output) : null;
    if (!axes) return null;
    const sizes = shapeOf(output);
    return axes.slice(-rank).map((axis, i) => {
      if (axis === null || axis === 'all') return axis;
      const cells = sizes?.at(i - rank);
      return { size: fieldSize(axis, typeof cells === 'number' ? cells : Infinity), jump: axis.jump, outputsPerJump: axis.spans.length };
    });
  }
}

/** torch's own convolution class from which the class derives. */
function convolutionOf(type: PyClass): string | null {
  return type.mro.find(({ name, module }) => CONVOLUTION.test(name) && module.startsWith('torch.nn'))?.name ?? null;
}

function shapeOf(value: Value): Shape | null {
  return value instanceof Tensor ? value.shape : null;
}

function siteOf(module: Instance): LayerCall['site'] {
  const place = creationPlace(module);
  if (!place) return null;
  const { line, column } = place.source.positionAt(place.offset);
  return { file: place.file, line, column };
}

function ownParameters(module: Instance): Dim | null {
  const parameters = module.attrs.get('_parameters');
  if (!(parameters instanceof Object) || !('entries' in parameters) || !(parameters.entries instanceof Map)) return null;
  let total: Dim = 0;
  for (const { value } of parameters.entries.values() as Iterable<{ value: Value }>) {
    if (value === null) continue;
    if (!(value instanceof Tensor) || !value.shape) return null;
    total = add(total, mul(1, ...value.shape));
  }
  return total;
}

function tupleOf(module: Instance, name: string): readonly Dim[] | null {
  const value = module.attrs.get(name);
  if (!(value instanceof PyTuple)) return null;
  const dims = value.items.map(toDim);
  return dims.every(dim => dim !== null) ? dims : null;
}

function paddingOf(module: Instance): LayerCall['padding'] {
  const padding = module.attrs.get('padding');
  return typeof padding === 'string' ? padding : tupleOf(module, 'padding');
}

/** Multiply-accumulates from the shapes, as a hook would count them. */
function costOf(module: Instance, base: string, input: Shape | null, output: Shape | null): Dim | null {
  const transposed = base.startsWith('ConvTranspose');
  const side = transposed ? input : output;
  const channels = toDim(module.attrs.get(transposed ? 'out_channels' : 'in_channels') ?? null);
  const groups = toDim(module.attrs.get('groups') ?? null);
  const kernel = tupleOf(module, 'kernel_size');
  if (!side || channels === null || groups === null || groups === 0 || !kernel) return null;
  return mul(1, ...side, floorDiv(channels, groups), ...kernel);
}
