import assert from 'node:assert/strict';
import type { ModelAnalyzer } from '../../../../../src/core/analysis';
import { createModelAnalyzer, differences, summarize, type ModelTruth } from '../../../../support/models';
import { packagesBeside, TORCHVISION, wheelFor } from '../../../../support/wheels';
import { readTruth } from '../../../../support/truth';

const models = readTruth<unknown, ModelTruth>('models').cases;

/** The layers after the selection of boxes, whose sizes depend on values. */
const afterChoice = (name: string): boolean => name.startsWith('roi_heads.');

describe("every convolution of torchvision's models, compared with a run by torch", () => {
  let analyzer: ModelAnalyzer;
  let folder = '';
  let beside: readonly string[] = [];
  before(async function () {
    folder = wheelFor(this, TORCHVISION);
    beside = packagesBeside();
    analyzer = await createModelAnalyzer();
  });

  let calls = 0;
  let outputs = 0;
  for (const truth of models) {
    it(`is equal for ${truth.builder ?? ''}`, () => {
      const summary = summarize(analyzer, truth, folder, beside);
      const found = differences(truth, summary, afterChoice);
      if (summary.problems.length > 0) found.push(`a false ${JSON.stringify(summary.problems)}`);
      if (JSON.stringify(summary.output) === JSON.stringify(truth.output)) outputs++;
      else if (summary.output !== null) found.push(`gives ${JSON.stringify(summary.output)}, torch ${JSON.stringify(truth.output)}`);
      calls += truth.layers.length;
      assert.deepEqual(found, []);
    });
  }

  after(() => {
    console.log(`      torchvision: ${String(models.length)} models, ${String(calls)} calls, the output of ${String(outputs)} known`);
  });
});
