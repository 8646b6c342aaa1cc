import * as l10n from '@vscode/l10n';
import { TextDocumentSyncKind, type Connection, type ServerCapabilities } from 'vscode-languageserver';
import { isRecord } from '../protocol/guards';
import type { ServerOptions } from '../protocol/requests';
import type { AnalyzerFacade } from './analyzer-source';
import { createContext } from './context';
import { Faults } from './faults';
import type { Feature } from './feature';
import { isolate } from './isolated-connection';

/** Serves one client until the connection ends. */
export function startServer(
  connection: Connection,
  createAnalyzer: (options: ServerOptions) => Promise<AnalyzerFacade>,
  features: readonly Feature[],
): void {
  let options: ServerOptions = { parser: null, strings: {} };
  const faults = new Faults(text => {
    connection.console.error(text);
  });
  const offered = offeredBy(features);
  const context = createContext(connection, faults, () => createAnalyzer(options));

  connection.onInitialize(({ capabilities, initializationOptions }) => {
    options = readOptions(initializationOptions);
    l10n.config({ contents: { ...options.strings } });
    context.begin(capabilities.workspace?.configuration === true);
    return { capabilities: offered };
  });
  for (const feature of features) feature.register(isolate(connection, faults), context);
  connection.listen();
}

/** The capabilities of all features. Two that declare the same one would answer the same request. */
function offeredBy(features: readonly Feature[]): ServerCapabilities {
  const offered: Record<string, unknown> = { textDocumentSync: TextDocumentSyncKind.Incremental };
  for (const { capabilities } of features) {
    for (const [name, value] of Object.entries(capabilities)) {
      if (name in offered) throw new Error(`Two features of the server declare ${name}.`);
      offered[name] = value;
    }
  }
  return offered;
}

function readOptions(options: unknown): ServerOptions {
  const given = (isRecord(options) ? options : {}) as Partial<ServerOptions>;
  return { parser: given.parser ?? null, strings: given.strings ?? {} };
}
