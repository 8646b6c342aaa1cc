import assert from 'node:assert/strict';
import { formatDim, sym } from '../../../../src/core/dim';
import {
  adaptiveReach,
  adaptiveWindow,
  fieldSizes,
  formatFormula,
  kindOf,
  layerFieldFormula,
  layerFormula,
  layerFromCall,
  layerOutput,
  layerReceptiveField,
  type AdaptivePool,
  type Arg,
  type SummaryPart,
} from '../../../../src/core/shape';
import { adaptiveLayer, adaptiveTruth } from './adaptive-truth';

const { header, cases } = adaptiveTruth;

describe(`PyTorch ${header.torch} on ${String(header.cases)} adaptive poolings`, () => {
  it('gives the shapes, and refuses in the words, that ours has', () => {
    assert.equal(cases.length, header.cases);
    assert(cases.filter(({ error }) => error).length > 300);
    for (const each of cases) {
      const output = layerOutput(adaptiveLayer(each), each.input);
      const what = `${each.call} on (${each.input.join(', ')})`;
      if (each.error) {
        const [type, message] = each.error;
        assert.deepEqual(output, { kind: 'error', error: { type, message } }, what);
      } else assert.deepEqual(output, { kind: 'ok', value: each.output }, what);
    }
  });

  it('has windows as large as the receptive field says', () => {
    for (const { output, input, ...each } of cases) {
      if (!output || output.includes(0)) continue;
      const layer = adaptiveLayer({ ...each, input });
      const { size, least = [], jump, outputsPerJump } = layerReceptiveField(layer, input);
      for (let axis = 0; axis < layer.rank; axis++) {
        const from: number = input.at(axis - layer.rank) ?? 0;
        const to: number = output.at(axis - layer.rank) ?? 0;
        const windows = Array.from({ length: to }, (_, o) => adaptiveWindow(from, to, o));
        const sizes = windows.map(({ start, end }) => end - start);
        assert.deepEqual([Math.min(...sizes), Math.max(...sizes)], [least[axis], size[axis]], `${each.call} along ${String(axis)}`);
        assert.equal(Number(jump[axis]) * to, from * Number(outputsPerJump[axis]));
        for (let count = 1; count <= Math.min(to, 4); count++) {
          const reached = windows.flatMap(({ start }, o) => {
            const last = windows[o + count - 1];
            return last ? [last.end - start] : [];
          });
          const [most, bound] = [Math.max(...reached), adaptiveReach(from, to, count)];
          assert(count === 1 ? bound === most : bound >= most && bound <= from, `${String(count)} of ${String(from)} to ${String(to)}`);
        }
        const formula = layerFieldFormula(layer, axis, input);
        assert.deepEqual([formula.least ?? formula.value, formula.value], [least[axis], size[axis]]);
        assert.equal(layerFormula(layer, axis, from).value, to);
      }
    }
  });
});

const int = (value: number): Arg => ({ kind: 'int', value });
const none: Arg = { kind: 'none' };

function made(output_size: Arg, type: AdaptivePool['type'] = 'AdaptiveAvgPool2d'): AdaptivePool {
  const layer = layerFromCall(type, { output_size });
  assert(layer.kind === 'ok' && layer.value.kind === 'adaptive');
  return layer.value;
}

const said = (parts: readonly SummaryPart[]): string =>
  parts.map(part => (typeof part === 'string' ? part : `${part.word}(${part.value})`)).join(' · ');

describe('an adaptive pooling', () => {
  const table: readonly { readonly size: Arg; readonly summary: string; readonly output: string; readonly field: readonly string[] }[] = [
    { size: int(7), summary: 'H×W → 7×7', output: '7×7', field: ['for output i(⌊i·H/7⌋ … ⌈(i+1)·H/7⌉−1)'] },
    {
      size: { kind: 'tuple', items: [none, int(5)] },
      summary: 'H×W → H×5',
      output: 'H×5',
      field: ['for output i(i)', 'for output i(⌊i·W/5⌋ … ⌈(i+1)·W/5⌉−1)'],
    },
    { size: int(1), summary: 'H×W → 1×1', output: '1×1', field: ['the whole input(H×W)'] },
    {
      size: { kind: 'tuple', items: [int(1), int(5)] },
      summary: 'H×W → 1×5',
      output: '1×5',
      field: ['the whole input(H)', 'for output i(⌊i·W/5⌋ … ⌈(i+1)·W/5⌉−1)'],
    },
  ];
  for (const { size, summary, output, field } of table)
    it(`is said in a line: ${summary}`, () => {
      const layer = made(size);
      const kind = kindOf(layer);
      const input = kind.usualInput(layer);
      const shape = layerOutput(layer, input);
      assert.equal(said(kind.summary(layer)), summary);
      assert(shape.kind === 'ok');
      assert.equal(
        shape.value
          .slice(-2)
          .map(dim => formatDim(dim, 'pretty'))
          .join('×'),
        output,
      );
      assert.deepEqual(kind.fieldSummary(layer, input).map(said), field);
    });

  it('says how large its windows are where the input is known, and bounds where it is not', () => {
    assert.deepEqual(fieldSizes(layerReceptiveField(made({ kind: 'tuple', items: [int(3), int(4)] }), [1, 8, 10])), ['3…4', '3']);
    assert.deepEqual(fieldSizes(layerReceptiveField(made(int(7)), [1, 28, sym('W')])), ['4', '⌊(W−1)/7⌋+1…⌊(W−1)/7⌋+2']);
    assert.equal(formatFormula(layerFieldFormula(made(int(3)), 0, [1, 8, 8])), '⌈(i + 1)·8/3⌉ − ⌊i·8/3⌋');
  });

  it('is written as it is given', () => {
    const written = (size: Arg, type?: AdaptivePool['type']): string => {
      const layer = made(size, type);
      return kindOf(layer).callText(layer);
    };
    assert.equal(written(int(7)), 'nn.AdaptiveAvgPool2d(7)');
    assert.equal(written({ kind: 'tuple', items: [int(7), int(7)] }), 'nn.AdaptiveAvgPool2d(7)');
    assert.equal(written({ kind: 'tuple', items: [none, int(7)] }), 'nn.AdaptiveAvgPool2d((None, 7))');
    assert.equal(written({ kind: 'tuple', items: [none, none] }), 'nn.AdaptiveAvgPool2d((None, None))');
    assert.equal(written({ kind: 'tuple', items: [int(7)] }), 'nn.AdaptiveAvgPool2d((7,))');
    assert.equal(written({ kind: 'tuple', items: [int(4)] }, 'AdaptiveMaxPool1d'), 'nn.AdaptiveMaxPool1d(4)');
  });

  it('says what is not known, and takes a symbol for it', () => {
    const unknown: Arg = { kind: 'unknown', reason: 'it is read from a file' };
    const layer = made(unknown);
    assert.deepEqual(layer.assumed, [{ parameter: 'output_size', reason: 'it is read from a file' }]);
    assert.equal(said(kindOf(layer).summary(layer)), 'H×W → output_size_h×output_size_w');
    assert.deepEqual(layerFromCall('AdaptiveAvgPool2d', {}), { kind: 'unknown', reason: 'output_size not given' });
    assert.deepEqual(layerFromCall('AdaptiveAvgPool2d', { output_size: { kind: 'str', value: 'a' } }), {
      kind: 'unknown',
      reason: '`output_size` is not known',
    });
  });

  it('is repaired by sizes that torch takes, and by none where nothing is wrong', () => {
    let helped = 0;
    const refused = cases.filter(({ error }) => error !== undefined);
    for (const each of refused) {
      const layer = adaptiveLayer(each);
      const found = kindOf(layer).repairs(layer, each.input);
      if (found.length > 0) helped++;
      for (const { config, output, changes } of found) {
        assert.deepEqual(layerOutput(config, each.input), { kind: 'ok', value: output }, each.call);
        assert.deepEqual(
          changes.map(({ parameter }) => parameter),
          ['output_size'],
        );
      }
    }
    assert(helped > refused.length / 2, `${String(helped)} of ${String(refused.length)}`);
    assert.deepEqual(kindOf(made(int(7))).repairs(made(int(7)), [1, 8, 8]), []);
  });
});
