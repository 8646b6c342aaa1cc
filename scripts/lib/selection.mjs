// @ts-check
// What of the tests is to run, as the command line says it.
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './paths.mjs';

/**
 * @typedef {object} Selection
 * @property {Set<string>} suites the suites to run
 * @property {Map<string, string[]>} files of a suite that is not to run whole: the test files and folders to run, relative to test/
 * @property {string | undefined} grep a pattern that the titles of the tests to run match
 * @property {boolean} full whether every combination is to be tested where else every pair is
 * @property {boolean} help whether the usage was asked for
 */

/** @typedef {{ readonly name: string, readonly hasTests: boolean }} Named a suite, as far as it is named */

const options = /** @type {const} */ ({
  only: { type: 'string' },
  grep: { type: 'string', short: 'g' },
  full: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
});

/**
 * How `npm test` is called, with the suites there are.
 * @param {readonly Named[]} suites
 */
export const usage = suites => `npm test -- [SUITE…] [PATH…] [options]
  SUITE                  one of ${suites.map(({ name }) => name).join(', ')}; all of them if none is named
  PATH                   a test file or a folder of them, such as test/unit/core/dim
  -g, --grep PATTERN     only the tests whose full title matches the regular expression
  --full                 every combination where otherwise every pair is tried (panel: what is shown × themes × widths)
  --only SUITE,SUITE     the same as SUITE SUITE
  -h, --help             this text
A run builds what it needs, and ends with one line: N passed, M failed, K skipped.`;

/**
 * The suite that a path belongs to, and the path relative to test/.
 * @param {string} path
 * @param {readonly Named[]} suites
 */
const locate = (path, suites) => {
  const within = relative(join(root, 'test'), resolve(path)).split(sep).join('/');
  const [name = ''] = within.split('/');
  const suite = suites.find(entry => entry.name === name && entry.hasTests);
  if (!existsSync(path) || !suite || (statSync(path).isFile() && !path.endsWith('.test.ts')))
    throw new Error(`${path} is no test file, and no folder of a suite of tests.`);
  return { name, within };
};

/** @param {string} word */
const isPath = word => /[\\/]|\.ts$/.test(word);

/**
 * Reads the arguments of `npm test`.
 * @param {readonly string[]} args
 * @param {readonly Named[]} suites
 * @returns {Selection}
 * @throws Error with one sentence that says what is wrong with them
 */
export const readSelection = (args, suites) => {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const names = new Set([...positionals.filter(word => !isPath(word)), ...(values.only?.split(',') ?? [])]);
  const unknown = [...names].filter(name => !suites.some(suite => suite.name === name));
  if (unknown.length > 0)
    throw new Error(`There is no suite named ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}.`);
  /** @type {Map<string, string[]>} */
  const files = new Map();
  for (const { name, within } of positionals.filter(isPath).map(path => locate(path, suites)))
    if (!names.has(name)) files.set(name, [...(files.get(name) ?? []), within]);
  const { grep, full, help } = values;
  if (grep !== undefined) new RegExp(grep);
  const named = suites.filter(({ name }) => names.has(name) || files.has(name));
  // A pattern chooses among tests; what has none is not asked.
  const chosen = (named.length > 0 ? named : suites).filter(({ hasTests }) => grep === undefined || hasTests);
  if (chosen.length === 0) throw new Error(`--grep chooses among tests, and ${[...names].join(', ')} has none.`);
  return { suites: new Set(chosen.map(({ name }) => name)), files, grep, full, help };
};
