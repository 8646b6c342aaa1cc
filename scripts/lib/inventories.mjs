// @ts-check
// An esbuild plugin: an import of a `.names` file (written by test/truth/names.py) evaluates to a function that returns its text.
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * The plugin. With a folder (relative to the bundle), the texts are files in it that are read when they are needed, which is possible only
 * on Node. Without one, they are part of the bundle.
 * @param {{ outdir: string, folder: string } | null} beside
 * @returns {import('esbuild').Plugin}
 */
export const inventories = (beside = null) => ({
  name: 'inventories',
  setup(bundler) {
    bundler.onLoad({ filter: /\.names$/ }, async ({ path }) => {
      const watchFiles = [path];
      if (!beside) return { contents: `export default () => ${JSON.stringify(await readFile(path, 'utf8'))}`, loader: 'js', watchFiles };
      await mkdir(join(beside.outdir, beside.folder), { recursive: true });
      await copyFile(path, join(beside.outdir, beside.folder, basename(path)));
      const file = `require('node:path').join(__dirname, ${JSON.stringify(beside.folder)}, ${JSON.stringify(basename(path))})`;
      return { contents: `export default () => require('node:fs').readFileSync(${file}, 'utf8')`, loader: 'js', watchFiles };
    });
  },
});
