import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { runText, type Run } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';
import { placesIn, wrapped, type Place } from '../../../../support/suspended';

/** Sends every value back to the generator: driven like this, it does what the function does without its `yield`s. */
const DRIVEN = `
def driven(generator):
    def run():
        steps = generator()
        value = None
        try:
            while True: value = steps.send(value)
        except StopIteration as stop:
            return stop.value
    return run
`;
const AWAITED = `
import asyncio
async def echo(value):
    await asyncio.sleep(0)
    return value
def driven(coroutine):
    return lambda: asyncio.run(coroutine())
`;

/** The same code runs statements at once and step by step, so both must print the same. */
describe('a function, also as a generator and as a coroutine', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  const run = (text: string): Pick<Run, 'stdout' | 'error'> => {
    const { stdout, error } = runText(parser, text, pythonModules());
    return { stdout, error };
  };
  /** The places for a `yield` in the function `f` of a text. */
  const placesOf = (text: string): readonly Place[] => {
    const source = parser.parse(text);
    for (const { at, statement } of source.module().items)
      if (statement.kind === 'function' && statement.name === 'f') return placesIn(source.body(statement.body, at), at);
    throw new Error('There is no function f.');
  };
  const snippets = readFileSync('test/fixtures/language/statements.py', 'utf8')
    .split(/^# --- /m)
    .slice(1);
  for (const snippet of snippets) {
    const [name = '', ...lines] = snippet.split('\n');
    it(name, () => {
      const text = lines.join('\n');
      const plain = run(text);
      const places = placesOf(text);
      assert(places.length > 5, 'too few places for a yield');
      const check = (chosen: readonly Place[]): void => {
        const generator = DRIVEN + wrapped(text, chosen, '(yield ', ')').replace(/^def f\(/m, '@driven\ndef f(');
        assert.deepEqual(run(generator), plain, generator);
      };
      check(places);
      for (const place of places) check([place]);
      const coroutine = AWAITED + wrapped(text, places, '(await echo((', ')))').replaceAll(/^def f\(/gm, '@driven\nasync def f(');
      assert.deepEqual(run(coroutine), plain, coroutine);
    });
  }
});
