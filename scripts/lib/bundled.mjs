// @ts-check
// TypeScript modules that scripts run: bundled into out/, and imported from there.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './paths.mjs';

/**
 * The exports of a module of test/, bundled from its sources as they are now.
 * @param {string} entry
 * @param {string} outfile a path below out/
 */
export async function importBundled(entry, outfile) {
  const path = join(root, 'out', outfile);
  await build({
    entryPoints: [join(root, entry)],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(path).href);
}
