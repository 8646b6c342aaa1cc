// npm test — installs what is missing, then runs every suite, and ends with one line of totals.
//   npm test -- --only unit,panel   runs some of them
import { parseArgs } from 'node:util';
import { ensureDependencies } from './setup.mjs';
import { build, suites } from './lib/suites.mjs';

const started = Date.now();
const seconds = ms => (ms / 1000).toFixed(1);
const indent = text => text.replace(/^/gm, '    ');
const count = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

const choose = () => {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  if (only === undefined) return suites;
  const names = only.split(',');
  const unknown = names.filter(name => !suites.some(suite => suite.name === name));
  if (unknown.length > 0)
    throw new Error(`There is no suite named ${unknown.join(', ')}. There are ${suites.map(({ name }) => name).join(', ')}.`);
  const chosen = suites.filter(({ name }) => names.includes(name));
  // Tests run from their bundles.
  return chosen.some(suite => suite.afterBuild) && !chosen.includes(build) ? [build, ...chosen] : chosen;
};

const report = (name, { passed, failed, skipped, ms }) => {
  console.log(`${name}: ${count({ passed, failed: failed.length, skipped: skipped.length })} (${seconds(ms)} s)`);
  for (const { title, error } of failed) console.log(`  ✗ ${title}\n${indent(error)}`);
  const reasons = new Set(skipped.map(({ reason }) => reason));
  for (const reason of reasons) {
    const titles = skipped.filter(entry => entry.reason === reason).map(({ title }) => title);
    console.log(`  ${titles.length} skipped: ${reason}\n${indent(titles.join('\n'))}`);
  }
};

const table = rows => {
  const cells = [['suite', 'passed', 'failed', 'skipped', 'seconds'], ...rows];
  const widths = cells[0].map((_, column) => Math.max(...cells.map(row => row[column].length)));
  return cells
    .map(row => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '))
    .join('\n');
};

const runAll = async chosen => {
  const rows = [];
  const total = { passed: 0, failed: 0, skipped: 0 };
  let built = true;
  for (const suite of chosen) {
    const begun = Date.now();
    const result =
      suite.afterBuild && !built
        ? { passed: 0, failed: [], skipped: [{ title: suite.name, reason: 'the build failed' }] }
        : await suite.run();
    if (suite === build) built = result.failed.length === 0;
    const ms = Date.now() - begun;
    report(suite.name, { ...result, ms });
    const counts = { passed: result.passed, failed: result.failed.length, skipped: result.skipped.length };
    rows.push([suite.name, ...Object.values(counts).map(String), seconds(ms)]);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  console.log(`\n${table([...rows, ['total', ...Object.values(total).map(String), seconds(Date.now() - started)]])}\n`);
  console.log(count(total));
  return total.failed === 0 && total.passed > 0;
};

let chosen;
try {
  chosen = choose();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
const installed = await ensureDependencies().then(
  () => ({ ok: true }),
  error => ({ ok: false, error }),
);
if (!installed.ok) {
  console.log(`${installed.error.message}\n`);
  console.log(count({ passed: 0, failed: 1, skipped: 0 }));
}
process.exitCode = installed.ok && (await runAll(chosen)) ? 0 : 1;
