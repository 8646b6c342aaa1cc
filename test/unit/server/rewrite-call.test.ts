import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver-protocol';
import { LAYER_AT, REWRITE_CALL } from '../../../src/protocol/requests';
import { TestClient } from '../../support/server';

const URI = 'file:///models/net%20one.py';
const CODE = 'from torch import nn\nclass Net(nn.Module):\n    def __init__(self, width):\n        self.conv = nn.Conv2d(3, width, 7, 2)\n';
const PLACE = { uri: URI, position: { line: 3, character: 24 } };

let client: TestClient;
before(async () => {
  client = await TestClient.start({ settings: () => ({ defaultInput: '32×32' }) });
  await client.open(URI, CODE);
});
after(() => {
  client.dispose();
});

describe('the rewrite of a call', () => {
  it('changes what is written, and asks about variables', async () => {
    const config = (await client.ask(LAYER_AT, PLACE))?.config;
    assert(config);
    const answer = await client.ask(REWRITE_CALL, { ...PLACE, config: { ...config, stride: [4, 4], out_channels: 16 } as never });
    assert(answer.kind === 'edits');
    assert.deepEqual(answer.edits, [{ range: { start: { line: 3, character: 43 }, end: { line: 3, character: 44 } }, text: '4' }]);
    assert.deepEqual(
      answer.variables.map(({ parameter, written, here }) => [parameter, written, here.text]),
      [['out_channels', 'width', '16']],
    );
  });
  it('is refused where there is no call', async () => {
    const config = (await client.ask(LAYER_AT, PLACE))?.config;
    assert(config);
    const answer = await client.ask(REWRITE_CALL, { uri: 'file:///other.py', position: PLACE.position, config });
    assert.deepEqual(answer, { kind: 'refused', reason: 'The call is no longer in the file.' });
  });

  it('is rejected if the configuration is malformed', async () => {
    const config = (await client.ask(LAYER_AT, PLACE))?.config;
    assert(config);
    const incomplete = { ...config, stride: undefined };
    for (const malformed of [
      { type: 'Conv2d' },
      { ...config, kind: 'linear' },
      { ...config, rank: 4 },
      { ...config, groups: null },
      incomplete,
      null,
    ])
      await assert.rejects(client.ask(REWRITE_CALL, { ...PLACE, config: malformed as never }), {
        code: ErrorCodes.InvalidParams,
        message: 'convlens/rewriteCall has parameters that it cannot have.',
      });
    assert.deepEqual(client.logged, []);
  });
});
