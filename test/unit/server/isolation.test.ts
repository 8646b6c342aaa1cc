import assert from 'node:assert/strict';
import { ErrorCodes, PublishDiagnosticsNotification, type ServerCapabilities } from 'vscode-languageserver-protocol';
import { LAYER_AT, type RequestType } from '../../../src/protocol/requests';
import { fromDocument } from '../../../src/server/document-request';
import type { Feature } from '../../../src/server/feature';
import { features } from '../../../src/server/features';
import { createAnalyzer } from '../../support/parser';
import { TestClient } from '../../support/server';

const URI = 'file:///model.py';
const CODE = 'from torch import nn\nnn.Conv2d(3, 64, 7)\n';
const PLACE = { uri: URI, position: { line: 1, character: 4 } };

const isAnything = (params: unknown): params is { readonly uri: string } => params !== undefined;
const request = (method: string): RequestType<{ readonly uri: string }, string> => ({ method, accepts: isAnything });

/** A feature with one request of its own. */
function feature(method: string, answer: () => string, capabilities: ServerCapabilities = {}): Feature {
  return {
    capabilities,
    register: (connection, context) => {
      connection.onRequest(
        request(method),
        fromDocument(context, ({ uri }) => uri, answer),
      );
    },
  };
}

/** What a request is refused with. */
async function refusal(answer: Promise<unknown>): Promise<{ readonly code: number; readonly message: string }> {
  return answer.then(
    result => assert.fail(`it was answered: ${JSON.stringify(result)}`),
    (error: unknown) => error as { code: number; message: string },
  );
}

/** Everything sent before has been dealt with, and what it logged has come. */
const settled = async (client: TestClient): Promise<void> => {
  await client.hover(URI, PLACE.position);
};

describe('a request that fails', () => {
  let client: TestClient;
  afterEach(() => {
    client.dispose();
  });

  it('fails alone: it is told so in a sentence, and the next one is answered', async () => {
    let broken = true;
    const sometimes = feature('test/sometimes', () => {
      if (broken) throw new Error('out of cheese');
      return 'fine';
    });
    client = await TestClient.start({ features: [...features, sometimes] });
    await client.open(URI, CODE);
    const { code, message } = await refusal(client.ask(request('test/sometimes'), PLACE));
    assert.equal(code, ErrorCodes.InternalError);
    assert.equal(message, 'ConvLens ran into an internal error; its output channel has the details.');
    assert.match((await client.hover(URI, PLACE.position)) ?? '', /\*\*Conv2d\*\*/);
    broken = false;
    assert.equal(await client.ask(request('test/sometimes'), PLACE), 'fine');
  });

  it('is logged, but once where it fails the same way', async () => {
    let count = 0;
    const one = (): string => {
      throw new Error(`fault ${String(++count)}`);
    };
    const other = (): string => {
      throw new Error('another');
    };
    client = await TestClient.start({ features: [...features, feature('test/fails', () => (count < 3 ? one() : other()))] });
    await client.open(URI, CODE);
    for (let i = 0; i < 5; i++) await refusal(client.ask(request('test/fails'), PLACE));
    await settled(client);
    assert.deepEqual(
      client.logged.map(text => /test\/fails failed.*?: Error: ([\w ]+)/s.exec(text)?.[1]),
      ['fault 1', 'another'],
    );
  });

  it('is refused unread where its parameters are not what they have to be', async () => {
    client = await TestClient.start();
    for (const params of [undefined, null, 7, {}, { uri: URI }, { uri: URI, position: { line: '1', character: 0 } }]) {
      const { code, message } = await refusal(client.connection.sendRequest(LAYER_AT.method, params));
      assert.equal(code, ErrorCodes.InvalidParams);
      assert.equal(message, 'convlens/layerAt has parameters that it cannot have.');
    }
    assert.deepEqual(client.logged, []);
  });

  it('for want of settings is answered with their defaults', async () => {
    client = await TestClient.start({
      settings: () => {
        throw new Error('no settings');
      },
    });
    await client.open(URI, CODE);
    assert.match((await client.hover(URI, PLACE.position)) ?? '', /at 224×224/);
    assert.equal(client.logged.length, 1);
    assert.match(client.logged[0] ?? '', /^reading the settings failed/);
  });
});

describe('a parser that traps', () => {
  it('is replaced: the request that met it fails, and the next one is answered', async () => {
    let made = 0;
    const client = await TestClient.start({
      createAnalyzer: async () => {
        const analyzer = await createAnalyzer();
        if (++made > 1) return analyzer;
        return Object.assign(analyzer, {
          layerAt: () => {
            throw new WebAssembly.RuntimeError('memory access out of bounds');
          },
        });
      },
    });
    try {
      await client.open(URI, CODE);
      assert.equal((await refusal(client.hover(URI, PLACE.position))).code, ErrorCodes.InternalError);
      assert.match((await client.hover(URI, PLACE.position)) ?? '', /\*\*Conv2d\*\*/);
      assert.equal((await client.ask(LAYER_AT, PLACE))?.title, 'Conv2d');
      assert.equal(made, 2);
    } finally {
      client.dispose();
    }
  });

  it('or that cannot be loaded is asked for again', async () => {
    let tries = 0;
    const client = await TestClient.start({
      createAnalyzer: () => (++tries === 1 ? Promise.reject(new Error('there is no parser')) : createAnalyzer()),
    });
    try {
      await client.open(URI, CODE);
      // The first try is made when the server starts.
      await client.hover(URI, PLACE.position).catch(() => null);
      assert.match((await client.hover(URI, PLACE.position)) ?? '', /\*\*Conv2d\*\*/);
      assert.equal(tries, 2);
    } finally {
      client.dispose();
    }
  });
});

describe('a notification that fails', () => {
  let client: TestClient;
  afterEach(() => {
    client.dispose();
  });

  it('ends neither the server nor the other listeners, and is logged once', async () => {
    const heard: string[] = [];
    const listener: Feature = {
      capabilities: {},
      register: (connection, { documents }) => {
        documents.onDidChange(() => {
          throw new Error('a listener that throws');
        });
        documents.onDidChange(() => Promise.reject(new Error('a listener that rejects')));
        documents.onDidChange(({ version }) => heard.push(`changed ${String(version)}`));
        documents.onDidClose(({ uri }) => heard.push(`closed ${uri}`));
        connection.onNotification('test/note', () => {
          throw new Error('a note that throws');
        });
      },
    };
    client = await TestClient.start({ features: [...features, listener] });
    await client.open(URI, CODE);
    await client.change(URI, { text: `${CODE}# more\n` });
    await client.connection.sendNotification('test/note', {});
    await client.connection.sendNotification('test/note', {});
    await settled(client);
    await client.close(URI);
    await settled(client);
    assert.deepEqual(heard, ['changed 1', 'changed 2', `closed ${URI}`]);
    assert.deepEqual(client.logged.map(text => /Error: (.*)/.exec(text)?.[1]).sort(), [
      'a listener that rejects',
      'a listener that throws',
      'a note that throws',
    ]);
  });

  it('to change a document leaves it unknown, rather than another text than the client has', async () => {
    client = await TestClient.start();
    await client.open(URI, CODE);
    assert.match((await client.hover(URI, PLACE.position)) ?? '', /\*\*Conv2d\*\*/);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: 9 },
      contentChanges: [{ range: null, text: 7 }],
    });
    assert.equal(await client.hover(URI, PLACE.position), null);
    await client.open(URI, CODE.replace('Conv2d', 'Conv1d'));
    assert.match((await client.hover(URI, PLACE.position)) ?? '', /\*\*Conv1d\*\*/);
    assert.equal(client.logged.length, 1);
  });
});

describe('a feature', () => {
  it('is a file of its own: its capability is offered, and it hears and speaks by what it is given', async () => {
    const spoken: unknown[] = [];
    const problems: Feature = {
      capabilities: { codeLensProvider: {} },
      register: (connection, { documents }) => {
        documents.onDidChange(({ uri }) =>
          connection.client.sendNotification(PublishDiagnosticsNotification.method, { uri, diagnostics: [] }),
        );
      },
    };
    const client = await TestClient.start({ features: [...features, problems] });
    try {
      client.connection.onNotification(PublishDiagnosticsNotification.type, params => {
        spoken.push(params);
      });
      const { capabilities } = client.initialized;
      assert.deepEqual(capabilities.codeLensProvider, {});
      assert.equal(capabilities.hoverProvider, true);
      await client.open(URI, CODE);
      await settled(client);
      assert.deepEqual(spoken, [{ uri: URI, diagnostics: [] }]);
    } finally {
      client.dispose();
    }
  });

  it('has no capability of another', () => {
    const names = features.flatMap(({ capabilities }) => Object.keys(capabilities));
    assert.deepEqual([...new Set(names)], names);
  });
});
