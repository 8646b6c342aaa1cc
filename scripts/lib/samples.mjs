// @ts-check
// Copies of the samples to work in, so that nothing that happens in an editor touches the repository's own.
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cache, samples } from './paths.mjs';

/**
 * A lasting copy for `npm start`, made anew only when `reset` says so.
 * @param {boolean} [reset]
 */
export const lastingSamples = reset => {
  const folder = join(cache, 'samples');
  if (reset) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(folder)) cpSync(samples, folder, { recursive: true });
  return folder;
};

/** A fresh copy for one test run, in `samples` of a temporary folder that is all the run's own. */
export const temporarySamples = () => {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'convlens-')));
  const folder = join(temporary, 'samples');
  cpSync(samples, folder, { recursive: true });
  return { temporary, folder };
};
