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

/** What an operation did: its name and its arguments as given, by parameter names if it has a signature. */
export interface Operation {
  /** The registered name; `elementwise` for every element-wise computation, whatever requested it, `index` for `x[…]`. */
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly call: CallArguments | null;
}

/** A listener that is notified of what a run of torch code does. */
export interface TorchObserver {
  /** A module's `forward` has returned its result, as a forward hook would see it. */
  moduleCalled?(m: Machine, module: Instance, input: Value, output: Value): void;
  /** An operation that torch.utils.flop_counter counts, in multiply-accumulates: half of its FLOPs. Null if the number is unknown. */
  macs?(m: Machine, kind: string, macs: Dim | null): void;
  /** An operation has returned its result. An element-wise operation is reported twice: the second time under its own name. */
  operated?(operation: Operation, result: Value): void;
}

const KEY = 'torch.observer';

export function setObserver(m: Machine, observer: TorchObserver): void {
  m.rooms.set(KEY, observer);
}

export function observerOf(m: Machine): TorchObserver | null {
  return (m.rooms.get(KEY) as TorchObserver | undefined) ?? null;
}

/** Notifies the observer of multiply-accumulates. */
export function countMacs(m: Machine, kind: string, macs: Dim | null): void {
  observerOf(m)?.macs?.(m, kind, macs);
}

/** Notifies the observer of an operation that is not registered. */
export function tellOperation(m: Machine, name: string, inputs: readonly Value[], result: Value): void {
  observerOf(m)?.operated?.({ name, inputs, call: null }, result);
}
