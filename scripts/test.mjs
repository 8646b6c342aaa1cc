// @ts-check
// npm test — installs what is missing, runs every suite, and prints one line of totals at the end.
//   npm test -- unit -g hover   runs some tests; see npm test -- --help
import { ensureDependencies } from './setup.mjs';
import { messageOf } from './lib/message.mjs';
import { readSelection, usage } from './lib/selection.mjs';
import { build, suites } from './lib/suites.mjs';

const started = Date.now();
/** @param {number} ms */
const seconds = ms => (ms / 1000).toFixed(1);
/** @param {string} text */
const indent = text => text.replace(/^/gm, '    ');
/** @param {{ passed: number, failed: number, skipped: number }} counts */
const count = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
/** How many of the slowest tests are listed. */
const slowestShown = 10;

/**
 * @param {string} name
 * @param {import('./lib/results.mjs').Outcomes & { ms: number }} result
 */
const report = (name, { passed, failed, skipped, ms }) => {
  console.log(`${name}: ${count({ passed: passed.length, failed: failed.length, skipped: skipped.length })} (${seconds(ms)} s)`);
  for (const { title, error } of failed) console.log(`  ✗ ${title}\n${indent(error)}`);
  const reasons = new Set(skipped.map(({ reason }) => reason));
  for (const reason of reasons) {
    const titles = skipped.filter(entry => entry.reason === reason).map(({ title }) => title);
    console.log(`  ${titles.length} skipped: ${reason}\n${indent(titles.join('\n'))}`);
  }
};

/** @param {string[][]} rows */
const table = rows => {
  const cells = [['suite', 'passed', 'failed', 'skipped', 'seconds'], ...rows];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0))) ?? [];
  return cells
    .map(row => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
};

/**
 * Lists the slowest tests, for when a run takes too long.
 * @param {readonly { suite: string, title: string, ms?: number }[]} tests
 */
const slowest = tests =>
  tests
    .map(({ ms = 0, ...test }) => ({ ...test, ms }))
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms)
    .slice(0, slowestShown)
    .map(({ suite, title, ms }) => `  ${seconds(ms).padStart(6)} s  ${suite}: ${title}`)
    .join('\n');

/**
 * @param {import('./lib/selection.mjs').Selection} selection
 * @returns whether everything passed
 */
const runAll = async selection => {
  /** @type {string[][]} */
  const rows = [];
  /** @type {{ suite: string, title: string, ms?: number }[]} */
  const tests = [];
  const total = { passed: 0, failed: 0, skipped: 0 };
  const chosen = suites.filter(({ name }) => selection.suites.has(name));
  const withTests = chosen.filter(({ hasTests }) => hasTests);
  let built = true;
  // Tests run from their bundles.
  for (const suite of withTests.length > 0 && !chosen.includes(build) ? [build, ...chosen] : chosen) {
    const begun = Date.now();
    /** @type {import('./lib/results.mjs').Outcomes} */
    const result =
      suite.hasTests && !built
        ? { passed: [], failed: [], skipped: [{ title: suite.name, reason: 'the build failed' }] }
        : await suite.run(selection);
    if (suite === build) built = result.failed.length === 0;
    const ms = Date.now() - begun;
    report(suite.name, { ...result, ms });
    const counts = { passed: result.passed.length, failed: result.failed.length, skipped: result.skipped.length };
    rows.push([suite.name, ...Object.values(counts).map(String), seconds(ms)]);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (suite.hasTests)
      for (const test of [...result.passed, ...result.failed, ...result.skipped]) tests.push({ suite: suite.name, ...test });
  }
  const named = slowest(tests);
  const texts = [table([...rows, ['total', ...Object.values(total).map(String), seconds(Date.now() - started)]])];
  if (named) texts.push(`The slowest tests:\n${named}`);
  if (withTests.length > 0 && tests.length === 0) {
    texts.push(`No test matches ${selection.grep}.`);
    total.failed += 1;
  }
  console.log(`\n${texts.join('\n\n')}\n`);
  console.log(count(total));
  return total.failed === 0 && total.passed > 0;
};

/** @type {import('./lib/selection.mjs').Selection} */
let selection;
try {
  selection = readSelection(process.argv.slice(2), suites);
} catch (error) {
  console.error(messageOf(error));
  process.exit(2);
}
if (selection.help) {
  console.log(usage(suites));
  process.exit(0);
}
const install = async () => {
  try {
    await ensureDependencies();
    return true;
  } catch (error) {
    console.log(`${messageOf(error)}\n`);
    console.log(count({ passed: 0, failed: 1, skipped: 0 }));
    return false;
  }
};
process.exitCode = (await install()) && (await runAll(selection)) ? 0 : 1;
