// @ts-check
// Runs npm quietly: prints one line, and npm's own output only if it fails.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** An installation that takes longer is stuck, or the network is too slow. */
const timeoutMs = 10 * 60_000;

/** How to start npm: with npm's own script if npm started this process; on Windows, `npm` is a batch file, which needs a shell. */
const npm = () => {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script) && existsSync(script)) {
    return { command: process.execPath, before: [script], shell: false };
  }
  return process.platform === 'win32' ? { command: 'npm.cmd', before: [], shell: true } : { command: 'npm', before: [], shell: false };
};

/**
 * The error that npm reports, without the usage text that may follow it.
 * @param {string} output
 */
const essence = output => output.replace(/\nnpm error\s*\n(?:npm error )?Clean install a project[^]*/, '').trim();

/**
 * Runs `npm ...args` in `cwd`.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 * @throws Error with npm's output if npm cannot be started or fails.
 */
export const runNpm = (args, cwd) =>
  new Promise((resolve, reject) => {
    const { command, before, shell } = npm();
    // The host's packages require a newer Node than ours on purpose: they run with the Node that is installed with them.
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
