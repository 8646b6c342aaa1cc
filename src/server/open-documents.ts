import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Faults } from './faults';

/** The part of a connection that reports documents. */
type TextDocumentConnection = Parameters<TextDocuments<TextDocument>['listen']>[0];

type Listener = (document: TextDocument) => unknown;

/** The documents that are open in the client, as last reported. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  /** Called when a document is opened or changed. */
  onDidChange(listener: Listener): void;
  onDidClose(listener: Listener): void;
}

/** Follows the client's documents. A notification that cannot be applied, or a listener that fails, affects nothing else. */
export function openDocuments(connection: TextDocumentConnection, faults: Faults): OpenDocuments {
  const documents = new TextDocuments(TextDocument);
  documents.listen(isolated(connection, faults));
  return {
    get: uri => documents.get(uri),
    onDidChange: listener => {
      documents.onDidChangeContent(({ document }) => {
        faults.guard('listening to a changed document', () => listener(document));
      });
    },
    onDidClose: listener => {
      documents.onDidClose(({ document }) => {
        faults.guard('listening to a closed document', () => listener(document));
      });
    },
  };
}

function isolated(connection: TextDocumentConnection, faults: Faults): TextDocumentConnection {
  /** Closes a document only on the server. */
  let close: ((uri: string) => void) | null = null;
  return {
    onDidOpenTextDocument: handler =>
      connection.onDidOpenTextDocument(params => {
        faults.guard('opening a document', () => handler(params));
      }),
    onDidChangeTextDocument: handler =>
      connection.onDidChangeTextDocument(params => {
        try {
          void handler(params);
        } catch (error) {
          // From here on, our text would differ from the client's and answers would be wrong, so the document is dropped until it is opened
          // again.
          close?.(params.textDocument.uri);
          faults.report('changing a document', error);
        }
      }),
    onDidCloseTextDocument: handler => {
      close = uri => {
        void handler({ textDocument: { uri } });
      };
      return connection.onDidCloseTextDocument(params => {
        faults.guard('closing a document', () => handler(params));
      });
    },
    onWillSaveTextDocument: handler => connection.onWillSaveTextDocument(handler),
    onWillSaveTextDocumentWaitUntil: handler => connection.onWillSaveTextDocumentWaitUntil(handler),
    onDidSaveTextDocument: handler => connection.onDidSaveTextDocument(handler),
  };
}
