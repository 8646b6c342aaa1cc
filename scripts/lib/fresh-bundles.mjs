// @ts-check
// What mocha loads first (.mocharc.json): tests run from their bundles, and old ones would tell of sources that are no more.
import { bundlesMark, isFresh } from './sources.mjs';

if (!isFresh(bundlesMark)) {
  console.error(
    'The bundles of the tests are older than the sources: run `node esbuild.mjs --tests` first, or keep `node esbuild.mjs --tests --watch` running.',
  );
  process.exit(1);
}
