// @ts-check
// The tests to run, from the command line.
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './paths.mjs';

/**
 * @typedef {object} Selection
 * @property {Set<string>} suites the suites to run
 * @property {Map<string, string[]>} files for a suite that runs only in part: the test files and folders to run, relative to test/
 * @property {string | undefined} grep a pattern for the titles of the tests to run
 * @property {boolean} full whether to test all combinations instead of all pairs
 * @property {boolean} help whether to print the usage
 */

/** @typedef {{ readonly name: string, readonly hasTests: boolean }} Named a suite, as far as it is named */

const options = /** @type {const} */ ({
  only: { type: 'string' },
  grep: { type: 'string', short: 'g' },
  full: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
});

/**
 * The usage of `npm test`, with the names of all suites.
 * @param {readonly Named[]} suites
 */
export const usage = suites => `npm test -- [SUITE…] [PATH…] [options]
  SUITE                  one of ${suites.map(({ name }) => name).join(', ')}; by default, all of them
  PATH                   a test file or a folder of them, such as test/unit/core/dim
  -g, --grep PATTERN     only the tests whose full title matches the regular expression
  --full                 test all combinations instead of all pairs (panel: what is shown × themes × widths)
  --only SUITE,SUITE     the same as SUITE SUITE
  -h, --help             this text
A run builds what it needs, and prints a line at its end: N passed, M failed, K skipped.`;

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
    throw new Error(`${path} is neither a test file nor a folder of a suite.`);
  return { name, within };
};

/** @param {string} word */
const isPath = word => /[\\/]|\.ts$/.test(word);

/**
 * Reads the arguments of `npm test`.
 * @param {readonly string[]} args
 * @param {readonly Named[]} suites
 * @returns {Selection}
 * @throws Error with one sentence that says what is wrong
 */
export const readSelection = (args, suites) => {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const names = new Set([...positionals.filter(word => !isPath(word)), ...(values.only?.split(',') ?? [])]);
  const unknown = [...names].filter(name => !suites.some(suite => suite.name === name));
  if (unknown.length > 0)
    throw new Error(`Unknown suite: ${unknown.join(', ')}. The suites are ${suites.map(({ name }) => name).join(', ')}.`);
  /** @type {Map<string, string[]>} */
  const files = new Map();
  for (const { name, within } of positionals.filter(isPath).map(path => locate(path, suites)))
    if (!names.has(name)) files.set(name, [...(files.get(name) ?? []), within]);
  const { grep, full, help } = values;
  if (grep !== undefined) new RegExp(grep);
  const named = suites.filter(({ name }) => names.has(name) || files.has(name));
  // A pattern selects tests, so suites without tests do not run.
  const chosen = (named.length > 0 ? named : suites).filter(({ hasTests }) => grep === undefined || hasTests);
  if (chosen.length === 0) throw new Error(`--grep selects tests, but ${[...names].join(', ')} has none.`);
  return { suites: new Set(chosen.map(({ name }) => name)), files, grep, full, help };
};
