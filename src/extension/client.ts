import * as vscode from 'vscode';
import { RevealOutputChannelOn, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import { COMMANDS, type RequestType, type ServerOptions } from '../protocol/requests';

/** The parts of either client that activation needs. */
export type Client = Pick<BaseLanguageClient, 'start' | 'stop' | 'sendRequest'>;

export const CLIENT_ID = 'convlens';
export const CLIENT_NAME = 'ConvLens';

/** Options that apply to both the Node and the browser client. */
export function clientOptions(parser: ServerOptions['parser']): LanguageClientOptions {
  const initializationOptions: ServerOptions = { parser, strings: strings() };
  return {
    documentSelector: [{ language: 'python' }],
    initializationOptions,
    // Errors are logged there. A hover that fails is no reason to interrupt the user.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // The server escapes all user text, so its links may run our commands, and only those.
    markdown: { isTrusted: { enabledCommands: Object.values(COMMANDS) }, supportHtml: false },
  };
}

/** Asks the server. If it cannot answer, the request is rejected with one sentence that gives the reason. */
export function ask<Params, Result>(
  client: Client,
  { method }: RequestType<Params, Result>,
  params: Params,
  token?: vscode.CancellationToken,
): Promise<Result> {
  return client.sendRequest<Result>(method, params, token);
}

/** The sentence of a rejected request. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Translations for the editor's language, keyed by the English text. */
export function strings(): Readonly<Record<string, string>> {
  const bundle = vscode.l10n.bundle ?? {};
  return Object.fromEntries(Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
