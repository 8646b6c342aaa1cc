import assert from 'node:assert/strict';
import type { ModelAnalyzer } from '../../../../../src/core/analysis';
import { createModelAnalyzer, follow } from '../../../../support/models';
import { readTruthList } from '../../../../support/truth';

interface FieldTruth {
  readonly model: string;
  readonly call: string;
  /** Null: wider than the input, so that it could not be measured. */
  readonly layers: readonly { readonly name: string; readonly size: readonly (number | null)[] }[];
}

interface MemoryTruth {
  readonly file: string;
  readonly model: string;
  readonly call: string;
  readonly total: number;
  readonly peak: number;
}

const truth = { fields: readTruthList<FieldTruth>('fields', 'fields'), memory: readTruthList<MemoryTruth>('fields', 'memory') };

describe("what a call of a convolution sees of the model's input, as gradients tell", () => {
  let analyzer: ModelAnalyzer;
  before(async () => {
    analyzer = await createModelAnalyzer();
  });

  for (const { model, call, layers } of truth.fields) {
    it(model, () => {
      const run = follow(analyzer, { file: 'nets.py', model, call, layers: [] }, 'test/fixtures/fields');
      assert.deepEqual(run.problems, []);
      assert.deepEqual(
        run.layers.map(({ name }) => name),
        layers.map(({ name }) => name),
      );
      const sizes = run.layers.map(({ name, receptive }) => ({
        name,
        size: receptive?.map(axis => (axis === 'all' ? 'all' : (axis?.size ?? 'unknown'))),
      }));
      const [, , ...space] = (/\((.*)\)/.exec(call)?.[1] ?? '').split(',').map(Number);
      for (const [i, { name, size }] of layers.entries()) {
        for (const [axis, expected] of size.entries()) {
          const mine = sizes[i]?.size?.[axis];
          const where = `${name}, axis ${String(axis)}`;
          if (expected !== null) assert.equal(mine, expected, where);
          // Reaching the border takes at least half of the input.
          else assert(mine === 'all' || (typeof mine === 'number' && mine >= (space[axis] ?? 0) / 2), `${where}: ${String(mine)}`);
        }
      }
    });
  }
});

describe("memory of activations, as PyTorch's operations take it", () => {
  let analyzer: ModelAnalyzer;
  before(async () => {
    analyzer = await createModelAnalyzer();
  });

  for (const { file, model, call, total, peak } of truth.memory) {
    it(`${file}: ${model}`, () => {
      const { activations } = follow(analyzer, { file, model, call, layers: [] }, 'test/fixtures/models');
      assert.deepEqual(activations, { total, peak });
    });
  }
});
