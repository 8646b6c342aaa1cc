// @ts-check
// Runs one command of a suite with its output in a log file. It and all processes that it started are ended if it makes no progress.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { keep } from './keep.mjs';
import { cache } from './paths.mjs';

export const logFolder = join(cache, 'test');

/**
 * The end of a log, which usually shows why a run failed.
 * @param {string} file
 */
const tail = file => stripVTControlCharacters(readFileSync(file, 'utf8')).trim().split('\n').slice(-60).join('\n');

/** How often progress is checked. */
const glanceMs = 1000;

/** @param {string} file */
const sizeOf = file => (existsSync(file) ? statSync(file).size : 0);

/**
 * Runs a command for as long as it makes progress: it is ended if neither its log nor its `progress` file has grown for `quietMs`.
 * A run on a slow or busy machine is therefore not ended, but one that hangs is.
 * @param {string} name of its log
 * @param {readonly string[]} command the executable and its arguments
 * @param {{ env?: NodeJS.ProcessEnv, quietMs: number, progress?: string }} options
 * @returns its exit `code`, whether it was ended because it made no progress (`hung`), and `output()`, the end of its output
 */
export const run = async (name, command, { env = process.env, quietMs, progress }) => {
  mkdirSync(logFolder, { recursive: true });
  const logFile = join(logFolder, `${name}.log`);
  const log = openSync(logFile, 'w');
  const { exited, stop } = keep(command, { env, stdout: log, stderr: log });
  closeSync(log);
  const grows = progress === undefined ? [logFile] : [logFile, progress];
  const written = () => grows.map(sizeOf).join();
  let seen = written();
  let since = Date.now();
  let hung = false;
  const watchdog = setInterval(() => {
    const now = written();
    if (now !== seen) [seen, since] = [now, Date.now()];
    else if (Date.now() - since > quietMs && !hung) {
      hung = true;
      void stop();
    }
  }, glanceMs);
  const code = await exited;
  clearInterval(watchdog);
  return { code, hung, output: () => tail(logFile) };
};
