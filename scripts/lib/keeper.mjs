// @ts-check
// node keeper.mjs COMMAND ARGS… — runs a command whose processes must not outlive ours.
// The command gets a process group of its own. The whole group ends when this process's stdin closes (whoever started us
// is gone, however it went), when we are told to end, or when the command itself has ended and left something behind.
import { spawn, spawnSync } from 'node:child_process';

const graceMs = 3000;
const [command, ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';
if (command === undefined) throw new Error('usage: keeper COMMAND ARGS…');
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: !windows });

/**
 * Whether there was somebody to hear it.
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
