import {
  BrowserMessageReader,
  BrowserMessageWriter,
  CancellationSenderStrategy,
  createConnection,
  SharedArrayReceiverStrategy,
} from 'vscode-languageserver/browser';
import { Analyzer } from '../core/analysis';
import { features } from './features';
import { startServer } from './server';

const scope = self as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope), {
  // Where the client shares no memory its cancellations come as messages all the same.
  cancellationStrategy: { sender: CancellationSenderStrategy.Message, receiver: new SharedArrayReceiverStrategy() },
});

startServer(
  connection,
  ({ parser }) => {
    if (!parser) return Promise.reject(new Error('In a web worker the parser has to come with the initialization options.'));
    return Analyzer.create({ runtime: decodeBase64(parser.runtime), python: decodeBase64(parser.python) });
  },
  features,
);

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}
