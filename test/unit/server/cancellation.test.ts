import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { REWRITE_CALL } from '../../../src/protocol/requests';
import type { AnalyzerFacade } from '../../../src/server/analyzer-source';
import { createAnalyzer } from '../../support/parser';
import { TestClient, type ServerOptions } from '../../support/server';

const URI = 'file:///model.py';
const CODE = 'from torch import nn\nnn.Conv2d(3, 64, 7)\n';
const POSITION = { line: 1, character: 4 };

const codeOf = async (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error as { code: number }).code,
  );

/** Settings that come when they are let go: until then every request waits. */
function heldSettings(): { readonly settings: () => Promise<unknown>; readonly asked: Promise<void>; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  let wasAsked = (): void => undefined;
  const given = new Promise<unknown>(resolve => {
    letGo = () => {
      resolve({});
    };
  });
  const asked = new Promise<void>(resolve => {
    wasAsked = resolve;
  });
  return { settings: () => (wasAsked(), given), asked, letGo };
}

/** An analyzer that tells when it is asked for the layer at a place. */
async function watched(layerAt: (...asked: Parameters<AnalyzerFacade['layerAt']>) => void): Promise<AnalyzerFacade> {
  const analyzer = await createAnalyzer();
  const answer = analyzer.layerAt.bind(analyzer);
  return Object.assign(analyzer, {
    layerAt: (...asked: Parameters<AnalyzerFacade['layerAt']>) => {
      layerAt(...asked);
      return answer(...asked);
    },
  });
}

describe('a request that is no longer wanted', () => {
  const started: TestClient[] = [];
  const start = async (options: ServerOptions): Promise<TestClient> => {
    const client = await TestClient.start(options);
    started.push(client);
    await client.open(URI, CODE);
    return client;
  };
  afterEach(() => {
    for (const client of started.splice(0)) client.dispose();
  });

  it('is not begun when it is cancelled while it waits', async () => {
    const held = heldSettings();
    let begun = 0;
    const client = await start({ settings: held.settings, createAnalyzer: () => watched(() => begun++) });
    const cancelling = new CancellationTokenSource();
    const answer = codeOf(client.hover(URI, POSITION, cancelling.token));
    await held.asked;
    cancelling.cancel();
    // The server has read the cancellation once it has answered what was sent after it.
    assert.equal(await client.hover('file:///other.py', POSITION), null);
    held.letGo();
    assert.equal(await answer, LSPErrorCodes.RequestCancelled);
    assert.equal(begun, 0);
    assert.deepEqual(client.logged, []);
  });

  it('is given up when newer text comes while it waits', async () => {
    const held = heldSettings();
    let begun = 0;
    const client = await start({ settings: held.settings, createAnalyzer: () => watched(() => begun++) });
    const hover = codeOf(client.hover(URI, POSITION));
    const config = { kind: 'adaptive', type: 'AdaptiveAvgPool2d', rank: 2, output_size: 1, return_indices: false } as const;
    const rewrite = codeOf(client.ask(REWRITE_CALL, { uri: URI, position: POSITION, config }));
    await held.asked;
    await client.change(URI, { text: `\n${CODE}` });
    const next = client.hover(URI, { line: 2, character: 4 });
    held.letGo();
    assert.equal(await hover, LSPErrorCodes.ContentModified);
    assert.equal(await rewrite, LSPErrorCodes.ContentModified);
    assert.match((await next) ?? '', /\*\*Conv2d\*\*/);
    assert.equal(begun, 1);
    assert.deepEqual(client.logged, []);
  });

  it('knows of it in the midst of its work where client and server share memory', async () => {
    const cancelling = new CancellationTokenSource();
    const seen: boolean[] = [];
    const client = await start({
      sharesMemory: true,
      createAnalyzer: () =>
        watched((_uri, _text, _offset, isCancelled) => {
          seen.push(isCancelled?.() ?? false);
          cancelling.cancel();
          seen.push(isCancelled?.() ?? false);
        }),
    });
    assert.equal(await codeOf(client.hover(URI, POSITION, cancelling.token)), LSPErrorCodes.RequestCancelled);
    assert.deepEqual(seen, [false, true]);
    assert.match((await client.hover(URI, POSITION)) ?? '', /\*\*Conv2d\*\*/);
  });
});
