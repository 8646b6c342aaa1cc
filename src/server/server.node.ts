import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../host';
import { startServer } from './server';

startServer(createConnection(ProposedFeatures.all), () => nodeHost.parserBytes());
