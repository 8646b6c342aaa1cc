import assert from 'node:assert/strict';
import { Unknown, type Value } from '../../../../src/core/python/data';
import { call, iterate, Native, str, type Machine, type NativeModule, type PyIterator } from '../../../../src/core/python/machine';
import { pythonModules } from '../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { modelModules } from '../../../../src/core/torch';
import { machineFor } from '../../../support/machine';
import { createParser } from '../../../support/parser';

/** `x` is a number nobody knows; `turn()` lets the other program go on. */
const HEAD = `import random, torch
from torch import nn
from other import turn
x = random.random()
class Box: pass
`;

/** Programs whose `steps` take turns. What each yields depends on what a machine keeps. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'undecided branches': `
box, log = Box(), []
def one(i):
    if x > 0.5:
        box.i = i
        log.append(i)
        turn()
    else:
        box.i = i
        turn()
    box.j = i
def steps():
    for i in range(4):
        one(i)
        yield box.i, box.j
        yield len(log)
`,
  'identities': `
def steps():
    kept = []
    for i in range(4):
        kept.append(Box())
        turn()
        yield id(kept[-1]), hash(kept[0]), repr(kept[-1])
`,
  'unknown sizes': `
def steps():
    for i in range(4):
        t = torch.zeros(5)
        t = t[t > x]
        turn()
        yield hash(t.shape[0]), len({t.shape[0]: 1}), t.shape == t.shape
`,
  'patched classes': `
torch.Tensor.twice = lambda self: self.shape[0] * 2
nn.Module.label = 'patched'
nn.Conv2d.forward = lambda self, x: torch.zeros(7)
torch.Tensor.numel = lambda self: -1
torch.relu.mark = 'mine'
class Mine(torch.Tensor): pass
def maybe():
    if x > 0.5: torch.Tensor.only = 1
def steps():
    for i in range(4):
        turn()
        yield torch.zeros(3).twice(), nn.ReLU().label, nn.Conv2d(1, 2, 3)(torch.zeros(1, 1, 9, 9)).shape[0], torch.zeros(4).numel(), torch.relu.mark
        torch.Tensor.twice = lambda self: i
        maybe()
        yield torch.zeros(3).twice(), 'twice' in dir(torch.Tensor), 'twice' in torch.Tensor.__dict__, Mine.twice is torch.Tensor.twice
    del torch.Tensor.twice
    yield hasattr(torch.zeros(3), 'twice'), hasattr(Mine, 'twice')
`,
  'classes as they are': `
class Mine(torch.Tensor): pass
def steps():
    for i in range(9):
        turn()
        yield hasattr(torch.zeros(3), 'twice'), hasattr(nn.ReLU(), 'label'), nn.Conv2d(1, 2, 3)(torch.zeros(1, 1, 9, 9)).shape, torch.zeros(4).numel()
        yield hasattr(torch.relu, 'mark'), 'twice' in dir(torch.Tensor), hasattr(Mine, 'twice'), hasattr(torch.Tensor, 'only')
`,
  'settings': `
torch.set_default_dtype(torch.float64)
def steps():
    with torch.no_grad():
        for i in range(4):
            turn()
            yield torch.zeros(1).dtype == torch.float64, torch.is_grad_enabled()
`,
  'settings as they are': `
def steps():
    for i in range(4):
        turn()
        yield torch.zeros(1).dtype == torch.float32, torch.is_grad_enabled()
`,
};

const PAIRS: readonly (readonly [string, string])[] = [
  ...Object.keys(PROGRAMS).map(name => [name, name] as const),
  ['undecided branches', 'identities'],
  ['identities', 'undecided branches'],
  ['patched classes', 'classes as they are'],
  ['classes as they are', 'patched classes'],
  ['settings', 'settings as they are'],
  ['settings as they are', 'settings'],
];

/** One program on a machine of its own. */
class Run {
  readonly printed: string[] = [];
  private readonly m: Machine;
  private readonly steps: PyIterator;

  /** @param turn called where the program says `turn()` */
  constructor(parser: PythonParser, program: string, turn: () => void) {
    const other: NativeModule = { name: 'other', attrs: () => [['turn', new Native('turn', () => (turn(), null))]] };
    this.m = machineFor(parser, { '__main__.py': HEAD + program }, [...pythonModules(), ...modelModules(), other]);
    const module = this.m.loader.get('__main__');
    assert.ok(module);
    this.m.loader.run(this.m, module);
    const iterator = iterate(this.m, call(this.m, module.scope.vars.get('steps') ?? null, []));
    assert.ok(!(iterator instanceof Unknown));
    this.steps = iterator;
  }

  /** Goes on to the next `yield`; false at the end. */
  next(): boolean {
    const value = this.steps.next(this.m);
    if (value !== undefined) this.printed.push(show(this.m, value));
    return value !== undefined;
  }
}

const show = (m: Machine, value: Value): string => {
  const shown = str(m, value);
  return shown instanceof Unknown ? `unknown: ${shown.reason}` : shown;
};

describe('two machines side by side', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  const alone = (program: string): readonly string[] => {
    const run = new Run(parser, program, () => undefined);
    while (run.next());
    return run.printed;
  };
  it('see what a program changes of the classes that all share', () => {
    const printed = (name: string): readonly string[] => alone(PROGRAMS[name] ?? '').slice(0, 2);
    assert.deepEqual(printed('patched classes'), ["(6, 'patched', 7, -1, 'mine')", '(0, True, True, True)']);
    assert.deepEqual(printed('classes as they are'), ['(False, False, torch.Size([1, 2, 7, 7]), 4)', '(False, False, False, False)']);
    assert.deepEqual(printed('undecided branches'), ['(0, 0)', 'unknown: the list has different lengths on different paths']);
  });
  for (const [a, b] of PAIRS) {
    const [first, second] = [PROGRAMS[a] ?? '', PROGRAMS[b] ?? ''];
    it(`give what they give alone, step by step: ${a}, ${b}`, () => {
      const runs = [new Run(parser, first, () => undefined), new Run(parser, second, () => undefined)];
      while (runs.map(run => run.next()).some(Boolean));
      assert.deepEqual(
        runs.map(run => run.printed),
        [alone(first), alone(second)],
      );
    });
    it(`give what they give alone, one inside the other: ${a}, ${b}`, () => {
      const inner = new Run(parser, second, () => undefined);
      const outer = new Run(parser, first, () => inner.next());
      while (outer.next());
      while (inner.next());
      assert.deepEqual([outer.printed, inner.printed], [alone(first), alone(second)]);
    });
  }
});
