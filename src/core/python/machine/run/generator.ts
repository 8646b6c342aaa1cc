import { AsyncGenerator, Coroutine } from '../objects/coroutine';
import type { Frame } from '../objects/frame';
import type { PlacedCode } from '../objects/code';
import { type Value } from '../../data';
import { PyIterator } from '../objects/iterator';
import { executeBody } from './body';
import { GeneratorBody } from './generator-body';
import { mayRun } from './perhaps';
import { steppedBlock } from './stepped';
import { steppedValue } from './stepped-value';
import { Signal, type Steps } from './steps';
import { blockSuspends, suspends } from './suspends';

/** The result of calling a function with `yield`s or an `async def`: an object that runs its body step by step. */
export function suspended(f: Frame, fn: PlacedCode): Value {
  const { m } = f;
  const { code } = fn;
  const isCoroutine = code.isAsync && !code.isGenerator;
  f.isGenerator = 'kind' in code.body ? suspends(code.body) : blockSuspends(code.body);
  f.isAsyncGenerator = code.isAsync && code.isGenerator;
  const body: GeneratorBody = new GeneratorBody({
    frame: f,
    kind: isCoroutine ? 'coroutine' : code.isAsync ? 'async generator' : 'generator',
    // A coroutine that never waits runs like any function.
    begin: () => (f.isGenerator ? bodyOf(f, fn) : inOneGo(f, fn)),
    perhaps: () => {
      mayRun(f, fn);
    },
    undecided: why => {
      const unknown = m.unknown(why.reason);
      if (isCoroutine) return unknown;
      return iterator.lose(m, unknown);
    },
  });
  const iterator: PyIterator = new PyIterator(() => body.next(), isCoroutine ? 'coroutine_wrapper' : 'generator', body);
  iterator.held = f;
  return isCoroutine ? new Coroutine(iterator) : code.isAsync ? new AsyncGenerator(iterator) : iterator;
}

function* bodyOf(f: Frame, { code, base }: PlacedCode): Steps<Value> {
  if ('kind' in code.body) return yield* steppedValue(code.body, f);
  const signal = yield* steppedBlock(code.body, base, f);
  return signal === Signal.Return ? f.result : null;
}

function* inOneGo(f: Frame, fn: PlacedCode): Steps<Value> {
  return executeBody(f, fn);
}
