import assert from 'node:assert/strict';
import { LAYER_AT } from '../../../src/protocol/requests';
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

describe('the layer at a place', () => {
  it('is the one whose call is around it, with where it stands', async () => {
    const layer = await client.ask(LAYER_AT, PLACE);
    assert.equal(layer?.title, 'Conv2d · conv');
    assert.equal(layer.call, 'nn.Conv2d(3, width, 7, 2)');
    assert.deepEqual(layer.source, {
      uri: URI,
      fileName: 'net one.py',
      line: 4,
      range: { start: { line: 3, character: 20 }, end: { line: 3, character: 45 } },
    });
    assert.deepEqual(layer.input, ['N', 3, 'H', 'W']);
    assert.deepEqual(layer.example?.output, [1, 'width', 13, 13]);
  });
  it('is none elsewhere, and none in a file that is not open', async () => {
    assert.equal(await client.ask(LAYER_AT, { ...PLACE, position: { line: 0, character: 0 } }), null);
    assert.equal(await client.ask(LAYER_AT, { ...PLACE, uri: 'file:///other.py' }), null);
  });
});
