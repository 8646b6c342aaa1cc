import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { COMMANDS, type ServerOptions } from '../protocol/requests';

/** What activation needs of either client. */
export type Client = Pick<BaseLanguageClient, 'start' | 'stop' | 'sendRequest'>;

export const CLIENT_ID = 'convlens';
export const CLIENT_NAME = 'ConvLens';

/** Options that hold for both the Node and the browser client. */
export function clientOptions(parser: ServerOptions['parser']): LanguageClientOptions {
  const initializationOptions: ServerOptions = { parser, strings: strings() };
  return {
    documentSelector: [{ language: 'python' }],
    initializationOptions,
    // The server escapes everything of the user's, so its links may run our commands, and only those.
    markdown: { isTrusted: { enabledCommands: Object.values(COMMANDS) }, supportHtml: false },
  };
}

/** Translations of the editor's language, keyed by the English text. */
export function strings(): Readonly<Record<string, string>> {
  const bundle = vscode.l10n.bundle ?? {};
  return Object.fromEntries(Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
