// @ts-check
// npm run fuzz — gives damaged Python sources to the scan, the hover and the summary, and prints seed and file of each that goes wrong.
// `npm run fuzz -- --count 1000 --seed 1 FOLDER...` damages the sources in these folders; by default, those of test/fixtures.
import { spawnSync } from 'node:child_process';
import { ensureDependencies } from './setup.mjs';

await ensureDependencies();
for (const args of [
  ['esbuild.mjs', '--tests'],
  ['out/test/bench/fuzz.bench.js', ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
