// @ts-check
// A mocha reporter that appends every outcome to the file CONVLENS_RESULTS as a line of JSON, so that the results of an interrupted run
// are not lost. lib/results.mjs reads them.
import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * One line of the file.
 * @typedef {{ outcome: 'passed', title: string, ms?: number }
 *   | { outcome: 'failed', title: string, error: string, ms?: number }
 *   | { outcome: 'skipped', title: string, reason: string }
 *   | { outcome: 'end' }} Entry
 */

/**
 * The reason of a skipped test (see test/support/skip.ts), which is stored on the test or on a suite that contains it.
 * @param {import('mocha').Test} test
 */
const skipReason = test => {
  /** @type {{ skipReason?: string, parent?: object | undefined } | undefined} */
  let node = test;
  for (; node; node = node.parent) if (node.skipReason !== undefined) return node.skipReason;
  return 'marked as skipped in its source';
};

/**
 * The text of a thrown value. An error of the page or of another process is not an instance of this realm's Error.
 * @param {{ stack?: string, message?: string } | undefined} error
 */
const describeError = error => error?.stack ?? error?.message ?? String(error);

/** @param {import('mocha').Test} test */
const timeOf = ({ duration }) => (duration === undefined ? {} : { ms: duration });

export default class Reporter extends Mocha.reporters.Base {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options `reporterOptions.isPart` says that this is one of several runs that tell the same file, and
   * not its end
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.CONVLENS_RESULTS;
    if (!file) throw new Error('CONVLENS_RESULTS names no file');
    /** @param {Entry} entry */
    const tell = entry => appendFileSync(file, `${JSON.stringify(entry)}\n`);
    runner.on('pass', test => tell({ outcome: 'passed', title: test.fullTitle(), ...timeOf(test) }));
    runner.on('fail', (test, error) => tell({ outcome: 'failed', title: test.fullTitle(), error: describeError(error), ...timeOf(test) }));
    runner.on('pending', test => tell({ outcome: 'skipped', title: test.fullTitle(), reason: skipReason(test) }));
    if (!options.reporterOptions?.isPart) runner.on('end', () => tell({ outcome: 'end' }));
  }
}
