import { Unknown, type Value } from '../../data';
import { Yielded, type AsyncGenerator, type Coroutine } from '../objects/coroutine';
import { makeException, PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { classOf } from '../objects/class-registry';
import { PyIterator, type GeneratorControl } from '../objects/iterator';
import { Native } from '../objects/methods';
import { callMethod, lookupMethod } from '../protocol/attributes';
import { asyncIterate, awaitable } from '../run/await';
import { variadicFn } from './builtin-table';
import { define } from './classes';

const itself = new Native('__iter__', (_m, [self = null]) => self);

/** The item of an iterator as Python's methods return it. */
function given(m: Machine, iterator: PyIterator, item: Value | undefined): Value {
  if (item !== undefined) return item;
  const result = iterator.generator?.result() ?? null;
  throw new PyRaise(makeException('StopIteration', ...(result === null ? [] : [result])), m.stack());
}

/** The methods of objects that run step by step. */
function resumable(of: (self: Value | undefined) => PyIterator): Readonly<Record<string, Value>> {
  return {
    send: new Native('send', (m, [self, value = null]) => given(m, of(self), of(self).send(m, value))),
    throw: new Native('throw', (m, [self, type = null, value]) => given(m, of(self), of(self).throw(m, value ?? type))),
    close: new Native('close', (m, [self]) => {
      of(self).close(m);
      return null;
    }),
  };
}

const iterator = (self: Value | undefined): PyIterator => self as PyIterator;
const next = new Native('__next__', (m, [self]) => given(m, iterator(self), iterator(self).next(m)));

define('iterator', { __iter__: itself, __next__: next });
define('generator', resumable(iterator));
define('coroutine_wrapper', resumable(iterator));
define('coroutine', {
  ...resumable(self => (self as Coroutine).steps),
  __await__: new Native('__await__', (_m, [self]) => (self as Coroutine).steps),
});

for (const name of ['async_generator_asend', 'async_generator_athrow', 'anext_awaitable'])
  define(name, { ...resumable(iterator), __await__: new Native('__await__', (_m, [self = null]) => self) });

const stopAsync = (m: Machine): PyRaise => new PyRaise(makeException('StopAsyncIteration'), m.stack());

/**
 * The result of a method of an asynchronous generator: when awaited, it runs the body up to its next item, and passes on what the body
 * awaits
 * in the meantime.
 */
function step(
  m: Machine,
  { steps }: AsyncGenerator,
  begin: () => Value | undefined,
  { className, settle, swallows }: { className: string; settle: (item: Value | undefined) => Value; swallows: (error: PyRaise) => boolean },
): PyIterator {
  let isBegun = false;
  let result: Value = null;
  const pass = (resume: () => Value | undefined): Value | undefined => {
    const { frame, depth } = m;
    let item: Value | undefined;
    try {
      item = isBegun ? resume() : begin();
    } catch (error) {
      if (!(error instanceof PyRaise) || !swallows(error)) throw error;
      m.frame = frame;
      m.depth = depth;
    }
    isBegun = true;
    if (item !== undefined && !(item instanceof Yielded) && !steps.unknown) return item;
    result = settle(item instanceof Yielded ? item.value : item);
    return undefined;
  };
  const control: GeneratorControl = {
    send: value => pass(() => steps.send(m, value)),
    throw: exception => pass(() => steps.throw(m, exception)),
    close: () => undefined,
    result: () => result,
    perhaps: () => steps.generator?.perhaps(),
  };
  return new PyIterator(() => pass(() => steps.next(m)), className, control);
}

/** `anext(iterator, default)`: if the iterator has ended, the default is the result. */
function withDefault(m: Machine, inner: PyIterator, fallback: Value): PyIterator {
  let result: Value = null;
  const pass = (resume: () => Value | undefined): Value | undefined => {
    const { frame, depth } = m;
    try {
      const item = resume();
      if (item !== undefined && !inner.unknown) return item;
      result = item ?? inner.generator?.result() ?? null;
    } catch (error) {
      if (!(error instanceof PyRaise) || !error.is('StopAsyncIteration')) throw error;
      m.frame = frame;
      m.depth = depth;
      result = fallback;
    }
    return undefined;
  };
  const control: GeneratorControl = {
    send: value => pass(() => inner.send(m, value)),
    throw: exception => pass(() => inner.throw(m, exception)),
    close: () => {
      inner.close(m);
    },
    result: () => result,
    perhaps: () => inner.generator?.perhaps(),
  };
  return new PyIterator(() => pass(() => inner.next(m)), 'anext_awaitable', control);
}

variadicFn('aiter', (m, [value = null]) => {
  const source = asyncIterate(m, value);
  return source instanceof Unknown ? source : source.object;
});
variadicFn('anext', (m, [iterator = null, fallback]) => {
  if (iterator instanceof Unknown) return iterator;
  const method = lookupMethod(m, iterator, '__anext__');
  if (method === undefined) throw m.exception('TypeError', `'${classOf(iterator).name}' object is not an async iterator`);
  const item = callMethod(m, method, iterator, []);
  if (fallback === undefined) return item;
  const inner = awaitable(m, item);
  return inner instanceof Unknown ? inner : withDefault(m, inner, fallback);
});

const generator = (self: Value | undefined): AsyncGenerator => self as AsyncGenerator;

function advance(m: Machine, self: Value | undefined, className: string, begin: () => Value | undefined): PyIterator {
  return step(m, generator(self), begin, {
    className,
    settle(item) {
      if (item === undefined) throw stopAsync(m);
      return item;
    },
    swallows: () => false,
  });
}

define('async_generator', {
  __aiter__: new Native('__aiter__', (_m, [self = null]) => self),
  __anext__: new Native('__anext__', (m, [self]) => advance(m, self, 'async_generator_asend', () => generator(self).steps.send(m, null))),
  asend: new Native('asend', (m, [self, value = null]) =>
    advance(m, self, 'async_generator_asend', () => generator(self).steps.send(m, value)),
  ),
  athrow: new Native('athrow', (m, [self, type = null, value]) =>
    advance(m, self, 'async_generator_athrow', () => generator(self).steps.throw(m, value ?? type)),
  ),
  aclose: new Native('aclose', (m, [self]) =>
    step(m, generator(self), () => generator(self).steps.throw(m, makeException('GeneratorExit')), {
      className: 'async_generator_athrow',
      settle: item =>
        item === undefined || generator(self).steps.unknown ? null : m.raise('RuntimeError', 'async generator ignored GeneratorExit'),
      swallows: error => error.is('GeneratorExit') || error.is('StopAsyncIteration'),
    }),
  ),
});
