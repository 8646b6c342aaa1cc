import assert from 'node:assert/strict';
import { formatShape, add, mul, type Dim, sym } from '../../../../../src/core/dim';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { Unknown, type Value } from '../../../../../src/core/python/data';
import {
  evaluateIn,
  Frame,
  getAttr,
  messageOf,
  PyRaise,
  repr,
  Scope,
  type Machine,
  type PyModule,
} from '../../../../../src/core/python/machine';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { modelModules, setObserver, Tensor } from '../../../../../src/core/torch';
import { isFresh } from '../../../../../src/core/torch/fresh';
import { machineFor } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

let parser: PythonParser;
before(async () => {
  parser = await createParser();
});

function machine(): Machine {
  return machineFor(parser, { '__main__.py': 'import torch\nimport torch.nn.functional as F\nimport numpy as np\n' }, [
    ...pythonModules(),
    ...modelModules(),
  ]);
}

/** The value of an expression over torch, F and np, and tensors `x` of shapes given by name. */
function evaluate(
  text: string,
  tensors: Readonly<Record<string, readonly Dim[]>> = {},
  m = machine(),
): { readonly value: Value; readonly macs: Dim } {
  let macs: Dim = 0;
  setObserver(m, { macs: (_m, _kind, count) => void (macs = add(macs, count ?? 0)) });
  const module = m.loader.get('__main__') as PyModule;
  for (const name of ['torch', 'F', 'np']) getAttr(m, module, name);
  const frame = new Frame(m, new Scope(new Set(), null, module), module, null, 'test');
  for (const [name, shape] of Object.entries(tensors)) frame.scope.vars.set(name, new Tensor(shape));
  m.frame = frame;
  return { value: evaluateIn(frame, text), macs };
}

/** A shape as text, fresh sizes as `?`; other values as Python writes them. */
function shown(text: string, tensors: Readonly<Record<string, readonly Dim[]>> = {}): string {
  const m = machine();
  try {
    const { value } = evaluate(text, tensors, m);
    if (value instanceof Tensor)
      return value.shape
        ? `(${value.shape.map(size => (isFresh(size) ? '?' : formatShape([size], 'ascii').replace(/[()[\],]/g, ''))).join(', ')})`
        : '?';
    const written = repr(m, value);
    return written instanceof Unknown ? `unknown: ${written.reason}` : written;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    return `${error.type}: ${messageOf(m, error.value)}`;
  }
}

describe('known contents of small tensors', () => {
  for (const [text, expected] of [
    ['torch.arange(4).tolist()', '[0, 1, 2, 3]'],
    ['[x.item() for x in torch.linspace(0, 0.1, 3)]', '[0.0, 0.05000000074505806, 0.10000000149011612]'],
    ['(torch.ones(3) / 3).tolist()', '[0.3333333432674408, 0.3333333432674408, 0.3333333432674408]'],
    ['torch.tensor([[1, 2], [3, 4]]).sum(0).tolist()', '[4, 6]'],
    ['torch.tensor([3, 1, 2]).argsort().tolist()', '[1, 2, 0]'],
    ['int(torch.tensor([2, 3]).prod())', '6'],
    ['bool((torch.arange(3) < 5).all())', 'True'],
    ['torch.arange(6).view(2, 3).t().tolist()', '[[0, 3], [1, 4], [2, 5]]'],
    ['torch.arange(6)[1::2].tolist()', '[1, 3, 5]'],
    ['torch.arange(6)[torch.arange(6) > 3].tolist()', '[4, 5]'],
    ['torch.cat([torch.zeros(2), torch.ones(1)]).tolist()', '[0.0, 0.0, 1.0]'],
    ['torch.randn(2).tolist()', 'unknown: the contents of a tensor are unknown'],
    ['int(np.prod((2, 3, 4)))', '24'],
    ['np.linspace(0, 1, 5).tolist()', '[0.0, 0.25, 0.5, 0.75, 1.0]'],
    ['np.cumsum([1, 2, 3]).tolist()', '[1, 3, 6]'],
  ] as const) {
    it(`${text} is ${expected}`, () => {
      assert.equal(shown(text), expected);
    });
  }
  it('writing through a view makes the contents of its base unknown', () => {
    assert.equal(shown('(lambda x: (x[0].fill_(1), x.tolist())[1])(torch.zeros(2, 2))'), 'unknown: the contents of a tensor are unknown');
  });
});

describe('symbolic shapes', () => {
  const [N, H] = [sym('N'), sym('H', { min: 1 })];
  for (const [text, shape, expected] of [
    ['x.flatten(1)', [N, 64, 7, 7], '(N, 3136)'],
    ['x.view(x.size(0), -1)', [N, 64, 7, 7], '(N, 3136)'],
    ['x.view(-1, 64, 49)', [N, 64, 7, 7], '(N, 64, 49)'],
    ['x + torch.ones(1, 3, 1, 1)', [N, 3, H, H], '(N, 3, H, H)'],
    ['torch.cat([x, x], 1)', [N, 3, H, H], '(N, 6, H, H)'],
    ['x.chunk(2, 1)[0]', [N, 6, H, H], '(N, 3, H, H)'],
    ['F.interpolate(x, scale_factor=2)', [N, 3, H, H], '(N, 3, 2*H, 2*H)'],
    ['x[x > 0]', [N, 3], '(?)'],
    [
      'x + torch.ones(4)',
      [N, 3],
      'RuntimeError: The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1',
    ],
  ] as const) {
    it(`${text} of (${shape.map(size => formatShape([size], 'ascii')).join(', ')}) is ${expected}`, () => {
      assert.equal(shown(text, { x: shape }), expected);
    });
  }
});

describe('multiply-accumulates, as torch.utils.flop_counter counts them, halved', () => {
  for (const [text, expected] of [
    ['torch.randn(3, 4) @ torch.randn(4)', 0],
    ['torch.randn(2, 3, 4) @ torch.randn(4, 5)', 120],
    ['torch.randn(3, 4) @ torch.randn(2, 4, 5)', 120],
    ["torch.einsum('bhd,bhe->bde', torch.randn(2, 3, 4), torch.randn(2, 3, 5))", 120],
    ["torch.einsum('bij,bi->bij', torch.randn(2, 3, 4), torch.randn(2, 3))", 0],
    ["torch.einsum('bij,bjk,bkl->bil', torch.randn(2, 3, 4), torch.randn(2, 4, 5), torch.randn(2, 5, 6))", 300],
    ['torch.tensordot(torch.randn(3, 4), torch.randn(4, 5), 1)', 60],
    ['F.linear(torch.randn(2, 3, 4), torch.randn(5, 4), torch.randn(5))', 120],
    ['F.conv2d(torch.randn(1, 3, 8, 8), torch.randn(4, 3, 3, 3))', 3888],
    ['F.scaled_dot_product_attention(torch.randn(2, 3, 4, 8), torch.randn(2, 3, 5, 8), torch.randn(2, 3, 5, 8))', 1920],
    ['torch.cdist(torch.randn(2, 30, 4), torch.randn(2, 40, 4))', 0],
  ] as const) {
    it(`${text}: ${String(expected)}`, () => {
      assert.equal(evaluate(text).macs, expected);
    });
  }
  it('is symbolic for sizes that are', () => {
    assert.equal(
      formatShape([evaluate('F.linear(x, torch.randn(5, 4))', { x: [sym('N'), 4] }).macs], 'ascii'),
      formatShape([mul(20, sym('N'))], 'ascii'),
    );
  });
});
