// @ts-check
// Starts commands by keeper.mjs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.mjs';

const keeper = join(root, 'scripts', 'lib', 'keeper.mjs');

/**
 * Starts a command. It and all processes that it starts end no later than this process.
 * @param {readonly string[]} command the executable and its arguments
 * @param {object} options
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {'pipe' | 'inherit' | number} [options.stdout] what becomes of what it prints; a number is a file descriptor
 * @param {'pipe' | 'inherit' | number} [options.stderr]
 * @returns the child (with the command's exit code), `exited`, and `stop()`, which resolves when all processes have ended
 */
export const keep = (command, { cwd = root, env = process.env, stdout = 'inherit', stderr = 'inherit' } = {}) => {
  const child = spawn(process.execPath, [keeper, ...command], {
    cwd,
    env,
    stdio: ['pipe', stdout, stderr],
    windowsHide: true,
    // Ctrl-C reaches only this process, which then ends the child in its own order.
    detached: process.platform !== 'win32',
  });
  child.stdin?.on('error', () => undefined);
  /** @type {Promise<number>} */
  const exited = new Promise(resolve => {
    child.on('error', () => resolve(127));
    child.on('close', code => resolve(code ?? 1));
  });
  const stop = async () => {
    child.stdin?.end();
    await exited;
  };
  return { child, exited, stop };
};
