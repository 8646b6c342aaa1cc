import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  adaptiveAxisField,
  convModule,
  fieldSize,
  joinedField,
  OWN_CELL,
  shiftedField,
  spanAt,
  stackInputs,
  stackReceptiveField,
  transposedField,
  upsampledField,
  windowField,
  type AxisField,
  type StackLayer,
} from '../../../../src/core/shape';
import { readTruthList } from '../../../support/truth';

const RUNS = { numRuns: 500, seed: 7041 };

/** A layer for both: the stack that follows cells, and the field that follows spans. */
interface Step {
  readonly text: string;
  readonly layer: StackLayer;
  readonly next: (field: AxisField) => AxisField | null;
}

const sizes = fc.record({
  kernel: fc.integer({ min: 1, max: 4 }),
  stride: fc.integer({ min: 1, max: 3 }),
  before: fc.integer({ min: 0, max: 2 }),
  dilation: fc.integer({ min: 1, max: 2 }),
});

const pooled = sizes.map((window): Step => ({
  text: `window ${JSON.stringify(window)}`,
  layer: { kind: 'pool', kernel_size: [window.kernel], stride: [window.stride], padding: [window.before], dilation: [window.dilation] },
  next: field => windowField(field, window),
}));

const transposed = sizes.map((window): Step => {
  const int = (value: number) => ({ kind: 'int', value }) as const;
  const made = convModule('ConvTranspose1d', {
    in_channels: int(1),
    out_channels: int(1),
    kernel_size: int(window.kernel),
    stride: int(window.stride),
    padding: int(window.before),
    dilation: int(window.dilation),
  });
  assert(made.kind === 'ok');
  return {
    text: `transposed ${JSON.stringify(window)}`,
    layer: { kind: 'conv', config: made.value },
    next: field => transposedField(field, window),
  };
});

const upsampled = fc
  .record({ factor: fc.integer({ min: 1, max: 3 }), mode: fc.constantFrom('nearest' as const, 'linear' as const) })
  .map(({ factor, mode }): Step => ({
    text: `${mode} ${String(factor)}`,
    layer: { kind: 'upsample', factor: [factor], mode },
    next: field => upsampledField(field, factor, mode),
  }));

const stacks = fc.array(fc.oneof(pooled, transposed, upsampled), { maxLength: 5 });

function follow(steps: readonly Step[]): AxisField {
  return steps.reduce<AxisField>((field, step) => {
    const next = step.next(field);
    assert(next, step.text);
    return next;
  }, OWN_CELL);
}

describe('the field of a tensor along an axis', () => {
  it('spans the cells that the stack of layers depends on, cell by cell', () => {
    fc.assert(
      fc.property(stacks, fc.integer({ min: 0, max: 40 }), (steps, cell) => {
        const inputs = stackInputs(
          steps.map(step => step.layer),
          0,
          cell,
        );
        assert(inputs.kind === 'ok');
        const [first, last] = [inputs.value[0], inputs.value.at(-1)];
        const expected = first === undefined || last === undefined ? null : { first, last };
        assert.deepEqual(spanAt(follow(steps), cell), expected, steps.map(step => step.text).join(', '));
      }),
      RUNS,
    );
  });

  it('has the size of the widest', () => {
    fc.assert(
      fc.property(stacks, steps => {
        const field = stackReceptiveField(
          steps.map(step => step.layer),
          1,
        );
        assert(field.kind === 'ok');
        assert.deepEqual([fieldSize(follow(steps))], field.value.size, steps.map(step => step.text).join(', '));
      }),
      RUNS,
    );
  });

  it('of a sum is from the first to the last cell of either', () => {
    fc.assert(
      fc.property(pooled, pooled, fc.integer({ min: -9, max: 9 }), (a, b, cell) => {
        const [x, y] = [follow([a]), follow([b])];
        const joined = joinedField(x, y);
        if (x.jump !== y.jump) {
          assert.equal(joined, null);
          return;
        }
        const [p, q] = [spanAt(x, cell), spanAt(y, cell)];
        assert(joined && p && q);
        assert.deepEqual(spanAt(joined, cell), { first: Math.min(p.first, q.first), last: Math.max(p.last, q.last) });
      }),
      RUNS,
    );
  });

  it('of a branch that is upsampled back joins the one it left', () => {
    const down = windowField(OWN_CELL, { kernel: 2, stride: 2, before: 0, dilation: 1 });
    assert(down);
    const back = upsampledField(down, 2, 'nearest');
    assert(back);
    const joined = joinedField(back, OWN_CELL);
    assert(joined);
    assert.deepEqual(
      [spanAt(joined, 0), spanAt(joined, 1), spanAt(joined, 2)],
      [
        { first: 0, last: 1 },
        { first: 0, last: 1 },
        { first: 2, last: 3 },
      ],
    );
  });

  it('moves with what is cropped or padded in front', () => {
    assert.deepEqual(spanAt(shiftedField(OWN_CELL, 3), 0), { first: 3, last: 3 });
    assert.deepEqual(spanAt(shiftedField(OWN_CELL, -1), 0), { first: -1, last: -1 });
  });

  it('is not followed through windows of absurd size', () => {
    const two = upsampledField(OWN_CELL, 2, 'linear');
    assert(two);
    assert.equal(windowField(two, { kernel: 1e9, stride: 1, before: 0, dilation: 1 }), null);
    const wide = windowField(OWN_CELL, { kernel: 1e9, stride: 1, before: 0, dilation: 1 });
    assert(wide);
    assert.equal(fieldSize(wide), 1e9);
  });
});

interface SpansTruth {
  readonly length: number;
  readonly steps: readonly (
    | readonly ['adaptive', outputs: number]
    | readonly ['window' | 'transposed', kernel: number, stride: number]
    | readonly ['nearest', factor: number]
  )[];
  /** Of each output: the first and the last input cell that changes it. */
  readonly spans: readonly (readonly [first: number, last: number] | null)[];
}

describe('the field behind adaptive poolings, as inputs changed one by one show', () => {
  for (const { length, steps, spans } of readTruthList<SpansTruth>('fields', 'spans')) {
    it(`${String(length)} cells, ${steps.map(step => step.join(' ')).join(', ')}`, () => {
      let [field, cells] = [OWN_CELL, length];
      const go = (next: AxisField | null, count: number): void => {
        assert(next);
        [field, cells] = [next, count];
      };
      for (const step of steps) {
        switch (step[0]) {
          case 'adaptive':
            go(adaptiveAxisField(field, cells, step[1]), step[1]);
            break;
          case 'nearest':
            go(upsampledField(field, step[1], 'nearest'), cells * step[1]);
            break;
          case 'window':
          case 'transposed': {
            const [kind, kernel, stride] = step;
            const window = { kernel, stride, before: 0, dilation: 1 };
            if (kind === 'window') go(windowField(field, window), Math.floor((cells - kernel) / stride) + 1);
            else go(transposedField(field, window), (cells - 1) * stride + kernel);
          }
        }
      }
      assert.equal(cells, spans.length);
      // A transposed layer reads cells beyond both ends, which are not there.
      const seen = spans.map((_, cell) => spanAt(field, cell));
      assert.deepEqual(
        seen.map(span => span && [Math.max(0, span.first), Math.min(length - 1, span.last)]),
        spans,
      );
      const widest = Math.max(...seen.map(span => (span ? span.last - span.first + 1 : 0)));
      assert.equal(fieldSize(field, cells), widest);
    });
  }
});
