import type { Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import { Instance, PyObject } from './instance';
import type { Machine } from './machine';

/** An attribute computed by a native function; writable where there is a setter. */
export class NativeProperty extends PyObject {
  constructor(
    readonly get: (m: Machine, self: Value) => Value,
    readonly set: ((m: Machine, self: Value, value: Value) => void) | null = null,
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass('getset_descriptor');
  }
}

/** `property`, `classmethod` and `staticmethod` objects. */
export class PyProperty extends Instance {
  constructor(
    readonly fget: Value,
    readonly fset: Value,
    readonly fdel: Value,
    type?: PyClass,
  ) {
    super(type ?? builtinClass('property'));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.all([this.fget, this.fset, this.fdel]);
  }
}

export class PyWrapper extends Instance {
  constructor(
    readonly kind: 'classmethod' | 'staticmethod',
    readonly fn: Value,
  ) {
    super(builtinClass(kind));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.fn);
  }
}
