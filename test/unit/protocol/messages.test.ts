import assert from 'node:assert/strict';
import { dispatch, type Checks, type Handlers } from '../../../src/protocol/dispatch';
import { isLayerView } from '../../../src/protocol/layer-guards';
import { HOST_TO_PANEL, PANEL_TO_HOST } from '../../../src/protocol/message-checks';
import type { HostToPanel, LayerView, PanelToHost } from '../../../src/protocol/panel';
import { LAYERS, NUMBERED, POOLS, PRESETS, SPECIAL } from '../../panel/layers';

const layer = LAYERS.article_1 ?? assert.fail();
const pooling = POOLS.average?.config;
const power = POOLS.power?.config;
const adaptive = Object.values(POOLS).find(({ config }) => config?.kind === 'adaptive')?.config;
const tour = { chapter: 1, done: ['kernel'], order: 'chw' } as const;

/** What became of a message: the types that were handled, and the lines about what was dropped. */
function sent<M extends { readonly type: string }>(
  checks: Checks<M>,
  message: unknown,
): { readonly handled: string[]; readonly lines: string[] } {
  const handled: string[] = [];
  const lines: string[] = [];
  // One handler for each type that has a check.
  const handlers = Object.fromEntries(Object.keys(checks).map(type => [type, () => handled.push(type)])) as unknown as Handlers<M>;
  dispatch<M>(handlers, checks, message, line => lines.push(line));
  return { handled, lines };
}

describe('the messages of the host', () => {
  const state = { type: 'state', layer, follow: true, strings: { Format: 'Format' }, tour } as const;
  const whole: readonly HostToPanel[] = [
    state,
    { ...state, layer: null, strings: {}, tour: null },
    { type: 'layer', layer },
    { type: 'layer', layer: null },
    { type: 'follow', follow: false },
  ];
  for (const message of whole)
    it(`arrive whole: ${message.type}`, () => {
      assert.deepEqual(sent(HOST_TO_PANEL, JSON.parse(JSON.stringify(message))), { handled: [message.type], lines: [] });
    });

  const damaged: readonly (readonly [what: string, message: Readonly<Record<string, unknown>> & { readonly type: string }])[] = [
    ['no layer', { ...state, layer: undefined }],
    ['no following', { ...state, follow: 'yes' }],
    ['a translation that is no text', { ...state, strings: { Format: 1 } }],
    ['a list for translations', { ...state, strings: [] }],
    ['progress without an order', { ...state, tour: { chapter: 1, done: [] } }],
    ['a layer that is text', { type: 'layer', layer: 'Conv2d' }],
    ['nothing but a type', { type: 'layer' }],
    ['nothing to follow', { type: 'follow' }],
  ];
  for (const [what, message] of damaged)
    it(`are dropped with one line: ${message.type} with ${what}`, () => {
      const { handled, lines } = sent(HOST_TO_PANEL, message);
      assert.deepEqual([handled, lines.length], [[], 1]);
      assert.ok(lines[0]?.includes(`"${message.type}"`));
    });

  it('are ignored without a line if their type is unknown', () => {
    for (const message of [{ type: 'toString' }, { type: 'later' }, { type: 3 }, null, undefined, 'state', ['state']])
      assert.deepEqual(sent(HOST_TO_PANEL, message), { handled: [], lines: [] });
  });
});

describe('the messages of the panel', () => {
  assert(layer.config && pooling && adaptive && power);
  const save = { type: 'save', fileName: 'a.svg', content: '<svg/>', encoding: 'utf8' } as const;
  const whole: readonly PanelToHost[] = [
    { type: 'ready' },
    { type: 'setFollow', follow: true },
    { type: 'reveal' },
    { type: 'openCalculator' },
    { type: 'apply', config: layer.config },
    { type: 'apply', config: pooling },
    { type: 'apply', config: adaptive },
    { type: 'apply', config: power },
    { type: 'apply', config: { ...power, norm_type: null } as typeof power },
    { type: 'insert', text: 'nn.ReLU()' },
    { type: 'copy', text: '' },
    save,
    { ...save, encoding: 'base64' },
    { type: 'tour', tour },
  ];
  for (const message of whole)
    it(`arrive whole: ${message.type}`, () => {
      assert.deepEqual(sent(PANEL_TO_HOST, JSON.parse(JSON.stringify(message))), { handled: [message.type], lines: [] });
    });

  for (const message of [
    { type: 'setFollow' },
    { type: 'apply', config: null },
    { type: 'apply', config: { ...layer.config, kind: 'toString' } },
    { type: 'apply', config: { ...layer.config, rank: 4 } },
    { type: 'apply', config: { ...layer.config, kernel_size: 3 } },
    { type: 'apply', config: { ...layer.config, stride: [1, null] } },
    { type: 'apply', config: { ...layer.config, padding: 'some' } },
    { type: 'apply', config: { ...layer.config, out_channels: 1.5 } },
    { type: 'apply', config: { ...layer.config, bias: 1 } },
    { type: 'apply', config: { ...layer.config, assumed: ['stride'] } },
    { type: 'apply', config: { ...layer.config, functional: 'yes' } },
    { type: 'apply', config: { ...pooling, ceil_mode: null } },
    { type: 'apply', config: { ...pooling, stride: 'kernel_size' } },
    { type: 'apply', config: { ...power, norm_type: '2' } },
    { type: 'apply', config: { ...adaptive, output_size: undefined } },
    { type: 'apply', config: { ...adaptive, output_size: [1, '', true] } },
    { type: 'insert', text: null },
    { type: 'copy' },
    { ...save, fileName: undefined },
    { ...save, content: [60] },
    { ...save, encoding: 'utf16' },
    { type: 'tour', tour: null },
  ])
    it(`are dropped with one line: ${JSON.stringify(message)}`, () => {
      const { handled, lines } = sent(PANEL_TO_HOST, message);
      assert.deepEqual([handled, lines.length], [[], 1]);
    });
});

describe('isLayerView', () => {
  it('accepts every layer that is drawn or described', () => {
    for (const [name, each] of [LAYERS, NUMBERED, POOLS, PRESETS, SPECIAL].flatMap(layers => Object.entries(layers)))
      assert(isLayerView(JSON.parse(JSON.stringify(each))), name);
  });

  const source = {
    uri: 'file:///a.py',
    fileName: 'a.py',
    line: 1,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } },
  };
  const example = { label: '8×8', input: [3, 8, 8], output: [2, 4, 4], params: 6, macs: '9007199254740993' };
  const full: LayerView = {
    ...layer,
    source,
    example,
    error: { type: 'RuntimeError', message: 'no' },
    numbers: { input: [1, 0.5], weight: null },
  };

  it('accepts one with everything', () => {
    assert(isLayerView(full));
  });

  const wrong: Readonly<Record<keyof LayerView, readonly unknown[]>> = {
    title: [undefined, 1],
    call: [null],
    source: [undefined, { ...source, uri: 1 }, { ...source, line: '1' }, { ...source, range: { start: source.range.start } }],
    config: [undefined, {}, []],
    input: [undefined, [null], [NaN], 3],
    output: [undefined, [{}]],
    params: [undefined, 0.5],
    macs: [true],
    example: [undefined, { ...example, input: null }, { ...example, label: 8 }, { ...example, params: undefined }],
    error: [undefined, 'RuntimeError', { type: 'RuntimeError' }],
    notes: [undefined, null, [1]],
    numbers: [null, { input: [1] }, { input: ['1'], weight: null }, { input: [1], weight: [NaN] }],
  };
  for (const [field, values] of Object.entries(wrong))
    it(`refuses another ${field}`, () => {
      for (const value of values) assert(!isLayerView({ ...full, [field]: value }), String(value));
    });
});
