// Gives damaged sources to the scan, the hover and the summary: npm run fuzz -- --count 1000 --seed 1 FOLDER...
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from '../support/fuzz';

const { values, positionals } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } }, allowPositionals: true });
const files = new Map<string, string>();
for (const folder of positionals.length > 0 ? positionals : ['test/fixtures'])
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.py')) files.set(join(folder, name), readFileSync(join(folder, name), 'utf8'));

const report = async (): Promise<void> => {
  const { count, failures, slowest, memory } = await fuzz(files, Number(values.count ?? 300), Number(values.seed ?? 1));
  for (const { seed, file, what } of failures) console.log(`seed ${String(seed)}, ${file}: ${what}`);
  const times = Object.entries(slowest).map(([what, milliseconds]) => `${what} ${String(milliseconds)} ms`);
  console.log(`${String(count)} damaged sources of ${String(files.size)} files: ${String(failures.length)} failures`);
  console.log(`slowest: ${times.join(', ')}; memory ${String(memory[0])} MB early, ${String(memory[1])} MB at the end`);
  process.exitCode = failures.length > 0 ? 1 : 0;
};
void report();
