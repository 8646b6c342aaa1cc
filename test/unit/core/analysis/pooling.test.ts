// Poolings as they are written: found through imports, their arguments bound as torch binds them, and judged by torch's answers.
import assert from 'node:assert/strict';
import { layerOf, type Analyzer, type Layer } from '../../../../src/core/analysis';
import { formatShape } from '../../../../src/core/dim';
import { formatFormula, layerFormula, layerReceptiveField } from '../../../../src/core/shape';
import { formulaValue } from '../../../support/formula-value';
import { createAnalyzer } from '../../../support/parser';
import { agrees, expected, poolTruth } from '../shape/pool-truth';

let analyzer: Analyzer;
before(async () => {
  analyzer = await createAnalyzer();
});

const HEAD = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';

function layerIn(text: string, input: readonly number[] | null = null): Layer {
  const found = analyzer.layerAt('file:///pooling.py', text, text.length - 1);
  assert(found, text);
  return layerOf(found.call, input);
}

const said = ({ output, error, notes }: Layer): string =>
  error ? `${error.type}: ${error.message}` : output ? `(${output.map(String).join(', ')})` : `unknown: ${notes.join(' ')}`;

describe('a pooling as it is written', () => {
  const { cases } = poolTruth();

  it(`is what PyTorch makes of it: ${String(cases.length)} calls`, () => {
    const wrong: string[] = [];
    let undecided = 0;
    for (const each of cases) {
      const ours = said(layerIn(HEAD + each.call, each.input));
      if (ours.startsWith('unknown')) undecided++;
      else if (!agrees(ours, expected(each)))
        wrong.push(`${each.call} on (${each.input.join(', ')})\n  torch: ${expected(each)}\n  ours:  ${ours}`);
    }
    assert.equal(wrong.length, 0, `${String(wrong.length)} differ\n${wrong.slice(0, 5).join('\n')}`);
    assert(undecided < cases.length / 100, `${String(undecided)} are not decided`);
  });

  it('is found under whatever name it was imported', () => {
    for (const text of [
      'from torch.nn import MaxPool2d as P\nP(2)',
      'from torch.nn.modules.pooling import MaxPool2d\nMaxPool2d(2)',
      'import torch.nn as n\npool = n.MaxPool2d\npool(2)',
      'from torch.nn import *\nMaxPool2d(2)',
    ]) {
      const { config } = layerIn(text);
      assert(config?.kind === 'pooling' && config.type === 'MaxPool2d', text);
    }
  });

  it('is not what merely has its name', () => {
    assert.equal(analyzer.layerAt('file:///own.py', 'import torch\nclass MaxPool2d: pass\nMaxPool2d(2)', 46), null);
  });

  it('is none of the calls that are scanned for, which are convolutions', () => {
    assert.deepEqual(analyzer.scan(`${HEAD}nn.MaxPool2d(2)\nF.avg_pool2d(x, 2)\nnn.AdaptiveAvgPool2d(1)`).calls, []);
  });

  it('keeps sizes that are not known', () => {
    const layer = layerIn(`${HEAD}def f(k):\n  return nn.MaxPool2d(3, k, 1)`);
    assert(layer.config && layer.input && layer.output);
    assert.equal(formatShape(layer.input, 'pretty'), '(N, C, H, W)');
    assert.equal(formatShape(layer.output, 'pretty'), '(N, C, ⌊(H−1)/k⌋+1, ⌊(W−1)/k⌋+1)');
    assert.match(layer.notes.join(), /`stride`: `k` is a parameter of `f`/);
    assert.match(layerIn(`${HEAD}def f(c):\n  return nn.MaxPool2d(3, 2, 1, ceil_mode=c)`).notes.join(), /`ceil_mode` is unknown/);
  });

  it('is not known where torch’s argument parser has a say', () => {
    for (const call of [
      'nn.MaxPool2d(2, ceil_mode=1)',
      'nn.MaxPool2d(2.0)',
      'nn.AvgPool2d(2, divisor_override=2.0)',
      'nn.MaxPool2d(2**70)',
      "nn.MaxPool2d('2')",
    ]) {
      const { config, output, error, notes } = layerIn(HEAD + call, [1, 8, 8]);
      assert.deepEqual([config, output, error, notes.length], [null, null, null, 1], call);
      assert.match(notes[0] ?? '', /is unknown\.$/);
    }
  });

  it('is refused in torch’s words, with and without an input', () => {
    const { error } = layerIn(`${HEAD}nn.MaxPool2d(3, 0)`, [1, 8, 8]);
    assert.equal(error?.message, 'stride should not be zero');
    assert.equal(layerIn(`${HEAD}nn.MaxPool2d(3, 0)`).error?.message, 'stride should not be zero', 'whatever the input');
  });

  it('has torch’s formula, whose value is the size', () => {
    let checked = 0;
    for (const each of cases) {
      if (!each.output) continue;
      const { config, output } = layerIn(HEAD + each.call, each.input);
      if (!config || !output) continue;
      for (let axis = 0; axis < config.rank; axis++) {
        const formula = layerFormula(config, axis, each.input.at(axis - config.rank) ?? 0);
        assert.equal(formula.value, output.at(axis - config.rank), each.call);
        // What is written evaluates to the value too.
        const written = formatFormula(formula);
        assert.equal(formulaValue(written), formula.value, `${each.call}: ${written}`);
        checked++;
      }
      assert.equal(layerReceptiveField(config).size.length, config.rank);
    }
    assert(checked > 1000);
  });
});
