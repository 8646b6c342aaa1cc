import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { Analyzer } from '../core/analysis';
import { nodeHost } from '../host';
import { features } from './features';
import { startServer } from './server';

startServer(createConnection(ProposedFeatures.all), async () => Analyzer.create(await nodeHost.parserBytes()), features);
