// @ts-check
// Runs test/integration in a real VS Code with @vscode/test-electron: the desktop build if it can be downloaded and started, otherwise
// the VS Code server by host/code-launcher. The arguments are the bundles to run and, after --grep, a pattern for the tests' titles.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { desktopCode } from './desktop-code.mjs';
import { messageOf } from './message.mjs';
import { root } from './paths.mjs';
import { temporarySamples } from './samples.mjs';

const launcher = join(root, 'scripts', 'host', process.platform === 'win32' ? 'code-launcher.cmd' : 'code-launcher.sh');

const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
const { temporary, folder } = temporarySamples();
try {
  const { executable, why } = await desktopCode();
  console.log(executable ? `In the desktop VS Code, ${executable}` : `In the VS Code server; not in the desktop build: ${why}.`);
  await runTests({
    vscodeExecutablePath: executable ?? launcher,
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'test', 'integration', 'index.suite.js'),
    launchArgs: [folder, `--user-data-dir=${join(temporary, 'user')}`, `--extensions-dir=${join(temporary, 'extensions')}`],
    extensionTestsEnv: {
      ...process.env,
      CONVLENS_NODE: process.execPath,
      CONVLENS_TESTS: JSON.stringify({ files: positionals.map(file => join(root, file)), grep: values.grep }),
    },
  });
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
