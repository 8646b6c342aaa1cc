import assert from 'node:assert/strict';
import { memoryOf, restoreState } from '../../../../webview/state';
import { after, grouped, shown, three } from './shown-layer';

describe('the settings of the export', () => {
  const first = shown(three).exporting;

  it('change one at a time, and nothing else with them', () => {
    const before = shown(three);
    const chosen = after(
      before,
      { type: 'exporting', exporting: { transparent: true } },
      { type: 'exporting', exporting: { reach: 'row' } },
    );
    assert.deepEqual(chosen, { ...before, exporting: { ...first, transparent: true, reach: 'row' } });
  });

  it('start with the usual size of the format, and keep the rest, when the format changes', () => {
    const state = after(shown(three), { type: 'exporting', exporting: { colours: 'dark', scale: 3 } });
    const gif = after(state, { type: 'exporting', exporting: { format: 'gif' } });
    assert.deepEqual(gif.exporting, { ...first, colours: 'dark', format: 'gif', scale: 1 });
    assert.equal(after(gif, { type: 'exporting', exporting: { format: 'png' } }).exporting.scale, 2);
  });

  it('keep the size when the same format is chosen again', () => {
    const state = after(shown(three), { type: 'exporting', exporting: { format: 'gif' } }, { type: 'exporting', exporting: { scale: 3 } });
    assert.equal(after(state, { type: 'exporting', exporting: { format: 'gif' } }).exporting.scale, 3);
  });

  it('refuse a size that is not offered', () => {
    assert.equal(after(shown(three), { type: 'exporting', exporting: { scale: 1000 } }).exporting.scale, 2);
  });

  it('outlive a reload and another layer; a stored size that is not offered becomes the usual one', () => {
    const exporting = { format: 'gif', colours: 'light', transparent: true, scale: 0.5, reach: 'row' } as const;
    const left = after(shown(three), { type: 'exporting', exporting }, { type: 'layer', layer: grouped });
    assert.deepEqual(left.exporting, exporting);
    assert.deepEqual(restoreState(JSON.parse(JSON.stringify(memoryOf(left))), false).exporting, exporting);
    const damaged = { ...memoryOf(left), exporting: { ...exporting, scale: 40 } };
    assert.deepEqual(restoreState(damaged, false).exporting, { ...exporting, scale: 1 });
  });
});
