import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './activate';
import { CLIENT_ID, CLIENT_NAME, clientOptions } from './client';

/** Entry in a browser: the server is a web worker, which gets the parser's bytes from us since it has no files. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const [runtime, python] = await Promise.all([readBase64(dist, 'web-tree-sitter.wasm'), readBase64(dist, 'tree-sitter-python.wasm')]);
  const worker = new Worker(vscode.Uri.joinPath(dist, 'server.worker.js').toString(true));
  await activateWith(context, new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, clientOptions({ runtime, python })));
}

async function readBase64(folder: vscode.Uri, name: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
  let text = '';
  // In slices, since a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
