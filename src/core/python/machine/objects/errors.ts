import type { Unknown, Value } from '../../data';
import type { StackEntry } from './place';
import { builtinClass } from './class-registry';
import { Instance } from './instance';
import { PyTuple } from './sequences';

/** Ends a whole run: a bound was reached or it was cancelled. Python code cannot catch it. */
export class RunEnded extends Error {}

/** Thrown if control flow itself is undecided: the function's result is unknown. */
export class UndecidedFlow {
  constructor(readonly why: Unknown) {}
}

/** A Python exception that propagates. It is not a JavaScript error, because Python code raises and catches many. */
export class PyRaise {
  constructor(
    readonly value: Instance,
    /** The calls that led to the `raise`, outermost first, without modelled libraries. */
    readonly stack: readonly StackEntry[],
  ) {}

  get type(): string {
    return this.value.type.name;
  }
  is(type: string): boolean {
    return this.value.type.isSubclass(builtinClass(type));
  }
}

export function makeException(type: string, ...args: readonly Value[]): Instance {
  const exception = new Instance(builtinClass(type));
  exception.attrs.set('args', new PyTuple(args));
  return exception;
}
