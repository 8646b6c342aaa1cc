// What `npm test` runs, in order. A suite is a name and a `run()` that gives { passed, failed, skipped }.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { readResults } from './results.mjs';
import { logFolder, run } from './run.mjs';

const node = process.execPath;
const minutes = count => count * 60_000;

/** A compiler or a linter says nothing before it ends, and shares its machine. */
const checkQuietMs = minutes(20);
/** No test finished for so long: one hangs. Longer than the longest test takes on a slow and busy machine. */
const testQuietMs = minutes(8);
/** A test that takes longer has failed, and the next one runs; it need not be quick on a busy machine either. */
const testTimeoutMs = minutes(5);

const none = { passed: 0, failed: [], skipped: [] };
/** A suite that cannot run here counts as one skipped. */
const cannotRun = (name, reason) => ({ ...none, skipped: [{ title: name, reason }] });

/** A command that passes or fails as a whole. */
const check = (name, command) => ({
  name,
  run: async () => {
    const { code, hung, output } = await run(name, command, { quietMs: checkQuietMs });
    if (code === 0) return { ...none, passed: 1 };
    return {
      ...none,
      failed: [
        { title: name, error: hung ? `printed nothing for ${checkQuietMs / 60_000} minutes and was stopped\n${output()}` : output() },
      ],
    };
  },
});

/** Runs a command that reports by lib/reporter.mjs. */
const runReporting = async (name, command, env) => {
  const file = join(logFolder, `${name}.jsonl`);
  rmSync(file, { force: true });
  const { code, hung, output } = await run(name, command, {
    quietMs: testQuietMs,
    progress: file,
    env: { ...process.env, ...env, CONVLENS_RESULTS: file, CONVLENS_REPORTER: join(root, 'scripts', 'lib', 'reporter.mjs') },
  });
  const { passed, failed, skipped, ended } = readResults(file);
  const problem = () => {
    if (hung) return `finished no test for ${testQuietMs / 60_000} minutes and was stopped`;
    if (!ended) return `ended early, with exit code ${code}`;
    if (code !== 0 && failed.length === 0) return `ended with exit code ${code}`;
    if (passed + failed.length + skipped.length === 0) return 'ran no test';
    return undefined;
  };
  const wrong = problem();
  if (wrong) failed.push({ title: `${name} ${wrong}`, error: output() });
  return { passed, failed, skipped };
};

/** Tried once: without network an install fails only after a while, and would for the next suite as well. */
const once = make => {
  let made;
  return () => (made ??= make());
};

/** What a suite may need beside Node: each gives the environment that tells the suite of it, or throws an Error that says why not. */
const needs = {
  chromium: once(async () => ({ CONVLENS_CHROMIUM: await (await import('../host/index.mjs')).findChromium() })),
  code: once(async () => {
    await (await import('../host/index.mjs')).installCode();
    return {};
  }),
  // The desktop build is complete in itself; what stands in for it needs the other two.
  editor: once(async () => {
    const { executable } = await (await import('./desktop-code.mjs')).desktopCode();
    return executable ? {} : { ...(await needs.chromium()), ...(await needs.code()) };
  }),
};

const mochaCommand = (name, ...options) => [
  ...[
    node,
    join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'),
    '--no-config',
    '--exit',
    '--timeout',
    String(testTimeoutMs),
    ...options,
  ],
  ...['--reporter', join(root, 'scripts', 'lib', 'reporter.mjs'), `out/test/${name}/**/*.test.js`],
];

/** A folder of test/, run once what it needs is there. */
const folderSuite = (name, command, required = []) => ({
  name,
  afterBuild: true,
  run: async () => {
    const tests = readdirSync(join(root, 'test', name), { recursive: true }).some(file => file.endsWith('.test.ts'));
    if (!tests) return cannotRun(name, 'it has no tests');
    const env = {};
    try {
      for (const need of required) Object.assign(env, await needs[need]());
    } catch (error) {
      // The first lines say what failed; npm's log that may follow says where in npm.
      return cannotRun(name, error.message.split('\n').slice(0, 2).join(': '));
    }
    return runReporting(name, command, env);
  },
});

/** Suites that want more than Node, in the order in which they run after the others. */
const special = [
  // Its tests wait for frames more than they work.
  folderSuite('panel', mochaCommand('panel', '--parallel', '--jobs', '2'), ['chromium']),
  folderSuite('integration', [node, join(root, 'scripts', 'lib', 'integration.mjs')], ['editor']),
  folderSuite('browser', mochaCommand('browser'), ['chromium', 'code']),
].filter(({ name }) => readdirSync(join(root, 'test')).includes(name));

/** Every other folder of test/ that holds tests is a suite that needs nothing but Node: none is missed for not being listed. */
const plain = readdirSync(join(root, 'test'), { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !special.some(({ name }) => name === entry.name))
  .filter(({ name }) => readdirSync(join(root, 'test', name), { recursive: true }).some(file => file.endsWith('.test.ts')))
  .map(({ name }) => folderSuite(name, mochaCommand(name)));

export const build = check('build', [node, 'esbuild.mjs', '--tests']);

export const suites = [
  check('typecheck', [node, join('scripts', 'typecheck.mjs')]),
  check('format', [node, join('node_modules', 'prettier', 'bin', 'prettier.cjs'), '--check', '.']),
  check('lint', [node, join('node_modules', 'eslint', 'bin', 'eslint.js'), '.']),
  build,
  ...plain,
  ...special,
];
