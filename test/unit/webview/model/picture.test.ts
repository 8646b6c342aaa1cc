import assert from 'node:assert/strict';
import type { LayerView } from '../../../../src/protocol/panel';
import { pictureOf, teachingValues } from '../../../../webview/model';
import { LAYERS, layer as sized, pooling, SPECIAL } from '../../../panel/layers';

const layer = LAYERS.same_padding_no_strides ?? assert.fail();

describe('pictureOf', () => {
  const table: readonly (readonly [string, LayerView | null, boolean, string])[] = [
    ['nothing yet', null, false, 'loading'],
    ['no layer at the cursor', null, true, 'empty'],
    ['a layer', layer, true, 'drawn'],
    ['a remembered layer before the host has answered', layer, false, 'drawn'],
    ['symbolic sizes with an example', SPECIAL.symbolic, true, 'drawn'],
    ['symbolic sizes without one', { ...SPECIAL.symbolic, example: null }, true, 'unknown'],
    ['no known input', { ...layer, input: null }, true, 'unknown'],
    ['an unresolved configuration', SPECIAL.unknown, true, 'unknown'],
    ['an error', SPECIAL.illegal, true, 'illegal'],
  ];
  for (const [name, view, connected, kind] of table) {
    it(`${name}: ${kind}`, () => {
      assert.equal(pictureOf(view, connected).kind, kind);
    });
  }

  it('gives the reasons why a layer is unknown', () => {
    const picture = pictureOf(SPECIAL.unknown, true);
    assert(picture.kind === 'unknown');
    assert.deepEqual(picture.reasons, SPECIAL.unknown.notes);
    const silent = pictureOf({ ...layer, input: null }, true);
    assert(silent.kind === 'unknown' && silent.reasons.length === 1);
  });

  it('says of a window too large to be drawn how large it is', () => {
    const pooled = pictureOf(pooling('AvgPool2d', { kernel_size: [4096, 4096], padding: [2048] }, [1, 8, 8]), true);
    assert.deepEqual(pooled, {
      kind: 'unknown',
      because: 'size',
      reasons: ['Each output depends on 16,777,216 cells, which is too many to draw.'],
    });
    const convolved = pictureOf(sized('Conv2d', { in_channels: 512, kernel_size: 128, padding: 64 }, [512, 8, 8]), true);
    assert.deepEqual(convolved, {
      kind: 'unknown',
      because: 'size',
      reasons: ['Each output is a sum of 8,388,608 products, which is too many to draw.'],
    });
    assert.equal(pictureOf(pooling('AvgPool2d', { kernel_size: [224, 224] }, [1, 224, 224]), true).kind, 'drawn', 'a whole picture');
  });

  it('says of an axis too long to be drawn how long it is', () => {
    assert.deepEqual(pictureOf(sized('Conv2d', { kernel_size: 3, padding: 1_000_000_000 }, [1, 8, 8]), true), {
      kind: 'unknown',
      because: 'size',
      reasons: ['An axis of 2,000,000,006 cells is too long to draw.'],
    });
    assert.equal(pictureOf(sized('Conv1d', { kernel_size: 3 }, [1, 3_000_000]), true).kind, 'drawn');
  });

  it('shows what does not fit', () => {
    const picture = pictureOf(SPECIAL.illegal, true);
    assert(picture.kind === 'illegal');
    assert.deepEqual(picture.misfit, {
      rows: { input: 4, padBefore: 0, padAfter: 0, kernel: 7 },
      cols: { input: 4, padBefore: 0, padAfter: 0, kernel: 7 },
    });
    const other = pictureOf({ ...layer, error: { type: 'ValueError', message: 'groups must be a positive integer' } }, true);
    assert(other.kind === 'illegal' && other.misfit === null);
  });

  it('is worked out once per layer', () => {
    assert.equal(pictureOf(layer, true), pictureOf(layer, false));
  });
});

describe('teachingValues', () => {
  it('are small whole numbers, spread evenly, the same every time', () => {
    const inputs = new Map<number, number>();
    const weights = new Map<number, number>();
    for (let channel = 0; channel < 10; channel++) {
      for (let i = 0; i < 100; i++) {
        const position = [0, Math.floor(i / 10), i % 10];
        const input = teachingValues.input(channel, position);
        const weight = teachingValues.weight(channel, 3, position);
        assert.equal(teachingValues.input(channel, [...position]), input);
        inputs.set(input, (inputs.get(input) ?? 0) + 1);
        weights.set(weight, (weights.get(weight) ?? 0) + 1);
      }
    }
    assert.deepEqual(
      [...inputs.keys()].sort((a, b) => a - b),
      [0, 1, 2, 3, 4],
    );
    assert.deepEqual(
      [...weights.keys()].sort((a, b) => a - b),
      [-2, -1, 0, 1, 2],
    );
    for (const count of [...inputs.values(), ...weights.values()]) assert(count > 140 && count < 260, `${count} of 1000`);
  });
});
