// @ts-check
// The sources of the bundles and of the checks, and whether they have changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

/** Folders and files that determine the bundles and the compiler's result. */
const places = ['src', 'webview', 'test', 'scripts', 'esbuild.mjs', 'eslint.config.mjs', 'tsconfig.json', 'package-lock.json'];
const counts = /\.(ts|mjs|css|py|json)$/;
/** Tests read these when they run. */
const data = /^test[\\/](truth|fixtures|out)[\\/]/;

const files = () =>
  places.flatMap(place =>
    /\.\w+$/.test(place)
      ? [place]
      : readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
          .map(file => join(place, file))
          .filter(file => counts.test(file) && !data.test(file))
          .sort(),
  );

/** A hash of the names and contents of all sources. */
export const fingerprint = () => {
  const hash = createHash('sha256');
  for (const file of files())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
};

/**
 * Stores the fingerprint of the sources that something was made from; `null` for none.
 * @param {string} file the mark that stands for it
 * @param {string | null} print
 */
export const mark = (file, print) => {
  if (print === null) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, print);
};

/**
 * Whether something was made from the current sources.
 * @param {string} file
 */
export const isFresh = file => existsSync(file) && readFileSync(file, 'utf8') === fingerprint();

/** The stored fingerprint of the test bundles. */
export const bundlesMark = join(root, 'out', 'test', 'sources.sha256');
