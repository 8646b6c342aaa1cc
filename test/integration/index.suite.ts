// What a VS Code under test loads: runs every test file beside it in the extension host.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A first hover waits for the extension to activate and its server to answer, on a busy machine. */
const timeoutMs = 120_000;

/**
 * Runs the tests; their outcomes go to the reporter named by CONVLENS_REPORTER, or to the console.
 * @throws Error when one failed
 */
export async function run(): Promise<void> {
  // mocha is an ES module, and this file is CommonJS, as the extension host wants it.
  const { default: Mocha } = await import('mocha');
  const reporter = process.env['CONVLENS_REPORTER'];
  const mocha = new Mocha({ ui: 'bdd', timeout: timeoutMs, color: false, ...(reporter === undefined ? {} : { reporter }) });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.test.js')) mocha.addFile(join(__dirname, file));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures.toString()} failed`);
}
