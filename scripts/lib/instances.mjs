// @ts-check
// An esbuild plugin: `import instantiate from 'instance:PACKAGE'` imports a function that runs the package's CommonJS module at each call and
// returns its exports. It is for a package whose state cannot be reset in any other way: WebAssembly that has trapped.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/**
 * What an instance has in place of the global of this name. It frees in its WebAssembly what nobody holds any longer; once that has trapped it
 * traps again, inside a callback that nobody can catch, and would end the process although the instance is no longer used.
 */
const quietRegistry = `class extends FinalizationRegistry {
  constructor(cleanUp) {
    super(held => {
      try {
        cleanUp(held);
      } catch {}
    });
  }
}`;

/** @param {string} text */
const factory = text => `module.exports = () => {
  const module = { exports: {} };
  (function (module, exports, FinalizationRegistry) {
${text}
  })(module, module.exports, ${quietRegistry});
  return module.exports;
};`;

/** @returns {import('esbuild').Plugin} */
export const instances = () => ({
  name: 'instances',
  setup(bundler) {
    bundler.onResolve({ filter: /^instance:/ }, ({ path }) => ({ path: resolve(path.slice('instance:'.length)), namespace: 'instance' }));
    bundler.onLoad({ filter: /./, namespace: 'instance' }, ({ path }) => ({
      contents: factory(readFileSync(path, 'utf8')),
      resolveDir: dirname(path),
      loader: 'js',
    }));
  },
});
