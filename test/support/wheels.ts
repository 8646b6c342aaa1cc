import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { skip } from './skip';

const CACHE = '.cache/wheels';

/** The packages of the corpora. */
export const TORCHVISION = 'torchvision==0.28.0';
export const TIMM = 'timm==1.0.29';

/** The folder with the files of a wheel, which is downloaded once. Throws if it is not available. */
function unpacked(requirement: string): string {
  const name = requirement.replace('==', '-');
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  // Other tests may download the same wheel at this time, so the folder gets its name when it is complete.
  const own = mkdtempSync(join(CACHE, 'fetching-'));
  const python = (...args: string[]): unknown => execFileSync('python3', args, { stdio: 'pipe' });
  const wheelIn = (place: string): string | undefined =>
    readdirSync(place).find(file => file.startsWith(`${name}-`) && file.endsWith('.whl'));
  try {
    if (!wheelIn(CACHE)) {
      python('-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', own, requirement);
      const fetched = wheelIn(own);
      if (fetched) renameSync(join(own, fetched), join(CACHE, fetched));
    }
    python('-m', 'zipfile', '-e', join(CACHE, wheelIn(CACHE) ?? name), join(own, 'files'));
    if (!existsSync(folder)) renameSync(join(own, 'files'), folder);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return folder;
}

/** The same for a test, which is skipped with the reason if the wheel is not available. */
export function wheelFor(context: Mocha.Context, requirement: string): string {
  try {
    return unpacked(requirement);
  } catch (error) {
    return skip(context, `python3 could not fetch ${requirement}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
  }
}
