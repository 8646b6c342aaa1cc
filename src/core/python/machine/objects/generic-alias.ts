import type { Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import { PyObject } from './instance';

/** `list[int]`, `Optional[int]`, `int | None`: types at run time, with which nothing is computed. */
export class PyGenericAlias extends PyObject {
  constructor(
    readonly origin: Value,
    readonly args: readonly Value[],
  ) {
    super();
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.origin);
    census.all(this.args);
  }
  get cls(): PyClass {
    return builtinClass('GenericAlias');
  }
}
