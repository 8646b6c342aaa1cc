import type { Dim } from '../dim';
import type { Signature } from './signature';
import type { Instance, Machine, Value } from './vm';

/** The arguments of a call of a registered operation, by name. */
export interface CallArguments {
  readonly signature: Signature;
  value(name: string): Value;
  int(name: string): Dim;
  ints(name: string): readonly Dim[];
}

/** What an operation did: its name and its arguments as given; by parameter names where it has a signature. */
export interface Operation {
  /** As registered; `elementwise` for every computation element by element, whatever asked for it, `index` for `x[…]`. */
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly call: CallArguments | null;
}

/** Who wants to know what a run of torch code does. */
export interface TorchObserver {
  /** A module's `forward` has given its result, as a forward hook would see it. */
  moduleCalled?(m: Machine, module: Instance, input: Value, output: Value): void;
  /** An operation that torch.utils.flop_counter counts; null where the number is not known. Multiply-accumulates: half of its FLOPs. */
  macs?(m: Machine, kind: string, macs: Dim | null): void;
  /** An operation has given its result. One that computes element by element is told twice: by its own name too, afterwards. */
  operated?(operation: Operation, result: Value): void;
}

const KEY = 'torch.observer';

export function setObserver(m: Machine, observer: TorchObserver): void {
  m.rooms.set(KEY, observer);
}

export function observerOf(m: Machine): TorchObserver | null {
  return (m.rooms.get(KEY) as TorchObserver | undefined) ?? null;
}

/** Tells the observer about multiply-accumulates. */
export function countMacs(m: Machine, kind: string, macs: Dim | null): void {
  observerOf(m)?.macs?.(m, kind, macs);
}

/** Tells the observer about an operation that is no registered one. */
export function tellOperation(m: Machine, name: string, inputs: readonly Value[], result: Value): void {
  observerOf(m)?.operated?.({ name, inputs, call: null }, result);
}
