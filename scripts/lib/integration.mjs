// Runs test/integration in a real VS Code by @vscode/test-electron: the desktop build where it can be downloaded and shown,
// else the VS Code server behind host/code-launcher.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { desktopCode } from './desktop-code.mjs';
import { root } from './paths.mjs';
import { temporarySamples } from './samples.mjs';

const launcher = join(root, 'scripts', 'host', process.platform === 'win32' ? 'code-launcher.cmd' : 'code-launcher.sh');

const { temporary, folder } = temporarySamples();
try {
  const { executable, why } = await desktopCode();
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
