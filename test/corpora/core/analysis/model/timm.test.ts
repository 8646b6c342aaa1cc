import assert from 'node:assert/strict';
import type { ModelAnalyzer } from '../../../../../src/core/analysis';
import { createModelAnalyzer, differences, summarize, type ModelTruth, type Summary } from '../../../../support/models';
import { packagesBeside, TIMM, wheelFor } from '../../../../support/wheels';
import { readTruth } from '../../../../support/truth';

const models = readTruth<unknown, ModelTruth>('timm').cases;

describe("the convolutions of a sample of timm's models, compared with a run by torch", () => {
  let analyzer: ModelAnalyzer;
  let folder = '';
  let beside: readonly string[] = [];
  before(async function () {
    folder = wheelFor(this, TIMM);
    beside = packagesBeside();
    analyzer = await createModelAnalyzer();
  });

  const outcomes = new Map<ModelTruth, { readonly summary: Summary; readonly found: readonly string[] }>();
  const outcome = (truth: ModelTruth): { readonly summary: Summary; readonly found: readonly string[] } => {
    const known = outcomes.get(truth);
    if (known) return known;
    const summary = summarize(analyzer, truth, folder, beside);
    const made = { summary, found: differences(truth, summary) };
    outcomes.set(truth, made);
    return made;
  };

  for (const truth of models) {
    it(`are equal for ${truth.builder ?? ''}, or unknown`, () => {
      const { summary, found } = outcome(truth);
      assert.deepEqual(summary.problems, [], 'a false problem');
      const shapes = summary.layers.flatMap((layer, i) => [
        [layer.in, truth.layers[i]?.in],
        [layer.out, truth.layers[i]?.out],
      ]);
      if (summary.layers.length === truth.layers.length && shapes.some(([mine, theirs]) => contradicts(mine, theirs)))
        assert.fail(found[0]);
    });
  }

  it('are all known in more than nine of ten models', () => {
    const exact = models.filter(truth => outcome(truth).found.length === 0).length;
    console.log(`      timm: ${String(models.length)} models, ${String(exact)} exact`);
    assert(exact / models.length > 0.9);
  });
});

/** Whether a known size differs; null is unknown. */
function contradicts(mine: unknown, theirs: unknown): boolean {
  if (mine === null) return false;
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return mine !== theirs;
  return mine.length !== theirs.length || mine.some((size, i) => contradicts(size, theirs[i]));
}
