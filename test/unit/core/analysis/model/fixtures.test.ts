import assert from 'node:assert/strict';
import type { ModelAnalyzer } from '../../../../../src/core/analysis';
import { createModelAnalyzer, differences, follow, summarize, type ModelTruth } from '../../../../support/models';
import { readTruth } from '../../../../support/truth';

const { cases } = readTruth<unknown, ModelTruth>('fixtures');

describe('models in many styles, as torch runs them', () => {
  let analyzer: ModelAnalyzer;
  before(async () => {
    analyzer = await createModelAnalyzer();
  });
  for (const truth of cases) {
    it(`${truth.file}: ${truth.model} on ${truth.call}`, () => {
      const summary = summarize(analyzer, truth, 'test/fixtures/models');
      const [problem] = summary.problems;
      assert.deepEqual(
        problem ? { type: problem.type, message: problem.message, line: problem.line } : null,
        truth.problem ? { type: truth.problem.type, message: truth.problem.message, line: truth.problem.line } : null,
      );
      assert.deepEqual(differences(truth, summary), []);
      if (!truth.problem) assert.deepEqual(summary.output, truth.output);
    });

    it(`${truth.file}: the shapes of names in ${truth.model}`, () => {
      const { assignments } = follow(analyzer, truth, 'test/fixtures/models');
      const mine = assignments.map(({ line, name, shapes }) => ({ line, name, shapes }));
      const sorted = (list: typeof mine): typeof mine => [...list].sort((a, b) => a.line - b.line || (a.name < b.name ? -1 : 1));
      assert.deepEqual(sorted(mine), sorted((truth.assigned ?? []) as typeof mine));
    });
  }
});
