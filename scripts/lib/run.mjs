// Runs one command of a suite: its output goes to a log file, and neither it nor what it started outlives its time.
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { keep } from './keep.mjs';
import { cache } from './paths.mjs';

export const logFolder = join(cache, 'test');

/** The part of a log that is worth reading when the run went wrong: its end. */
const tail = file => stripVTControlCharacters(readFileSync(file, 'utf8')).trim().split('\n').slice(-60).join('\n');

/**
 * Runs a command.
 * @returns its exit `code`, whether it was ended because its time was up (`late`), and `output()`, the end of what it printed
 */
export const run = async (name, command, { env = process.env, timeoutMs }) => {
  mkdirSync(logFolder, { recursive: true });
  const logFile = join(logFolder, `${name}.log`);
  const log = openSync(logFile, 'w');
  const { exited, stop } = keep(command, { env, stdout: log, stderr: log });
  closeSync(log);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void stop();
  }, Math.max(timeoutMs, 0));
  const code = await exited;
  clearTimeout(timer);
  return { code, late, output: () => tail(logFile) };
};
