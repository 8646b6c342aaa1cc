// @ts-check
// Type-checks each environment on its own, two at a time: what is missing from an environment's `lib` must not compile there.
import { spawn } from 'node:child_process';

const environments = ['src/core', 'src', 'src/tsconfig.worker.json', 'webview', 'test', 'scripts'];
const tsc = 'node_modules/typescript/bin/tsc';

/**
 * @param {string} project
 * @returns {Promise<boolean>}
 */
const check = project =>
  new Promise(resolve => {
    const child = spawn(process.execPath, [tsc, '--pretty', '-p', project], { stdio: 'inherit' });
    child.on('close', code => resolve(code === 0));
  });

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
process.exit(failed ? 1 : 0);
