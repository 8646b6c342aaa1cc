// @ts-check
// What the bundles and the checks are made from, and whether it has changed since.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

/** Folders and files whose text decides what the bundles hold and what the compiler says of them. */
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

/** One for all the sources' names and contents. */
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
 * Says of which sources something was made; `null` of none.
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
 * Whether something was made of the sources as they are.
 * @param {string} file
 */
export const isFresh = file => existsSync(file) && readFileSync(file, 'utf8') === fingerprint();

/** The mark of the tests' bundles. */
export const bundlesMark = join(root, 'out', 'test', 'sources.sha256');
