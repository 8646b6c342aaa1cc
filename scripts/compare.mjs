// @ts-check
// npm run compare: follows models of public repositories (test/truth/repositories.json) with the command line, runs them with PyTorch, and
// compares: calls, places, shapes, parameters, MACs, output, exceptions. Run `npm run build` and `npm run truth -- site-packages` before.
//   npm run compare -- NAME…       only repositories whose names contain one of these
//   npm run compare -- --report    also writes docs/comparison.md
// CONVLENS_TRUTH_PYTHON is the path of an interpreter that has torch; by default, the one of `npm run truth`.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareModel } from './lib/comparison.mjs';
import { reportOf } from './lib/comparison-report.mjs';
import { cache, root } from './lib/paths.mjs';
import { fetchSources, foldersOf, nameOf, repositories, rootOf, torchAnswers } from './lib/repository-sources.mjs';
import { sitePackages } from './lib/site-packages.mjs';

/** @typedef {import('./lib/repository-sources.mjs').Repository} Repository */

const { values, positionals } = parseArgs({ options: { report: { type: 'boolean' } }, allowPositionals: true });
const python = process.env.CONVLENS_TRUTH_PYTHON ?? join(cache, 'truth-venv', 'bin', 'python');
const report = join(root, 'docs', 'comparison.md');

/**
 * The answers of one process of the command line to the models of a repository; an answer is missing if the process ended before.
 * @param {Repository} repository
 * @returns {Promise<{ answer: any, ms: number }[]>}
 */
const ownAnswers = async repository => {
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'summary', '--batch'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.on('error', () => undefined);
  const answers = [];
  for (const { module, model, call } of repository.models) {
    const started = performance.now();
    child.stdin.write(`${JSON.stringify({ module, model, call, pythonPath: [...foldersOf(repository), sitePackages] })}\n`);
    const { value, done } = await lines.next();
    answers.push({ answer: done ? undefined : JSON.parse(value), ms: performance.now() - started });
  }
  child.stdin.end();
  return answers;
};

const chosen = repositories.filter(entry => positionals.length === 0 || positionals.some(part => nameOf(entry).includes(part)));
const results = [];
for (const repository of chosen) {
  const why = fetchSources(repository) ?? (existsSync(python) ? null : `there is no ${python}`);
  if (why) {
    console.log(`${nameOf(repository)}: skipped, ${why}`);
    continue;
  }
  const truths = await torchAnswers(repository, python);
  const answers = await ownAnswers(repository);
  const models = repository.models.map((request, i) => {
    const { answer, ms } = answers[i] ?? { answer: undefined, ms: 0 };
    return { request, ms, ...compareModel(truths[i], answer, rootOf(repository)) };
  });
  results.push({ repository, models });
  console.log(
    `${nameOf(repository)}: ${String(models.filter(({ verdict }) => verdict === 'exact').length)} of ${String(models.length)} exact`,
  );
  for (const { request, verdict, why: reason, ms } of models) {
    if (verdict !== 'exact' && verdict !== 'refused')
      console.log(`  ${verdict}: ${request.module} ${request.model} — ${reason.slice(0, 600)}`);
    if (ms > 10_000) console.log(`  slow: ${request.module} ${request.model}, ${(ms / 1000).toFixed(1)} s`);
  }
}
const { text, totals } = reportOf(results);
console.log(totals);
if (values.report) writeFileSync(report, text);
