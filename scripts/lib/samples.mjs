// @ts-check
// Working copies of the samples, so that edits in an editor do not change the repository.
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cache, samples } from './paths.mjs';

/**
 * The copy for `npm start`, which is kept unless `reset` is true.
 * @param {boolean} [reset]
 */
export const lastingSamples = reset => {
  const folder = join(cache, 'samples');
  if (reset) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(folder)) cpSync(samples, folder, { recursive: true });
  return folder;
};

/** A new copy for one test run, in the folder `samples` of a temporary folder that only this run uses. */
export const temporarySamples = () => {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'convlens-')));
  const folder = join(temporary, 'samples');
  cpSync(samples, folder, { recursive: true });
  return { temporary, folder };
};
