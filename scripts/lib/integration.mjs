// Runs test/integration in a real VS Code by @vscode/test-electron: the desktop build where it can be downloaded and shown,
// else the VS Code server behind host/code-launcher.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cache, root } from './paths.mjs';
import { temporarySamples } from './samples.mjs';

const updateService = 'https://update.code.visualstudio.com/api/releases/stable';

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const canReach = url =>
  fetch(url, { signal: AbortSignal.timeout(4000) }).then(
    response => response.ok,
    () => false,
  );

const launcher = join(root, 'scripts', 'host', process.platform === 'win32' ? 'code-launcher.cmd' : 'code-launcher.sh');

/** Why the desktop build is of no use here, or its executable. A build that was downloaded but cannot start counts as of no use too. */
const desktopBuild = async () => {
  if (!hasDisplay()) return { why: 'there is no display' };
  if (!(await canReach(updateService))) return { why: 'the update service cannot be reached' };
  const executable = await downloadAndUnzipVSCode({ cachePath: join(cache, 'vscode-test') });
  const { status } = spawnSync(executable, ['--version', '--no-sandbox'], { timeout: 30_000, shell: process.platform === 'win32' });
  return status === 0 ? { executable } : { why: 'it was downloaded but does not start' };
};

const { temporary, folder } = temporarySamples();
try {
  const { executable, why } = await desktopBuild();
  console.log(executable ? `In the desktop VS Code, ${executable}` : `In the VS Code server; not in the desktop build: ${why}.`);
  await runTests({
    vscodeExecutablePath: executable ?? launcher,
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'test', 'integration', 'index.suite.js'),
    launchArgs: [folder, `--user-data-dir=${join(temporary, 'user')}`, `--extensions-dir=${join(temporary, 'extensions')}`],
    extensionTestsEnv: { ...process.env, CONVLENS_NODE: process.execPath },
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
