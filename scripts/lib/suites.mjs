// @ts-check
// The suites of `npm test`, in order. A suite has a name and a function `run(selection)` that returns { passed, failed, skipped }. Those
// with `hasTests` run the selected tests from their bundles.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { messageOf } from './message.mjs';
import { root } from './paths.mjs';
import { readResults } from './results.mjs';
import { logFolder, run } from './run.mjs';

const node = process.execPath;
/** @param {number} count */
const minutes = count => count * 60_000;

/** For compilers and linters, which print nothing before they end and may run on a busy machine. */
const checkQuietMs = minutes(20);
/** If no test finishes for this long, one hangs. The longest test is faster even on a slow and busy machine. */
const testQuietMs = minutes(8);
/** A test that takes longer fails, and the next one runs. */
const testTimeoutMs = minutes(5);

/** The number of processes for tests that only compute. More would need more memory, but save little time. */
const workers = Math.min(availableParallelism(), 8);
/** The panel's tests mostly wait for frames, so more of them can run at the same time. */
const panelWorkers = Math.max(2, Math.min(workers, 4));

/** @type {import('./results.mjs').Outcomes} */
const none = { passed: [], failed: [], skipped: [] };

/**
 * The outcome of a suite that cannot run here: one skipped test.
 * @param {string} name
 * @param {string} reason
 */
const cannotRun = (name, reason) => ({ ...none, skipped: [{ title: name, reason }] });

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {boolean} hasTests
 * @property {(selection: import('./selection.mjs').Selection) => Promise<import('./results.mjs').Outcomes>} run
 */

/**
 * A command that passes or fails as a whole.
 * @param {string} name
 * @param {readonly string[]} command
 * @returns {Suite}
 */
const check = (name, command) => ({
  name,
  hasTests: false,
  run: async () => {
    const { code, hung, output } = await run(name, command, { quietMs: checkQuietMs });
    if (code === 0) return { ...none, passed: [{ title: name }] };
    return {
      ...none,
      failed: [
        { title: name, error: hung ? `printed nothing for ${checkQuietMs / 60_000} minutes and was stopped\n${output()}` : output() },
      ],
    };
  },
});

/**
 * Runs a command that uses lib/reporter.mjs.
 * @param {string} name
 * @param {readonly string[]} command
 * @param {Record<string, string>} env
 * @param {boolean} narrowed whether it may be right that no test runs
 */
const runReporting = async (name, command, env, narrowed) => {
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
    if (passed.length + failed.length + skipped.length === 0 && !narrowed) return 'ran no test';
    return undefined;
  };
  const wrong = problem();
  if (wrong) failed.push({ title: `${name} ${wrong}`, error: output() });
  return { passed, failed, skipped };
};

/**
 * Attempts an installation once: without a network it fails only after a while, and would fail for the next suite too.
 * @param {() => Promise<Record<string, string>>} make
 */
const once = make => {
  /** @type {Promise<Record<string, string>> | undefined} */
  let made;
  return () => (made ??= make());
};

/**
 * What a suite may need in addition to Node. Each function returns the environment variables for it, or throws an Error with the reason why
 * it is not available.
 * @type {Record<'chromium' | 'code' | 'editor', () => Promise<Record<string, string>>>}
 */
const needs = {
  chromium: once(async () => ({ CONVLENS_CHROMIUM: await (await import('../host/index.mjs')).findChromium() })),
  code: once(async () => {
    await (await import('../host/index.mjs')).installCode();
    return {};
  }),
  // The desktop build is sufficient; its replacement needs the other two.
  editor: once(async () => {
    const { executable } = await (await import('./desktop-code.mjs')).desktopCode();
    return executable ? {} : { ...(await needs.chromium()), ...(await needs.code()) };
  }),
};

/**
 * Runs bundles of test files in this many processes.
 * @param {number} jobs
 */
const mocha = jobs => [node, join(root, 'scripts', 'lib', 'mocha-pool.mjs'), '--jobs', String(jobs), '--timeout', String(testTimeoutMs)];

/**
 * The test files among some files and folders of test/.
 * @param {readonly string[]} paths
 */
const testFiles = paths =>
  paths.flatMap(path =>
    statSync(join(root, 'test', path)).isFile()
      ? [path]
      : readdirSync(join(root, 'test', path), { recursive: true, encoding: 'utf8' })
          .filter(file => file.endsWith('.test.ts'))
          .sort()
          .map(file => `${path}/${file.replaceAll('\\', '/')}`),
  );

/**
 * The suite of a folder of test/, which runs after everything that it needs is installed.
 * @param {string} name
 * @param {readonly string[]} command is told which tests to run by its last arguments
 * @param {readonly (keyof typeof needs)[]} required
 * @returns {Suite}
 */
const folderSuite = (name, command, required = []) => ({
  name,
  hasTests: true,
  run: async ({ files, grep, full }) => {
    const tests = testFiles(files.get(name) ?? [name]);
    if (tests.length === 0) return cannotRun(name, 'it has no tests');
    /** @type {Record<string, string>} */
    const env = full ? { CONVLENS_FULL: '1' } : {};
    try {
      for (const need of required) Object.assign(env, await needs[need]());
    } catch (error) {
      // The first lines say what failed; npm's log may follow.
      return cannotRun(name, messageOf(error).split('\n').slice(0, 2).join(': '));
    }
    const bundles = tests.map(file => join('out', 'test', file.replace(/\.ts$/, '.js')));
    return runReporting(name, [...command, ...(grep === undefined ? [] : ['--grep', grep]), ...bundles], env, grep !== undefined);
  },
});

/** Suites that need more than Node, in the order in which they run after the others. */
const special = [
  folderSuite('panel', mocha(panelWorkers), ['chromium']),
  folderSuite('integration', [node, join(root, 'scripts', 'lib', 'integration.mjs')], ['editor']),
  folderSuite('browser', mocha(1), ['chromium', 'code']),
].filter(({ name }) => readdirSync(join(root, 'test')).includes(name));

/** Every other folder of test/ that contains tests is a suite that needs only Node. None has to be listed. */
const plain = readdirSync(join(root, 'test'), { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !special.some(({ name }) => name === entry.name))
  .filter(({ name }) => testFiles([name]).length > 0)
  .map(({ name }) => folderSuite(name, mocha(workers)));

export const build = check('build', [node, 'esbuild.mjs', '--tests']);

export const suites = [
  check('typecheck', [node, join('scripts', 'typecheck.mjs')]),
  check('format', [node, join('node_modules', 'prettier', 'bin', 'prettier.cjs'), '--check', '.']),
  check('lint', [node, join('node_modules', 'eslint', 'bin', 'eslint.js'), '.']),
  check('circles', [node, join('scripts', 'circles.mjs')]),
  check('names', [node, join('scripts', 'names.mjs')]),
  check('unused', [node, join('node_modules', 'knip', 'bin', 'knip.js'), '--no-progress']),
  build,
  ...plain,
  ...special,
];
