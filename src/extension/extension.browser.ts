import * as vscode from 'vscode';
import {
  CancellationReceiverStrategy,
  LanguageClient,
  SharedArraySenderStrategy,
  type CancellationStrategy,
} from 'vscode-languageclient/browser';
import { activateWith } from './activate';
import { CLIENT_ID, CLIENT_NAME, clientOptions } from './client';

/** Entry point in a browser: the server is a web worker, which receives the parser's bytes from us because it has no files. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const read = (name: string): Thenable<Uint8Array> =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name));
  const [script, runtime, python] = await Promise.all([
    read('server.worker.js'),
    read('web-tree-sitter.wasm'),
    read('tree-sitter-python.wasm'),
  ]);
  // Started from bytes, because an extension served by a remote host cannot start a worker by its address.
  const address = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: 'text/javascript' }));
  context.subscriptions.push({
    dispose: () => {
      URL.revokeObjectURL(address);
    },
  });
  const worker = new Worker(address, { name: CLIENT_NAME });
  const options = clientOptions({ runtime: base64(runtime), python: base64(python) });
  // Memory that both can see: a cancellation then reaches the server in the midst of its work. Few pages are allowed it.
  if (crossOriginIsolated) options.connectionOptions = { cancellationStrategy: sharedCancellation() };
  await activateWith(context, new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, options));
}

function sharedCancellation(): CancellationStrategy {
  return { sender: new SharedArraySenderStrategy(), receiver: CancellationReceiverStrategy.Message };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // In slices, because the number of arguments of a call is limited.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
