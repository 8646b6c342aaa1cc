import type { Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import { PyObject } from './instance';

/** `super()`: attributes are looked up after `start` in the MRO of the object's class. */
export class PySuper extends PyObject {
  constructor(
    readonly start: PyClass,
    readonly self: Value,
  ) {
    super();
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.self);
  }
  get cls(): PyClass {
    return builtinClass('super');
  }
}
