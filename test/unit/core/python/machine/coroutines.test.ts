import assert from 'node:assert/strict';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { runText, type Run } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

/** test/fixtures/language/coroutines.py compares coroutines with CPython; these tests are about unknown values, which CPython does not have. */
describe('coroutines', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  const run = (program: string): Run => runText(parser, `import asyncio, random\nx = random.random()\n${program}\n`, pythonModules());
  const check = (what: string, program: string, printed: string): void => {
    it(what, () => {
      const { stdout, error } = run(program);
      assert.deepEqual({ stdout: stdout.replace(/<unknown: [^>]*>/g, '?').trim(), error }, { stdout: printed, error: null });
    });
  };

  check(
    'a result that depends on an unknown value is unknown, others are known',
    'async def f():\n    if x > 0.5:\n        await asyncio.sleep(0)\n        return 1\n    return 2\nasync def g(): return 3\n' +
      'async def main(): print(*await asyncio.gather(f(), g()), await f(), await g())\nasyncio.run(main())',
    '? 3 ? 3',
  );
  check(
    'what an undecided coroutine may change is unknown',
    'log, kept = [], []\nasync def f():\n    if x > 0.5: await asyncio.sleep(0)\n    log.append(1)\n' +
      'async def main():\n    await f()\n    print(len(log), len(kept))\nasyncio.run(main())',
    '? 0',
  );
  check(
    'a loop over unknown items is undecided',
    'async def g():\n    yield 1\n    if x > 0.5: yield 2\nasync def main():\n    n = k = 0\n' +
      '    async for v in g(): n += 1\n    print(n, k, [v async for v in g()])\nasyncio.run(main())',
    '? 0 ?',
  );
  check(
    'unknown values can be awaited and run',
    'async def main(): print(await x.read(), (await asyncio.gather(x.a()))[0])\nasyncio.run(main())\nprint(asyncio.run(x))',
    '? ?\n?',
  );
  check('the time is unknown', 'async def main(): print(asyncio.get_running_loop().time())\nasyncio.run(main())', '?');
  check('waiting for an event that never happens ends', 'async def main(): await asyncio.Event().wait()\nprint(asyncio.run(main()))', '?');
  check(
    'parts of asyncio that are not modelled',
    'async def main(): print(await asyncio.open_connection("host", 1))\nasyncio.run(main())',
    '?',
  );

  it('an exception of a task keeps the place where it was raised', () => {
    const { error, raisedAt } = run(
      'async def f():\n    await asyncio.sleep(0)\n    raise ValueError("v")\nasync def main():\n    await asyncio.gather(f())\nasyncio.run(main())',
    );
    assert.deepEqual({ error, raisedAt }, { error: { type: 'ValueError', message: 'v' }, raisedAt: 5 });
  });

  it('an unknown is reported once, where it matters', () => {
    const { places } = run(
      'async def f():\n    if x > 0.5:\n        await asyncio.sleep(0)\n        return 1\n    return 2\nasyncio.run(f())',
    );
    assert.deepEqual(places, [{ line: 4, reason: 'it is random' }]);
  });
});
