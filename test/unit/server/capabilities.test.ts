import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import type { Feature } from '../../../src/server/feature';
import { features } from '../../../src/server/features';
import { startServer } from '../../../src/server/server';

/** Starts a server that no client is connected to. */
function start(served: readonly Feature[]): void {
  const connection = createConnection(new PassThrough(), new PassThrough());
  try {
    startServer(connection, () => Promise.reject(new Error('No request is sent.')), served);
  } finally {
    connection.dispose();
  }
}

describe('the capabilities of the features', () => {
  const idle: Feature = { capabilities: { inlayHintProvider: true }, register: () => undefined };

  it('are different ones', () => {
    start(features);
    start([...features, idle]);
  });

  it('of two features that are the same stop the server from starting', () => {
    assert.throws(() => {
      start([idle, { ...idle, capabilities: { inlayHintProvider: { resolveProvider: true } } }]);
    }, /Two features of the server declare inlayHintProvider\./);
  });
});
