import { STEPS_PER_LOOK } from '../../../../../src/core/python/machine/objects/bounds';
import assert from 'node:assert/strict';
import {
  createMachine,
  DEFAULT_BOUNDS,
  RunEnded,
  type Bounds,
  type Machine,
  type MachineParts,
} from '../../../../../src/core/python/machine';
import { Unknown, type Value } from '../../../../../src/core/python/data';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { createParser } from '../../../../support/parser';

/** How a program ended: the message of the bound, or null if it ran to its end; and the unknowns that it reported. */
interface Ending {
  readonly reason: string | null;
  readonly unknowns: readonly string[];
}

const HEAD = 'import random\nx = random.random()\n';

/** Programs whose memory grows without end, by what grows. */
const GROWING: Readonly<Record<string, string>> = {
  'a list, by append': 'a = []\nwhile True: a.append(0)',
  'a list, by +=': 'a = []\nwhile True: a += [0, 0, 0]',
  'a list of lists': 'a = []\nwhile True: a.append([0] * 1000)',
  'a list of copies': 'a = [0] * 100000\nb = []\nwhile True: b.append(a[:])',
  'a chain of lists': 'a = []\nwhile True: a = [a]',
  'a tuple': 'a = ()\nwhile True: a = (a, 0)',
  'a dict': 'd = {}\nn = 0\nwhile True:\n    d[n] = n\n    n += 1',
  'a set': 's = set()\nn = 0\nwhile True:\n    s.add(n)\n    n += 1',
  'attributes of an object': 'class O: pass\no = O()\nn = 0\nwhile True:\n    setattr(o, "a" + str(n), n)\n    n += 1',
  'the keys by which it sorts': 'a = sorted(range(1000000), key=lambda i: [0] * 1000)',
  'texts': 'a = []\nwhile True: a.append("a" * 100000 + str(len(a)))',
  'bytes': 'a = []\nwhile True: a.append(b"a" * 100000 + bytes(len(a)))',
  'integers': 'a = []\nn = 1 << 100000\nwhile True:\n    n += 1\n    a.append(n)',
  'pieces of a text': 'a = []\nt = "a " * 10000\nwhile True: a.append(t.split())',
  'a comprehension': 'a = [[i, j] for i in range(1500) for j in range(1000)]',
  'variables of generators': 'def g():\n    a = [0] * 100000\n    yield a\nb = []\nwhile True:\n    i = g()\n    next(i)\n    b.append(i)',
  'closures': 'def f(a): return lambda: a\nb = []\nwhile True: b.append(f([0] * 1000))',
  'frames': 'def f(a): return f([0] * 100000)\nf(None)',
  'a list that a call is building': 'a = list(map(lambda i: [0] * 1000, range(1000000)))',
};

/** Programs that create much and keep little. */
const GARBAGE: Readonly<Record<string, string>> = {
  lists: 'for i in range(2000): a = [0] * 10000',
  texts: 'for i in range(3000): a = "a" * 100000 + str(i)',
  dicts: 'for i in range(200000): d = {i: [i]}',
  integers: 'n = 1 << 10000\nfor i in range(20000): n += 1',
};

describe('bounds of a run', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });

  const machine = (files: Readonly<Record<string, string>>, bounds: Partial<Bounds>, now?: MachineParts['now']): Machine =>
    createMachine({
      finder: {
        find: name => {
          const text = files[name];
          return text === undefined ? null : { file: `${name}.py`, isPackage: false, text: () => text, load: () => parser.parse(text) };
        },
      },
      natives: pythonModules(),
      parse: text => parser.parse(text),
      bounds: { ...DEFAULT_BOUNDS, milliseconds: Infinity, ...bounds },
      now,
    });

  const run = (m: Machine, name: string, isCancelled?: () => boolean): Ending => {
    m.start(isCancelled);
    const module = m.loader.get(name);
    assert.ok(module);
    let reason: string | null = null;
    try {
      m.loader.run(m, module);
    } catch (error) {
      if (!(error instanceof RunEnded)) throw error;
      reason = error.message;
    }
    const unknowns = m.unknowns.map(unknown => unknown.reason);
    m.end();
    return { reason, unknowns };
  };
  const ending = (program: string, bounds: Partial<Bounds> = {}): Ending => run(machine({ main: HEAD + program }, bounds), 'main');

  /** The value of `a` at the end of a program. */
  const variable = (program: string): Value => {
    const m = machine({ main: HEAD + program }, {});
    assert.equal(run(m, 'main').reason, null);
    return m.loader.get('main')?.scope.vars.get('a') ?? null;
  };
  const shown = (expression: string): string => {
    const value = variable(`a = ${expression}`);
    return value instanceof Unknown ? value.reason : '';
  };

  const MEMORY = 'the program keeps more in memory than can be analyzed';
  for (const [what, program] of Object.entries(GROWING))
    it(`memory: ends a program that keeps ${what}`, () => {
      assert.deepEqual(ending(program, { live: 1_000_000 }), { reason: MEMORY, unknowns: [] });
    });
  for (const [what, program] of Object.entries(GARBAGE))
    it(`memory: lets a program create ${what} and drop them`, () => {
      assert.deepEqual(ending(program, { live: 1_000_000 }), { reason: null, unknowns: [] });
    });
  it('memory: counts what both branches of an undecided condition keep so that it can be restored', () => {
    const program =
      'a = [0] * 400000\nb = [0] * 400000\ndef f():\n    if x > 0.5:\n        a.append(1)\n        b.append(1)\n        while True: c = [0]\nf()';
    assert.deepEqual(ending(program, { live: 2_000_000 }).reason, MEMORY);
  });

  it('steps: an endless loop', () => {
    assert.equal(ending('while True: pass', { steps: 100_000 }).reason, 'the program takes more than 100000 steps');
  });
  for (const [what, program] of [
    ['copying a list', 'a = [0] * 1000000\nwhile True: b = a[:]'],
    ['comparing lists', 'a = [0] * 1000000\nb = [0] * 1000000\nwhile True: a == b'],
    ['searching a list', 'a = [0] * 1000000\nwhile True: 1 in a'],
    ['replacing in a text', 'a = "ab" * 500000\nwhile True: a.replace("a", "c")'],
    ['joining', 'a = ["a"] * 500000\nwhile True: "".join(a)'],
    ['sorting', 'a = list(range(10000))\nwhile True: sorted(a)'],
    ['multiplying large integers', 'a = 1 << 90000\nwhile True: a * a'],
    ['comparing lists that share their items', 'a, b = [0], [0]\nfor i in range(60): a, b = [a, a], [b, b]\na == b'],
  ] as const)
    it(`steps: ${what} counts as much as the work it takes`, () => {
      // A fake clock counts how often it is read: once for every few copies of a million items.
      let looks = 0;
      const m = machine({ main: program }, { milliseconds: 10 }, () => looks++);
      assert.equal(run(m, 'main').reason, 'the program takes longer than 0.01 seconds');
      assert.ok(m.steps < 10_000_000);
    });

  it('items: a list created by one operation', () => {
    assert.deepEqual(ending('a = [0] * 3000000'), { reason: null, unknowns: ['it has 3000000 items, which is too many to analyze'] });
  });
  it('items: a text created by one operation, whichever it is', () => {
    const program = 't = "a" * 2000\nt.replace("a", t)\nt.join([t] * 1001)\n"\\t".expandtabs(10 ** 9)\n"a" * 10 ** 9\n"a".ljust(10 ** 8)';
    assert.deepEqual(
      ending(program).unknowns.map(reason => reason.replace(/\d+/, 'N')),
      Array<string>(5).fill('it has N characters, which is too many to analyze'),
    );
  });
  it("calls: Python's limit, or the end of the stack", () => {
    const { reason, unknowns } = ending('def f(): f()\ntry: f()\nexcept RecursionError: pass');
    assert.deepEqual(unknowns, []);
    if (reason !== null) assert.equal(reason, 'calls are nested too deeply to analyze');
  });
  it('integers: a result with too many digits', () => {
    assert.deepEqual(ending('a = 3 ** 200000\nb = 1 << 300000\nn = (1 << 150000) * (1 << 150000)\nprint(a, b, n)').reason, null);
    assert.match(shown('3 ** 200000'), /too large/);
    assert.match(shown('1 << 300000'), /too large/);
    assert.match(shown('(1 << 150000) * (1 << 150000)'), /too large/);
  });
  it('branches: more nested undecided conditions than are followed', () => {
    const nest = (depth: number): string =>
      Array.from({ length: depth }, (_, i) => `${'    '.repeat(i + 1)}if x > ${String(i)}:\n`).join('') +
      `${'    '.repeat(depth + 1)}r = 1\n`;
    const program = (depth: number): string => `def f():\n    r = 1\n${nest(depth)}    return r\na = f()`;
    assert.equal(variable(program(4)), 1);
    assert.match((variable(program(14)) as Unknown).reason, /random/);
  });

  it('cancelling: ends at once, reverts what was undecided, and leaves the machine usable', () => {
    const files = {
      main: `${HEAD}a = [1]\ndef f():\n    if x > 0.5:\n        a.append(2)\n        while True: pass\nf()`,
      other: 'c = [0] * 10\nassert len(c) == 10',
    };
    const m = machine(files, {});
    let asked = 0;
    assert.equal(run(m, 'main', () => ++asked > 3).reason, 'the run was cancelled');
    assert.ok(m.steps < 5 * STEPS_PER_LOOK);
    assert.equal(m.journal.isWatching, false);
    assert.deepEqual(run(m, 'other'), { reason: null, unknowns: [] });
  });
});
