// @ts-check
// The desktop VS Code that @vscode/test-electron downloads, if it is available.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { messageOf } from './message.mjs';
import { cache } from './paths.mjs';

const updateService = 'https://update.code.visualstudio.com/api/releases/stable';
const windows = process.platform === 'win32';

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** @param {string} url */
const canReach = url =>
  fetch(url, { signal: AbortSignal.timeout(4000) }).then(
    response => response.ok,
    () => false,
  );

/**
 * Whether all libraries that it needs are installed: its command line is the same executable, and ends by itself.
 * @param {string} executable
 */
const starts = executable => {
  // As root, VS Code requires a folder for its data.
  const args = ['--version', '--no-sandbox', `--user-data-dir=${join(cache, 'vscode-test', 'user')}`];
  // On Windows, a batch file needs a shell, which splits arguments at spaces.
  const quoted = (/** @type {string} */ part) => (windows ? `"${part}"` : part);
  const command = resolveCliPathFromVSCodeExecutablePath(executable);
  return spawnSync(quoted(command), args.map(quoted), { timeout: 60_000, shell: windows }).status === 0;
};

/** Its `executable`, or the reason `why` it cannot be used; it may have been downloaded, but not start. */
export const desktopCode = async () => {
  if (!hasDisplay()) return { why: 'there is no display' };
  if (!(await canReach(updateService))) return { why: 'the update service cannot be reached' };
  try {
    const executable = await downloadAndUnzipVSCode({ cachePath: join(cache, 'vscode-test') });
    return starts(executable) ? { executable } : { why: 'it was downloaded but does not start' };
  } catch (error) {
    return { why: `it could not be downloaded: ${messageOf(error)}` };
  }
};
