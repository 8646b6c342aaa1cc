import assert from 'node:assert/strict';
import {
  indexOf,
  outputPositions,
  outputValue,
  pool,
  pooledWindow,
  positionAt,
  resolveGeometry,
  stepAt,
  taps,
  type ConvGeometry,
  type LayerValues,
  type PoolGeometry,
} from '../../../../src/core/forward';
import { adaptiveLayer, adaptiveTruth, type AdaptiveCase } from '../shape/adaptive-truth';

const numbered = adaptiveTruth.cases.filter(({ windows }) => windows !== undefined);

function geometryOf(each: AdaptiveCase): ConvGeometry {
  const resolved = resolveGeometry(adaptiveLayer(each), each.input);
  assert(resolved.kind === 'ok', JSON.stringify(resolved));
  return resolved.value;
}

/** The first sample. */
function valuesOf({ data = [] }: AdaptiveCase, { axes }: ConvGeometry): LayerValues {
  const sizes = axes.map(axis => axis.input);
  const cells = sizes.reduce((product, size) => product * size, 1);
  return {
    input: (channel, position) => data[channel * cells + indexOf(sizes, position)] ?? assert.fail(),
    weight: () => assert.fail('a pooling has no weights'),
    bias: () => assert.fail('nor a bias'),
  };
}

const near = (a: number, b: number): boolean => Object.is(a, b) || Math.abs(a - b) < 1e-9;

describe(`the numbers of adaptive pooling, as PyTorch ${adaptiveTruth.header.torch} computes them`, () => {
  it(`are the reference's: ${String(numbered.length)} poolings`, () => {
    assert(numbered.length > 200);
    for (const each of numbered) {
      const { data = [], values = [], indices } = each;
      const { rule, axes } = geometryOf(each);
      const cells = axes.reduce((product, axis) => product * axis.input, 1);
      const pooled = pool({ ...rule, axes } as PoolGeometry, data, data.length / cells);
      assert.equal(pooled.output.length, values.length, each.call);
      for (const [i, value] of values.entries()) assert(near(pooled.output[i] ?? NaN, value), `${each.call}: element ${String(i)}`);
      if (indices) assert.deepEqual([...(pooled.indices ?? [])], indices, each.call);
    }
  });

  it('are the stepper’s, output by output', () => {
    for (const each of numbered) {
      const geometry = geometryOf(each);
      const values = valuesOf(each, geometry);
      const positions = outputPositions(geometry);
      const outputs = geometry.axes.map(axis => axis.output);
      for (let i = 0; i < geometry.outChannels * positions; i++) {
        const element = { channel: Math.floor(i / positions), position: positionAt(outputs, i % positions) };
        const value = outputValue(geometry, values, element);
        assert(near(value, each.values?.[i] ?? NaN), `${each.call} on (${each.input.join(', ')}): element ${String(i)}`);
        assert.equal(stepAt(geometry, values, element).result, value);
      }
    }
  });

  it('come of the cells that its gradient names, each with its part', () => {
    for (const each of numbered) {
      const geometry = geometryOf(each);
      const sizes = geometry.axes.map(axis => axis.input);
      const values = valuesOf(each, geometry);
      for (const [position, cells, weight] of each.windows ?? []) {
        const element = { channel: 0, position };
        const found = taps(geometry, values, element, 0);
        const what = `${each.call} on (${each.input.join(', ')}) at ${position.join(', ')}`;
        const taken = found.filter(tap => tap.weight !== 0);
        assert.deepEqual(
          taken.map(({ source }) => indexOf(sizes, source ?? assert.fail(what))),
          cells,
          what,
        );
        for (const tap of taken) assert(near(tap.weight, weight), what);
        assert(
          found.every(({ counts, kind }) => counts && kind === 'input'),
          'no window leaves the input',
        );
        const divisor = pooledWindow(geometry, values, element)?.divisor ?? null;
        assert.equal(divisor, geometry.rule.kind === 'max' ? null : found.length, what);
      }
    }
  });
});
