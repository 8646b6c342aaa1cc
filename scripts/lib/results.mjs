// @ts-check
// Reads the results that lib/reporter.mjs has written.
import { existsSync, readFileSync } from 'node:fs';

/**
 * The outcomes of a suite's tests.
 * @typedef {object} Outcomes
 * @property {{ title: string, ms?: number }[]} passed
 * @property {{ title: string, error: string, ms?: number }[]} failed
 * @property {{ title: string, reason: string }[]} skipped
 */

/**
 * The outcomes of a run, and whether it was complete.
 * @param {string} file
 */
export const readResults = file => {
  /** @type {Outcomes & { ended: boolean }} */
  const results = { passed: [], failed: [], skipped: [], ended: false };
  if (!existsSync(file)) return results;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.endsWith('}')) continue;
    /** @type {import('./reporter.mjs').Entry} */
    const entry = JSON.parse(line);
    if (entry.outcome === 'end') results.ended = true;
    else if (entry.outcome === 'passed') results.passed.push(entry);
    else if (entry.outcome === 'failed') results.failed.push(entry);
    else results.skipped.push(entry);
  }
  return results;
};
