import { TextDocumentSyncKind, TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as l10n from '@vscode/l10n';
import { Analyzer, SourceTooLarge, type ParserBytes } from '../core/analysis';
import {
  CALCULATE,
  LAYER_AT,
  REWRITE_CALL,
  type RewriteCallParams,
  type RewriteCallResult,
  type CalculateParams,
  type CalculateResult,
  type LayerAtParams,
  type LayerAtResult,
  type ServerOptions,
  type ServerSettings,
} from '../protocol/requests';
import { calculateFeature } from './features/calculate';
import { hoverFeature } from './features/hover';
import { layerAtFeature } from './features/layer-at';
import { rewriteCallFeature } from './features/rewrite-call';
import { readSettings } from './settings';

/** What a feature works with. */
export interface ServerContext {
  readonly analyzer: Analyzer;
  readonly settings: ServerSettings;
}

/** Serves one client until the connection ends. */
export function startServer(connection: Connection, loadParser: (options: ServerOptions) => Promise<ParserBytes>): void {
  const documents = new TextDocuments(TextDocument);
  let analyzer: Promise<Analyzer> | null = null;

  connection.onInitialize(({ initializationOptions }) => {
    const options = readOptions(initializationOptions);
    l10n.config({ contents: { ...options.strings } });
    analyzer = loadParser(options).then(bytes => Analyzer.create(bytes));
    // Seen by whoever asks first; here it must only not go unhandled.
    analyzer.catch(() => undefined);
    return { capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true } };
  });

  const context = async (uri: string | undefined): Promise<ServerContext> => {
    if (!analyzer) throw new Error('A request came before the server was initialized.');
    const settings: unknown = await connection.workspace.getConfiguration(
      uri === undefined ? { section: 'convlens' } : { scopeUri: uri, section: 'convlens' },
    );
    return { analyzer: await analyzer, settings: readSettings(settings) };
  };
  /** A file too large to read has nothing to show; anything else is a fault of ours and is reported as one. */
  const unlessTooLarge = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      if (error instanceof SourceTooLarge) return null;
      throw error;
    }
  };

  connection.onHover(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return null;
    const server = await context(textDocument.uri);
    return unlessTooLarge(() => hoverFeature(document, position, server));
  });
  connection.onRequest(LAYER_AT, async ({ uri, position }: LayerAtParams): Promise<LayerAtResult> => {
    const document = documents.get(uri);
    if (!document) return null;
    const server = await context(uri);
    return unlessTooLarge(() => layerAtFeature(document, position, server));
  });
  connection.onRequest(REWRITE_CALL, async (params: RewriteCallParams): Promise<RewriteCallResult> => {
    const document = documents.get(params.uri);
    const server = await context(params.uri);
    return (
      (document && unlessTooLarge(() => rewriteCallFeature(document, params, server))) ?? {
        kind: 'refused',
        reason: l10n.t('The call is no longer in the file.'),
      }
    );
  });
  connection.onRequest(CALCULATE, async (params: CalculateParams): Promise<CalculateResult> =>
    calculateFeature(params, await context(undefined)),
  );
  documents.onDidClose(({ document }) => {
    void analyzer?.then(open => {
      open.close(document.uri);
    });
  });

  documents.listen(connection);
  connection.listen();
}

function readOptions(options: unknown): ServerOptions {
  const given = (typeof options === 'object' && options !== null ? options : {}) as Partial<ServerOptions>;
  return { parser: given.parser ?? null, strings: given.strings ?? {} };
}
