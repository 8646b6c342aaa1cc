// @ts-check
// An esbuild plugin: `import source from 'worker:./gif.worker'` imports the text of a worker as a separate bundle. A webview can start a
// worker only from a blob, for which nothing has to be fetched this way.
import { build } from 'esbuild';
import { dirname, join, resolve } from 'node:path';

/** @returns {import('esbuild').Plugin} */
export const workerTexts = () => ({
  name: 'worker-texts',
  setup(bundler) {
    bundler.onResolve({ filter: /^worker:/ }, ({ path, importer }) => ({
      path: `${join(dirname(importer), path.slice('worker:'.length))}.ts`,
      namespace: 'worker-text',
    }));
    bundler.onLoad({ filter: /./, namespace: 'worker-text' }, async ({ path }) => {
      const { outputFiles, metafile } = await build({
        entryPoints: [path],
        bundle: true,
        write: false,
        minify: true,
        format: 'iife',
        platform: 'browser',
        mainFields: ['browser', 'module', 'main'],
        target: 'es2023',
        logLevel: 'warning',
        metafile: true,
      });
      const watchFiles = Object.keys(metafile.inputs).map(file => resolve(file));
      return { contents: outputFiles.map(({ text }) => text).join(''), loader: 'text', watchFiles };
    });
  },
});
