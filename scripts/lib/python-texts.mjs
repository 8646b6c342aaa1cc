// @ts-check
// An esbuild plugin: Python files that are part of ConvLens are parsed at build time instead of at each start, with the parser of
// src/core/python/syntax. An import of such a file evaluates to its stored tree.
import { build } from 'esbuild';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { instances } from './instances.mjs';
import { root } from './paths.mjs';

const require = createRequire(import.meta.url);

/** The room that contains the parser. */
const room = 'src/core/python/syntax';

/** @param {string} name */
const bytes = name => readFileSync(join(root, 'node_modules', name));

/** The same room, built for this process. */
const loadSyntax = async () => {
  const outfile = join(root, 'out', 'build', 'syntax.cjs');
  await build({
    entryPoints: [join(root, room, 'index.ts')],
    bundle: true,
    outfile,
    platform: 'node',
    format: 'cjs',
    plugins: [instances()],
    packages: 'external',
    logLevel: 'warning',
  });
  delete require.cache[outfile];
  const syntax = require(outfile);
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

/** The files of the room. */
const syntaxFiles = () => readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map(file => join(root, room, file));

/** @param {readonly string[]} files */
const newest = files => Math.max(...files.map(file => statSync(file).mtimeMs));

/** @type {{ readonly at: number, readonly store: ReturnType<typeof loadSyntax> } | null} */
let syntax = null;
/** @type {Map<string, { readonly at: number, readonly stored: Promise<{ readonly text: string }> }>} */
const read = new Map();

/**
 * The stored tree of a file as JSON. It is cached until the file or the parsing room changes.
 * @param {string} path
 * @param {readonly string[]} parsers
 */
const stored = (path, parsers) => {
  const changed = newest(parsers);
  if (syntax?.at !== changed) syntax = { at: changed, store: loadSyntax() };
  const { store } = syntax;
  const at = Math.max(changed, newest([path]));
  const known = read.get(path);
  if (known?.at === at) return known.stored;
  const parse = async () => (await store)(await readFile(path, 'utf8'));
  const stored = parse();
  read.set(path, { at, stored });
  return stored;
};

/**
 * The plugin. With a folder (relative to the bundle), the trees are files in it that are loaded when they are needed, which is possible only
 * on Node. Without one, all trees are part of the bundle.
 * @param {{ outdir: string, folder: string } | null} beside
 * @returns {import('esbuild').Plugin}
 */
export const pythonTexts = (beside = null) => ({
  name: 'python-texts',
  setup(bundler) {
    bundler.onLoad({ filter: /\.py$/ }, async ({ path }) => {
      const parsers = syntaxFiles();
      const watchFiles = [path, ...parsers];
      const { text, ...blocks } = await stored(path, parsers);
      if (!beside) return { contents: `export default ${JSON.stringify({ text, ...blocks })}`, loader: 'js', watchFiles };
      const name = `${relative(join(root, 'src/core'), path).replaceAll(/[\\/]/g, '-').replace(/\.py$/, '')}.json`;
      await mkdir(join(beside.outdir, beside.folder), { recursive: true });
      await writeFile(join(beside.outdir, beside.folder, name), JSON.stringify(blocks));
      const file = `require('node:path').join(__dirname, ${JSON.stringify(beside.folder)}, ${JSON.stringify(name)})`;
      const contents = `let blocks; const read = () => (blocks ??= JSON.parse(require('node:fs').readFileSync(${file}, 'utf8')));
export default { text: ${JSON.stringify(text)}, get module() { return read().module }, get bodies() { return read().bodies } };`;
      return { contents, loader: 'js', watchFiles };
    });
  },
});
