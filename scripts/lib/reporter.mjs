// A mocha reporter for a run whose output nobody reads: every outcome is appended to the file CONVLENS_RESULTS as a line of
// JSON, so that a run which is cut short still has told what it did. lib/results.mjs reads them.
import { appendFileSync } from 'node:fs';

/** What a skipped test gives as its reason (see test/support/skip.ts), looked for on the test and on the suites around it. */
const skipReason = test => {
  for (let node = test; node; node = node.parent) if (typeof node.skipReason === 'string') return node.skipReason;
  return 'marked as skipped in its source';
};

/** One from another process is no instance of this one's Error. */
const describeError = error => error?.stack ?? error?.message ?? String(error);

export default class Reporter {
  constructor(runner) {
    const file = process.env.CONVLENS_RESULTS;
    if (!file) throw new Error('CONVLENS_RESULTS names no file');
    const tell = entry => appendFileSync(file, `${JSON.stringify(entry)}\n`);
    runner.on('pass', test => tell({ outcome: 'passed', title: test.fullTitle(), ms: test.duration }));
    runner.on('fail', (test, error) => tell({ outcome: 'failed', title: test.fullTitle(), error: describeError(error) }));
    runner.on('pending', test => tell({ outcome: 'skipped', title: test.fullTitle(), reason: skipReason(test) }));
    runner.on('end', () => tell({ outcome: 'end' }));
  }
}
