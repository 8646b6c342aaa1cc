// @ts-check
// npm run panel — serves the panel as a web page for any browser. Reloading the page bundles the sources again.
//   npm run panel -- --port 8766   listens on this port instead of any free one
import { parseArgs } from 'node:util';
import { ensureDependencies } from './setup.mjs';
import { importBundled } from './lib/bundled.mjs';
import { root } from './lib/paths.mjs';

const { port } = parseArgs({ options: { port: { type: 'string', default: '0' } } }).values;
await ensureDependencies();
process.chdir(root);
console.log('Bundling the panel …');
const { servePanel } = await importBundled('test/panel/serve.ts', 'panel/serve.mjs');
const address = await servePanel(Number(port));
console.log(`The panel is at ${address}, its other layers and themes at ${address}layers (Ctrl-C ends it)`);
