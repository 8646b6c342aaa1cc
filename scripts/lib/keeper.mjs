// @ts-check
// node keeper.mjs COMMAND ARGS… — runs a command whose processes must not outlive the caller.
// The command gets its own process group. The whole group ends when the standard input of this process closes (because the caller
// ended, for whatever reason), when this process is asked to end, or when the command has ended and left processes behind.
import { spawn, spawnSync } from 'node:child_process';

const graceMs = 3000;
const [command, ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';
if (command === undefined) throw new Error('usage: keeper COMMAND ARGS…');
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: !windows });

/**
 * Whether a process received the signal.
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 */
const signalGroup = (pid, signal) => {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
};

/** @param {number} pid */
const killGroup = async pid => {
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  const deadline = Date.now() + graceMs;
  for (let left = signalGroup(pid, 'SIGTERM'); left; left = signalGroup(pid, 0)) {
    if (Date.now() > deadline) {
      signalGroup(pid, 'SIGKILL');
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
};

let ending = false;
/** @param {number} code */
const end = async code => {
  if (ending) return;
  ending = true;
  if (child.pid !== undefined) await killGroup(child.pid);
  process.exit(code);
};

child.on('error', error => {
  console.error(`${command} could not be started: ${error.message}`);
  void end(127);
});
child.on('exit', code => void end(code ?? 1));
process.stdin
  .on('end', () => void end(1))
  .on('error', () => void end(1))
  .resume();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void end(1));
