// @ts-check
// Builds everything that ships into dist/; with --tests also the test bundles into out/test/.
// --production minifies and omits source maps; --watch keeps running and rebuilds what a change affects (restart it for a new test file).
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { instances } from './scripts/lib/instances.mjs';
import { inventories } from './scripts/lib/inventories.mjs';
import { pythonTexts } from './scripts/lib/python-texts.mjs';
import { bundlesMark, fingerprint, mark } from './scripts/lib/sources.mjs';
import { watch } from './scripts/lib/watch.mjs';
import { workerTexts } from './scripts/lib/worker-text.mjs';

const production = process.argv.includes('--production');
const withTests = process.argv.includes('--tests');

/** @satisfies {import('esbuild').BuildOptions} */
const common = /** @type {const} */ ({
  bundle: true,
  target: 'es2023',
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
});
/** @satisfies {import('esbuild').BuildOptions} */
const node = /** @type {const} */ ({ ...common, platform: 'node', format: 'cjs' });
/** @param {{ outdir: string, folder: string } | null} [beside] */
const carried = (beside = null) => [pythonTexts(beside), inventories(beside)];
// The Python texts that the machine runs (the standard library, torch's layers) and the inventories of packages are files beside the
// bundle on Node, and part of the bundle in a browser, where files cannot be read synchronously.
const shipped = { ...node, plugins: [...carried({ outdir: 'dist', folder: 'python' }), instances()] };
/** @type {import('esbuild').BuildOptions} */
const browser = { ...common, plugins: [...carried(), instances()], platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** @type {(import('esbuild').BuildOptions & { entryPoints: Record<string, string> })[]} */
const bundles = [
  { ...node, entryPoints: { extension: 'src/extension/extension.node.ts' }, external: ['vscode'] },
  { ...browser, format: 'cjs', entryPoints: { 'extension.browser': 'src/extension/extension.browser.ts' }, external: ['vscode'] },
  { ...shipped, entryPoints: { server: 'src/server/server.node.ts' } },
  { ...browser, format: 'iife', entryPoints: { 'server.worker': 'src/server/server.worker.ts' } },
  // The panel's first load, and the parts that it loads when they are opened: charts, export, tour and gallery.
  {
    ...browser,
    plugins: [workerTexts()],
    format: 'esm',
    splitting: true,
    chunkNames: 'webview-[name]-[hash]',
    entryPoints: { 'webview': 'webview/main.ts', 'webview-style': 'webview/style.css' },
  },
  { ...shipped, minifyWhitespace: true, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
];

const tests = () =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map(file => join('test', file))
    .filter(file => /\.(test|suite|bench)\.ts$/.test(file));

/**
 * Packages are not bundled, so that the tests and the code under test share one copy of each.
 * @returns {import('esbuild').BuildOptions}
 */
const testBundles = () => ({
  ...node,
  plugins: [...carried(), workerTexts(), instances()],
  entryPoints: tests(),
  outdir: 'out/test',
  outbase: 'test',
  packages: 'external',
  external: ['vscode'],
});

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
if (withTests) rmSync('out/test', { recursive: true, force: true });
for (const wasm of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-python/tree-sitter-python.wasm']) {
  copyFileSync(join('node_modules', wasm), join('dist', basename(wasm)));
}

/** @type {import('esbuild').BuildOptions[]} */
const all = [...bundles.map(bundle => ({ ...bundle, outdir: 'dist' })), ...(withTests ? [testBundles()] : [])];
/** @type {string | null} */
let print = null;
/** @param {boolean} ok */
const finish = ok => withTests && mark(bundlesMark, ok ? print : null);
if (process.argv.includes('--watch')) {
  await watch(all, { begin: () => (print = fingerprint()), end: finish });
} else {
  print = fingerprint();
  await Promise.all(all.map(options => build(options)));
  finish(true);
}
