import assert from 'node:assert/strict';
import { calcJson } from '../../../../src/core/analysis/calculate';
import type { Analyzer } from '../../../../src/core/analysis';
import { createAnalyzer } from '../../../support/parser';
import { convTruth, expected, isFunctional, normalise, type ConvCase } from '../shape/truth';

let analyzer: Analyzer;
before(async () => {
  analyzer = await createAnalyzer();
});

const { header, cases } = convTruth();
const layers = cases.filter(each => !isFunctional(each));
/** Has no value that text could give: torch is told `<object object at 0x7f…>`. */
const hasObject = ({ call }: ConvCase): boolean => call.includes('object()');
const hasFloat = ({ call }: ConvCase): boolean => call.includes('float(');

/** What calc makes of a layer's text, in the form of `expected`. */
function calculated({ call, input }: ConvCase): string {
  const answer = analyzer.calculate(call, input);
  if (!answer.ok) return `${answer.error.type}: ${normalise(answer.error.message)}`;
  const { output, params, macs } = calcJson(answer) as { output: readonly unknown[]; params: unknown; macs: unknown };
  return `(${output.join(', ')}), ${String(params)} params, ${String(macs)} MACs`;
}

describe(`calc on the text of layers against PyTorch ${header.torch}`, () => {
  check('with infinities and NaN', each => hasFloat(each) && !hasObject(each), 400);
  check('without', each => !hasFloat(each) && !hasObject(each), 15_000);
});

/** @param least there must be this many, or the file has lost its point */
function check(title: string, belongs: (each: ConvCase) => boolean, least: number): void {
  const chosen = layers.filter(belongs);
  it(`${title}: ${String(chosen.length)} cases`, () => {
    assert(chosen.length >= least, `only ${String(chosen.length)} cases`);
    const wrong = chosen.filter(each => calculated(each) !== expected(each));
    const shown = wrong
      .slice(0, 10)
      .map(each => `${each.call} on (${each.input.join(', ')})\n  torch: ${expected(each)}\n  ours:  ${calculated(each)}`);
    assert.equal(wrong.length, 0, `${String(wrong.length)} of ${String(chosen.length)} differ\n${shown.join('\n')}`);
  });
}
