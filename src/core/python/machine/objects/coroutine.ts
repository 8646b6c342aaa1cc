import type { Census } from './census';
import type { Value } from '../../data';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import { PyObject } from './instance';
import type { PyIterator } from './iterator';

/** The result of calling an `async def`: nothing of it has run. It is driven by `await` or by hand, and yields what it waits for. */
export class Coroutine extends PyObject {
  constructor(readonly steps: PyIterator) {
    super();
  }
  override trace(census: Census): void {
    census.visit(this.steps);
  }
  get cls(): PyClass {
    return builtinClass('coroutine');
  }
}

/** The result of calling an `async def` with `yield`s. Its steps are what it waits for, and a {@link Yielded} for each item. */
export class AsyncGenerator extends PyObject {
  constructor(readonly steps: PyIterator) {
    super();
  }
  override trace(census: Census): void {
    census.visit(this.steps);
  }
  get cls(): PyClass {
    return builtinClass('async_generator');
  }
}

/** An item of an asynchronous generator among the steps that it waits for. Programs never see it. */
export class Yielded extends PyObject {
  constructor(readonly value: Value) {
    super();
  }
  override trace(census: Census): void {
    census.visit(this.value);
  }
  get cls(): PyClass {
    return builtinClass('object');
  }
}
