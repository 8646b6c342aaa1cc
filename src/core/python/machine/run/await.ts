import { AsyncGenerator, Coroutine } from '../objects/coroutine';
import { PyRaise, UndecidedFlow } from '../objects/errors';
import type { Frame } from '../objects/frame';
import type { Machine } from '../objects/machine';
import { Unknown, type Value } from '../../data';
import { classOf } from '../objects/class-registry';
import { PyIterator } from '../objects/iterator';
import { callMethod, lookupMethod } from '../protocol/attributes';
import { iterate } from '../protocol/iterate';
import type { Steps } from './steps';

/** Stops at a value, and returns what is sent there. */
export function* stopAt(value: Value, f: Frame): Steps<Value> {
  try {
    return yield value;
  } finally {
    f.reenter();
  }
}

/** `yield from` and the basis of every `await`: passes everything on to an iterator until it ends, and returns its result. */
export function* delegate(iterator: PyIterator, f: Frame): Steps<Value> {
  let item = iterator.next(f.m);
  for (;;) {
    if (iterator.unknown) throw new UndecidedFlow(iterator.unknown);
    if (item === undefined) return iterator.generator?.result() ?? null;
    let sent: Value;
    try {
      sent = yield* stopAt(item, f);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      if (error.is('GeneratorExit')) iterator.close(f.m);
      if (error.is('GeneratorExit') || !iterator.generator) throw error;
      item = iterator.throw(f.m, error.value);
      continue;
    }
    if (sent !== null && !iterator.generator)
      throw f.m.exception('AttributeError', `'${iterator.cls.name}' object has no attribute 'send'`);
    item = sent === null ? iterator.next(f.m) : iterator.send(f.m, sent);
  }
}

/** Python's `await value`. Awaiting an unknown results in an unknown. */
export function* awaitValue(value: Value, f: Frame): Steps<Value> {
  const { m } = f;
  const iterator = awaitable(m, value);
  if (iterator instanceof Unknown) {
    m.note(iterator.reason);
    return iterator;
  }
  try {
    return yield* delegate(iterator, f);
  } catch (error) {
    if (!(error instanceof UndecidedFlow) || error.why !== iterator.unknown) throw error;
    return m.unknown(error.why.reason);
  }
}

/** The iterator that an `await` drives. */
export function awaitable(m: Machine, value: Value): PyIterator | Unknown {
  if (value instanceof Unknown) return value;
  if (value instanceof Coroutine) return value.steps;
  const method = lookupMethod(m, value, '__await__');
  const { name, openBase } = classOf(value);
  if (method === undefined) {
    if (openBase) return openBase;
    throw m.exception('TypeError', `object ${name} can't be used in 'await' expression`);
  }
  const result = callMethod(m, method, value, []);
  if (result instanceof Coroutine) throw m.exception('TypeError', '__await__() returned a coroutine');
  if (!(result instanceof PyIterator || result instanceof Unknown) && lookupMethod(m, result, '__next__') === undefined)
    throw m.exception('TypeError', `__await__() returned non-iterator of type '${classOf(result).name}'`);
  return iterate(m, result);
}

/** The source of an `async for`. */
export interface AsyncSource {
  readonly object: Value;
  unknown: Unknown | null;
}

/** Python's `aiter(value)`. */
export function asyncIterate(m: Machine, value: Value): AsyncSource | Unknown {
  if (value instanceof Unknown) return value;
  const method = lookupMethod(m, value, '__aiter__');
  const { name, openBase } = classOf(value);
  if (method === undefined) {
    if (openBase) return openBase;
    throw m.exception('TypeError', `'async for' requires an object with __aiter__ method, got ${name}`);
  }
  const object = callMethod(m, method, value, []);
  if (object instanceof Unknown) return object;
  if (lookupMethod(m, object, '__anext__') === undefined) {
    const made = classOf(object);
    if (made.openBase) return made.openBase;
    throw m.exception('TypeError', `'async for' received an object from __aiter__ that does not implement __anext__: ${made.name}`);
  }
  return { object, unknown: null };
}

/** The next item of an `async for`; undefined at the end. */
export function* nextOf(source: AsyncSource, f: Frame): Steps<Value | undefined> {
  const { object } = source;
  const method = lookupMethod(f.m, object, '__anext__') ?? null;
  let item: Value;
  try {
    item = yield* awaitValue(callMethod(f.m, method, object, []), f);
  } catch (error) {
    if (!(error instanceof PyRaise) || !error.is('StopAsyncIteration')) throw error;
    f.reenter();
    return undefined;
  }
  if (object instanceof AsyncGenerator) source.unknown = object.steps.unknown;
  return item;
}
