import * as vscode from 'vscode';
import { RevealOutputChannelOn, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import { COMMANDS, type RequestType, type ServerOptions } from '../protocol/requests';

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
    // What fails is logged there. A hover that cannot be had is nothing to be interrupted for.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // The server escapes everything of the user's, so its links may run our commands, and only those.
    markdown: { isTrusted: { enabledCommands: Object.values(COMMANDS) }, supportHtml: false },
  };
}

/** Asks the server. A request that it cannot answer is refused with one sentence that says why. */
export function ask<Params, Result>(
  client: Client,
  { method }: RequestType<Params, Result>,
  params: Params,
  token?: vscode.CancellationToken,
): Promise<Result> {
  return client.sendRequest<Result>(method, params, token);
}

/** What a refused request says. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Translations of the editor's language, keyed by the English text. */
export function strings(): Readonly<Record<string, string>> {
  const bundle = vscode.l10n.bundle ?? {};
  return Object.fromEntries(Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
