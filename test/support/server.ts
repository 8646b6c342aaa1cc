import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader as ServerReader, StreamMessageWriter as ServerWriter } from 'vscode-languageserver/node';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type Hover,
  type InitializeResult,
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
  /** Answers what the server asks about the user's settings; at once, unless it says otherwise. */
  readonly settings?: () => unknown;
}

/** A client of a server of its own, over two streams in this process. */
export class TestClient {
  /** What the server has logged. */
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
  }: ServerOptions = {}): Promise<TestClient> {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const server = createConnection(new ServerReader(toServer), new ServerWriter(toClient));
    startServer(server, create, features);
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
      const given = await settings();
      return items.map(() => given);
    });
    connection.listen();
    const initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: null,
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
