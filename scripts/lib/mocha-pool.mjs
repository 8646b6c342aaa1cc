// @ts-check
// node mocha-pool.mjs --jobs N --timeout MS [--grep PATTERN] BUNDLE… — runs bundles of test files in N processes, each of which
// takes the next file when it has finished one. mocha's own parallel mode reports tests only after their whole file, and no reasons for skips.
import { fork } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from './message.mjs';

const { values, positionals } = parseArgs({
  options: { jobs: { type: 'string', default: '1' }, timeout: { type: 'string' }, grep: { type: 'string' } },
  allowPositionals: true,
});
const options = { timeout: Number(values.timeout), grep: values.grep };
const results = process.env.CONVLENS_RESULTS;
if (!results) throw new Error('CONVLENS_RESULTS names no file');
const queue = [...positionals];
/** @param {import('./reporter.mjs').Entry} entry */
const tell = entry => appendFileSync(results, `${JSON.stringify(entry)}\n`);
let failures = 0;

/**
 * Runs one file in a process. Rejects if the file cannot be run or the process ends.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} file
 * @returns {Promise<number>} how many tests failed
 */
const runFile = (child, file) =>
  new Promise((resolve, reject) => {
    /** @param {number | null} code */
    const ended = code => reject(new Error(`the process that ran it ended with exit code ${code}`));
    child.once('exit', ended);
    child.once('message', message => {
      const { failed, error } = /** @type {import('./mocha-worker.mjs').Answer} */ (message);
      child.off('exit', ended);
      if (error === undefined) resolve(failed ?? 0);
      else reject(new Error(error));
    });
    child.send({ file, options }, error => error && reject(error));
  });

const work = async () => {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (!child?.connected) child = fork(join(import.meta.dirname, 'mocha-worker.mjs'));
    try {
      const failed = await runFile(child, file);
      failures += failed;
    } catch (error) {
      failures += 1;
      tell({ outcome: 'failed', title: `${file} could not be run to its end`, error: messageOf(error) });
    }
  }
  child?.kill();
};

await Promise.all(Array.from({ length: Number(values.jobs) }, work));
tell({ outcome: 'end' });
process.exitCode = failures > 0 ? 1 : 0;
