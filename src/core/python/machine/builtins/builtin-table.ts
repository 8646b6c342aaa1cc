import type { Value } from '../../data';
import { Native, type NativeCall } from '../objects/methods';
import { lenient, native } from '../protocol/native';

const table = new Map<string, Value>();

/** Every builtin by its name. */
export const builtins: ReadonlyMap<string, Value> = table;

export function builtin(name: string, value: Value): void {
  table.set(name, value);
}

/** Adds a function; an unknown argument makes its result unknown. */
export function fn(signature: string, compute: Parameters<typeof native>[1]): void {
  const made = native(signature, compute);
  table.set(made.name, made);
}

/** Adds a function that accepts unknown arguments. */
export function lenientFn(signature: string, compute: Parameters<typeof lenient>[1]): void {
  const made = lenient(signature, compute);
  table.set(made.name, made);
}

/** Adds a function that gets its arguments as they were passed, because no signature describes them. */
export function variadicFn(name: string, call: NativeCall): void {
  table.set(name, new Native(name, call));
}
