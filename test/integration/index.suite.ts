// What a VS Code under test loads: runs test files in the extension host.

/** A first hover waits for the extension to activate and its server to answer, on a busy machine. */
const timeoutMs = 300_000;

/** What CONVLENS_TESTS holds, as JSON. */
interface Tests {
  /** Paths of the bundles to run. */
  readonly files: readonly string[];
  /** What the titles of the tests to run match. */
  readonly grep?: string;
}

/**
 * Runs the tests; their outcomes go to the reporter named by CONVLENS_REPORTER, or to the console.
 * @throws Error when one failed
 */
export async function run(): Promise<void> {
  // mocha is an ES module, and this file is CommonJS, as the extension host wants it.
  const { default: Mocha } = await import('mocha');
  const reporter = process.env.CONVLENS_REPORTER;
  const { files, grep } = JSON.parse(process.env.CONVLENS_TESTS ?? '{"files":[]}') as Tests;
  const chosen = { ...(reporter === undefined ? {} : { reporter }), ...(grep === undefined ? {} : { grep }) };
  const mocha = new Mocha({ ui: 'bdd', timeout: timeoutMs, color: false, ...chosen });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures.toString()} failed`);
}
