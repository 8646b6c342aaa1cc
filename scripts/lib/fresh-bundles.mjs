// @ts-check
// mocha loads this first (.mocharc.json): tests run from bundles, which must not be older than the sources.
import { bundlesMark, isFresh } from './sources.mjs';

if (!isFresh(bundlesMark)) {
  console.error(
    'The bundles of the tests are older than the sources: run `node esbuild.mjs --tests` first, or keep `node esbuild.mjs --tests --watch` running.',
  );
  process.exit(1);
}
