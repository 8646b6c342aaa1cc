import type { Value } from '../../data';
import type { Census } from './census';
import { Instance, type PyClass } from './values';

/** An instance of a class that derives from int, float, str or bytes: the plain value and the class. */
export class Boxed extends Instance {
  constructor(
    readonly value: Value,
    type: PyClass,
  ) {
    super(type);
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.value);
  }
  override get plain(): Value {
    return this.value;
  }
}
