import type { Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { Instance } from './instance';

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
