// @ts-check
// npm run bench — builds, then runs every benchmark in test/bench, one after the other. `npm run bench -- hover` runs one.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { ensureDependencies } from './setup.mjs';

await ensureDependencies();
/** @param {string[]} args */
const run = args => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run(['esbuild.mjs', '--tests']);
const [only = ''] = process.argv.slice(2);
for (const file of readdirSync('out/test/bench').filter(name => name.endsWith('.bench.js') && name.startsWith(only)))
  run([`out/test/bench/${file}`]);
