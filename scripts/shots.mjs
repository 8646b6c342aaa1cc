// @ts-check
// npm run shots — takes screenshots of the panel in a real Chromium, and combines them in test/out/shots/sheet.png.
//   npm run shots -- --view volumes --theme light --size narrow   takes some of them
//   npm run shots -- --readme                                     takes the README's pictures and its GIF, in media/
import { ensureDependencies } from './setup.mjs';
import { findChromium } from './host/index.mjs';
import { importBundled } from './lib/bundled.mjs';
import { root } from './lib/paths.mjs';

await ensureDependencies();
process.chdir(root);
process.env.CONVLENS_CHROMIUM = await findChromium();
const { takeShots } = await importBundled('test/panel/shots.ts', 'shots/shots.mjs');
process.exitCode = await takeShots(process.argv.slice(2));
