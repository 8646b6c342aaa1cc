// @ts-check
// Type-checks each environment on its own, two at a time: what is missing from an environment's `lib` must not compile there.
// What the compiler found is kept in the cache by the files' contents, so that only what a change can concern is checked again.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { cache } from './lib/paths.mjs';
import { fingerprint, isFresh, mark } from './lib/sources.mjs';

const environments = ['src/core', 'src', 'src/tsconfig.worker.json', 'webview', 'test', 'scripts'];
const tsc = 'node_modules/typescript/bin/tsc';

/**
 * @param {string} project
 * @returns {Promise<boolean>}
 */
const check = project =>
  new Promise(resolve => {
    const known = join(cache, 'typecheck', `${project.replaceAll(/\W+/g, '-')}.tsbuildinfo`);
    const args = ['--pretty', '-p', project, '--incremental', '--tsBuildInfoFile', known];
    const child = spawn(process.execPath, [tsc, ...args], { stdio: 'inherit' });
    child.on('close', code => resolve(code === 0));
  });

// Nothing has changed since all was found right.
const passed = join(cache, 'typecheck', 'passed.sha256');
if (isFresh(passed)) process.exit(0);

const print = fingerprint();
let failed = false;
const queue = [...environments];
await Promise.all(
  [0, 1].map(async () => {
    for (let project = queue.shift(); project; project = queue.shift()) {
      if (!(await check(project))) {
        console.error(`typecheck: ${project} has errors`);
        failed = true;
      }
    }
  }),
);
mark(passed, failed ? null : print);
process.exit(failed ? 1 : 0);
