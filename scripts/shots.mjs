// @ts-check
// npm run shots — pictures of the panel in a real Chromium, and one sheet of them all: test/out/shots/sheet.png.
//   npm run shots -- --view volumes --theme light --size narrow   makes some of them
//   npm run shots -- --readme                                     makes the README's pictures and its GIF, in media/
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ensureDependencies } from './setup.mjs';
import { findChromium } from './host/index.mjs';
import { root } from './lib/paths.mjs';

await ensureDependencies();
process.chdir(root);
process.env.CONVLENS_CHROMIUM = await findChromium();
const outfile = join(root, 'out', 'shots', 'shots.mjs');
await build({
  entryPoints: ['test/panel/shots.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const { takeShots } = await import(pathToFileURL(outfile).href);
process.exitCode = await takeShots(process.argv.slice(2));
