// @ts-check
// Bundles TypeScript modules into out/, and imports them from there.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './paths.mjs';

/**
 * The exports of a module of test/, bundled from its current sources.
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
