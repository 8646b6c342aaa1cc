import assert from 'node:assert/strict';
import type { LayerView, WireLayerConfig } from '../../../../src/protocol/panel';
import { freshState, memoryOf, reduce, restoreState } from '../../../../webview/state';
import { LAYERS } from '../../../panel/layers';
import { after, shown, three, volume } from './shown-layer';

describe('memory', () => {
  it('restores the panel as it was left', () => {
    const left = after(
      shown(volume),
      { type: 'seek', index: 11 },
      { type: 'speed', speed: 2 },
      { type: 'loop', loop: false },
      { type: 'view', view: { outChannel: 2, inChannel: 1, slice: 1 } },
      { type: 'follow', follow: false },
    );
    const kept: unknown = JSON.parse(JSON.stringify(memoryOf(left)));
    const restored = restoreState(kept, false);
    assert.deepEqual(memoryOf(restored), memoryOf(left));
    assert.equal(restored.connected, false);
    const answered = reduce(restored, {
      type: 'hostState',
      layer: JSON.parse(JSON.stringify(volume)) as LayerView,
      follow: false,
      tour: null,
    });
    assert.deepEqual(memoryOf(answered), memoryOf(left), 'the answer with the same layer changes nothing');
  });

  it('does not play by itself when motion has become unwanted', () => {
    assert.equal(restoreState(memoryOf(shown(three)), true).playback.playing, false);
  });

  it('starts fresh on what it cannot read', () => {
    const memory = memoryOf(shown(three));
    for (const stored of [
      undefined,
      null,
      'state',
      [],
      {},
      { ...memory, version: 0 },
      { ...memory, view: null },
      { ...memory, playback: { index: '3' } },
    ]) {
      assert.deepEqual(restoreState(stored, false), freshState(false));
    }
  });

  it('begins anew where the layer or what was tried is none', () => {
    const memory = memoryOf(shown(three));
    for (const broken of [
      { ...memory, draft: {} },
      { ...memory, draft: { type: 'MaxPool2d', ceil_mode: true } },
      { ...memory, layer: { config: {} } },
    ])
      assert.deepEqual(restoreState(broken, false), freshState(false));
  });

  it('keeps what is tried where a line was written above a layer that has a name, and drops it where it may be another layer', () => {
    const named = { ...(LAYERS.padding_strides ?? assert.fail()), title: 'Conv2d · conv1' };
    assert(named.source && named.config);
    const below = { ...named.source, line: 13, range: { start: { line: 12, character: 20 }, end: { line: 12, character: 60 } } };
    const config = { ...named.config, stride: [1, 1] } as WireLayerConfig;
    const tried = reduce(shown(named), { type: 'try', config });
    assert.deepEqual(reduce(tried, { type: 'layer', layer: { ...named, source: below } }).draft, config);
    assert.equal(reduce(tried, { type: 'layer', layer: { ...named, title: 'Conv2d · conv2', source: below } }).draft, null);
  });

  it('forgets typed weights with another layer that is set to the same, not with a line written above', () => {
    const first = {
      ...three,
      title: 'Conv2d · a',
      source: {
        uri: 'file:///a.py',
        fileName: 'a.py',
        line: 3,
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 9 } },
      },
    };
    const typed = reduce(shown(first), { type: 'numbers', numbers: { edited: { '0,0,0,0,0': 7 } } });
    const below = { ...first.source, line: 4, range: { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } } };
    assert.deepEqual(reduce(typed, { type: 'layer', layer: { ...first, source: below } }).numbers, typed.numbers);
    assert.deepEqual(reduce(typed, { type: 'layer', layer: { ...first, title: 'Conv2d · b', source: below } }).numbers.edited, {});
    const twin = { ...first, title: 'Conv2d' };
    const typedInTwin = reduce(shown(twin), { type: 'numbers', numbers: { edited: { '0,0,0,0,0': 7 } } });
    assert.deepEqual(
      reduce(typedInTwin, { type: 'layer', layer: { ...twin, source: below } }).numbers.edited,
      {},
      'layers without names may be twins',
    );
  });

  it('brings stored numbers back into the layer', () => {
    const memory = memoryOf(shown(three));
    const restored = restoreState(
      { ...memory, playback: { ...memory.playback, index: 1000, speed: 77 }, view: { outChannel: 5, inChannel: -1, slice: 9 } },
      false,
    );
    assert.deepEqual([restored.playback.index, restored.playback.speed, restored.view], [8, 1, { outChannel: 0, inChannel: 0, slice: 0 }]);
  });
});
