// @ts-check
// npm run package — builds for production and creates convlens-VERSION.vsix.
import { spawnSync } from 'node:child_process';
import { ensureDependencies } from './setup.mjs';

await ensureDependencies();
for (const args of [
  ['esbuild.mjs', '--production'],
  [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
  ],
]) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
