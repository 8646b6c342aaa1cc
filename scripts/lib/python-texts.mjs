// @ts-check
// An esbuild plugin: Python files that are part of ConvLens are parsed here, once, instead of at each start. An import of one gives
// what src/core/python/syntax stores of it, with that room's own parser.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { instances } from './instances.mjs';
import { root } from './paths.mjs';

/** @param {string} name */
const bytes = name => readFileSync(join(root, 'node_modules', name));

/** The room that parses, built for this process. */
const loadSyntax = async () => {
  const outfile = join(root, 'out', 'build', 'syntax.cjs');
  await build({
    entryPoints: [join(root, 'src/core/python/syntax/index.ts')],
    bundle: true,
    outfile,
    platform: 'node',
    format: 'cjs',
    plugins: [instances()],
    packages: 'external',
    logLevel: 'warning',
  });
  const syntax = await import(`${pathToFileURL(outfile).href}?${Date.now()}`);
  const parser = await syntax.PythonParser.create({
    runtime: bytes('web-tree-sitter/web-tree-sitter.wasm'),
    python: bytes('tree-sitter-python/tree-sitter-python.wasm'),
  });
  return (/** @type {string} */ text) => {
    const source = parser.parse(text);
    const stored = syntax.store(source);
    source.dispose();
    return stored;
  };
};

/** @type {ReturnType<typeof loadSyntax> | null} */
let syntax = null;
/** @type {Map<string, Promise<{ readonly text: string }>>} */
const read = new Map();

/**
 * What is stored of a file, as JSON; each file is read once.
 * @param {string} path
 */
const stored = path => {
  const store = async () => ((syntax ??= loadSyntax()), (await syntax)(await readFile(path, 'utf8')));
  const stored = read.get(path) ?? store();
  read.set(path, stored);
  return stored;
};

/**
 * The plugin. With a folder, what was read lies in files there, relative to the bundle, and is loaded when it is needed, which only Node can;
 * else all of it is in the bundle.
 * @param {{ outdir: string, folder: string } | null} beside
 * @returns {import('esbuild').Plugin}
 */
export const pythonTexts = (beside = null) => ({
  name: 'python-texts',
  setup(bundler) {
    bundler.onLoad({ filter: /\.py$/ }, async ({ path }) => {
      const { text, ...blocks } = await stored(path);
      if (!beside) return { contents: `export default ${JSON.stringify({ text, ...blocks })}`, loader: 'js' };
      const name = `${relative(join(root, 'src/core'), path).replaceAll(/[\\/]/g, '-').replace(/\.py$/, '')}.json`;
      await mkdir(join(beside.outdir, beside.folder), { recursive: true });
      await writeFile(join(beside.outdir, beside.folder, name), JSON.stringify(blocks));
      const file = `require('node:path').join(__dirname, ${JSON.stringify(beside.folder)}, ${JSON.stringify(name)})`;
      const contents = `let blocks; const read = () => (blocks ??= JSON.parse(require('node:fs').readFileSync(${file}, 'utf8')));
export default { text: ${JSON.stringify(text)}, get module() { return read().module }, get bodies() { return read().bodies } };`;
      return { contents, loader: 'js' };
    });
  },
});
