// @ts-check
// Checks the types of each environment separately, two at a time, because code must not use what its environment does not have.
// The results are cached by the contents of the files, so that only what a change can affect is checked again.
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

// Nothing has changed since the last check without errors.
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
