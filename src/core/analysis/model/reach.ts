import type { Value } from '../../python/data';
import type { Machine } from '../../python/machine';
import { type Tensor, tensorsMade, type Operation } from '../../torch';
import { broadcastReach, ownReach, type AxisReach, type CellReach } from './field';
import { indexedAxes, joinedAxes, REACH_RULES } from './reach-rules';
import { tensorsIn } from './tensors-in';

/** What is known about a tensor: its reach, that it depends on no input, or null if nothing is known. */
type Known = CellReach | 'constant' | null;

/**
 * Tracks which cells of a model's inputs the tensors of its forward depend on. The reach of the result of an operation without a rule
 * is unknown.
 */
export class ReachLog {
  private readonly known = new WeakMap<Tensor, Known>();
  /** Tensors created before the forward started depend on no input. */
  private begun: number | null = null;
  /** The last result of an element-wise operation; the operation that contains it is reported next. */
  private told: Tensor | null = null;

  /** The forward starts with these arguments. */
  begin(args: readonly Value[]): void {
    tensorsIn(args).forEach((tensor, source) => {
      if (tensor.shape) this.known.set(tensor, ownReach(source, tensor.shape.length));
    });
    this.begun = tensorsMade();
  }

  /** The reaches of a tensor's axes; null if they are unknown, or if it depends on no input. */
  of(tensor: Tensor): readonly AxisReach[] | null {
    const known = this.knownOf(tensor);
    return known === 'constant' ? null : (known?.axes ?? null);
  }

  operated(m: Machine, operation: Operation, result: Value): void {
    if (this.begun === null) return;
    const results = tensorsIn([result]);
    const inputs = tensorsIn(operation.inputs);
    const [first] = results;
    if (!first) return;
    const known = this.compute(operation, inputs, first);
    if (known === undefined) return;
    // On a path that may not be taken, the previous reach may remain valid.
    const isDoubted = m.journal.isWatching && inputs.includes(first);
    for (const each of results) {
      const fits = known === null || known === 'constant' || known.axes.length === each.shape?.length;
      this.known.set(each, isDoubted || !fits ? null : known);
    }
  }

  private knownOf(tensor: Tensor): Known {
    const known = this.known.get(tensor);
    if (known !== undefined) return known;
    return tensor.serial <= (this.begun ?? Infinity) ? 'constant' : null;
  }

  /** Undefined if the known reach stays. */
  private compute({ name, inputs, call }: Operation, tensors: readonly Tensor[], result: Tensor): Known | undefined {
    const moving = tensors.filter(tensor => this.knownOf(tensor) !== 'constant');
    const [input] = moving;
    if (!input) return name === 'setindex' ? undefined : 'constant';
    const reaches = moving.map(tensor => this.knownOf(tensor) as CellReach | null);
    const [reach] = reaches;
    if (name === 'elementwise' || name === 'assign') {
      this.told = result;
      return broadcastReach(
        moving.map((tensor, i) => ({ reach: reaches[i] ?? null, shape: tensor.shape })),
        result.shape,
      );
    }
    if (name === 'setindex') return null;
    if (!reach || !result.shape || reaches.some(each => each?.source !== reach.source)) return null;
    const { source } = reach;
    const made = (axes: readonly AxisReach[] | null): CellReach | null => axes && { source, axes };
    if (name === 'index')
      return moving.length === 1 && moving[0] === tensors[0] ? made(indexedAxes(input, inputs[1] ?? null, reach, result.shape)) : null;
    if (!call) return null;
    if (name === 'cat' || name === 'concat' || name === 'concatenate')
      return made(joinedAxes(reaches as readonly CellReach[], axisOfCat(call.value('dim'), input)));
    const rule = REACH_RULES.get(name);
    // What an operation returns unchanged, or changes in place element by element, keeps its reach.
    if (!rule) return result === this.told || (moving.length === 1 && result === input) ? undefined : null;
    if (moving.length > 1) return null;
    const axes = rule({ call, input, reach, shape: result.shape });
    return axes === undefined ? undefined : made(axes);
  }
}

function axisOfCat(value: Value, tensor: Tensor): number {
  const axis = typeof value === 'number' ? value : 0;
  return axis < 0 ? axis + (tensor.shape?.length ?? 0) : axis;
}
