import { PassThrough } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import {
  CancellationSenderStrategy,
  createConnection,
  SharedArrayReceiverStrategy,
  StreamMessageReader as ServerReader,
  StreamMessageWriter as ServerWriter,
  type Connection,
} from 'vscode-languageserver/node';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  CancellationReceiverStrategy,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  SharedArraySenderStrategy,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type DataCallback,
  type Disposable,
  type Hover,
  type InitializeResult,
  type Message,
  type Position,
  type ProtocolConnection,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import type { RequestType } from '../../src/protocol/requests';
import type { AnalyzerFacade } from '../../src/server/analyzer-source';
import type { Feature } from '../../src/server/feature';
import { features as allFeatures } from '../../src/server/features';
import { startServer } from '../../src/server/server';
import { createAnalyzer } from './parser';

export interface ServerOptions {
  readonly features?: readonly Feature[];
  readonly createAnalyzer?: () => Promise<AnalyzerFacade>;
  /** Answers the server's requests for the user's settings; by default, at once. */
  readonly settings?: () => unknown;
  /** Whether client and server cancel by shared memory, as in a browser, instead of by messages. */
  readonly sharesMemory?: boolean;
}

interface Ends {
  readonly server: Connection;
  readonly connection: ProtocolConnection;
}

function connectedByStreams(): Ends {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  return {
    server: createConnection(new ServerReader(toServer), new ServerWriter(toClient)),
    connection: createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)),
  };
}

/** Messages are passed as objects, so that they can contain shared memory, with the strategies of the browser's extension and worker. */
function connectedByPorts(): Ends {
  const { port1: atServer, port2: atClient } = new MessageChannel();
  return {
    server: createConnection(new PortReader(atServer), new PortWriter(atServer), {
      cancellationStrategy: { sender: CancellationSenderStrategy.Message, receiver: new SharedArrayReceiverStrategy() },
    }),
    connection: createProtocolConnection(new PortReader(atClient), new PortWriter(atClient), undefined, {
      cancellationStrategy: { sender: new SharedArraySenderStrategy(), receiver: CancellationReceiverStrategy.Message },
    }),
  };
}

class PortReader extends AbstractMessageReader {
  constructor(private readonly port: MessagePort) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    this.port.on('message', callback);
    return { dispose: () => this.port.off('message', callback) };
  }

  /** Closes the port, which would otherwise keep the process alive. */
  override dispose(): void {
    super.dispose();
    this.port.close();
  }
}

class PortWriter extends AbstractMessageWriter {
  constructor(private readonly port: MessagePort) {
    super();
  }

  write(message: Message): Promise<void> {
    this.port.postMessage(message);
    return Promise.resolve();
  }

  end(): void {
    this.port.close();
  }
}

/** A client with its own server, over two streams in this process. */
export class TestClient {
  /** The server's log. */
  readonly logged: string[] = [];
  private version = 1;

  private constructor(
    readonly connection: ProtocolConnection,
    readonly initialized: InitializeResult,
    private readonly server: { dispose(): void },
  ) {
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
  }

  static async start({
    features = allFeatures,
    createAnalyzer: create = createAnalyzer,
    settings = () => ({}),
    sharesMemory = false,
  }: ServerOptions = {}): Promise<TestClient> {
    const { server, connection } = sharesMemory ? connectedByPorts() : connectedByStreams();
    startServer(server, create, features);
    connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
      const given = await settings();
      return items.map(() => given);
    });
    connection.listen();
    const initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: null,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol requires it
      rootUri: null,
      capabilities: { workspace: { configuration: true } },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return new TestClient(connection, initialized, server);
  }

  open(uri: string, text: string): Promise<void> {
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'python', version: this.version, text },
    });
  }

  change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++this.version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The text of the hover at a position. */
  async hover(uri: string, position: Position, token?: CancellationToken): Promise<string | null> {
    const hover: Hover | null = await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }, token);
    return hover && (hover.contents as { value: string }).value;
  }

  ask<Params, Result>({ method }: RequestType<Params, Result>, params: Params, token?: CancellationToken): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params, token);
  }

  dispose(): void {
    this.connection.dispose();
    this.server.dispose();
  }
}
