// @ts-check
// One process of mocha-pool.mjs: runs the files that it receives, one after the other, and answers with the number of failed tests.
import Mocha from 'mocha';
import Reporter from './reporter.mjs';

/**
 * The answer for a file: how many tests failed, or why it could not be run.
 * @typedef {{ failed?: number, error?: string }} Answer
 */

/**
 * @param {string} file
 * @param {{ timeout: number, grep?: string }} options
 * @returns {Promise<number>} how many tests failed
 */
const run = async (file, { timeout, grep }) => {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout,
    forbidOnly: true,
    reporter: Reporter,
    reporterOptions: { isPart: true },
    ...(grep === undefined ? {} : { grep }),
  });
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  const failed = await new Promise(resolve => {
    mocha.run(resolve);
  });
  mocha.dispose();
  return failed;
};

/** @param {Answer} answer */
const tell = answer => process.send?.(answer);

process.on('message', message => {
  const { file, options } = /** @type {{ file: string, options: { timeout: number, grep?: string } }} */ (message);
  run(file, options).then(
    failed => tell({ failed }),
    /** @param {Error} error */
    error => tell({ error: error.stack ?? error.message }),
  );
});
