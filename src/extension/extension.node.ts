import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activate';
import { CLIENT_ID, CLIENT_NAME, clientOptions } from './client';

/** Where a debugger can attach to the server while the extension itself is being debugged. */
const INSPECTOR = '127.0.0.1:6009';

/** Entry point on the desktop and on remote hosts: the server is a separate Node process. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: [`--inspect=${INSPECTOR}`] } };
  return activateWith(context, new LanguageClient(CLIENT_ID, CLIENT_NAME, { run, debug }, clientOptions(null)));
}
