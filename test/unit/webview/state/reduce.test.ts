import assert from 'node:assert/strict';
import type { WireLayerConfig } from '../../../../src/protocol/panel';
import { memoryOf, reduce, restoreState, type PanelAction, type PanelState } from '../../../../webview/state';
import { LAYERS, SPECIAL } from '../../../panel/layers';
import { after, grouped, index, shown, three, volume } from './shown-layer';

describe('reduce', () => {
  describe('steps', () => {
    const table: readonly (readonly [string, readonly PanelAction[], number])[] = [
      ['one forward', [{ type: 'step', by: 1 }], 1],
      ['one back at the start', [{ type: 'step', by: -1 }], 0],
      [
        'forward and back',
        [
          { type: 'step', by: 1 },
          { type: 'step', by: 1 },
          { type: 'step', by: -1 },
        ],
        1,
      ],
      ['a row down', [{ type: 'stepRow', by: 1 }], 3],
      [
        'a row up at the top',
        [
          { type: 'step', by: 1 },
          { type: 'stepRow', by: -1 },
        ],
        1,
      ],
      [
        'a row down at the bottom',
        [
          { type: 'seek', index: 7 },
          { type: 'stepRow', by: 1 },
        ],
        7,
      ],
      ['to the end', [{ type: 'seek', index: Infinity }], 8],
      [
        'forward at the end',
        [
          { type: 'seek', index: Infinity },
          { type: 'step', by: 1 },
        ],
        8,
      ],
      [
        'to nowhere',
        [
          { type: 'seek', index: 5 },
          { type: 'seek', index: NaN },
        ],
        0,
      ],
    ];
    for (const [name, actions, expected] of table) {
      it(name, () => {
        const state = after(shown(three), ...actions);
        assert.equal(index(state), expected);
        assert.equal(state.playback.playing, false, 'moving by hand pauses');
      });
    }
  });

  it('plays by itself at first, unless motion is unwanted', () => {
    assert.equal(shown(three).playback.playing, true);
    assert.equal(shown(three, true).playback.playing, false);
    assert.equal(after(shown(three), { type: 'reducedMotion', reducedMotion: true }).playback.playing, false);
  });

  it('plays to the end and begins again, or stops there', () => {
    const end = after(shown(three), { type: 'seek', index: 8 }, { type: 'togglePlay' });
    assert.equal(index(end), 0, 'play at the end begins anew');
    const eight = Array.from({ length: 8 }, (): PanelAction => ({ type: 'tick' }));
    const looping = after(end, ...eight);
    assert.equal(index(looping), 8);
    assert.equal(index(after(looping, { type: 'tick' })), 0);
    const once = after(looping, { type: 'loop', loop: false }, { type: 'tick' });
    assert.deepEqual([index(once), once.playback.playing], [8, false]);
  });

  it('does not tick while paused, nor play what cannot be drawn', () => {
    assert.equal(index(after(shown(three), { type: 'togglePlay' }, { type: 'tick' })), 0);
    const none = after(
      shown(null),
      { type: 'tick' },
      { type: 'step', by: 1 },
      { type: 'stepRow', by: 1 },
      { type: 'seek', index: Infinity },
    );
    assert.equal(index(none), 0);
    assert.equal(after(shown(SPECIAL.unknown), { type: 'step', by: 1 }).playback.index, 0);
  });

  it('knows its speeds', () => {
    assert.equal(after(shown(three), { type: 'speed', speed: 4 }).playback.speed, 4);
    assert.equal(after(shown(three), { type: 'speed', speed: 3 }).playback.speed, 1);
  });

  it('keeps channels and depths within the layer', () => {
    assert.deepEqual(after(shown(grouped), { type: 'view', view: { outChannel: 9, inChannel: 5, slice: 2 } }).view, {
      outChannel: 3,
      inChannel: 0,
      slice: 0,
    });
    assert.deepEqual(after(shown(volume), { type: 'view', view: { slice: 1 } }, { type: 'view', view: { inChannel: -4 } }).view, {
      outChannel: 0,
      inChannel: 0,
      slice: 1,
    });
  });

  describe('when the layer changes', () => {
    const moved = after(shown(three), { type: 'seek', index: 7 }, { type: 'togglePlay' });
    const source = three.source ?? assert.fail();
    const elsewhere = { ...source, range: { start: { line: 40, character: 0 }, end: { line: 40, character: 9 } } };

    it('keeps the step for the same sums, wherever they are written now', () => {
      assert.equal(index(after(moved, { type: 'layer', layer: { ...three, source: elsewhere } })), 7);
    });
    it('keeps the step as far as it exists when the call is edited', () => {
      const edited = { ...(LAYERS.no_padding_strides ?? assert.fail()), source, title: three.title };
      assert.equal(index(after(moved, { type: 'layer', layer: edited })), 3);
    });
    it('begins anew with another layer, playing on', () => {
      const other = after(moved, { type: 'layer', layer: { ...grouped, source: elsewhere } });
      assert.deepEqual([index(other), other.playback.playing], [0, true]);
    });
    it('survives there being none', () => {
      assert.equal(after(moved, { type: 'layer', layer: null }).layer, null);
    });
  });

  it('changes nothing when nothing changes', () => {
    const state = after(shown(three), { type: 'stage', stage: { width: 10, height: 10 } });
    for (const action of [
      { type: 'stage', stage: { width: 10, height: 10 } },
      { type: 'follow', follow: true },
    ] satisfies PanelAction[])
      assert.equal(reduce(state, action), state);
  });
});

describe('the grain of a step', () => {
  const stem = LAYERS.resnet_stem ?? assert.fail(); // 3 input channels of 7×7 products each
  const where = ({ playback: { index: at, sub }, view: { inChannel } }: PanelState): readonly number[] => [at, sub, inChannel];

  it('takes an output apart into its channels, which the picture goes along with', () => {
    const state = after(shown(stem), { type: 'grain', grain: 'channel' });
    assert.deepEqual(where(after(state, { type: 'step', by: 2 })), [0, 2, 2]);
    assert.deepEqual(where(after(state, { type: 'step', by: 3 })), [1, 0, 0]);
    assert.deepEqual(where(after(state, { type: 'step', by: 4 }, { type: 'step', by: -2 })), [0, 2, 2]);
  });

  it('takes it apart into products', () => {
    const state = after(shown(stem), { type: 'grain', grain: 'product' });
    assert.deepEqual(where(after(state, { type: 'step', by: 50 })), [0, 50, 1]);
    assert.deepEqual(where(after(state, { type: 'seekStep', at: 3 * 49 + 1 })), [1, 1, 0]);
    assert.deepEqual(where(after(state, { type: 'seek', index: Infinity })), [112 * 112 - 1, 3 * 49 - 1, 2]);
  });

  it('goes to the channel that is picked, and keeps it when the grain changes', () => {
    const picked = after(shown(stem), { type: 'view', view: { inChannel: 2 } }, { type: 'grain', grain: 'product' });
    assert.deepEqual(where(picked), [0, 98, 2]);
    assert.deepEqual(where(after(picked, { type: 'view', view: { inChannel: 1 } })), [0, 49, 1]);
    assert.deepEqual(where(after(picked, { type: 'grain', grain: 'output' })), [0, 0, 2]);
  });

  it('plays on from part to part, and is kept', () => {
    const playing = after(
      shown(stem),
      { type: 'grain', grain: 'channel' },
      { type: 'togglePlay' },
      { type: 'togglePlay' },
      { type: 'tick' },
      { type: 'tick' },
      { type: 'tick' },
    );
    assert.deepEqual(where(playing), [1, 0, 0]);
    assert.deepEqual(restoreState(memoryOf(playing), false).playback, playing.playback);
  });

  it('is a whole where a picture has no parts', () => {
    const state = after(
      shown(stem),
      { type: 'grain', grain: 'channel' },
      { type: 'step', by: 1 },
      { type: 'picture', picture: 'kernels' },
      { type: 'step', by: 1 },
    );
    assert.deepEqual(where(state).slice(0, 2), [1, 0]);
  });
});

describe('the two stories of a transposed layer', () => {
  const up = LAYERS.padding_strides_transposed ?? assert.fail(); // 3×3 inputs

  it('steps through inputs in one and outputs in the other, at the same place', () => {
    const scattered = after(shown(up), { type: 'picture', picture: 'scatter' }, { type: 'seek', index: Infinity });
    assert.equal(index(scattered), 8);
    const gathered = after(scattered, { type: 'picture', picture: 'grid' });
    assert.equal(index(after(gathered, { type: 'picture', picture: 'scatter' })), 8);
  });

  it('is told one way only of any other layer', () => {
    const state = after(shown(up), { type: 'picture', picture: 'scatter' }, { type: 'layer', layer: three });
    assert.equal(state.picture, 'grid');
  });
});

describe('the volumes', () => {
  const layer = LAYERS.article_6 ?? assert.fail(); // 4 output channels of 5×5
  const played = (state: PanelState): readonly [number, number, boolean] => [
    state.playback.index,
    state.view.outChannel,
    state.playback.playing,
  ];
  const atEnd = (outChannel: number, loop: boolean): PanelState =>
    after(
      shown(layer),
      { type: 'picture', picture: 'volumes' },
      { type: 'view', view: { outChannel } },
      { type: 'loop', loop },
      { type: 'seek', index: 23 },
      { type: 'togglePlay' },
      { type: 'tick' },
    );

  it('make one output channel after the other, and begin again after the last', () => {
    assert.deepEqual(played(after(atEnd(1, true), { type: 'tick' })), [0, 2, true]);
    assert.deepEqual(played(after(atEnd(3, true), { type: 'tick' })), [0, 0, true]);
  });

  it('end with the last where nothing loops', () => {
    assert.deepEqual(played(after(atEnd(1, false), { type: 'tick' })), [0, 2, true]);
    assert.deepEqual(played(after(atEnd(3, false), { type: 'tick' })), [24, 3, false]);
  });
});

describe('pointing at a cell', () => {
  const at = { plane: 'input', row: 1, col: 2 } as const;

  it('lasts as long as the mouse is there, or until it is let go where it was pinned', () => {
    const over = after(shown(three), { type: 'point', at });
    assert.deepEqual(over.pointed, { ...at, pinned: false });
    assert.equal(after(over, { type: 'point', at: null }).pointed, null);
    const pinned = after(over, { type: 'point', at, pin: true });
    assert.deepEqual(after(pinned, { type: 'point', at: null }).pointed, { ...at, pinned: true });
    assert.deepEqual(after(pinned, { type: 'point', at: { ...at, row: 0 } }).pointed, { ...at, pinned: true });
    assert.equal(after(pinned, { type: 'point', at, pin: true }).pointed, null);
    assert.equal(after(pinned, { type: 'point', at: null, pin: true }).pointed, null);
  });

  it('ends with the layer', () => {
    assert.equal(after(shown(three), { type: 'point', at, pin: true }, { type: 'layer', layer: grouped }).pointed, null);
  });
});

describe('a layer the panel makes itself', () => {
  const free = { type: 'free', layer: { ...grouped, source: null } } as const satisfies PanelAction;

  it('is shown from its beginning or as arranged, and not followed away', () => {
    const state = after(shown(three), { type: 'seek', index: 4 }, free);
    assert.deepEqual([state.free, state.follow, index(state), state.view], [true, false, 0, { outChannel: 0, inChannel: 0, slice: 0 }]);
    const arranged = after(shown(three), {
      ...free,
      arrangement: { view: { outChannel: 9 }, playback: { index: 7, playing: false, loop: false } },
    });
    assert.deepEqual(
      [arranged.playback, arranged.view.outChannel],
      [{ index: 7, sub: 0, grain: 'output', playing: false, speed: 1, loop: false }, 3],
    );
  });

  it('does not play where motion is unwanted', () => {
    assert.equal(after(shown(three, true), { ...free, arrangement: { playback: { playing: true } } }).playback.playing, false);
  });

  it('outlives a reload, and goes when the host sends another', () => {
    const left = after(shown(three), free, { type: 'seek', index: 5 });
    const restored = restoreState(JSON.parse(JSON.stringify(memoryOf(left))), false);
    const answered = reduce(restored, { type: 'hostState', layer: three, follow: false, tour: null });
    assert.deepEqual(memoryOf(answered), memoryOf(left));
    const sent = reduce(answered, { type: 'layer', layer: three });
    assert.deepEqual([sent.free, sent.layer], [false, three]);
  });
});

describe('the parts beside the picture', () => {
  it('open and close, one at a time', () => {
    const opened = after(shown(three), { type: 'aside', aside: 'gallery' }, { type: 'aside', aside: 'tour' });
    assert.equal(opened.aside, 'tour');
    assert.equal(reduce(opened, { type: 'aside', aside: 'tour' }), opened);
    assert.equal(after(opened, { type: 'aside', aside: null }).aside, null);
  });

  it('remember how far their reader came; what the host kept counts', () => {
    const read = after(shown(three), { type: 'tour', tour: { chapter: 4 } }, { type: 'tour', tour: { done: ['kernel'] } });
    assert.deepEqual(read.tour, { chapter: 4, done: ['kernel'], order: 'chw' });
    const kept = { chapter: 6, done: ['stride'], order: 'hwc' } as const;
    assert.deepEqual(reduce(read, { type: 'hostState', layer: three, follow: true, tour: kept }).tour, kept);
    assert.deepEqual(reduce(read, { type: 'hostState', layer: three, follow: true, tour: null }).tour, read.tour);
  });
});

describe('axes that are changed separately', () => {
  const kernel = { type: 'unlink', parameter: 'kernel_size', unlinked: true } as const;
  const unlinked = after(shown(three), kernel, { type: 'unlink', parameter: 'stride', unlinked: true });

  it('are those of a parameter, until they are linked again', () => {
    assert.deepEqual(unlinked.unlinked, ['kernel_size', 'stride']);
    assert.deepEqual(after(unlinked, kernel).unlinked, ['stride', 'kernel_size'], 'each one once');
    assert.deepEqual(after(unlinked, { ...kernel, unlinked: false }).unlinked, ['stride']);
  });

  it('stay so while the layer is tried and edited, and through a reload', () => {
    const source = {
      uri: 'file:///a.py',
      fileName: 'a.py',
      line: 1,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } },
    };
    const tried = after(shown({ ...three, source }), kernel, {
      type: 'try',
      config: { ...three.config, stride: [1, 1] } as WireLayerConfig,
    });
    assert.deepEqual(tried.unlinked, ['kernel_size']);
    assert.deepEqual(restoreState(JSON.parse(JSON.stringify(memoryOf(tried))), false).unlinked, ['kernel_size']);
    assert.deepEqual(after(tried, { type: 'layer', layer: { ...three, source, call: 'nn.Conv2d(9)' } }).unlinked, ['kernel_size']);
  });

  it('are linked in another layer', () => {
    for (const layer of [{ ...grouped, title: 'Conv2d · other' }, null])
      assert.deepEqual(after(unlinked, { type: 'layer', layer }).unlinked, []);
    assert.deepEqual(after(unlinked, { type: 'free', layer: grouped }).unlinked, []);
  });
});

describe('an image of the user', () => {
  const pixels = { at: () => 7 };
  const chosen = after(shown(three), { type: 'image', name: 'cat.png', pixels });

  it('becomes the input; it is not stored', () => {
    assert.deepEqual([chosen.ownImage, chosen.numbers.input], [{ pixels, file: { name: 'cat.png', readable: true } }, 'picture']);
    assert.equal(restoreState(JSON.parse(JSON.stringify(memoryOf(chosen))), false).ownImage.pixels, null);
  });

  it('stays when a file that is no image is chosen after it', () => {
    const next = after(chosen, { type: 'image', name: 'notes.txt', pixels: null });
    assert.deepEqual(next.ownImage, { pixels, file: { name: 'notes.txt', readable: false } });
    assert.equal(after(shown(three), { type: 'image', name: 'notes.txt', pixels: null }).numbers.input, 'integers');
  });

  it('gives way to the built-in one', () => {
    assert.deepEqual(after(chosen, { type: 'builtInImage' }).ownImage, { pixels: null, file: null });
  });
});

describe('the search for a preset', () => {
  it('is kept through a reload', () => {
    const searched = after(shown(three), { type: 'search', search: 'dilated' });
    assert.equal(restoreState(JSON.parse(JSON.stringify(memoryOf(searched))), false).search, 'dilated');
    assert.equal(after(searched, { type: 'search', search: 'dilated' }), searched);
  });
});
