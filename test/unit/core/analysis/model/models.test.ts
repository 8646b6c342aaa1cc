import assert from 'node:assert/strict';
import type { ModelAnalyzer } from '../../../../../src/core/analysis';
import { createModelAnalyzer, differences, readTruth, summarize, type ModelTruth } from '../../../../support/models';
import { wheelFor } from '../../../../support/wheels';

interface Truth {
  readonly models: readonly ModelTruth[];
}

/** What stands behind the choice of boxes depends on numbers. */
const afterChoice = (name: string): boolean => name.startsWith('roi_heads.');

describe('whole models, as torch runs them', () => {
  let analyzer: ModelAnalyzer;
  before(async () => {
    analyzer = await createModelAnalyzer();
  });

  it("gives every convolution of all of torchvision's models", function () {
    this.timeout(300_000);
    const folder = wheelFor(this, 'torchvision==0.28.0');
    const { models } = readTruth<Truth>('models.json.gz');
    const wrong: string[] = [];
    let calls = 0;
    let outputs = 0;
    for (const truth of models) {
      const summary = summarize(analyzer, truth, folder);
      const found = differences(truth, summary, afterChoice);
      if (summary.problems.length > 0) found.push(`a false ${JSON.stringify(summary.problems)}`);
      if (JSON.stringify(summary.output) === JSON.stringify(truth.output)) outputs++;
      else if (summary.output !== null) found.push(`gives ${JSON.stringify(summary.output)}, torch ${JSON.stringify(truth.output)}`);
      calls += truth.layers.length;
      if (found.length > 0) wrong.push(`${truth.builder ?? ''}: ${found.slice(0, 3).join('; ')}`);
    }
    console.log(
      `      torchvision: ${String(models.length)} models, ${String(calls)} calls, ${String(models.length - wrong.length)} exact, the output of ${String(outputs)} known`,
    );
    assert.deepEqual(wrong, []);
  });

  it("gives the convolutions of a sample of timm's models, or says unknown", function () {
    this.timeout(300_000);
    const folder = wheelFor(this, 'timm==1.0.29');
    const { models } = readTruth<Truth>('timm.json.gz');
    const wrong: string[] = [];
    let exact = 0;
    for (const truth of models) {
      const summary = summarize(analyzer, truth, folder);
      const found = differences(truth, summary);
      if (found.length === 0) exact++;
      if (summary.problems.length > 0) wrong.push(`${truth.builder ?? ''}: a false ${JSON.stringify(summary.problems[0])}`);
      const shapes = summary.layers.flatMap((layer, i) => [
        [layer.in, truth.layers[i]?.in],
        [layer.out, truth.layers[i]?.out],
      ]);
      if (summary.layers.length === truth.layers.length && shapes.some(([mine, theirs]) => contradicts(mine, theirs)))
        wrong.push(`${truth.builder ?? ''}: ${found[0] ?? ''}`);
    }
    console.log(`      timm: ${String(models.length)} models, ${String(exact)} exact`);
    assert.deepEqual(wrong, []);
    assert(exact / models.length > 0.9);
  });
});

/** Whether a known size differs; null is unknown. */
function contradicts(mine: unknown, theirs: unknown): boolean {
  if (mine === null) return false;
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return mine !== theirs;
  return mine.length !== theirs.length || mine.some((size, i) => contradicts(size, theirs[i]));
}
