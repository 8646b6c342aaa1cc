import type { Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import { Instance, PyObject } from './instance';
import type { Machine } from './machine';
import type { ProgramState } from './program-state';

/** Arguments by keyword, in order. Null if there are none, as in most calls. */
export type Keywords = ReadonlyMap<string, Value> | null;

/** The implementation of a native function; its arguments are not yet bound. */
export type NativeCall = (m: Machine, args: readonly Value[], keywords: Keywords) => Value;

/** Natives have no attributes except those that a machine stores for them. */
const NONE = new Map<string, Value>();

/** A builtin function or method. */
export class Native extends Instance {
  constructor(
    readonly name: string,
    readonly call: NativeCall,
    /** Whether a function found on a class is not bound to the object it is looked up on. */
    readonly isStatic = false,
  ) {
    super(null, NONE);
  }
  /** Its parameters as CPython writes them: `(obj, /)`. Null if they are not known. */
  signature: string | null = null;

  override get cls(): PyClass {
    return builtinClass('builtin_function_or_method');
  }
  override set(m: ProgramState, name: string, value: Value): void {
    m.changes.set(this, name, value);
  }
  override delete(m: ProgramState, name: string): boolean {
    return m.changes.delete(this, name);
  }
  override trace(): void {
    // Natives are ours.
  }
  override get isShared(): boolean {
    return true;
  }
}

/** A function or native function together with its first argument. */
export class BoundMethod extends PyObject {
  constructor(
    readonly self: Value,
    readonly fn: Value,
  ) {
    super();
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.self);
    census.visit(this.fn);
  }
  get cls(): PyClass {
    const isPlain = this.fn instanceof Native && builtinClass('object').attrs.get(this.fn.name) === this.fn;
    return builtinClass(isPlain ? 'builtin_function_or_method' : 'method');
  }
}
