import assert from 'node:assert/strict';
import { isPanelMemory } from '../../../src/protocol/memory-guards';
import { panelHtml } from '../../../src/protocol/panel-html';

describe('isPanelMemory', () => {
  const memory = {
    version: 9,
    layer: null,
    follow: true,
    free: false,
    draft: null,
    unlinked: ['kernel_size'],
    playback: { index: 0, sub: 0, grain: 'output', playing: true, speed: 1, loop: true },
    view: { outChannel: 0, inChannel: 0, slice: 0 },
    picture: 'grid',
    numbers: { input: 'picture', kernel: 'sobelX', seed: 2, edited: { '0,0,0,1,1': 0.5 } },
    aside: 'tour',
    search: 'dilated',
    tour: { chapter: 3, done: ['kernel'], order: 'chw' },
    exporting: { format: 'gif', colours: 'dark', transparent: true, scale: 0.5, reach: 'row' },
    charting: { subject: { kind: 'whatIf', parameter: 'stride', axis: 1 }, table: true },
  };

  it('knows its own', () => {
    assert(isPanelMemory(memory));
    assert(isPanelMemory({ ...memory, charting: { subject: { kind: 'article', family: 'groups' }, table: false } }));
  });
  it('refuses all else', () => {
    for (const other of [
      null,
      [],
      'x',
      { ...memory, version: 1 },
      { ...memory, aside: 'other' },
      { ...memory, tour: { ...memory.tour, done: [1] } },
      { ...memory, tour: undefined },
      { ...memory, exporting: undefined },
      { ...memory, exporting: { ...memory.exporting, format: 'bmp' } },
      { ...memory, exporting: { ...memory.exporting, colours: null } },
      { ...memory, exporting: { ...memory.exporting, transparent: 0 } },
      { ...memory, exporting: { ...memory.exporting, scale: '2' } },
      { ...memory, exporting: { ...memory.exporting, reach: 'column' } },
      { ...memory, charting: undefined },
      { ...memory, charting: { ...memory.charting, table: 1 } },
      { ...memory, charting: { ...memory.charting, subject: null } },
      { ...memory, charting: { ...memory.charting, subject: { ...memory.charting.subject, axis: 'H' } } },
      { ...memory, charting: { ...memory.charting, subject: { ...memory.charting.subject, parameter: undefined } } },
      { ...memory, charting: { ...memory.charting, subject: { kind: 'article', family: 'bias' } } },
      { ...memory, unlinked: [1] },
      { ...memory, unlinked: undefined },
      { ...memory, search: null },
      { ...memory, follow: 1 },
      { ...memory, playback: null },
      { ...memory, playback: { ...memory.playback, playing: 'yes' } },
      { ...memory, playback: { ...memory.playback, grain: 'crumb' } },
      { ...memory, view: { outChannel: NaN, inChannel: 0, slice: 0 } },
      { ...memory, layer: [] },
      { ...memory, layer: { title: 'Conv2d' } },
      { ...memory, draft: { type: 'Conv2d' } },
      { ...memory, numbers: null },
      { ...memory, numbers: { ...memory.numbers, kernel: 'other' } },
      { ...memory, numbers: { ...memory.numbers, edited: { '0': '1' } } },
    ]) {
      assert(!isPanelMemory(other));
    }
  });
});

describe('panelHtml', () => {
  const html = panelHtml({
    nonce: 'abc',
    cspSource: 'https://files.invalid',
    scriptUri: 'https://files.invalid/a.js?x=1&y=2',
    styleUri: 'https://files.invalid/a.css',
    locale: 'ko',
    title: '<ConvLens>',
  });
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? assert.fail('no policy');

  it('allows nothing but its own script and style sheet', () => {
    assert.match(
      policy,
      /^default-src 'none'; script-src 'nonce-abc' https:\/\/files\.invalid; style-src https:\/\/files\.invalid 'sha256-[^']+'; /,
    );
    assert.doesNotMatch(policy, /unsafe|\*/);
  });
  it('escapes what it is given', () => {
    assert(html.includes('<title>&lt;ConvLens&gt;</title>'));
    assert(html.includes('src="https://files.invalid/a.js?x=1&amp;y=2"'));
  });
  it('has the one element the panel is built into, before the script', () => {
    assert(html.indexOf('<div id="app"></div>') > 0 && html.indexOf('<div id="app"></div>') < html.indexOf('<script'));
  });
});
