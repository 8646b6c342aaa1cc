// @ts-check
// One process of mocha-pool.mjs: runs the files it is sent, one after the other, and answers each with how many of its tests failed.
import Mocha from 'mocha';
import Reporter from './reporter.mjs';

/**
 * What is told of a file: how many of its tests failed, or why it could not be run.
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
