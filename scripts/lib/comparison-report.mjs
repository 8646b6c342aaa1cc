// @ts-check
// The report of `npm run compare`.

/** @typedef {import('./repository-sources.mjs').Repository} Repository */
/** @typedef {{ request: import('./repository-sources.mjs').ModelRequest, verdict: import('./comparison.mjs').Verdict, why: string, ms: number }} Compared */

const SLOW_MS = 10_000;
/** The version of `npm run truth`. */
const TORCH = '2.13.0';
/** A cause is a clause, and the whole list would hide it. */
const MAX_CAUSE = 240;

/** @param {readonly { models: readonly Compared[] }[]} results */
const totalsOf = results => {
  const models = results.flatMap(result => result.models);
  /** @param {...import('./comparison.mjs').Verdict} verdicts */
  const count = (...verdicts) => models.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const refused = count('refused', 'not refused');
  const run = models.length - refused;
  return {
    run,
    exact: count('exact'),
    unknown: count('unknown'),
    wrong: count('wrong'),
    false: count('false problem'),
    crashes: count('crash'),
    slow: models.filter(({ ms }) => ms > SLOW_MS).length,
    refused,
    told: count('refused'),
    slowest: Math.max(0, ...models.map(({ ms }) => ms)),
  };
};

/** @param {string} text */
const cell = text => text.slice(0, MAX_CAUSE).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

/**
 * @param {readonly { repository: Repository, models: readonly Compared[] }[]} results
 */
export const reportOf = results => {
  const all = totalsOf(results);
  const names = new Set(results.map(({ repository }) => repository.repository));
  const totals =
    `${String(names.size)} repositories, ${String(all.run)} models: ${String(all.exact)} exact ` +
    `(${((100 * all.exact) / Math.max(1, all.run)).toFixed(1)} %), ${String(all.unknown)} with unknowns, ${String(all.wrong)} wrong, ` +
    `${String(all.false)} false problems, ${String(all.crashes)} crashes, ${String(all.slow)} over ${String(SLOW_MS / 1000)} s; ` +
    `${String(all.told)} of ${String(all.refused)} that PyTorch refuses are refused`;
  const rows = [...names].map(name => {
    const own = results.filter(({ repository }) => repository.repository === name);
    const [first] = own;
    const { run, exact, unknown, wrong, false: problems, crashes, refused, told, slowest } = totalsOf(own);
    const numbers = [run, exact, unknown, wrong, problems, crashes, refused === 0 ? '' : `${String(told)} of ${String(refused)}`];
    const commit = first?.repository.commit.slice(0, 10) ?? '';
    return `| ${name} | ${commit} | ${first?.repository.style ?? ''} | ${numbers.map(String).join(' | ')} | ${(slowest / 1000).toFixed(1)} |`;
  });
  const misses = results.flatMap(({ repository, models }) =>
    models
      .filter(({ verdict }) => verdict !== 'exact' && verdict !== 'refused')
      .map(({ request, verdict, why }) => `| ${repository.repository} | \`${cell(request.model)}\` | ${verdict} | ${cell(why)} |`),
  );
  const text = `# Public repositories, compared with PyTorch

Written by \`npm run compare -- --report\` on ${new Date().toISOString().slice(0, 10)}, with PyTorch ${TORCH} and the packages of
\`test/truth/site-packages.txt\` on the search path. The models are those of \`test/truth/repositories.json\`. *Exact* means that all
calls of convolutions, with their places, shapes and parameters, the parameters and MACs of the model, and the shapes of its output are
PyTorch's. Other models have unknowns, each with a reason; *wrong* would be anything known that differs. PyTorch refuses a model if building
or running it raises an exception.

${totals}.

| repository | commit | style | models | exact | unknowns | wrong | false problems | crashes | refused by both | slowest (s) |
|---|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## What is not exact

| repository | model | | cause |
|---|---|---|---|
${misses.join('\n')}
`;
  return { totals, text };
};
