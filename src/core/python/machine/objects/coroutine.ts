import type { Census } from './census';
import type { Value } from '../../data';
import { builtinClass, PyObject, type PyClass, type PyIterator } from './values';

/** What calling an `async def` gives: nothing of it has run. Driven by `await` or by hand, it gives what it waits for. */
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

/** What calling an `async def` with `yield`s gives. Its steps are what it waits for, and a {@link Yielded} for each item. */
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

/** An item of an asynchronous generator, among the steps it waits for. No program sees it. */
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
