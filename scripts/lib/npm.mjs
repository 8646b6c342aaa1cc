// @ts-check
// Runs npm quietly: one line says what happens, npm's own words are shown only when it fails.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** An install that takes longer than this is stuck, or on a line too slow for it. */
const timeoutMs = 10 * 60_000;

/** How to start npm: by the script that started us, if there is one; `npm` is a batch file on Windows, which needs a shell. */
const npm = () => {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script) && existsSync(script)) {
    return { command: process.execPath, before: [script], shell: false };
  }
  return process.platform === 'win32' ? { command: 'npm.cmd', before: [], shell: true } : { command: 'npm', before: [], shell: false };
};

/**
 * What npm says went wrong, without the page of usage that may follow it.
 * @param {string} output
 */
const essence = output => output.replace(/\nnpm error\s*\n(?:npm error )?Clean install a project[^]*/, '').trim();

/**
 * Runs `npm ...args` in `cwd`.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 * @throws Error with npm's output when npm cannot be started or fails.
 */
export const runNpm = (args, cwd) =>
  new Promise((resolve, reject) => {
    const { command, before, shell } = npm();
    // The host's packages name a newer Node than ours on purpose: they run under the one they bring.
    const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--engine-strict=false', '--prefer-offline'];
    const child = spawn(command, [...before, ...args, ...quiet], { cwd, shell, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
    let output = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    child.on('error', error => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on('close', code => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `npm ${args.join(' ')} failed (${code === null ? 'it took too long' : `exit code ${code}`}) in ${cwd}\n${essence(output)}`,
          ),
        );
    });
  });
