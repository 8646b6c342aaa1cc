import assert from 'node:assert/strict';
import { CALCULATE } from '../../../src/protocol/requests';
import { TestClient } from '../../support/server';

let client: TestClient;
before(async () => {
  client = await TestClient.start();
});
after(() => {
  client.dispose();
});

describe('the calculator', () => {
  it('works a layer out from its short form and an input', async () => {
    const answer = await client.ask(CALCULATE, { text: '3 64 k7 s2 p3', input: '1, 3, 224, 224' });
    assert(answer.kind === 'ok');
    assert.deepEqual(answer.layer.output, [1, 64, 112, 112]);
    assert.equal(answer.layer.source, null);
  });
  it('gives what torch raises, and says what cannot be read', async () => {
    const refused = await client.ask(CALCULATE, { text: 'nn.Conv2d(3, 64, 7)', input: '1, 4, 8, 8' });
    assert(refused.kind === 'ok');
    assert.equal(refused.layer.error?.type, 'RuntimeError');
    assert.equal((await client.ask(CALCULATE, { text: '3 64 k7', input: '1, ?, 3' })).kind, 'unreadable');
    assert.equal((await client.ask(CALCULATE, { text: 'import os', input: '' })).kind, 'unreadable');
  });
});
