// Reads what lib/reporter.mjs wrote.
import { existsSync, readFileSync } from 'node:fs';

/**
 * The outcomes of a run.
 * @returns `passed` (a count), `failed` [{ title, error }], `skipped` [{ title, reason }], and whether the run came to its `ended`
 */
export const readResults = file => {
  const results = { passed: 0, failed: [], skipped: [], ended: false };
  if (!existsSync(file)) return results;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.endsWith('}')) continue;
    const { outcome, ...entry } = JSON.parse(line);
    if (outcome === 'passed') results.passed += 1;
    else if (outcome === 'end') results.ended = true;
    else results[outcome].push(entry);
  }
  return results;
};
