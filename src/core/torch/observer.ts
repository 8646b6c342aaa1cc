import type { Dim } from '../dim';
import type { Instance, Machine, Value } from './vm';

/** Who wants to know what a run of torch code does. */
export interface TorchObserver {
  /** A module's `forward` has given its result, as a forward hook would see it. */
  moduleCalled?(m: Machine, module: Instance, input: Value, output: Value): void;
  /** An operation that torch.utils.flop_counter counts; null where the number is not known. Multiply-accumulates: half of its FLOPs. */
  macs?(m: Machine, kind: string, macs: Dim | null): void;
  /** An operation has given its result. */
  functionCalled?(m: Machine, name: string, output: Value): void;
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
